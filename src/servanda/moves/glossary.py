"""What each move type, PLOVER root and CAMEO code means, with examples that are run as tests."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.moves.lexicon import rows


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and whether the code belongs to it."""

    text: str
    belongs: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the glossary."""

    code: str
    kind: str
    """`move type`, `PLOVER root` or `CAMEO code`."""
    definition: str
    belongs: str = ""
    excluded: str = ""
    related: tuple[str, ...] = ()
    """Codes of the other systems that go with it."""
    examples: tuple[Example, ...] = ()


def glossary() -> dict[str, Entry]:
    """Every code by its name: `demand`, `ASSAULT`, `0871`."""
    examples: dict[str, tuple[Example, ...]] = {}
    for row in rows("examples.csv"):
        one = Example(row["text"], row["verdict"] == "yes")
        examples[row["code"]] = (*examples.get(row["code"], ()), one)
    found: dict[str, Entry] = {}
    for row in rows("types.csv"):
        related = (row["root"],) if row["root"] else ()
        found[row["type"]] = Entry(
            row["type"],
            "move type",
            row["definition"],
            row["belongs"],
            row["excluded"],
            related,
            examples.get(row["type"], ()),
        )
    for row in rows("roots.csv"):
        found[row["root"]] = Entry(
            row["root"],
            "PLOVER root",
            row["definition"],
            row["belongs"],
            row["excluded"],
            tuple(row["cameo"].split()),
            examples.get(row["root"], ()),
        )
    for row in rows("cameo.csv"):
        found[row["code"]] = Entry(row["code"], "CAMEO code", row["name"].capitalize() + ".", related=(row["root"],))
    return found


def entry(code: str) -> Entry | None:
    """The entry of a code, whatever its case; `None` if there is none."""
    known = glossary()
    return known.get(code) or known.get(code.lower()) or known.get(code.upper())
