"""Tells copies from independent reports: near-copies of whole documents, and sentences carried again.

Near-copies are found by MinHash over runs of five words (datasketch) and a document is a copy only of an earlier
original, so that a later document never changes what an earlier one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from datasketch import MinHash, MinHashLSH

from servanda.ledger.reports import Report
from servanda.ledger.wording import digest, jaccard, words_of
from servanda.records import Document

RUN = 5
"""Words in a shingle."""
PERMUTATIONS = 64
NEAR_COPY = 0.6
"""Share of shingles from which a document counts as a copy of an earlier one."""
SAME_SENTENCE = 0.7
"""Share of words from which, in a copy, a sentence is that of the original."""
SHORTEST_COPY = 8
"""Words under which two equal sentences may have been written independently."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a document to tell whether it is a copy."""

    doc: str
    outlet: str | None
    published: date | None
    words: str
    """Fingerprint of all its words: equal texts are copies, however short."""
    marks: MinHash | None
    """`None` for a text too short to be compared otherwise."""


@lru_cache(maxsize=1)
def _blank() -> MinHash:
    """The MinHash of nothing, whose permutations all others share."""
    return MinHash(num_perm=PERMUTATIONS)


def signature(document: Document) -> Signature:
    """The signature of a document."""
    words = words_of(document.text)
    shingles = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    if len(shingles) < RUN:
        return Signature(document.id, document.outlet, document.published, digest(*words), None)
    marks = _blank().copy()
    marks.update_batch([s.encode() for s in sorted(shingles)])
    return Signature(document.id, document.outlet, document.published, digest(*words), marks)


def originals(signatures: Iterable[Signature]) -> dict[str, str]:
    """For each document the one it was copied from; itself where it is original. Order of input does not matter."""
    index = MinHashLSH(threshold=NEAR_COPY, num_perm=PERMUTATIONS)
    held: dict[str, tuple[int, MinHash]] = {}
    out: dict[str, str] = {}
    same: dict[str, str] = {}
    for place, s in enumerate(sorted(signatures, key=lambda s: (s.published or date.max, s.doc))):
        out[s.doc] = same.setdefault(s.words, s.doc)
        if out[s.doc] != s.doc:
            continue
        if s.marks is None:
            continue
        near = [(float(held[k][1].jaccard(s.marks)), -held[k][0], k) for k in index.query(s.marks)]
        best = max(near, default=None)
        if best and best[0] >= NEAR_COPY:
            out[s.doc] = same[s.words] = best[2]
        else:
            index.insert(s.doc, s.marks)
            held[s.doc] = (place, s.marks)
    return out


class Copies:
    """Remembers which reports were kept, and tells of a later one whether it is a copy of one of them."""

    def __init__(self, original_docs: Mapping[str, str]) -> None:
        self._original_docs = original_docs
        self._by_sentence: dict[str, str] = {}
        self._by_doc: dict[str, list[tuple[Report, frozenset[str]]]] = {}
        self._copied = frozenset(o for d, o in original_docs.items() if d != o)

    def keep(self, report: Report) -> None:
        """Remember a report that went into the ledger."""
        self._by_sentence.setdefault(report.copy_key, report.key)
        if report.evidence.doc in self._copied:
            words = frozenset(words_of(report.evidence.words))
            self._by_doc.setdefault(report.evidence.doc, []).append((report, words))

    def original_of(self, report: Report) -> str | None:
        """Key of the report of which this is a copy, if it is one."""
        words = words_of(report.evidence.words)
        if len(words) >= SHORTEST_COPY and report.copy_key in self._by_sentence:
            return self._by_sentence[report.copy_key]
        original = self._original_docs.get(report.evidence.doc)
        if original is None or original == report.evidence.doc:
            return None
        if report.copy_key in self._by_sentence:
            return self._by_sentence[report.copy_key]
        return self._reworded(report, original, frozenset(words))

    def _reworded(self, report: Report, original: str, words: frozenset[str]) -> str | None:
        for kept, kept_words in self._by_doc.get(original, ()):
            same = kept.move == report.move and kept.debtors == report.debtors
            if same and jaccard(kept_words, words) >= SAME_SENTENCE:
                return kept.key
        return None
