"""The JSON shapes that others rely on: readings as `servanda read -o` writes them, one object a document.

The shapes are published as JSON Schemas in `servanda/schemas/` and shown by `servanda schema`.
"""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from typing import Any

from servanda.records import (
    Actor,
    Attribution,
    Document,
    Mention,
    Move,
    PoliticalEvent,
    Problem,
    Reading,
    Span,
    Spans,
    TimeSpan,
    Unnamed,
)

Json = dict[str, Any]


def dump_line(value: Json) -> str:
    """One line of JSON: same value, same bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def schema(name: str) -> Json:
    """The published JSON Schema of that name: `reading`."""
    text = resources.files("servanda").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    loaded: Json = json.loads(text)
    return loaded


# ---- out -------------------------------------------------------------------------------------------------------


def reading_to_json(reading: Reading) -> Json:
    """A reading in the shape of DESIGN's first seam."""
    doc = reading.document
    return {
        "id": doc.id,
        "published": _day(doc.published),
        "outlet": doc.outlet,
        "title": doc.title,
        "author": doc.author,
        "url": doc.url,
        "language": doc.language,
        "text": doc.text,
        "title_span": _span(doc.title_span),
        "furniture": _spans(doc.furniture),
        "timexes": [_time(t) for t in reading.timexes],
        "actors": [_mention(m) for m in reading.actors],
        "attributions": [_attribution(a) for a in reading.attributions],
        "moves": [_move(m) for m in reading.moves],
        "events": [_event(e) for e in reading.events],
        "problems": [{"where": p.where, "what": p.what, "hint": p.hint} for p in reading.problems],
        "version": reading.version,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _spans(spans: Spans) -> list[list[int]]:
    return [list(s) for s in spans]


def _codes(actors: tuple[Actor, ...]) -> list[str]:
    return list(dict.fromkeys(a.code for a in actors))


def _time(t: TimeSpan) -> Json:
    return {
        "start": t.start,
        "end": t.end,
        "type": t.type,
        "value": t.value,
        "mod": t.mod,
        "first": _day(t.first),
        "last": _day(t.last),
        "basis": t.basis,
        "signal": t.signal,
    }


def _who(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "code": actor.code,
        "name": actor.name,
        "kind": actor.kind,
        "cameo": actor.cameo,
        "role": actor.role,
        "acts_for": list(actor.acts_for),
        "wikidata": actor.wikidata,
    }


def _mention(m: Mention) -> Json:
    return {"start": m.start, "end": m.end, **_who(m.actor), "form": m.form, "head": m.head}


def _attribution(a: Attribution) -> Json:
    return {
        "source": _spans(a.source),
        "cue": _spans(a.cue),
        "content": _spans(a.content),
        "quote": a.quote,
        "actor": _codes(a.actors),
        "who": [_who(x) for x in a.actors],
        "source_kind": a.source_kind,
        "unnamed": {"role": a.unnamed.role, "count": a.unnamed.count, "side": a.unnamed.side} if a.unnamed else None,
        "addressee": _span(a.addressee),
        "depth": a.depth,
        "parent": a.parent,
        "hedge": _span(a.hedge),
        "confidence": round(a.confidence, 3),
    }


def _move(m: Move) -> Json:
    return {
        "type": m.type,
        "sent": list(m.sent),
        "trigger": list(m.trigger),
        "actor": _codes(m.actor),
        "actor_who": [_who(x) for x in m.actor],
        "actor_text": _span(m.actor_text),
        "addressee": _codes(m.addressee),
        "addressee_who": [_who(x) for x in m.addressee],
        "addressee_text": _span(m.addressee_text),
        "content": _span(m.content),
        "condition": _span(m.condition),
        "condition_by": _codes(m.condition_by),
        "condition_by_who": [_who(x) for x in m.condition_by],
        "condition_act": _span(m.condition_act),
        "deadline": m.deadline_day,
        "deadline_time": _time(m.deadline) if m.deadline else None,
        "deadline_step": _span(m.deadline_step),
        "when": _day(m.when),
        "when_basis": m.when_basis,
        "status": m.status,
        "said_by": _span(m.said_by),
        "debtor": _codes(m.debtor),
        "debtor_who": [_who(x) for x in m.debtor],
        "plover": m.plover,
        "mode": m.mode,
        "cameo": m.cameo,
        "confidence": round(m.confidence, 3),
    }


def _event(e: PoliticalEvent) -> Json:
    return {
        "sent": list(e.sent),
        "trigger": list(e.trigger),
        "plover": e.plover,
        "mode": e.mode,
        "cameo": e.cameo,
        "actor": _codes(e.actor),
        "actor_who": [_who(x) for x in e.actor],
        "addressee": _codes(e.addressee),
        "addressee_who": [_who(x) for x in e.addressee],
        "when": _day(e.when),
    }


# ---- in --------------------------------------------------------------------------------------------------------


def reading_from_json(data: Json) -> Reading:
    """The reading that `reading_to_json` wrote: `reading_from_json(reading_to_json(r)) == r`."""
    document = Document(
        id=data["id"],
        text=data["text"],
        outlet=data["outlet"],
        published=_to_day(data["published"]),
        title=data["title"],
        author=data["author"],
        url=data["url"],
        language=data["language"],
        title_span=_to_span(data["title_span"]),
        furniture=_to_spans(data["furniture"]),
    )
    return Reading(
        document=document,
        timexes=tuple(_to_time(t) for t in data["timexes"]),
        actors=tuple(Mention(m["start"], m["end"], _to_actor(m), m["form"], m["head"]) for m in data["actors"]),
        attributions=tuple(_to_attribution(a) for a in data["attributions"]),
        moves=tuple(_to_move(m) for m in data["moves"]),
        events=tuple(_to_event(e) for e in data["events"]),
        problems=tuple(Problem(**p) for p in data["problems"]),
        version=data["version"],
    )


def _to_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _to_span(value: list[int] | None) -> Span | None:
    return (value[0], value[1]) if value else None


def _to_spans(value: list[list[int]]) -> Spans:
    return tuple((s, e) for s, e in value)


def _to_time(t: Json) -> TimeSpan:
    return TimeSpan(**{**t, "first": _to_day(t["first"]), "last": _to_day(t["last"])})


def _to_actor(a: Json) -> Actor:
    keys = ("id", "code", "name", "kind", "cameo", "role", "wikidata")
    return Actor(**{k: a[k] for k in keys}, acts_for=tuple(a["acts_for"]))


def _to_actors(values: list[Json]) -> tuple[Actor, ...]:
    return tuple(_to_actor(v) for v in values)


def _to_attribution(a: Json) -> Attribution:
    return Attribution(
        source=_to_spans(a["source"]),
        cue=_to_spans(a["cue"]),
        content=_to_spans(a["content"]),
        quote=a["quote"],
        actors=_to_actors(a["who"]),
        source_kind=a["source_kind"],
        unnamed=Unnamed(**a["unnamed"]) if a.get("unnamed") else None,
        addressee=_to_span(a["addressee"]),
        depth=a["depth"],
        parent=a["parent"],
        hedge=_to_span(a["hedge"]),
        confidence=a["confidence"],
    )


def _to_move(m: Json) -> Move:
    return Move(
        type=m["type"],
        sent=(m["sent"][0], m["sent"][1]),
        trigger=(m["trigger"][0], m["trigger"][1]),
        actor=_to_actors(m["actor_who"]),
        actor_text=_to_span(m["actor_text"]),
        addressee=_to_actors(m["addressee_who"]),
        addressee_text=_to_span(m["addressee_text"]),
        content=_to_span(m["content"]),
        condition=_to_span(m["condition"]),
        condition_by=_to_actors(m.get("condition_by_who") or []),
        condition_act=_to_span(m.get("condition_act")),
        deadline=_to_time(m["deadline_time"]) if m["deadline_time"] else None,
        deadline_day=m["deadline"],
        deadline_step=_to_span(m.get("deadline_step")),
        when=_to_day(m["when"]),
        when_basis=m["when_basis"],
        status=m["status"],
        said_by=_to_span(m["said_by"]),
        debtor=_to_actors(m["debtor_who"]),
        plover=m["plover"],
        mode=m["mode"],
        cameo=m["cameo"],
        confidence=m["confidence"],
    )


def _to_event(e: Json) -> PoliticalEvent:
    return PoliticalEvent(
        sent=(e["sent"][0], e["sent"][1]),
        trigger=(e["trigger"][0], e["trigger"][1]),
        plover=e["plover"],
        mode=e["mode"],
        cameo=e["cameo"],
        actor=_to_actors(e["actor_who"]),
        addressee=_to_actors(e["addressee_who"]),
        when=_to_day(e["when"]),
    )
