"""The names behind the coarse codes of parties: `RUS` is Russia, `SYR-OPP` the Syrian opposition; and back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from servanda.lexicon import Row, table

_BODIES = {
    "UN": "United Nations",
    "EU": "European Union",
    "NATO": "NATO",
    "LAS": "Arab League",
    "AU": "African Union",
    "ICC": "International Criminal Court",
    "ICRC": "Red Cross",
    "OSCE": "OSCE",
    "GCC": "Gulf Cooperation Council",
    "OIC": "Organisation of Islamic Cooperation",
    "ALQ": "al-Qaeda and affiliates",
    "ISI": "Islamic State",
    "NGO": "aid and rights groups",
    "MED": "media",
    "PPL": "unnamed people",
    "BUS": "companies",
    "WEST": "Western powers",
    "INT": "international community",
    "UNK": "not identified",
}
_GROUPS = {"OPP": "opposition", "PPL": "people"}
"""Those beside a government: its opposition, armed or not, and people without a part in either."""
_GROUP_WORDS = {"opposition": "OPP", "rebels": "OPP", "rebel": "OPP", "groups": "OPP", "people": "PPL"}
_SHORT = {
    "USA": "United States",
    "GBR": "United Kingdom",
    "PSE": "Palestinians",
    "ARE": "UAE",
    "COD": "DR Congo",
    "COG": "Congo",
    "CZE": "Czechia",
}
_BESIDES = {"BRITAIN": "GBR", "US": "USA", "UK": "GBR", "SUN": "RUS", "AL-QAEDA": "ALQ", "WEST": "WEST"}


@lru_cache(maxsize=1)
def _states() -> dict[str, Row]:
    """The rows of the actors' table of states, by code; of a state that continues another, its own (`RUS`, of 1991)."""
    found: dict[str, Row] = {}
    for row in table("actors", "states"):
        found.setdefault(row["iso3"], row)
    return found


@lru_cache(maxsize=512)
def code_name(code: str) -> str:
    """The English name of a coarse code; the code itself where none is known."""
    state, _, group = code.partition("-")
    row = _states().get(state)
    if group and row:
        adjective = row["adjectives"].split("|")[0] or row["name"]
        return f"{adjective} {_GROUPS.get(group, group)}"
    name = _SHORT.get(state) or _BODIES.get(state) or (row["name"] if row else state)
    return f"{name} ({_GROUPS.get(group, group)})" if group else name


def code_names(codes: Iterable[str], most: int | None = None) -> str:
    """Several parties in words: `Russia and Syria`; `not named` for none; of more than `most`, the number of the rest.

    `code_names(["RUS", "FRA", "USA"], 2)` is `Russia, France and 1 more`.
    """
    names = [code_name(code) for code in codes]
    if most and len(names) > most:
        names = [*names[:most], f"{len(names) - most} more"]
    return _joined(names) or "not named"


def _joined(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


_WITHOUT_THE = frozenset({"NATO", "OSCE", "ALQ", "ISI", "NGO", "MED", "PPL", "BUS", "WEST", "UNK", "PSE"})
_STATES_WITH_THE = frozenset({"USA", "GBR", "ARE", "NLD", "PHL", "GMB", "BHS", "CAF", "DOM", "MDV", "COM"})


def code_phrase(codes: Iterable[str]) -> str:
    """Several parties as they stand in a sentence: `the United States and the Syrian opposition`."""
    names = [f"the {code_name(c)}" if _takes_the(c) else code_name(c) for c in codes]
    return _joined(names) or "somebody not named"


def _takes_the(code: str) -> bool:
    if "-" in code:
        return True
    return code in _STATES_WITH_THE or (code in _BODIES and code not in _WITHOUT_THE)


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    """Codes by what people call them, in capitals: names of states and bodies, adjectives, peoples, capitals."""
    found: dict[str, str] = {}
    for row in table("actors", "states"):
        for column in ("name", "names", "adjectives", "demonyms", "capital"):
            for name in row[column].split("|"):
                found.setdefault(name.upper(), row["iso3"])
    found |= {name.upper(): code for names in (_SHORT, _BODIES) for code, name in names.items()}
    found |= _BESIDES
    return {name: code for name, code in found.items() if name}


def code_of(words: str) -> str | None:
    """The code meant by a code or a name: `rus`, `Russia`, `Syrian opposition`; `None` if it is neither."""
    asked = " ".join(words.upper().split())
    state, _, group = asked.partition("-")
    if (state in _states() or state in _BODIES) and group in ("", *_GROUPS):
        return asked
    named = _codes_by_name().get(asked)
    if named:
        return named
    start, _, last = asked.rpartition(" ")
    side = _GROUP_WORDS.get(last.lower())
    named = _codes_by_name().get(start) if side else None
    return f"{named}-{side}" if named in _states() else None
