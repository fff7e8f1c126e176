"""The life of an undertaking: which status follows from its dated moves, and what each party claims became of it.

The states are those of the commitment-protocol literature (Telang, Singh and Yorke-Smith 2021) with the steps of
bargaining before them. Two axes are kept apart. A deed counts for the computed status if the outlet reports it as its
own knowledge, if somebody without a side does, or if the speaker says it against his interest; a party that speaks in
its own interest makes a claim, which is kept beside the status.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from servanda.ledger.reports import Report, marked
from servanda.records import Change, CommitmentStatus

SILENCE_DAYS = 90
"""An open undertaking without a date lapses when nothing was heard of it for this long."""
GRACE_DAYS = 7
"""Days after a deadline in which a report that it was kept may still come in."""
RUN = 3
"""Independent reports after which one more that says the opposite is not believed until a second one says so."""
SECOND_DAYS = 30
"""Days within which the second report must come."""
TOLD_DAYS = 31
"""A deadline that had passed longer ago than this when it was told of belongs to something else."""
OPEN: frozenset[CommitmentStatus] = frozenset({"demanded", "proposed", "conditional", "committed", "due", "suspended"})
UNBOUND: frozenset[CommitmentStatus] = frozenset({"demanded", "proposed", "conditional"})
DONE: frozenset[CommitmentStatus] = frozenset({"fulfilled", "partly fulfilled"})
ENDED: frozenset[CommitmentStatus] = DONE | {"violated", "expired"}
YES: frozenset[CommitmentStatus] = DONE | {"conditional", "committed", "due"}
NO: frozenset[CommitmentStatus] = frozenset({"rejected", "withdrawn"})
NEUTRAL = ("PPL", "NGO", "MED")
"""Sources without a side: people on the spot, relief bodies, the press."""


def interval(day: str) -> tuple[date, date] | None:
    """First and last day of an ISO date, month or year; `None` for anything else."""
    try:
        parts = [int(p) for p in day.split("-")]
        if len(parts) == 3:
            exact = date(*parts)
            return exact, exact
        if len(parts) == 2:
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    except (ValueError, TypeError):
        return None


@dataclass(slots=True)
class Life:
    """Where an undertaking stands while its moves are gone through."""

    debtor: str
    sustained: bool = False
    """Whether it has to be kept up from its day on, such as a truce."""
    status: CommitmentStatus | None = None
    deadline: str | None = None
    window: tuple[date, date] | None = None
    stated: Report | None = None
    """The report that gave the deadline."""
    promised: bool = False
    """Whether the debtor undertook it at some time."""
    ends: bool = False
    """Whether the deadline is the day until which it is to be kept up."""
    borne_out: set[tuple[str, date | None]] = field(default_factory=set)
    """Outlet and day of the reports that say what the status says: the debtor will, or the debtor will not."""
    opposed: dict[tuple[str, date | None], date | None] = field(default_factory=dict)
    """Outlet and day of the reports that say the opposite, and the day of what they tell."""
    condition: str | None = None
    offered_by: set[str] = field(default_factory=set)
    offered_to: set[str] = field(default_factory=set)
    asked_by: set[str] = field(default_factory=set)
    heard: date | None = None
    latest: Report | None = None
    history: list[Change] = field(default_factory=list)
    claims: list[Change] = field(default_factory=list)


def _is_neutral(code: str) -> bool:
    return code in NEUTRAL or code.endswith("-PPL")


def is_claim(report: Report, debtor: str) -> bool:
    """Whether a report of a deed is somebody's claim in his own interest rather than knowledge of the deed."""
    if report.move == "accuse":
        return not all(_is_neutral(c) for c in report.claimed_by)
    if report.hedged:
        return True
    against = report.move == "breach"
    return bool(report.claimed_by) and not any(
        _is_neutral(c) or (c == debtor) == against for c in report.claimed_by if c != "UNK"
    )


def _promised(report: Report) -> CommitmentStatus:
    return "conditional" if report.condition else "committed"


def _after_reject(life: Life, report: Report) -> CommitmentStatus | None:
    words = report.evidence.words
    own = life.debtor in report.by
    if life.status in ENDED and not marked("withdrawn", words):
        return None
    if life.status in OPEN and marked("suspended", report.trigger):
        return "suspended" if own else None
    if own and life.status in YES and marked("broken", report.trigger):
        return "violated"
    if own:
        bound = life.status in ("conditional", "committed", "due", "suspended")
        offered = life.status == "proposed" and life.debtor in life.offered_by
        return "withdrawn" if bound or (offered and marked("withdrawn", words)) else "rejected"
    if life.status == "proposed" and marked("withdrawn", words) and life.offered_by & set(report.by):
        return "withdrawn"
    others = life.asked_by | life.offered_to
    concerned = not others or bool(others & set(report.by))
    return "rejected" if life.status is None or (concerned and life.status in ("proposed", "conditional")) else None


