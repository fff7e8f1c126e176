"""Cuts a document into the stretches of a few sentences that the encoder reads together, and finds words in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from servanda.language import Parsed
from servanda.language.pieces import Pieces
from servanda.records import Mention

TOGETHER = 128
"""Pieces of whole sentences that are read together."""
LONGEST = 480
"""Pieces of one sentence that are read together."""
SORTS = ("NGO", "BUS", "MED", "INT", "PPL", "UNK", "xPPL", "xOPP", "other", "nobody")
"""Sorts of party that a move itself makes likely, whether or not words name one: those of no country, people and
opponents of some country (`x`), any other, and nobody."""
OTHER, NOBODY = SORTS.index("other"), SORTS.index("nobody")


class Stretch(NamedTuple):
    """Some sentences that are read together, as the range of their pieces."""

    first: int
    behind: int


class Offer(NamedTuple):
    """A rival for a place in a move, as the encoder can know it."""

    codes: tuple[str, ...]
    """Whose mentions name it; none for nobody."""
    at: tuple[int, ...]
    """Offsets of other words that name it."""
    supposed_at: tuple[int, ...] = ()
    """Offsets of words that nobody knows and that may stand for it."""

    @property
    def sort(self) -> int:
        """Its number in `SORTS`."""
        if not self.codes:
            return NOBODY
        code = self.codes[0]
        if code in SORTS:
            return SORTS.index(code)
        side = f"x{code.rpartition('-')[2]}" if "-" in code else ""
        return SORTS.index(side) if side in SORTS else OTHER


class Places(NamedTuple):
    """Where in a stretch an offer is named, and where a word stands that may mean it."""

    named: tuple[int, ...]
    supposed: tuple[int, ...]

    def moved(self, by: int) -> Places:
        """The same in a stretch that has as many more pieces in front."""
        return Places(*(tuple(place + by for place in found) for found in self))


class Layout:
    """The pieces and stretches of one document."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention], pieces: Pieces) -> None:
        found = pieces.split(parsed.doc.text)
        self._ids = [piece.id for piece in found]
        self._starts = [piece.start for piece in found]
        self._frame = (pieces.begin, pieces.end)
        self.stretches = list(_stretches(parsed, self._starts))
        self._firsts = [stretch.first for stretch in self.stretches]
        self._named: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for mention in mentions:
            piece = self._piece_at(mention.end - 1)
            self._named[self._stretch_of(piece)].append((piece, mention.actor.code))

    def ids(self, stretch: int) -> list[int]:
        """The pieces of a stretch, between the pieces that begin and end one."""
        first, behind = self.stretches[stretch]
        return [self._frame[0], *self._ids[first:behind], self._frame[1]]

    def find(self, offset: int) -> tuple[int, int] | None:
        """The stretch, and the place in its `ids`, of the word at an offset; `None` if no stretch holds it."""
        piece = self._piece_at(offset)
        stretch = self._stretch_of(piece)
        if stretch < 0 or piece >= self.stretches[stretch].behind:
            return None
        return stretch, piece - self.stretches[stretch].first + 1

    def places(self, offer: Offer, stretch: int) -> Places:
        """The places in the `ids` of a stretch at which an offer is named: the words it brings, and all mentions."""
        first, behind = self.stretches[stretch]
        named = {self._piece_at(offset) for offset in offer.at}
        named |= {piece for piece, code in self._named.get(stretch, ()) if code in offer.codes}
        supposed = {self._piece_at(offset) for offset in offer.supposed_at} - named
        return Places(
            *(tuple(sorted(p - first + 1 for p in found if first <= p < behind)) for found in (named, supposed))
        )

    def _stretch_of(self, piece: int) -> int:
        return bisect_right(self._firsts, piece) - 1

    def _piece_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


def _stretches(parsed: Parsed, starts: Sequence[int]) -> Iterator[Stretch]:
    """Whole sentences up to `TOGETHER` pieces together; a longer one alone, cut where it is longer than `LONGEST`.

    The rest of one that was cut is read with what follows, if that fits.
    """
    current: Stretch | None = None
    for sent in parsed.sentences():
        first, behind = bisect_left(starts, sent.start_char), bisect_left(starts, sent.end_char)
        if first == behind:
            continue
        if current is not None and behind - current.first <= TOGETHER:
            current = Stretch(current.first, behind)
            continue
        if current is not None:
            yield current
        while behind - first > LONGEST:
            yield Stretch(first, first + LONGEST)
            first += LONGEST
        current = Stretch(first, behind)
    if current is not None:
        yield current
