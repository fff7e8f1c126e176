"""Builds readings by hand and at random: sentences of our own, with moves whose spans fit them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from servanda.records import Actor, Document, Mention, Move, MoveType, Reading

START = date(2031, 3, 1)
"""Years ahead of any corpus, so that no day can be mistaken for a real one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with one move: `"{by} {trigger} {content}"`, with an optional condition and places."""

    move: MoveType
    by: str
    trigger: str
    content: str
    to: str | None = None
    debtor: str | None = None
    condition: str | None = None
    deadline: str | None = None
    said_by: str | None = None
    when: date | None = None
    hedged: bool = False
    places: tuple[str, ...] = ()

    def sentence(self) -> str:
        """The sentence as it stands in a text."""
        said = f" , {self.said_by} said" if self.said_by else ""
        addressed = f" ( to {self.to} )" if self.to else ""
        return (
            f"{self.by} {self.trigger} {self.content}{' ' + self.condition if self.condition else ''}{addressed}{said}."
        )


def actor(code: str, kind: str = "state") -> Actor:
    """An actor known by its code."""
    return Actor(code.lower(), code, code.title(), kind)


def _read(line: Line, offset: int) -> tuple[Move, list[Mention]]:
    sentence = line.sentence()

    def span(words: str | None) -> tuple[int, int] | None:
        place = sentence.find(words) if words else -1
        return (offset + place, offset + place + len(words)) if words and place >= 0 else None

    trigger = span(line.trigger)
    assert trigger
    mentions = [Mention(*s, actor(c)) for c in (line.by, line.said_by) if (s := span(c)) and c]
    mentions += [Mention(*s, Actor(p.lower(), "XXX", p, "place"), "place") for p in line.places if (s := span(p))]
    move = Move(
        type=line.move,
        sent=(offset, offset + len(sentence)),
        trigger=trigger,
        actor=(actor(line.by),),
        actor_text=span(line.by),
        addressee=(actor(line.to),) if line.to else (),
        content=span(line.content),
        condition=span(line.condition),
        deadline_day=line.deadline,
        when=line.when,
        status="hedged" if line.hedged else "asserted",
        said_by=span(line.said_by),
        debtor=(actor(line.debtor),) if line.debtor else (),
    )
    return move, mentions


def reading(doc: str, day: date | None, lines: Iterable[Line], outlet: str = "Herald", before: str = "") -> Reading:
    """A reading of a document that consists of these lines, after `before`."""
    text, moves, mentions = before, [], []
    for line in lines:
        move, found = _read(line, len(text))
        moves.append(move)
        mentions += found
        text += line.sentence() + "\n"
    return Reading(Document(doc, text, outlet, day), actors=tuple(mentions), moves=tuple(moves))


CODES = ("ARD", "ARD-OPP", "BEL", "COR")
"""Parties of invented countries."""
THINGS = (
    "a ceasefire in the valley",
    "withdraw its troops from Ansa",
    "withdraw its troops from Borla",
    "release the prisoners",
    "talks about the river",
    "hand over power to a council",
    "plant a million cedars",
    "send observers to Ansa",
)
VERBS: dict[MoveType, str] = {
    "demand": "demanded",
    "propose": "proposed",
    "commit": "promised",
    "accept": "accepted",
    "reject": "refused",
    "threaten": "threatened",
    "accuse": "blamed them for breaking",
    "endorse": "welcomed",
    "fulfil": "carried out",
    "breach": "violated",
    "consult": "discussed",
}


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Any move by anyone about anything."""
    move = draw(st.sampled_from(sorted(VERBS)))
    content = draw(st.sampled_from(THINGS))
    places = tuple(p for p in ("Ansa", "Borla") if p in content)
    due = draw(st.one_of(st.none(), st.integers(0, 120)))
    return Line(
        move=move,
        by=draw(st.sampled_from(CODES)),
        trigger=VERBS[move],
        content=content,
        to=draw(st.one_of(st.none(), st.sampled_from(CODES))),
        condition=draw(st.sampled_from((None, "if the others do so first"))),
        deadline=(START + timedelta(days=due)).isoformat() if due is not None else None,
        said_by=draw(st.sampled_from((None, None, *CODES))),
        hedged=draw(st.sampled_from((False, False, True))),
        places=places,
    )


@st.composite
def histories(draw: st.DrawFn, most: int = 8) -> tuple[Reading, ...]:
    """A few documents over half a year, each with a few moves; a few undated."""
    out = []
    for number in range(draw(st.integers(1, most))):
        gap = draw(st.one_of(st.integers(0, 200), st.integers(0, 5)))
        day = START + timedelta(days=gap) if draw(st.integers(0, 9)) else None
        told = draw(st.lists(lines(), min_size=0, max_size=4))
        out.append(reading(f"d{number}", day, told, draw(st.sampled_from(("Herald", "Post", "Wire")))))
    return tuple(out)
