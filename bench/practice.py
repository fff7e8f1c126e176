"""Writes practice sentences for the relation coder: our acts as deeds, promised, refused, demanded, blamed.

The acts (`bench/relations_rows/acts.csv`) say in our words what the categories of PLOVER contain. Who acts is drawn in
turn from a fixed list, so the sentences are the same each time.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "relations_rows"
COOPERATIVE = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT", "YIELD"})
HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
SOURCES = (
    "Norway",
    "The prime minister of Chad",
    "The rebels",
    "The Peruvian government",
    "The council",
    "Turkey's army",
    "President Kovac",
    "The European Union",
    "The opposition",
    "Police in Lusaka",
    "The junta",
    "Foreign Minister Adeyemi",
    "India",
    "The United Nations",
    "Workers from the mine",
    "The militia",
    "A court in Riga",
    "The Iranian foreign ministry",
    "Students",
    "The United States",
    "Several bishops",
    "General Osei",
    "The ministry",
    "Brazil",
)
TARGETS = (
    "Ruritania",
    "the rebels",
    "the Kenyan government",
    "President Halim",
    "the opposition",
    "Serbia",
    "the union",
    "the villagers",
    "Israel",
    "the army",
    "the mayor of Quito",
    "several journalists",
    "the European Commission",
    "China",
    "the protesters",
    "an oil company",
    "Mr Petrov",
    "the northern province",
    "the prisoners",
    "Sudan",
    "the minister",
    "two activists",
    "Afghanistan",
    "the security forces",
    "the regime",
    "Ukraine",
    "the court",
    "refugees",
    "the city",
)
PLURAL = frozenset({"The rebels", "Police in Lusaka", "Workers from the mine", "Students", "Several bishops"})
_DONE = (
    "{S} {past} {rest}.",
    "{S} has {part} {rest}.",
    "{S} {past} {rest} on Monday, officials said.",
    "On Friday {S} {past} {rest} despite warnings.",
    "Reports said {S} had {part} {rest}.",
)
_PROMISED = (
    "{S} agreed to {base} {rest}.",
    "{S} promised to {base} {rest}.",
    "{S} will {base} {rest} next week.",
    "{S} said it would {base} {rest}.",
    "{S} offered to {base} {rest}.",
    "{S} is ready to {base} {rest}.",
    "{S} plans to {base} {rest}.",
    "{S} is willing to {base} {rest}.",
    "{S} is considering {ing} {rest}.",
    "{S} has pledged to {base} {rest} by June.",
)
_REFUSED = (
    "{S} refused to {base} {rest}.",
    "{S} will not {base} {rest}.",
    "{S} ruled out {ing} {rest}.",
    "{S} rejected calls to {base} {rest}.",
    "{S} said it would not {base} {rest}.",
    "{S} has no intention of {ing} {rest}.",
    "{S} is unwilling to {base} {rest}.",
    "{S} declined to {base} {rest}.",
    "{S} opposed a plan to {base} {rest}.",
)
_THREATENED = (
    "{S} threatened to {base} {rest}.",
    "{S} warned that it would {base} {rest}.",
    "{S} vowed to {base} {rest}.",
    "{S} will {base} {rest} unless the raids stop.",
    "{S} said it may {base} {rest}.",
    "{S} is considering {ing} {rest}.",
    "{S} could {base} {rest} if talks fail.",
    "{S} is preparing to {base} {rest}.",
)
_URGED = (
    "{R} urged {A} to {base} {rest}.",
    "{R} demanded that {A} {base} {rest}.",
    "{R} asked {A} to {base} {rest}.",
    "{R} called on {A} to {base} {rest}.",
    "{R} said {A} must {base} {rest}.",
)
_STOPPED = (
    "{R} urged {A} to stop {ing} {rest}.",
    "{R} called on {A} to stop {ing} {rest}.",
    "{R} said {A} must not {base} {rest}.",
)
_BLAMED = (
    "{R} accused {A} of {ing} {rest}.",
    "{R} condemned {A} for {ing} {rest}.",
    "{R} blamed {A} after it {past} {rest}.",
)
_PRAISED = ("{R} praised {A} for {ing} {rest}.", "{R} welcomed the fact that {A} {past} {rest}.")
_CEASED = ("{S} stopped {ing} {rest}.",)


def sentences(path: Path = FOLDER / "acts.csv") -> list[dict[str, Any]]:
    """Marked pairs in the form of the PLV rows: `id`, `sentence`, `source`, `target`, `root`."""
    verbs = {row["verb"]: row for row in _rows(FOLDER / "verbs.csv")}
    turn = count()
    made = [row for act in _rows(path) for row in _of_act(act, verbs, turn)]
    return [{"id": f"practice-{place:04d}", **row} for place, row in enumerate(made)]


def _of_act(act: dict[str, str], verbs: dict[str, dict[str, str]], turn: count[int]) -> Iterator[dict[str, Any]]:
    """A deed twice, and once each thing that a deed of its kind is turned into by the words above it."""
    root = act["root"]
    yield _filled(_DONE, root, act, verbs, next(turn))
    yield _filled(_DONE, root, act, verbs, next(turn))
    if act["rest"] == "{T}":
        yield _passive(root, act, verbs, next(turn))
    if root in COOPERATIVE:
        for shapes, meaning in ((_PROMISED, "AGREE"), (_REFUSED, "REJECT"), (_URGED, "REQUEST"), (_PRAISED, "SUPPORT")):
            yield _filled(shapes, meaning, act, verbs, next(turn))
    elif root in HARMFUL:
        yield _filled(_THREATENED, "THREATEN", act, verbs, next(turn))
        yield _filled(_STOPPED, "REQUEST", act, verbs, next(turn))
        yield _filled(_BLAMED, "ACCUSE", act, verbs, next(turn))
        if root in ("ASSAULT", "COERCE"):
            yield _filled(_CEASED, "YIELD", act, verbs, next(turn))


def _filled(
    shapes: tuple[str, ...], root: str, act: dict[str, str], verbs: dict[str, dict[str, str]], turn: int
) -> Any:
    """The next shape in turn, filled; in shapes with R and A the first acts on the second."""
    shape = shapes[turn % len(shapes)]
    forms = _forms(act["verb"], verbs)
    source, target = SOURCES[turn % len(SOURCES)], TARGETS[turn * 7 % len(TARGETS)]
    if "{A}" in shape:
        other = TARGETS[(turn * 7 + 12) % len(TARGETS)]
        text = shape.format(R="\1", A="\2", rest=act["rest"].replace("{T}", other), **forms)
    else:
        text = shape.format(S="\1", rest=act["rest"].replace("{T}", "\2"), **forms)
    if source in PLURAL:
        text = text.replace("\1 has ", "\1 have ").replace("\1 is ", "\1 are ")
    return _marked(text, source, target, root)


def _passive(root: str, act: dict[str, str], verbs: dict[str, dict[str, str]], turn: int) -> Any:
    shape = ("\2 was {part} by \1.", "\2 has been {part} by \1.", "\2 were {part} by \1 on Sunday.")[turn % 3]
    words = shape.format(**_forms(act["verb"], verbs))
    return _marked(words, SOURCES[turn % len(SOURCES)], TARGETS[turn * 7 % len(TARGETS)], root)


def _marked(text: str, source: str, target: str, root: str) -> dict[str, Any]:
    """The sentence with its two actors put in place of the marks, and where they stand."""
    spans: dict[str, list[int]] = {}
    out = ""
    for letter in text:
        name = {"\1": source, "\2": target}.get(letter)
        if name is None:
            out += letter
            continue
        start = not out
        name = name[0].upper() + name[1:] if start else _inside(name)
        spans[letter] = [len(out), len(out) + len(name)]
        out += name
    return {"sentence": out, "source": [spans["\1"]], "target": [spans["\2"]], "root": root}


def _inside(name: str) -> str:
    """A name in the middle of a sentence: its article or common noun loses the capital letter."""
    small = name.split()[0] in ("The", "A", "Several", "Workers", "Students", "Police")
    return name[0].lower() + name[1:] if small else name


def _forms(verb: str, verbs: dict[str, dict[str, str]]) -> dict[str, str]:
    """Base, past, participle and -ing of a verb with its particle ("give back")."""
    head, _, particle = verb.partition(" ")
    tail = " " + particle if particle else ""
    if verb == "sexually abuse":
        return {"base": verb, "past": "sexually abused", "part": "sexually abused", "ing": "sexually abusing"}
    row = verbs.get(head)
    regular = (
        head[:-1] + "ied"
        if head.endswith("y") and head[-2] not in "aeiou"
        else head + ("d" if head[-1] == "e" else "ed")
    )
    ing = (
        head[:-2] + "ying"
        if head.endswith("ie")
        else head[:-1] + "ing"
        if head[-1] == "e" and head[-2:] != "ee"
        else head + "ing"
    )
    past = row["past"] if row else regular
    part = (row["participle"] or past) if row else regular
    if row and row["ing"]:
        ing = row["ing"]
    return {"base": verb, "past": past + tail, "part": part + tail, "ing": ing + tail}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
