"""Where documents meet: moves about one undertaking become one entry with a life and a status."""

from servanda.ledger.concreteness import Check, concreteness
from servanda.ledger.conditions import Deadlock, Wait, deadlocks, node_name, waits
from servanda.ledger.coverage import Coverage, coverage, coverage_of
from servanda.ledger.fold import Ledger, fold
from servanda.ledger.json import commitment_to_json, to_json
from servanda.ledger.news import News, news, news_between
from servanda.ledger.plans import Plan, plans
from servanda.ledger.positions import Position, all_positions, positions
from servanda.ledger.said import Said, said
from servanda.ledger.terms import ForOthers, OutOfOffice, Terms, terms, terms_in
from servanda.ledger.timetable import Timetable, timetable
from servanda.ledger.why import why, why_one

__all__ = [
    "Check",
    "Coverage",
    "Deadlock",
    "ForOthers",
    "Ledger",
    "News",
    "OutOfOffice",
    "Plan",
    "Position",
    "Said",
    "Terms",
    "Timetable",
    "Wait",
    "all_positions",
    "commitment_to_json",
    "concreteness",
    "coverage",
    "coverage_of",
    "deadlocks",
    "fold",
    "news",
    "news_between",
    "node_name",
    "plans",
    "positions",
    "said",
    "terms",
    "terms_in",
    "timetable",
    "to_json",
    "waits",
    "why",
    "why_one",
]
