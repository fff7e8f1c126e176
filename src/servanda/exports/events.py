"""Event data in the layouts that the field reads: PLOVER JSON, PETRARCH, Phoenix and ICEWS.

Columns as PETRARCH2's writer, the Phoenix pipeline and the ICEWS data dictionary have them. Columns that Servanda does
not fill (latitudes and the like) stay empty. Intensities are Goldstein values of the CAMEO roots.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from servanda.exports.rows import Coded, words
from servanda.records import Actor
from servanda.seams import dump_line

ICEWS_COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)
PHOENIX_COLUMNS = (
    *("id_version", "date", "year", "month", "day", "source", "source_root", "source_agent", "source_others"),
    *("target", "target_root", "target_agent", "target_others", "code", "root_code", "quad_class", "goldstein"),
    *("issues", "lat", "lon", "place", "state", "country", "ids", "urls", "sources"),
)

_QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("COOPERATE", "AID", "YIELD"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "INVESTIGATE"),
    4: ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
}
QUAD = {root: quad for quad, roots in _QUADS.items() for root in roots}
CAMEO_OF = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "YIELD": "080",
    "INVESTIGATE": "090", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "MOBILIZE": "150", "SANCTION": "160", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip
"""The general CAMEO code of each PLOVER root, for events that carry no finer one."""
GOLDSTEIN = {
    "01": 0.0,
    "02": 3.0,
    "03": 4.0,
    "04": 1.0,
    "05": 3.5,
    "06": 6.0,
    "07": 7.0,
    "08": 5.0,
    "09": -2.0,
    "10": -5.0,
    "11": -2.0,
    "12": -4.0,
    "13": -6.0,
    "14": -6.5,
    "15": -7.2,
    "16": -4.0,
    "17": -7.0,
    "18": -9.0,
    "19": -10.0,
    "20": -10.0,
}


def to_plover(events: Iterable[Coded]) -> str:
    """PLOVER JSON, one event a line, with the fields of the PLOVER manual."""
    return "".join(dump_line(_plover(event)) + "\n" for event in events)


def to_petrarch(events: Iterable[Coded]) -> str:
    """PETRARCH2's event file: tab-separated, no header; date, source, target, code, issues, ids, url, story source."""
    lines = []
    for event, source, target in _pairs(events):
        document = event.document
        place = f"{document.id}_{event.sentence}"
        cells = [_compact(event), source, target, _cameo(event), "", place, document.url or "", document.outlet or ""]
        lines.append("\t".join(map(_flat, cells)))
    return "".join(line + "\n" for line in lines)


def to_phoenix(events: Iterable[Coded]) -> str:
    """The Phoenix daily layout: 26 tab-separated columns (`PHOENIX_COLUMNS`), no header."""
    lines = []
    for number, (event, source, target) in enumerate(_pairs(events), 1):
        code, day = _cameo(event), _compact(event)
        root = code[:2]
        who = (source, source[:3], source[3:6], source[6:], target, target[:3], target[3:6], target[6:])
        coded = (code, root, str(quad_of_cameo(root)), str(GOLDSTEIN[root]))
        story = (f"{event.document.id}_{event.sentence}", event.document.url or "", event.document.outlet or "")
        dated = (f"{number}_{event.version}", day, day[:4], day[4:6], day[6:])
        cells = (*dated, *who, *coded, *[""] * 6, *story)
        lines.append("\t".join(map(_flat, cells)))
    return "".join(line + "\n" for line in lines)


def to_icews(events: Iterable[Coded]) -> str:
    """The ICEWS layout: 20 tab-separated columns with a header."""
    lines = ["\t".join(ICEWS_COLUMNS)]
    for event in events:
        code = _cameo(event)
        dated = (event.id, event.day.isoformat() if event.day else "")
        done = (words(event.document.text, event.trigger) or "", code, str(GOLDSTEIN[code[:2]]))
        story = (event.document.id, str(event.sentence), event.document.outlet or "", *[""] * 6)
        for source in event.source or (None,):
            for target in event.target or (None,):
                cells = (*dated, *_icews_who(source), *done, *_icews_who(target), *story)
                lines.append("\t".join(map(_flat, cells)))
    return "".join(line + "\n" for line in lines)


def quad_of_cameo(root: str) -> int:
    """1 verbal and 2 material cooperation, 3 verbal and 4 material conflict, for a two-digit CAMEO root."""
    return 1 if root <= "05" else 2 if root <= "08" else 3 if root <= "13" else 4


def _icews_who(actor: Actor | None) -> tuple[str, str, str]:
    """Name, sectors, country."""
    if actor is None:
        return "", "", ""
    cameo = actor.cameo or ""
    country = actor.code.split("-")[0]
    return actor.name, cameo[3:] if cameo.startswith(country) else actor.kind, country if len(country) == 3 else ""


def _pairs(events: Iterable[Coded]) -> Iterator[tuple[Coded, str, str]]:
    """One row a pair of actors: joint actors are never fused. PETRARCH's layouts need both sides and a day."""
    for event in events:
        if _day(event):
            for source in event.source:
                for target in event.target:
                    yield event, source.cameo or source.code, target.cameo or target.code


def _plover(event: Coded) -> dict[str, Any]:
    document = event.document
    day = _day(event)
    return {
        "id": event.id,
        "has_event": "True",
        "date": day.isoformat() if day else None,
        "actor": [_entity(a) for a in event.source],
        "recipient": [_entity(a) for a in event.target],
        "event": event.plover or _root_of(_cameo(event)),
        "event_text": [document.text[event.trigger[0] : event.trigger[1]]],
        "mode": [event.mode] if event.mode else [],
        "context": [],
        "quad_code": QUAD.get(event.plover or "", quad_of_cameo(_cameo(event)[:2])),
        "link": document.url,
        "text": document.text[event.sent[0] : event.sent[1]],
        "text_info": {"sequence": event.sentence, "start": event.sent[0], "end": event.sent[1]},
        "cite_info": {
            "corpus": document.outlet, "citation": document.id, "url": document.url, "title": document.title,
            "language": document.language,
            "publication": document.published.isoformat() if document.published else None,
            "coder": "Servanda", "codebook": "PLOVER", "version": event.version,
        },
        "date_basis": "event" if event.day else "publication" if day else None,
    }  # fmt: skip


def _entity(actor: Actor) -> dict[str, str | None]:
    cameo = actor.cameo or ""
    return {
        "code": actor.code,
        "sector": cameo[3:] or None,
        "entity_text": actor.name,
        "identifier_id": actor.wikidata or actor.id,
        "identifier_text": "Wikidata" if actor.wikidata else "Servanda",
        "office": actor.role,
    }


def _cameo(event: Coded) -> str:
    return event.cameo or CAMEO_OF[event.plover or "CONSULT"]


def _root_of(cameo: str) -> str:
    return next((root for root, code in CAMEO_OF.items() if code[:2] == cameo[:2]), "ASSAULT")


def _day(event: Coded) -> date | None:
    """The day of the event; the layouts that demand one take the day of publication, and PLOVER's rows say so."""
    return event.day or event.document.published


def _compact(event: Coded) -> str:
    day = _day(event)
    return f"{day:%Y%m%d}" if day else ""


def _flat(cell: str) -> str:
    """A cell without the tabs and line breaks that would break the table."""
    return " ".join(cell.split())
