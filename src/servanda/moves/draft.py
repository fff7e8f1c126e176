"""A move before its names are resolved and its spans are cut: which words make it, and which tokens fill its slots."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from servanda.moves.standing import PLAIN, Standing
from servanda.records import MoveType


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate move in terms of tokens."""

    type: MoveType
    trigger: Token
    actor: Token | None
    """Head of who makes the move."""
    addressee: Token | None = None
    content: Token | None = None
    content_slot: str = ""
    standing: Standing = PLAIN
    by_source: bool = False
    """The actor is whoever is quoted as saying the clause ("they must stop")."""
    mode: str | None = None
    cameo: str | None = None
    rule: str = ""
    """`verb`, `noun`, `adjective`, `duty`, `will`, `wrong`, `imperative`, … for tests and for `explain`."""
    others: tuple[Token, ...] = ()
    """Further tokens whose actors join the actor ("talks between A and B")."""
    unsaid: bool = False
    """A passive that leaves out who did it: "Rome was urged to"."""
    item: bool = False
    """One of several things asked for in a list: its content ends where the next begins."""
