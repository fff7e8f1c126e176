"""Translates CAMEO/PLOVER actor codes (`SYRREB`, `IGOUNO`) to the coarse codes of the guidelines (`SYR-OPP`, `UN`)."""

from __future__ import annotations

import re
from collections.abc import Collection

WELL_FORMED = re.compile(r"[A-Z]{3}-(OPP|PPL)|[A-Z][A-Z0-9]{1,7}")
CAMEO_FORMED = re.compile(r"[A-Z]{3}([A-Z0-9]{2,3})*")
OPPOSING = frozenset({"REB", "OPP", "SEP", "INS", "UAF", "RAD"})
CIVIL = frozenset({"CVL", "REF", "LAB", "CHR", "MOS", "JEW", "HIN"})
BODIES = {
    "UNO": "UN",
    "EEC": "EU",
    "NAT": "NATO",
    "AFU": "AU",
    "OAU": "AU",
    "ARL": "LAS",
    "OIC": "OIC",
    "GCC": "GCC",
    "OSC": "OSCE",
    "ICC": "ICC",
    "IMF": "IMF",
    "IAE": "IAEA",
    "WTO": "WTO",
    "ASN": "ASEAN",
    "WAS": "ECOWAS",
    "OAS": "OAS",
    "ALQ": "ALQ",
    "ISI": "ISI",
    "ISIL": "ISI",
    "ICR": "ICRC",
}
ALONE = {
    "NGO": "NGO",
    "NGM": "NGO",
    "MED": "MED",
    "BUS": "BUS",
    "MNC": "BUS",
    "CVL": "PPL",
    "UNK": "UNK",
    "WST": "WEST",
}


def parts(cameo: str) -> list[str]:
    """The three-letter parts of a CAMEO code: `IGOMOSOIC` is `IGO`, `MOS`, `OIC`."""
    return [cameo[i : i + 3] for i in range(0, len(cameo), 3)]


def coarse(cameo: str, states: Collection[str]) -> str:
    """The coarse code for a CAMEO code; `UNK` where it names nobody the guidelines have a code for.

    `states` are the alpha-3 codes that count as states.
    """
    first, *rest = parts(cameo.upper())
    if first in states:
        if OPPOSING & set(rest):
            return f"{first}-OPP"
        if CIVIL & set(rest[:1]):
            return f"{first}-PPL"
        return next((ALONE[p] for p in rest[:1] if p in ("MED", "BUS", "NGO")), first)
    for part in (first, *rest):
        if part in BODIES:
            return BODIES[part]
    return ALONE.get(first, "UNK")
