"""Gives each move its PLOVER root and mode and its CAMEO code.

PLOVER merges what Servanda keeps apart: a proposal, an undertaking and an acceptance are all AGREE. A carried-out step
is YIELD, AID or COOPERATE by its CAMEO code. A broken undertaking has no root of its own: a broken truce is ASSAULT,
any other goes with what defies or rejects an agreement (REJECT).
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from servanda.moves.lexicon import MoveLexicon, rows
from servanda.records import MoveType


@lru_cache(maxsize=1)
def type_roots() -> dict[str, str]:
    """The PLOVER root of each move type, where it does not depend on the deed."""
    return {r["type"]: r["root"] for r in rows("types.csv")}


@lru_cache(maxsize=1)
def cameo_roots() -> dict[str, str]:
    """The PLOVER root that each CAMEO code used here falls under."""
    return {r["code"]: r["root"] for r in rows("cameo.csv")}


def root_of(kind: MoveType, cameo: str | None) -> str:
    """The PLOVER root of a move; a deed's root follows its CAMEO code, words' root their type."""
    if kind == "fulfil" and cameo is not None:
        return cameo_roots().get(cameo, type_roots()[kind])
    return type_roots()[kind]


_DEFAULTS: dict[MoveType, tuple[str | None, str]] = {
    "demand": ("change", "100"),
    "propose": (None, "030"),
    "commit": (None, "030"),
    "accept": (None, "057"),
    "reject": ("change", "120"),
    "threaten": ("violence", "130"),
    "accuse": ("disapprove", "111"),
    "endorse": (None, "051"),
    "fulfil": (None, "080"),
    "breach": ("change", "128"),
    "consult": (None, "040"),
}
_TRUCES = frozenset({"truce", "ceasefire", "cease", "armistice", "cessation"})
_FIELDS = ("meeting", "assisting", "yielding", "reforming", "settling")
_MODES = {"meeting": "meet", "assisting": "assist", "yielding": "yield"}
_CODES: dict[tuple[str, str], str] = {
    ("020", "meeting"): "026",
    ("020", "assisting"): "023",
    ("020", "yielding"): "025",
    ("020", "reforming"): "024",
    ("020", "settling"): "027",
    ("100", "meeting"): "106",
    ("100", "assisting"): "103",
    ("100", "yielding"): "105",
    ("100", "reforming"): "104",
    ("100", "settling"): "107",
    ("030", "meeting"): "036",
    ("030", "assisting"): "033",
    ("030", "yielding"): "035",
    ("030", "reforming"): "034",
    ("030", "settling"): "037",
    ("120", "meeting"): "125",
    ("120", "yielding"): "124",
    ("120", "settling"): "127",
}


def field_of(content: Token | None, lexicon: MoveLexicon) -> str | None:
    """What a content is about: `meeting`, `assisting`, `yielding`, `reforming`, `settling`, or none of these."""
    if content is None:
        return None
    words = [content.lemma_.lower()] + [c.lemma_.lower() for c in content.children if c.dep_ in {"compound", "dobj"}]
    return next((f for w in words for f in _FIELDS if w in lexicon.classes[f]), None)


def _broken(content: Token | None, field: str | None) -> tuple[str, str | None, str]:
    if content is not None and content.lemma_.lower() in _TRUCES:
        return "ASSAULT", None, "196"
    return ("REJECT", "yield", "124") if field == "yielding" else ("REJECT", "change", "128")


def coded(
    kind: MoveType, mode: str | None, cameo: str | None, content: Token | None, lexicon: MoveLexicon
) -> tuple[str, str | None, str | None]:
    """PLOVER root, PLOVER mode and CAMEO code of a move, as fine as its content allows."""
    default_mode, default_cameo = _DEFAULTS[kind]
    mode, cameo = mode or default_mode, cameo or default_cameo
    field = field_of(content, lexicon)
    if kind == "breach":
        return _broken(content, field)
    if field is not None:
        if kind in {"demand", "reject"}:
            mode = _MODES.get(field, mode)
        cameo = _CODES.get((cameo or "", field), cameo)
    return root_of(kind, cameo), mode, cameo
