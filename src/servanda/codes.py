"""The names behind the coarse codes of parties: `RUS` is Russia, `SYR-OPP` the Syrian opposition."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_BODIES = {
    "UN": "United Nations",
    "EU": "European Union",
    "NATO": "NATO",
    "LAS": "Arab League",
    "AU": "African Union",
    "ICC": "International Criminal Court",
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
_GROUPS = {"OPP": "opposition and armed groups", "PPL": "people"}
_SHORT = {
    "USA": "United States",
    "GBR": "United Kingdom",
    "PSE": "Palestinians",
    "ARE": "UAE",
    "TUR": "Turkey",
    "COD": "DR Congo",
    "COG": "Congo",
    "MMR": "Myanmar",
    "CIV": "Ivory Coast",
    "HKG": "Hong Kong",
    "XKX": "Kosovo",
}


@lru_cache(maxsize=512)
def code_name(code: str) -> str:
    """The English name of a coarse code; the code itself where none is known."""
    state, _, group = code.partition("-")
    name = _SHORT.get(state) or _BODIES.get(state) or _country(state) or state
    return f"{name} ({_GROUPS.get(group, group)})" if group else name


def code_names(codes: Iterable[str]) -> str:
    """Several parties in words: `Russia and Syria`; `not named` for none."""
    names = [code_name(code) for code in codes]
    if not names:
        return "not named"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _country(alpha_3: str) -> str | None:
    """English name by way of ISO 3166's two-letter code, which Unicode's names are listed under."""
    import pycountry  # imported late, with Babel: no command needs them before it names a country
    from babel import Locale

    country = pycountry.countries.get(alpha_3=alpha_3)
    return Locale("en").territories.get(country.alpha_2) if country else None
