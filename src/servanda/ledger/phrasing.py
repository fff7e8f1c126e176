"""Words what is to be done so that it can stand in a list: "withdraw its forces from the hills"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from servanda.lexicon import table
from servanda.records import Mention, Span

LONGEST_LINE = 22
"""Words after which a line is cut."""
SHORTEST_LINE = 2
"""Words under which a line says too little."""

_MODAL = (
    r"(?:will|would|shall|should|must|may|might|can|could|[’']ll|[’']d|"
    r"(?:is|are|was|were|has|have|had|need|needs|ought) to)"
)
_PRONOUN = re.compile(
    rf"(?:he|she|it|they|we|i|you)\s*{_MODAL}\s+(?:(?:also|now|soon|then|again|only|both)\s+)?", re.IGNORECASE
)
_AFTER_SUBJECT = re.compile(
    rf"\s*(?:[\w’'-]+\s+){{0,3}}?{_MODAL}\s+(?:(?:also|now|soon|then|again)\s+)?(?!be\b|have\b)", re.IGNORECASE
)
_BEFORE_SUBJECT = re.compile(r"(?:[\w’'.-]+\s+){0,3}$")
_LEAD = re.compile(r"(?:(?:only|and|but|so|also)\s+)?(?:that|to|for)\s+", re.IGNORECASE)
_ASIDE = (
    r",?\s+(?:which|whose|where|while|although|though|whereas|saying|adding|citing|noting|according to|because|amid|"
    r"even as|as (?:he|she|it|they|the|part))\b",
    r",\s+(?:who|as|after|when|since|but|and|so|a|an|one|in|on|at|with|he|she|it)\b",
    r"\s+(?:--|[–—-])\s",
    r";|:\s|\s\(",
)
_TAIL = re.compile(rf"(?:{'|'.join(_ASIDE)}).*$", re.IGNORECASE | re.DOTALL)
_NEXT = re.compile(
    r"(?<=[a-z]{3})\.\s.*$|(?<=[a-z])\s+(?=(?:It|He|She|They|This|These|We|The|An?|In|But|Before|After|NEW:?)\s).*$",
    re.DOTALL,
)
"""The sentence that follows, or that was fused to this one in a headline."""
_DANGLING = re.compile(
    r"[\s,;:.\-–—]+(?:(?:the|a|an|of|to|and|or|for|in|on|by|with|that|its|his|their|from|at|as|under)[\s,;:.]*)*$",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:(?:it|this|that|these|those|them|him|her|so|such|there|he|she|they|we|you|i|one|both|all|some|any|do|does|did|"
    r"be|more|not)\b[\s,]*)+(?:so|do|to|of|the|same|case|thing|things|way|matter|issue)?$",
    re.IGNORECASE,
)
"""Lines that only point at something said before."""
_CLAUSE_END = re.compile(
    r"[,;:!?\"”(]\s?|(?<=[a-z]{3})\.(?:\s|$)|\s(?:and|but|while|after|which|who|that|as|because|amid|--)\s|\s[–—-]\s"
)


_SHORT_FORM = re.compile(r"\b([ap]\.m|(?:[A-Z]\.)+[A-Z])$")


@lru_cache(maxsize=2)
def _openers(sense: str) -> frozenset[str]:
    """Words with which a line begins that leans on its sentence (`leans`), or that names a thing (`thing`)."""
    return frozenset(row["word"] for row in table("ledger", "openers") if row["sense"] == sense)


def without_subject(text: str, content: Span, mentions: Iterable[Mention], debtors: Container[str]) -> int:
    """Where the act begins in the content, after its subject and auxiliary: "*the general must* | leave the city".

    Only where the subject is the debtor, whose name stands beside the line anyway; else the start of the content.
    """
    start, end = content
    for m in mentions:
        if not (start <= m.start and m.end < end) or m.form == "place" or m.actor.code not in debtors:
            continue
        found = _AFTER_SUBJECT.match(text, m.end, end)
        if found and _BEFORE_SUBJECT.fullmatch(text[start : m.start]) and found.end() < end:
            return found.end()
    return start


def line_of(words: str) -> str:
    """The words as a line: without "that", pronoun and auxiliary, asides, loose quotation marks, and not too long."""
    line = _unquoted(words)
    line = _LEAD.sub("", line, count=1) if _LEAD.match(line) else line
    found = _PRONOUN.match(line)
    if found and len(line[found.end() :].split()) >= SHORTEST_LINE:
        line = line[found.end() :]
    line = _DANGLING.sub("", _unquoted(_shorter(line)) + " ")
    line = _SHORT_FORM.sub(r"\1.", line)
    kept = line.split()
    if len(kept) <= LONGEST_LINE:
        return line
    return _DANGLING.sub("", " ".join(kept[:LONGEST_LINE]) + " ") + " …"


def _shorter(line: str) -> str:
    cut = _TAIL.sub("", _NEXT.sub("", line))
    return cut if len(cut.split()) > SHORTEST_LINE else line


def _unquoted(words: str) -> str:
    """Without quotation marks that are not closed or not opened, or that stand around the whole."""
    words = words.strip().strip("“”\"'`’ ") if words.count('"') + words.count("“") <= 2 else words.strip()
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = re.sub(r"[\"“”]", "", words)
    return words.strip()


def stands_alone(line: str) -> bool:
    """Whether a line can be understood beside its debtor, without the sentence it was taken from."""
    first = line.split()[0].lower().strip(",") if line.split() else ""
    return len(line.split()) >= SHORTEST_LINE and first not in _openers("leans") and not _POINTS.match(line)


def is_act(line: str) -> bool:
    """Whether the line begins with a verb ("withdraw its forces") rather than with a thing or a name."""
    first = line.split()[0] if line.split() else ""
    return first.isalpha() and first.islower() and first not in _openers("thing") and not first.endswith(("ing", "ed"))


def clause_from(sentence: str, start: str) -> str:
    """The clause of a sentence from the first place where `start` stands; empty where it does not."""
    sentence = " ".join(sentence.split())
    at = sentence.lower().find(start.lower()) if start else -1
    if at < 0:
        return ""
    rest = sentence[at + len(start) :]
    end = _CLAUSE_END.search(rest)
    return _DANGLING.sub("", sentence[at : at + len(start)] + (rest[: end.start()] if end else rest) + " ")
