"""What makes an undertaking concrete, read from reports: in its own sentence and in those that go on about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from servanda.flow import keep, read
from servanda.ledger import concreteness, fold
from servanda.ledger.elements import elements_in, whole_time
from servanda.ledger.goes_on import further_sentences, sentences_after
from servanda.ledger.phrases import rows
from servanda.lexicon import table
from servanda.records import Commitment, Document, Reading
from servanda.times import find_times
from tests.ledger.histories import Line, histories, reading

DAY = date(2016, 3, 7)


def entry_in(text: str) -> Commitment:
    """The most salient undertaking of a report."""
    return keep([read(Document("d", text, "Herald", DAY))]).commitments[0]


def words_in(text: str) -> dict[str, str]:
    """The elements that a report gives of its undertaking, with their words."""
    return {name: e.words for name, e in entry_in(text).concreteness if e}


# ---- the sentences that go on ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("goes_on", "kind"), ids=lambda r: r.phrase)
def test_a_sentence_goes_on_as_its_example(row: object) -> None:
    text = f"They promised a truce. {row.example}"  # type: ignore[attr-defined]
    (found,) = further_sentences(text, 22, "a truce", "ceasefire")
    assert found.kind == row.meaning  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", table("ledger", "place_nouns"), ids=lambda r: r["noun"])
def test_a_noun_names_a_place_in_its_example(row: dict[str, str]) -> None:
    said = row["example"].removeprefix("They will ").removesuffix(".")
    source = reading("a", DAY, [Line("commit", "ARD", "promised to", said)])
    start, end = dict(elements_in(source.moves[0], source, "withdrawal"))["where"]
    assert source.document.text[start:end].endswith(row["noun"])


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        ("The convoys would take the Mill road.", ["subject"]),
        ("The weather was fine.", []),
        ("Inspectors would count the convoys.", ["beside"]),
        ("He called it fair. They would leave at noon.", ["same side"]),
        ("The minister of Chad arrived. They would leave at noon.", []),
        ("The price of bread rose. Nobody bought any. It would be watched by the league.", []),
        ("It would start on Friday. It would end on Sunday.", ["same thing", "same thing"]),
        ("Mr. Ode left. The convoys will go on Friday.", ["subject"]),
    ],
)
def test_what_goes_on_about_a_promise_of_convoys(after: str, kinds: list[str]) -> None:
    text = "Ardan promised to send three convoys. " + after
    assert [f.kind for f in further_sentences(text, 37, "send three convoys", "aid access")] == kinds


def test_furniture_ends_the_search() -> None:
    text = "They promised a truce. Read more. It would be watched by the league."
    assert further_sentences(text, 22, "a truce", "ceasefire", ((23, 33),)) == ()


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "A. Gen. Ode and Mr. Ota of the U.S. Navy met. They left."
    assert [text[a:b] for a, b in sentences_after(text, 3)] == [
        "Gen. Ode and Mr. Ota of the U.S. Navy met.",
        "They left.",
    ]


# ---- elements -------------------------------------------------------------------------------------------------------


def test_elements_are_gathered_from_the_sentences_that_go_on() -> None:
    words = words_in(
        "The Sudanese government promised on Monday to let 40 trucks of aid into the besieged town of Borla by "
        "Friday, 11 March. The convoys would take the Mill road. It would be monitored by observers of the Arab "
        "League. Failing that, the league would suspend its payments."
    )
    assert words["how much"] == "40 trucks of aid"
    assert words["where"] == "into the besieged town of Borla"
    assert words["by when"] == "by Friday, 11 March"
    assert words["verified by"] == "It would be monitored by observers of the Arab League"
    assert words["consequence"] == "Failing that, the league would suspend its payments"


def test_a_route_given_later_is_where() -> None:
    text = "Russia promised to send aid convoys by Friday. The convoys would take the Castello road."
    assert words_in(text)["where"] == "the Castello road"


def test_a_pronoun_gives_way_to_the_name() -> None:
    text = "Foreign Minister Sergei Lavrov met reporters in Geneva. He promised that Russia would stop the air strikes."
    assert words_in(text)["who"] in ("Russia", "Sergei Lavrov", "Foreign Minister Sergei Lavrov")


def test_steps_have_an_order_and_no_number() -> None:
    words = words_in("Russia offered to withdraw its troops from the eastern bank. It would be done in three stages.")
    assert words["in what order"] == "It would be done in three stages"
    assert "how much" not in words


def test_a_number_of_such_things_given_later_is_how_much() -> None:
    text = "The United Nations offered to escort the fighters out. The envoy said there were at most 900 such fighters."
    assert words_in(text)["how much"] == "at most 900 such fighters"


def test_a_number_of_other_things_given_later_is_not() -> None:
    text = "The United Nations offered to escort the fighters out of Aleppo. Some 275,000 civilians live there."
    assert "how much" not in words_in(text)


def test_a_truce_for_a_time_has_a_length_and_no_date() -> None:
    words = words_in("Turkey pledged to observe the truce for 72 hours if the rebels stopped shelling Kilis.")
    assert words["how long"] == "for 72 hours"
    assert "by when" not in words


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("Turkey pledged to keep the truce. Human rights monitors said that three people were killed.", "verified by"),
        ("Turkey pledged to keep the truce. It would be watched by no monitors at all.", "verified by"),
        ("Turkey pledged to keep the truce. It named no date, and nobody is to monitor it.", "verified by"),
        ("Turkey pledged to observe the truce.", "verified by"),
        ("Turkey promised to release the prisoners in 2017.", "how much"),
        ("Turkey promised to comply with resolution 2254.", "how much"),
        ("Turkey promised to release the prisoners after all.", "how much"),
        ("Turkey promised to keep to the Vienna agreement on the truce.", "where"),
        ("Turkey promised to keep the truce in the Libyan war.", "where"),
        ("Turkey promised to keep the truce across the Arab world.", "where"),
        ("Turkey promised to send observers to Libya.", "verified by"),
        ("Turkey promised to keep the truce, its foreign minister said on Friday.", "by when"),
        (
            "Turkey pledged to keep the truce. The minister of Chad said that bread would cost more by Friday.",
            "by when",
        ),
        ("Turkey pledged to keep the truce on the first day.", "in what order"),
        ("Turkey promised to end the war that has lasted for six years.", "how long"),
        (
            "Turkey promised to release the prisoners and thanked the mediator of the contact group.",
            "dispute settled by",
        ),
    ],
)
def test_an_element_that_is_not_given(text: str, element: str) -> None:
    assert element not in words_in(text)


def test_what_was_asked_does_not_make_an_offer_concrete() -> None:
    asked = Line("demand", "BEL", "demanded that ARD", "withdraw 300 troops from Ansa", to="ARD", places=("Ansa",))
    offered = Line("propose", "ARD", "offered to", "withdraw its troops")
    only_asked = fold([reading("a", DAY, [asked])]).commitments[0]
    both = fold([reading("a", DAY, [asked]), reading("b", DAY, [offered])]).commitments[0]
    assert dict(only_asked.concreteness)["how much"]
    assert dict(both.concreteness)["how much"] is None


def test_a_threat_of_the_other_side_is_a_consequence() -> None:
    asked = Line("demand", "BEL", "demanded that ARD", "withdraw its troops from Ansa", to="ARD", places=("Ansa",))
    threat = Line(
        "threaten",
        "BEL",
        "threatened to",
        "go to war if troops are not withdrawn from Ansa",
        to="ARD",
        places=("Ansa",),
    )
    (entry,) = fold([reading("a", DAY, [asked, threat])]).commitments
    found = dict(entry.concreteness)["consequence"]
    assert found
    assert found.words == "go to war if troops are not withdrawn from Ansa"


def test_the_sentence_says_what_is_given_and_what_is_missing() -> None:
    entry = entry_in("Russia promised to withdraw 300 troops from the Mill bridge by Friday.")
    assert concreteness(entry).summary == (
        "a promise with a date, a place and a number, but without a monitor, an addressee or a consequence"
    )


@pytest.mark.parametrize(
    ("text", "time", "whole"),
    [
        ("They leave before Friday.", "Friday", "before Friday"),
        ("They leave no later than 1 May, he said.", "1 May", "no later than 1 May"),
    ],
)
def test_a_time_is_taken_whole(text: str, time: str, whole: str) -> None:
    start = text.index(time)
    span = whole_time(text, (start, start + len(time)), find_times(text, DAY))
    assert text[span[0] : span[1]] == whole


@given(histories())
@settings(max_examples=40, deadline=None)
def test_every_element_has_its_words_where_it_says(readings: tuple[Reading, ...]) -> None:
    texts = {r.document.id: r.document.text for r in readings}
    for entry in fold(readings).commitments:
        for _, evidence in entry.concreteness:
            if evidence:
                assert texts[evidence.doc][evidence.span[0] : evidence.span[1]] == evidence.words


@given(histories())
@settings(max_examples=40, deadline=None)
def test_an_outlet_s_further_sentences_never_take_an_element_away(readings: tuple[Reading, ...]) -> None:
    more = "It would be watched by observers of the league.\n"
    longer = [replace(r, document=replace(r.document, text=r.document.text + more)) for r in readings]
    before = {c.id: {n for n, e in c.concreteness if e} for c in fold(readings).commitments}
    after = {c.id: {n for n, e in c.concreteness if e} for c in fold(longer).commitments}
    assert all(given <= after.get(id_, given) for id_, given in before.items())


def test_what_the_entry_gives_as_its_day_and_condition_is_not_called_missing() -> None:
    asked = Line(
        "demand", "BEL", "demanded that ARD", "withdraw its troops from Ansa", to="ARD", condition="if BEL stops"
    )
    offered = Line("propose", "ARD", "offered to", "withdraw its troops")
    (entry,) = fold([reading("a", DAY, [asked]), reading("b", DAY, [offered])]).commitments
    assert (entry.condition is None) == (dict(entry.concreteness)["on what condition"] is None)
