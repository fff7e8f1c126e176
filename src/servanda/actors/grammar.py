"""A plain view of a parsed document: one list a property, much quicker to walk than the parser's own objects."""

from __future__ import annotations

from servanda.language import Parsed


class Grammar:
    """Words, their lemmas, parts of speech and grammar by index of the token."""

    def __init__(self, parsed: Parsed) -> None:
        doc = parsed.doc
        self.parsed = parsed
        self.plain = parsed.plain
        self.size = len(doc)
        self.starts = [t.idx for t in doc]
        self.words = [t.text for t in doc]
        self.lower = [w.lower() for w in self.words]
        self.ends = [s + len(w) for s, w in zip(self.starts, self.words, strict=True)]
        self.deps = [t.dep_ for t in doc]
        self.heads = [t.head.i for t in doc]
        self.tags = [t.tag_ for t in doc]
        self.lemmas = [t.lemma_.lower() for t in doc]
        self.names = [t.ent_type_ for t in doc]
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        self.sentence = [0] * self.size
        self.sentences: list[tuple[int, int]] = []
        for i, head in enumerate(self.heads):
            if head != i:
                self.children[head].append(i)
        for number, sent in enumerate(doc.sents):
            self.sentences.append((sent.start, sent.end))
            for i in range(sent.start, sent.end):
                self.sentence[i] = number

    def child(self, head: int, *deps: str) -> int | None:
        """The first child in one of these relations."""
        return next((c for c in self.children[head] if self.deps[c] in deps), None)

    def prefix(self, token: int) -> str:
        """The word that a hyphen joins to the front of another, in small letters: `anti` of `anti-Assad`; or empty."""
        return self.lower[token - 2] if token > 1 and self.words[token - 1] == "-" else ""

    def left_edge(self, head: int) -> int:
        """The first token of the phrase under `head`."""
        edge = head
        for child in self.children[head]:
            if child < edge:
                edge = min(edge, self.left_edge(child))
        return edge
