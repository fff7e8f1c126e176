"""What each move type, PLOVER root and mode, and CAMEO code means, with examples that are run as tests."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

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
    """`move type`, `PLOVER root`, `PLOVER mode` or `CAMEO code`."""
    definition: str
    belongs: str = ""
    excluded: str = ""
    related: tuple[str, ...] = ()
    """Codes of the other systems that go with it."""
    examples: tuple[Example, ...] = ()


def glossary() -> dict[str, Entry]:
    """Every code by its name: `demand`, `ASSAULT`, `COERCE/curfew`, `curfew`, `0871`."""
    shown = _shown()
    found: dict[str, Entry] = {}
    for name, kind in (("types.csv", "move type"), ("roots.csv", "PLOVER root")):
        for row in rows(name):
            code = row["type"] if "type" in row else row["root"]
            related = tuple(row["cameo"].split()) if "cameo" in row else tuple(row["root"].split())
            texts = row["definition"], row["belongs"], row["excluded"]
            found[code] = Entry(code, kind, *texts, related, shown.get(code, ()))
    modes = _modes()
    return {**found, **modes, **_by_mode(modes), **_cameo(found, modes)}


def _shown() -> dict[str, tuple[Example, ...]]:
    found: dict[str, tuple[Example, ...]] = {}
    for row in rows("examples.csv"):
        found[row["code"]] = (*found.get(row["code"], ()), Example(row["text"], row["verdict"] == "yes"))
    return found


def _modes() -> dict[str, Entry]:
    """Modes by root and name."""
    found: dict[str, Entry] = {}
    for row in rows("modes.csv"):
        name = f"{row['root']}/{row['mode']}"
        codes = _codes(row["root"], row["mode"])
        own = tuple(Example(text, yes) for text, yes in ((row["example"], True), (row["not"], False)) if text)
        sentences = own or relation_examples().get(name) or tuple(e for code in codes for e in _sentences(code))[:2]
        texts = row["definition"], row["belongs"], row["excluded"]
        found[name] = Entry(name, "PLOVER mode", *texts, (row["root"], *codes), sentences)
    return found


def _codes(root: str, mode: str) -> tuple[str, ...]:
    """CAMEO codes of a mode; CAMEO has one or two under another root than PLOVER."""
    same = [row for row in rows("cameo.csv") if row["mode"] == mode]
    return tuple(row["code"] for row in same if row["root"] == root) or tuple(row["code"] for row in same)


def _by_mode(modes: dict[str, Entry]) -> dict[str, Entry]:
    """Modes by name alone, where no root has that name, with what each root makes of it."""
    roots = {row["root"].lower() for row in rows("roots.csv")}
    found: dict[str, Entry] = {}
    for mode in {row["mode"]: None for row in rows("modes.csv") if row["mode"] not in roots}:
        same = [entry for name, entry in modes.items() if name.endswith("/" + mode)]
        found[mode] = replace(same[0], code=mode) if len(same) == 1 else _joined(mode, same)
    return found


def _joined(mode: str, entries: list[Entry]) -> Entry:
    named = [(entry.code.split("/")[0], entry) for entry in entries]
    return Entry(
        mode,
        "PLOVER mode",
        " ".join(f"{root}: {entry.definition}" for root, entry in named),
        " ".join(f"{root}: {entry.belongs}" for root, entry in named),
        " ".join(f"{root}: {entry.excluded}" for root, entry in named),
        tuple(entry.code for entry in entries),
        tuple(example for entry in entries for example in entry.examples),
    )


def _cameo(roots: dict[str, Entry], modes: dict[str, Entry]) -> dict[str, Entry]:
    """CAMEO codes: what a code's finer codes are belongs to it; what its root leaves out does not."""
    names = {row["code"]: row["name"] for row in rows("cameo.csv")}
    found: dict[str, Entry] = {}
    for row in rows("cameo.csv"):
        code, root, mode = row["code"], roots[row["root"]], modes.get(f"{row['root']}/{row['mode']}")
        finer = "; ".join(name for other, name in names.items() if other.startswith(code) and other != code)
        belongs = (finer or (mode.belongs.rstrip(".") if mode else row["name"])).capitalize() + "."
        kin = [*([mode] if mode else []), root]
        sentences = _sentences(code) or next(yes for e in kin if (yes := tuple(x for x in e.examples if x.belongs)))
        others = tuple(example for example in root.examples if not example.belongs)
        related = (row["root"], *([mode.code] if mode else []))
        definition = row["name"].capitalize() + "."
        found[code] = Entry(code, "CAMEO code", definition, belongs, root.excluded, related, sentences + others)
    return found


def _sentences(code: str) -> tuple[Example, ...]:
    """Our own sentences for a CAMEO code, or else for its finer codes."""
    known = relation_examples()
    return known.get(code) or next((found for c, found in known.items() if c.startswith(code)), ())


@lru_cache(maxsize=1)
def relation_examples() -> dict[str, tuple[Example, ...]]:
    """The sentences that the relation coder is trained on, by CAMEO code or mode; a test has it code each."""
    found: dict[str, tuple[Example, ...]] = {}
    text = resources.files("servanda").joinpath("lexicon", "relations", "examples.jsonl").read_text(encoding="utf-8")
    for row in map(json.loads, text.splitlines()):
        name = f"{row['root']}/{row['mode']}" if "mode" in row else row["code"]
        found[name] = (*found.get(name, ()), Example(row["sentence"], True))
    return found


def entry(code: str) -> Entry | None:
    """The entry of a code, whatever its case; `None` if there is none."""
    known = glossary()
    root, _, mode = code.partition("/")
    mixed = f"{root.upper()}/{mode.lower()}"
    return known.get(code) or known.get(code.lower()) or known.get(code.upper()) or known.get(mixed)
