"""Threads of readers' comments that no heading introduces, and the look-alikes that are no thread."""

from __future__ import annotations

import pytest

from servanda.intake.layout import layout_of
from servanda.language.parse import plain_text
from servanda.records import Document

PROSE = "The ministers met for three hours on Saturday and could not agree on a text, two of them said."
MORE = "The envoy will report to the Council on Monday, and he will ask for monitors on both roads."
RANT = "They should all promise to go home and leave the rest of us in peace!"


def prose_of(text: str) -> str:
    return " ".join(plain_text(Document("d", text, furniture=layout_of(text).furniture)).split())


THREADS = [
    f"{RANT} March 7, 2012 at 3:15 pm | Reply I agree with you, and we must withdraw at once.\nSad.\n",
    f"March 7, 2012 at 3:15 pm | Reply\n{RANT}\nMarch 8, 2012 at 10:01 am | Reply\n",
    f"March 7, 2012 at 3:15 pm | Report abuse | {RANT}\nShame on them all.\n",
    f"7 March 2012 15:15 Reply\n{RANT}\n",
    f"Tomas says:\nMarch 7, 2012 at 3:15 pm | Reply\n{RANT}\n",
    f"{RANT} March 7, 2012 at 3:15 pm | No.\nNever. March 7, 2012 at 3:16 pm | So?\nMarch 7, 2012 at 4:01 pm | End",
    f"{RANT}\nMarch 7, 2012 at 3:15 pm · Flag\nAgreed, they demanded it.\n(required, but will not be displayed)\n",
]


@pytest.mark.parametrize("thread", THREADS)
def test_a_thread_is_left_out_to_the_end_of_the_text(thread: str) -> None:
    # what stands on lines of its own above the first stamp is prose as far as anybody can tell
    first = thread.split("\n")[0]
    kept = f" {first}" if first == RANT else ""
    assert prose_of(f"Ministers part without a text\n\n{PROSE}\n{MORE}\n{thread}") == (
        f"Ministers part without a text {PROSE} {MORE}{kept}"
    )


def test_a_report_that_follows_the_thread_is_read() -> None:
    text = f"{PROSE}\n{RANT} March 7, 2012 at 3:15 pm | Reply\nNo!\n\nGENEVA (Reuters) - {MORE}\n{PROSE}\n"
    assert prose_of(text) == f"{PROSE} {MORE} {PROSE}"


def test_only_the_end_of_a_long_line_is_taken_with_the_stamp() -> None:
    line = " ".join([PROSE] * 6)
    assert prose_of(f"{MORE}\n{line} March 7, 2012 at 3:15 pm | Reply No!\n") == f"{MORE} {line}"


LOOK_ALIKES = [
    "The envoy wrote on March 7, 2012 at 3:15 pm that he had no reply to the offer.",
    "The reply came on March 7, 2012 at 3:15 pm | two hours late, and the council reported abuse of the prisoners.",
    "He was asked on March 7, 2012 at 3:15 pm. Reply came there none, and the ministers parted.",
    "The log reads: March 7, 2012 at 3:15 pm | shots; March 7, 2012 at 3:40 pm | silence, and nothing after it.",
    "Ministers said they would reply on March 7, 2012, and report abuse of the truce to the monitors.",
    "At 3:15 pm the guns were silent; at 4:01 pm they were not, and the monitors had to report it.",
]


@pytest.mark.parametrize("sentence", LOOK_ALIKES)
def test_prose_with_days_and_hours_stays(sentence: str) -> None:
    assert prose_of(f"{PROSE}\n{sentence}\n{MORE}\n") == f"{PROSE} {sentence} {MORE}"


def test_the_stamp_of_the_report_itself_starts_no_thread() -> None:
    text = f"Ministers part without a text\nPosted March 7, 2012 at 3:15 pm | by Ann Ode\n\n{PROSE}\n{MORE}\n"
    assert prose_of(text).endswith(f"{PROSE} {MORE}")