def _after_offer(life: Life, report: Report) -> CommitmentStatus | None:
    life.offered_by |= set(report.by)
    life.offered_to |= set(report.to)
    bound = life.status in ("committed", "conditional", "due")
    # what others put to a debtor who has refused asks him again, and undoes his refusal no more than a demand does
    refused = life.status in ("rejected", "withdrawn") and life.debtor not in report.by
    return None if bound or refused else "proposed"


def _after_accept(life: Life, report: Report) -> CommitmentStatus | None:
    if life.debtor in report.by:
        return _promised(report)
    return "committed" if life.status == "proposed" and life.debtor in life.offered_by else None


def next_status(life: Life, report: Report) -> CommitmentStatus | None:
    """The status a move leads to; `None` where it leaves the status as it is.

    What is only told again ("had already promised") changes nothing once the debtor's word is known.
    """
    kind = report.move
    if report.earlier and kind in ("propose", "commit", "accept") and life.status not in (None, "demanded"):
        return None
    if life.status in DONE and kind in ("propose", "commit", "accept") and not life.sustained:
        return None  # a new promise after the deed is another entry; what is linked here only tells the old one again
    if kind == "demand" and life.sustained and life.promised and life.status in DONE:
        return None  # what was promised is still to be kept up
    if kind == "demand":
        return "demanded" if life.status in (None, "lapsed", "expired", *DONE) else None
    if kind == "propose":
        return _after_offer(life, report)
    if kind == "commit":
        return _promised(report)
    if kind == "accept":
        return _after_accept(life, report)
    if kind == "reject":
        return _after_reject(life, report)
    if kind == "fulfil" and life.sustained and life.status == "violated":
        return None  # what had to be kept up and was broken is not mended by stopping again
    if kind == "fulfil":
        return "partly fulfilled" if marked("partly", report.evidence.words) else "fulfilled"
    return "violated" if kind in ("breach", "accuse") else None


def _change(status: CommitmentStatus, day: date | None, report: Report, claim: bool = False, note: str = "") -> Change:
    timed = bool(note)
    return Change(
        status=status,
        date=day,
        evidence=report.evidence,
        move=None if timed else report.move,
        by=() if timed else report.by,
        claimed_by=(report.claimed_by or report.by) if claim else (),
        to=() if timed else report.to,
        what=report.what,
        condition=report.condition,
        deadline=report.deadline,
        note=note,
    )


def _set_deadline(life: Life, report: Report) -> None:
    """Take the deadline a report states: the latest stated counts, a demand's gives way to the debtor's own and fills
    in where he stated none.

    What looks back on the undertaking, or says that it was broken, may name a day that has passed; it fills in what
    nobody had stated before and moves nothing.
    """
    window = interval(report.deadline) if report.deadline else None
    if window is None or report.move in ("fulfil", "reject"):
        return
    told = report.earlier or report.move in ("breach", "accuse", "threaten")
    if told and (life.deadline or (report.day and (report.day - window[1]).days > TOLD_DAYS)):
        return
    bound = life.status in ("committed", "conditional", "due")
    if (told or not report.day or window[1] >= report.day) and not (
        report.move == "demand" and bound and life.deadline
    ):
        life.deadline, life.stated, life.ends = report.deadline, report, report.ends
        life.window = None if report.begins else window


def pass_time(life: Life, until: date) -> None:
    """Let the days pass until `until`: what falls due, is overdue, expires or lapses enters the history."""
    lasts = life.sustained and not life.ends
    dated = life.status in UNBOUND if lasts else life.status in OPEN - {"suspended"}
    if life.window and life.stated and dated:
        _pass_deadline(life, life.window, life.stated, until)
    elif _is_disputed(life):
        return
    elif life.heard and life.latest and life.status in OPEN and (until - life.heard).days > SILENCE_DAYS:
        day = life.heard + timedelta(days=SILENCE_DAYS + 1)
        life.status = "lapsed"
        life.history.append(
            _change("lapsed", day, life.latest, note=f"nothing was heard of it for {SILENCE_DAYS} days")
        )


