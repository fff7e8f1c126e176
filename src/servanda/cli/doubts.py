"""For whom, and how long, in words: what `show`, `check` and `timetable` say of an undertaking's author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servanda.codes import code_phrase
from servanda.plain import readable_day

if TYPE_CHECKING:
    from servanda.ledger import ForOthers, Ledger, OutOfOffice, Terms


def doubts_of(ledger: Ledger) -> Terms:
    """The doubts about all undertakings, by the offices that the actors' lexicon knows."""
    from servanda.actors import load_lexicon
    from servanda.ledger import terms, terms_in

    return terms(ledger, terms_in(load_lexicon()))


def doubt_lines(ledger: Ledger, entry: str) -> list[str]:
    """What has to be said of one undertaking, each in a line."""
    doubts = doubts_of(ledger).of(entry)
    return [
        *map(for_others_line, doubts.for_others),
        *map(out_of_office_line, (*doubts.out_of_office, *doubts.leaving)),
    ]


def for_others_line(found: ForOthers) -> str:
    """`Russia promised it for Syria, which has not undertaken it itself`."""
    word = "offered" if found.offered else "promised"
    debtor = code_phrase([found.debtor])
    then = (
        f"{debtor} has since undertaken it as well" if found.confirmed
        else f"{debtor} refused it" if found.refused
        else "no word of its own is reported"
    )  # fmt: skip
    return f"for whom: {word} by {code_phrase(found.given_by)} on behalf of {debtor}; {then}"


def out_of_office_line(found: OutOfOffice) -> str:
    """`how long: John Kerry, who gave the word, leaves office on 20 January 2017, before it falls due`."""
    office = f" ({found.office})" if found.office else ""
    who = "who gave the word" if found.basis == "speaker" else f"who led {code_phrase([found.code])} that day"
    when = f"before it falls due ({readable_day(found.deadline)})" if found.deadline else "and it has no date"
    return f"how long: {found.name}{office}, {who}, is in office until {readable_day(found.term_ends)}, {when}"
