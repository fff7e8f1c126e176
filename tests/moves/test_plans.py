"""Terms that a plan or a deal sets are held out or owed, and nothing that has been done."""

from __future__ import annotations

import pytest

from tests.moves.reading import moves_in, types_in, words


def _terms(text: str, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...], str | None]]:
    return [
        (tuple(a.code for a in m.actor), tuple(a.code for a in m.debtor), words(text, m.content))
        for m in moves_in(text)
        if m.type == kind and m.content is not None
    ]


@pytest.mark.parametrize(
    ("text", "maker", "debtor", "content"),
    [
        ("The Norwegian proposal stipulates that Sudan stops the raids.", "NOR", "SDN", "Sudan stops the raids"),
        ("The French roadmap says that Russia withdraws its guns.", "FRA", "RUS", "Russia withdraws its guns"),
        ("The Kenyan plan requires Sudan to withdraw.", "KEN", "SDN", "withdraw"),
        ("Under the Qatari proposal, Israel would lift the blockade.", "QAT", "ISR", "lift the blockade"),
        ("The Turkish plan calls for Russia to free the crew.", "TUR", "RUS", "Russia to free the crew"),
        ("The Indian plan provides that Iran ship its fuel abroad.", "IND", "IRN", "Iran ship its fuel abroad"),
    ],
)
def test_a_plan_holds_out_what_others_are_to_do(text: str, maker: str, debtor: str, content: str) -> None:
    assert ((maker,), (debtor,), content) in _terms(text, "propose")
    assert "fulfil" not in types_in(text)


@pytest.mark.parametrize(
    ("text", "debtor"),
    [
        ("The agreement calls on Russia to withdraw its troops.", "RUS"),
        ("The deal that was struck on Monday provides that Georgia opens the road.", "GEO"),
        ("Iran accepted the deal, which obliges Iran to hand over its uranium.", "IRN"),
        ("Under the agreement, Iran is to ship its uranium abroad.", "IRN"),
    ],
)
def test_a_deal_that_stands_binds_those_who_are_to_act(text: str, debtor: str) -> None:
    assert ((debtor,), (debtor,)) in [(actor, owing) for actor, owing, _ in _terms(text, "commit")]
    assert "fulfil" not in types_in(text)


def test_each_step_of_a_plan_is_a_term_of_its_own() -> None:
    text = "The Egyptian plan calls for Israel to withdraw its troops and for Iran to release the captive."
    assert _terms(text, "propose") == [
        (("EGY",), ("ISR",), "Israel to withdraw its troops"),
        (("EGY",), ("IRN",), "Iran to release the captive"),
    ]


def test_it_takes_up_the_plan_of_the_sentence_before() -> None:
    text = "Iran tabled a draft. It provides for a halt to sanctions."
    assert (("IRN",), (), "a halt to sanctions") in _terms(text, "propose")


def test_a_plan_without_an_owner_is_that_of_who_put_it_forward() -> None:
    text = "Egypt put forward a plan. The plan provides that Israel and Iran cease hostilities."
    assert (("EGY",), ("ISR", "IRN"), "Israel and Iran cease hostilities") in _terms(text, "propose")


@pytest.mark.parametrize(
    "text",
    [
        "The plan has no maker.",
        "The deal holds.",
        "The French plan could require Ukraine to withdraw.",
        "The proposal does not foresee that Iran ships its uranium.",
        "Under the French plan, the lights would go out.",
        "The lease provides that the tenant paints the door.",
        "The recipe calls for Turkish honey.",
        "The draft of cold air says winter has come to Norway.",
        "The plan says that Kenya is a large country.",
        "The offer includes a free coffee for Swedish guests.",
    ],
)
def test_what_no_plan_sets_is_no_term(text: str) -> None:
    assert not _terms(text, "propose") + _terms(text, "commit")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The report says Russia withdrew its troops.", "fulfil"),
        ("The plan says Russia has broken the truce.", "breach"),
        ("Iran withdrew its troops, as the plan requires.", "fulfil"),
    ],
)
def test_what_a_text_tells_as_done_is_done(text: str, kind: str) -> None:
    assert kind in types_in(text)


@pytest.mark.parametrize("text", ["Iran insists that Iraq withdraw.", "Russia insists that Ukraine leave the town."])
def test_a_bare_verb_after_one_subject_is_what_is_to_be(text: str) -> None:
    assert types_in(text) == ["demand"]


@pytest.mark.parametrize(
    "text", ["Iran insists that Iraq withdraws slowly.", "Russia insists that its guards leave early."]
)
def test_a_tensed_verb_after_insist_is_no_demand(text: str) -> None:
    assert "demand" not in types_in(text)
