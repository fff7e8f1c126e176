"""Ledger entries for tests of surfaces: a truce promised, refused and broken, with its evidence."""

from __future__ import annotations

from datetime import date

from servanda.ledger import Ledger
from servanda.records import Change, Commitment, Document, Evidence

PROMISE = "Ruritania promised Norway on Monday to open the northern road by 21 October."
REPORT = "The northern road stayed shut, the <monitors> said."
DOCUMENTS = {
    "a": Document("a", PROMISE, "The Courier", date(2016, 10, 17), "A promise"),
    "b": Document("b", REPORT, "The Gazette", date(2016, 10, 23), "A road & its keepers"),
}


def evidence(doc: str, words: str) -> Evidence:
    """Evidence for words of a sample document."""
    document = DOCUMENTS[doc]
    start = document.text.index(words)
    return Evidence(doc, (start, start + len(words)), words, document.outlet, None, document.published)


ROAD = Commitment(
    id="aaaaa1111111",
    debtor=("ROU",),
    creditor=("NOR",),
    what="open the northern road",
    deadline="2016-10-21",
    status="violated",
    history=(
        Change("committed", date(2016, 10, 17), evidence("a", "promised"), "commit", ("ROU",)),
        Change("violated", date(2016, 10, 22), evidence("b", "stayed shut"), "breach", ("ROU",)),
    ),
    claims=(Change("violated", date(2016, 10, 23), evidence("b", "stayed shut"), claimed_by=("NOR",)),),
    concreteness=(("by when", evidence("a", "by 21 October")), ("checked by whom", None)),
    outlets=("The Courier", "The Gazette"),
)
BARE = Commitment(id="bbbbb2222222", debtor=(), creditor=(), what="talks", status="demanded", condition="if it rains")
LEDGER = Ledger((ROAD, BARE), date(2016, 10, 24), ((), ()))
