"""The golden cases: sentences of our own, each with what must be found in it, a third with nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from servanda.attribution import attribute
from servanda.language import load_parser
from servanda.records import Attribution, Document, Spans

FILE = Path(__file__).parents[1] / "golden" / "attribution" / "cases.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def read(text: str) -> tuple[Attribution, ...]:
    return attribute(load_parser().parse(Document(id="t", text=text)), ())


def words(text: str, spans: Spans) -> list[str]:
    return [w.lower() for s, e in spans for w in re.findall(r"\w+", text[s:e])]


def agrees(text: str, found: Attribution, case: dict[str, Any]) -> bool:
    """Whether an attribution is the expected one: source, cue and nine tenths of the content."""
    wanted = [w.lower() for piece in case["content"] for w in re.findall(r"\w+", piece)]
    mine = words(text, found.content)
    common = sum(min(mine.count(w), wanted.count(w)) for w in set(wanted))
    source = re.findall(r"\w+", case["source"].lower())
    return (
        2 * common >= 0.9 * (len(mine) + len(wanted))
        and words(text, found.source) == source
        and (case["cue"].lower() in " ".join(text[s:e].lower() for s, e in found.cue))
    )


def details(text: str, found: Attribution) -> dict[str, Any]:
    return {
        "quote": found.quote,
        "source_kind": found.source_kind,
        "depth": found.depth,
        "hedge": text[slice(*found.hedge)] if found.hedge else None,
        "addressee": text[slice(*found.addressee)] if found.addressee else None,
        "unnamed": found.unnamed
        and {"role": found.unnamed.role, "count": found.unnamed.count, "side": found.unnamed.side},
    }


def shown(text: str, found: tuple[Attribution, ...]) -> list[tuple[str, ...]]:
    return [tuple(" … ".join(text[s:e] for s, e in x) for x in (a.source, a.cue, a.content)) for a in found]


def parameters() -> list[Any]:
    """The cases; a known miss must fail, and says why."""
    return [
        pytest.param(
            c, id=f"{n} {c['kind']}", marks=[pytest.mark.xfail(reason=c["miss"], strict=True)] if "miss" in c else []
        )
        for n, c in enumerate(CASES)
    ]


@pytest.mark.parametrize("case", parameters())
def test_golden_case(case: dict[str, Any]) -> None:
    text, found = case["text"], read(case["text"])
    for expected in case["expected"]:
        hits = [a for a in found if agrees(text, a, expected)]
        assert hits, shown(text, found)
        told = {k: v for k, v in expected.items() if k not in ("source", "cue", "content")}
        assert told == {k: v for k, v in details(text, hits[0]).items() if k in told}
    if not case["expected"]:
        assert shown(text, found) == []


def test_a_third_of_the_cases_hold_nothing_to_find() -> None:
    assert len(CASES) >= 60
    assert sum(not c["expected"] for c in CASES) * 3 >= len(CASES)