def _pass_deadline(life: Life, window: tuple[date, date], stated: Report, until: date) -> None:
    first, last = window
    if life.status == "committed" and until >= first and not life.sustained:
        life.status = "due"
        day = max(first, stated.day or first)
        life.history.append(_change("due", day, stated, note=f"falls due on {life.deadline}"))
    if (until - last).days > GRACE_DAYS:
        ran_out = life.sustained and life.ends and life.status not in ("demanded", "proposed")
        life.status = "expired"
        note = f"the time stated, {life.deadline}, passed and nobody reported that it was done"
        if ran_out:  # silence shows neither: the press may not have come back to it, or in words not understood
            note = f"it was to last until {life.deadline}; nobody reported that it was broken or that it was kept"
        life.history.append(_change(life.status, last + timedelta(days=1), stated, note=note))
        life.window = None


def _believed(life: Life, report: Report, status: CommitmentStatus | None) -> CommitmentStatus | None:
    """The status a report leads to, `None` where it contradicts a run of others and stands alone.

    Three independent reports (of different outlets or days) that the debtor will or that he will not outweigh one that
    says the opposite, until a second one agrees with it. A breach is no contradiction: it follows a promise.
    """
    if status is None or status == life.status:
        _bear_out(life, report, status)
        return status
    turned = (life.status in YES and status in NO) or (life.status in NO and status in YES)
    if not turned:
        life.borne_out = life.borne_out if status in YES and life.status in YES else set()
        _bear_out(life, report, status)
        return status
    life.opposed[_source(report)] = report.day
    second = {k for k, d in life.opposed.items() if not d or not report.day or (report.day - d).days <= SECOND_DAYS}
    if len(life.borne_out) >= RUN and len(second) < 2:
        return None
    life.borne_out, life.opposed = set(second), {}
    return status


def _source(report: Report) -> tuple[str, date | None]:
    return report.evidence.outlet or report.evidence.doc, report.evidence.reported


def _bear_out(life: Life, report: Report, status: CommitmentStatus | None) -> None:
    if (status or life.status) in YES | NO and report.move not in ("demand", "accuse"):
        life.borne_out.add(_source(report))


def _take(life: Life, report: Report) -> None:
    deed = report.move in ("fulfil", "breach", "accuse")
    status = next_status(life, report)
    if deed and is_claim(report, life.debtor):
        _set_deadline(life, report)
        life.claims.append(_change(status or "violated", report.day, report, claim=True))
        return
    status = _believed(life, report, status)
    _set_deadline(life, report)
    if report.move in ("propose", "commit", "accept", "demand") and report.condition:
        life.condition = report.condition
    if report.move == "demand":
        life.asked_by |= set(report.by)
    life.promised |= status in ("conditional", "committed")
    life.status = status or life.status or "demanded"
    life.history.append(_change(life.status, report.day, report))
    life.latest = report
    if report.day:
        life.heard = max(life.heard or report.day, report.day)


def _is_disputed(life: Life) -> bool:
    """Whether what the parties claim of the deed contradicts itself or the computed status.

    Somebody says that it was broken while it stands as undertaken or done; or that it was done while it is broken.
    """
    claimed = {c.status for c in life.claims}
    stands = life.status in DONE or life.status in ("conditional", "committed", "due")
    broken_too = "violated" in claimed and (stands or bool(claimed & DONE))
    return broken_too or (life.status == "violated" and bool(claimed & DONE))


def in_time(report: Report) -> tuple[date, tuple[date, str, tuple[int, int], str, str, str]]:
    """The order of events: by the day of the move, then by the order of reports."""
    return (report.day or date.max, report.order)


def life_of(debtor: str, reports: Iterable[Report], until: date | None, sustained: bool = False) -> Life:
    """The life of an undertaking up to a day: its changes, claims and final status."""
    life = Life(debtor, sustained)
    for report in sorted(reports, key=in_time):
        if report.day:
            pass_time(life, report.day)
        _take(life, report)
    if until:
        pass_time(life, until)
    _settle_claims(life)
    return life


def _settle_claims(life: Life) -> None:
    """What is known only by claims has the status they give it, marked as claimed; claims that differ: a dispute."""
    if not life.history and life.claims:
        life.history.append(life.claims[-1])
        life.status = life.claims[-1].status
        if life.status == "violated":
            life.status = "disputed"
            life.history[-1] = replace(life.history[-1], status="disputed", note="broken by one account only")
    if life.history and _is_disputed(life):
        life.status = "disputed"
        life.history.append(replace(life.claims[-1], status="disputed", note="what is claimed of it differs"))
