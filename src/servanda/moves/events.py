"""Finds political events that are no moves: force, coercion, protest, sanctions, mobilisation, aid, cooperation.

They come from a table of verbs (`lexicon/moves/events.csv`) in the same form as the moves' verbs, with `a` for the
target. An event counts only if the text presents it as having happened, and if it says who acted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from servanda.language import Parsed
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, arguments, child
from servanda.moves.lexicon import MoveLexicon, rows
from servanda.moves.standing import standing
from servanda.moves.who import Actors, Cast, codes
from servanda.records import PoliticalEvent, Span, TimeSpan
from servanda.times import date_of_move


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One verb with its argument pattern and the event it makes."""

    particle: str
    needs: tuple[str, ...]
    targets: tuple[str, ...]
    """Slots that may hold the target, the likeliest first."""
    objects: tuple[str, ...]
    root: str
    mode: str | None
    cameo: str | None


@lru_cache(maxsize=1)
def event_frames() -> dict[str, tuple[EventFrame, ...]]:
    """The table of events, by verb."""
    found: dict[str, tuple[EventFrame, ...]] = {}
    for row in rows("events.csv"):
        slots = [part.partition("=") for part in row["slots"].split()]
        frame = EventFrame(
            particle=row["particle"],
            needs=tuple(row["needs"].split("|")) if row["needs"] else (),
            targets=tuple(slot for slot, _, role in slots if role == "a"),
            objects=tuple(row["objects"].split()),
            root=row["root"],
            mode=row["mode"] or None,
            cameo=row["cameo"] or None,
        )
        found[row["verb"]] = (*found.get(row["verb"], ()), frame)
    return found


def find_events(
    parsed: Parsed,
    cast: Cast,
    lexicon: MoveLexicon,
    times: tuple[TimeSpan, ...],
    taken: frozenset[int],
) -> tuple[PoliticalEvent, ...]:
    """Events in order of their triggers. `taken` holds offsets of words that are triggers of moves already."""
    found = []
    frames = event_frames()
    for token in parsed.doc:
        if token.pos_ in VERBAL and token.idx not in taken and token.lemma_.lower() in frames:
            event = _event(token, frames[token.lemma_.lower()], parsed, cast, lexicon, times)
            if event is not None:
                found.append(event)
    return tuple(found)


def _event(
    verb: Token,
    frames: tuple[EventFrame, ...],
    parsed: Parsed,
    cast: Cast,
    lexicon: MoveLexicon,
    times: tuple[TimeSpan, ...],
) -> PoliticalEvent | None:
    args = arguments(verb)
    for frame in frames:
        if frame.particle != args.particle or (frame.needs and not any(n in args.slots for n in frame.needs)):
            continue
        if frame.objects and not ("obj" in args.slots and _is_object(args.slots["obj"], frame.objects, lexicon)):
            continue
        actor = cast.actors_of(args.subject)
        if not actor:
            continue
        stands = standing(verb, "fulfil", lexicon)
        if not stands.actual or stands.negated or stands.future or stands.duty:
            return None
        slots = {**{k.removeprefix("obj."): v for k, v in args.slots.items()}, **args.slots}
        whom = _target(frame, slots, actor, cast)
        trigger: Span = (verb.idx, verb.idx + len(verb))
        sent = parsed.sentence_span(verb)
        when = date_of_move(parsed.text, sent, trigger, None, times, parsed.document.published).day
        return PoliticalEvent(
            sent=sent,
            trigger=trigger,
            plover=frame.root,
            mode=frame.mode,
            cameo=frame.cameo,
            actor=actor,
            addressee=whom,
            when=when,
        )
    return None


def _is_object(noun: Token, names: tuple[str, ...], lexicon: MoveLexicon) -> bool:
    """Whether the object is of one of the classes; "a state of emergency" is an emergency."""
    of = next((c for c in noun.children if c.lower_ == "of"), None) if noun.lemma_.lower() == "state" else None
    kind = child(of, "pobj") if of is not None else None
    return in_class(kind or noun, names, lexicon)


def _target(frame: EventFrame, slots: dict[str, Token], actor: Actors, cast: Cast) -> Actors:
    """Whom the event is done to: the actors in the first slot that names any, or else a state in it.

    A ship, a town or an engineer stands for its state ("seized a British ship", "sent troops to Rwanda"), but not where
    that is the actor's own: troops that a state moves about within its borders are aimed at nobody known.
    """
    filled = [slots[s] for s in frame.targets if s in slots]
    named = next((a for token in filled if (a := cast.actors_of(token))), ())
    if named and not (frame.root == "MOBILIZE" and codes(named) <= codes(actor)):
        return named
    owners = () if named else next((a for token in filled if (a := cast.party(token))), ())
    return () if codes(owners) <= codes(actor) else owners
