"""Tells which country a document's conflict is in: whose rebels `the rebels` are, whose government `the government`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from servanda.actors.hits import Hit
from servanda.actors.phrases import Phrases
from servanda.actors.places import is_place
from servanda.actors.senses import PLACE_KINDS

INSIDE = ("compound", "amod", "nmod")
CLEAR = 1.5
"""The theatre must be spoken of at least so many times as much as the next country that could be it."""
POWERS = frozenset({"usa", "rus", "gbr", "fra", "chn"})
"""The permanent members of the Security Council: news on any war names them, their capitals and their envoys."""


def theatre(phrases: Phrases, hits: list[Hit]) -> str | None:
    """Id of the state with an armed opposition on the day that the text speaks of most; `None` if none stands out.

    Where things happen counts double, and so does each of its provinces and towns; of great powers nothing else counts.
    Venues drop out because no armed group of theirs is known.
    """
    spoken = scenes(phrases, hits)
    rivals = Counter({ref: n for ref, n in spoken.items() if _in_conflict(phrases, ref)})
    top = rivals.most_common(2)
    if not top or top[0][1] < 2 or (len(top) > 1 and top[0][1] < CLEAR * top[1][1]):
        return None
    return top[0][0]


def foremost(refs: Iterable[str]) -> str | None:
    """The state that is named much more often than any other; `None` if none is. Great powers do not count."""
    top = Counter(r for r in refs if r not in POWERS).most_common(2)
    if not top or top[0][1] < 2 or (len(top) > 1 and top[0][1] < CLEAR * top[1][1]):
        return None
    return top[0][0]


def scenes(phrases: Phrases, hits: list[Hit]) -> Counter[str]:
    """How much a text speaks of each state as a scene: `weights`, its towns once more; of great powers only towns."""
    named = weights(phrases, hits)
    found = Counter({ref: n for ref, n in named.items() if ref not in POWERS})
    for hit in hits:
        refs = {e.ref for e in hit.entries if e.kind == "region" and e.ref}
        if len(refs) == 1 and hit.kinds() == {"region"}:
            ref = next(iter(refs))
            found[ref] += 2 if ref in POWERS else 1
    return found


def weights(phrases: Phrases, hits: list[Hit]) -> Counter[str]:
    """How much a text speaks of each state: each name once, twice as a place, a government that acts not at all."""
    spoken: Counter[str] = Counter()
    for hit in hits:
        refs = {e.ref for e in hit.entries if e.kind in PLACE_KINDS and e.ref}
        if len(refs) != 1:
            continue
        kinds = hit.kinds()
        named = kinds & {"state", "capital", "region"} and phrases.grammar.deps[hit.root] not in INSIDE
        here = named and is_place(phrases.grammar, phrases.lexicon, hit.root, city=True)
        acts = not here and not kinds & {"state", "region", "adjective", "demonym"}
        spoken[next(iter(refs))] += 2 if here else 0 if acts else 1
    return spoken


def _in_conflict(phrases: Phrases, ref: str) -> bool:
    day = phrases.setting.day
    return any(
        day is None or ((start is None or start <= day) and (end is None or day <= end))
        for start, end in phrases.lexicon.conflicts.get(ref, ())
    )
