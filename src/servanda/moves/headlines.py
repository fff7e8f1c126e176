"""Reads who speaks in "Rome: the truce is dead": a name, a colon and what is said, as headlines and captions put it."""

from __future__ import annotations

import re

from servanda.language import Parsed
from servanda.records import Attribution, Mention

_AFTER_NAME = re.compile(r"(?:\s+to\s+[A-Z][\w.]*(?:\s+[A-Z][\w.]*)?)?\s*:\s+(?=[\w\"'\u201c])")
_LABEL = re.compile(r"^\s*(?:NEW|UPDATE|UPDATED|BREAKING|LIVE)\s*:\s*")


def colon_reports(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """A report for each sentence that opens with the name of a party and a colon."""
    found = []
    for sent in parsed.sentences():
        text = parsed.text[sent.start_char : sent.end_char]
        label = _LABEL.match(text)
        start = sent.start_char + (label.end() if label else len(text) - len(text.lstrip()))
        speaker = next((m for m in mentions if m.start == start and m.form in {"name", "title"}), None)
        if (
            speaker is None
            or speaker.actor.code == "MED"
            or (parsed.text[start : speaker.end].isupper() and speaker.form != "name")
        ):
            continue
        colon = _AFTER_NAME.match(parsed.text, speaker.end, sent.end_char)
        if colon is None or sent.end_char - colon.end() < 8:
            continue
        at = parsed.text.index(":", speaker.end)
        said = (colon.end(), sent.end_char)
        found.append(
            Attribution(
                source=((speaker.start, speaker.end),),
                cue=((at, at + 1),),
                content=(said,),
                quote="indirect",
                actors=(speaker.actor,),
            )
        )
    return tuple(found)


def _is_dateline(name: str) -> bool:
    """ "GENEVA: talks resume": a town in capitals is where the report comes from; short names are written so anyway."""
    return name.isupper() and len(name) > 4
