"""The ways in which the text leads to who made a move and to whom, and the rivals that they make."""

from __future__ import annotations

import pytest

from servanda.moves.learned.ground import land_of, supposed
from servanda.moves.learned.parties import is_outsider, offers
from servanda.moves.learned.partner_ways import NOBODY, partners
from servanda.moves.learned.rivals import maker_rivals, partner_rivals
from servanda.moves.learned.stretches import Offer
from servanda.moves.learned.ways import Way, makers
from servanda.records import MoveType
from tests.moves.grounds import DEALING, at
from tests.moves.reading import words


def maker_ways(text: str, word: str, kind: MoveType) -> list[Way]:
    return makers(*at(text, word), kind)


def partner_ways(text: str, word: str, kind: MoveType, maker: str) -> list[Way]:
    ground, token = at(text, word)
    return partners(ground, token, kind, ground.named(maker))


def routes(ways: list[Way], text: str) -> set[tuple[str, str, str | None]]:
    """Routes with the codes they lead to and the words there, without what is only guessed."""
    return {(w.route, "+".join(w.codes), words(text, w.span)) for w in ways if not w.guess}


# ---- the ways to makers ----------------------------------------------------------------------------------------

MAKERS: list[tuple[str, str, MoveType, tuple[str, str, str]]] = [
    ("Peru scolded Chile.", "scolded", "accuse", ("subj", "PER", "Peru")),
    ("Chile was scolded by Peru.", "scolded", "accuse", ("agent", "PER", "Peru")),
    ("Chile was scolded by Peru.", "scolded", "accuse", ("psubj", "CHL", "Chile")),
    ("Peru's tirade against Chile went on.", "tirade", "accuse", ("poss", "PER", "Peru's")),
    ("Peru's tirade against Chile went on.", "tirade", "accuse", ("np_against", "CHL", "Chile")),
    ("A tirade by Peru went on.", "tirade", "accuse", ("np_by", "PER", "Peru")),
    ("Peru went on with its tirade.", "tirade", "accuse", ("mb1", "PER", "Peru")),
    ('"The talks are wrecked," Peru said.', "wrecked", "accuse", ("spkq", "PER", "Peru")),
    ('"The talks are wrecked," Peru said.', "wrecked", "accuse", ("srcq", "PER", "Peru")),
    ("Peru said the wall wrecked the talks.", "wrecked", "accuse", ("spki", "PER", "Peru")),
    ("Peru said the wall wrecked the talks.", "wrecked", "accuse", ("anc1", "PER", "Peru")),
    ("Peru sulked. The wall wrecked the talks.", "wrecked", "accuse", ("prev", "PER", "Peru")),
    ("The wall enraged Peru.", "enraged", "accuse", ("ma0", "PER", "Peru")),
]


@pytest.mark.parametrize(("text", "word", "kind", "way"), MAKERS)
def test_a_way_leads_to_whoever_may_have_made_the_move(
    text: str, word: str, kind: MoveType, way: tuple[str, str, str]
) -> None:
    assert way in routes(maker_ways(text, word, kind), text)


@pytest.mark.parametrize(
    ("text", "word", "route"),
    [
        ("Chile was scolded by Peru.", "scolded", "subj"),
        ("Peru scolded Chile.", "scolded", "agent"),
        ("Peru scolded Chile.", "scolded", "spki"),
        ("Peru scolded Chile.", "scolded", "spkq"),
        ("Peru scolded Chile.", "scolded", "prev"),
        ("Peru scolded Chile.", "scolded", "anc1"),
        ("Chile heard a tirade.", "tirade", "poss"),
        ("Snow enraged Peru.", "enraged", "subj"),
        ("Snow enraged the skiers.", "enraged", "main0"),
        ("Peru sulked. Snow fell on the road.", "fell", "mb0"),
    ],
)
def test_no_way_leads_where_the_text_does_not(text: str, word: str, route: str) -> None:
    assert route not in {w.route for w in maker_ways(text, word, "accuse") if not w.guess}


def guesses(text: str, word: str) -> set[tuple[str, str, str | None]]:
    """What is supposed behind which words, with the code for it."""
    return {(w.guess, "+".join(w.codes), words(text, w.span)) for w in maker_ways(text, word, "accuse") if w.guess}


def test_behind_unknown_words_anybody_of_the_countries_named_is_supposed() -> None:
    found = guesses("Peru sulked. Dockers jeered.", "jeered")
    assert {("PPL0", "PER-PPL"), ("OPP0", "PER-OPP"), ("ST0", "PER"), ("NGO", "NGO"), ("UNK", "UNK")} <= {
        (guess, code) for guess, code, _ in found
    }
    assert {named for _, _, named in found} == {"Dockers"}


def test_the_country_that_words_are_tied_to_is_supposed_too() -> None:
    found = guesses("Snow fell. The dockers of Chile mocked the plan.", "mocked")
    assert {("PPLt", "CHL-PPL"), ("OPPt", "CHL-OPP"), ("STt", "CHL")} <= {(guess, code) for guess, code, _ in found}
    assert not any(guess.endswith("t") for guess, _, _ in guesses("Snow fell in Chile. Dockers jeered.", "jeered"))


def test_where_no_country_is_named_none_is_supposed() -> None:
    assert {code for _, code, _ in guesses("Dockers jeered.", "jeered")} == {"NGO", "BUS", "MED", "INT", "UNK"}


@pytest.mark.parametrize(
    ("text", "word", "never"),
    [
        ("Peru fenced in the field, which angered them.", "angered", "which"),
        ("Peru scolded the dockers.", "scolded", "the dockers"),
        ("Peru's tirade against dockers went on.", "tirade", "dockers"),
        ("Peru sulked as it rained.", "rained", "it"),
    ],
)
def test_nobody_is_supposed_behind_objects_and_relative_pronouns(text: str, word: str, never: str) -> None:
    assert never not in {named for _, _, named in guesses(text, word)}


# ---- the ways to those addressed -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "kind", "maker", "way"),
    [
        ("Peru scolded Chile.", "scolded", "accuse", "PER", ("s_obj", "CHL", "Chile")),
        ("Peru scolded the Chilean navy.", "scolded", "accuse", "PER", ("s_obj_mod", "CHL", "Chilean")),
        ("Chile was scolded by Peru.", "scolded", "accuse", "PER", ("subj", "CHL", "Chile")),
        ("Peru's tirade against Chile went on.", "tirade", "accuse", "PER", ("s_against", "CHL", "Chile")),
        ("Peru began its tirade, and Chile left.", "tirade", "accuse", "PER", ("ma0", "CHL", "Chile")),
        ("Chile sulked. Peru was livid.", "livid", "accuse", "PER", ("pm", "CHL", "Chile")),
        (DEALING + "Peru was livid.", "livid", "accuse", "PER", ("lastwhom", "CHL", None)),
        (DEALING + "Peru was livid.", "livid", "accuse", "PER", ("lastother", "CHL", None)),
    ],
)
def test_a_way_leads_to_whoever_may_be_addressed(
    text: str, word: str, kind: MoveType, maker: str, way: tuple[str, str, str | None]
) -> None:
    assert way in routes(partner_ways(text, word, kind, maker), text)


@pytest.mark.parametrize(
    "text", ["Peru scolded Chile.", DEALING + "Peru scolded Chile.", "Snow scolded the roof.", "Peru scolded."]
)
def test_that_nobody_is_addressed_is_always_among_the_ways(text: str) -> None:
    ways = partner_ways(text, "scolded", "accuse", "PER")
    assert [w.actors for w in ways if w.route == "none"] == [NOBODY]
    assert [w.codes for w in ways if w.route == "home"] == [("PER",)]


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Peru scolded Chile.", "lastwhom"),
        ("Peru scolded Chile.", "lastother"),
        ("Peru scolded Chile.", "pm"),
        ("Peru scolded Chile.", "enemy"),
        ("Peru scolded Chile.", "agent"),
        ("Chile sulked. Peru scolded the roof.", "s_obj"),
    ],
)
def test_no_way_leads_to_a_partner_where_the_text_does_not(text: str, route: str) -> None:
    assert route not in {w.route for w in partner_ways(text, "scolded", "accuse", "PER")}


def test_somebody_unknown_who_is_addressed_is_no_party() -> None:
    text = "Peru scolded the diplomat."
    assert ("s_obj?", "", "the diplomat") in routes(partner_ways(text, "scolded", "accuse", "PER"), text)


def test_rebels_and_their_state_are_opposed_where_the_document_names_both() -> None:
    text = "The Syrian government waited. The Syrian rebels scolded it."
    found = {(w.route, w.codes) for w in partner_ways(text, "scolded", "accuse", "SYR-OPP")}
    assert ("enemy", ("SYR",)) in found
    assert not any(w.route == "enemy" for w in partner_ways(text, "scolded", "accuse", "UN"))


# ---- the rivals ------------------------------------------------------------------------------------------------


def test_all_ways_to_one_party_make_one_rival() -> None:
    ground, token = at("Peru scolded Chile.", "scolded")
    ways = makers(ground, token, "accuse")
    rivals = maker_rivals(ground, token, "accuse", ways)
    parties = [tuple(sorted(a.code for a in r.actors)) for r in rivals]
    assert len(parties) == len(set(parties))
    peru = rivals[parties.index(("PER",))]
    assert {w.route for w in peru.ways} >= {"subj", "mb0", "main0"}
    assert {"r=subj", "r=mb0", "rr=mb0&subj", "k=state"} <= set(peru.features)
    assert sum(len(r.ways) for r in rivals) == len(ways)


def test_a_rival_does_not_get_the_signs_of_another() -> None:
    ground, token = at("Peru scolded Chile.", "scolded")
    rivals = maker_rivals(ground, token, "accuse", makers(ground, token, "accuse"))
    (chile,) = (r for r in rivals if [a.code for a in r.actors] == ["CHL"])
    assert {"r=ma0", "r|k=ma0state"} <= set(chile.features)
    assert not {"r=mb0", "r|k=subjstate", "rr=mb0&subj"} & set(chile.features)


def test_a_partner_is_told_apart_from_the_maker() -> None:
    ground, token = at("Peru scolded Chile.", "scolded")
    peru = ground.named("PER")
    rivals = partner_rivals(ground, token, "accuse", partners(ground, token, "accuse", peru), peru)
    told = {"+".join(a.code for a in r.actors): {"same", "other"} & set(r.features) for r in rivals}
    assert told == {"PER": {"same"}, "CHL": {"other"}, "": {"other"}}


@pytest.mark.parametrize(
    ("code", "outside"),
    [
        *((code, True) for code in ("UNK", "PPL", "SYR-PPL", "MED", "NGO")),
        *((code, False) for code in ("SYR", "SYR-OPP", "UN", "EU", "NATO")),
    ],
)
def test_outsiders_are_people_societies_firms_and_the_unnamed(code: str, outside: bool) -> None:
    assert is_outsider((supposed(code),)) is outside


def test_one_party_among_outsiders_is_enough() -> None:
    assert is_outsider(())
    assert not is_outsider((supposed("PPL"), supposed("PER")))


@pytest.mark.parametrize(
    ("code", "country"),
    [
        *((code, "LBY") for code in ("LBY", "LBY-OPP", "LBY-PPL")),
        *((code, None) for code in ("NGO", "UN", "NATO", "PPL", "UNK", "INT")),
    ],
)
def test_the_country_of_a_party(code: str, country: str | None) -> None:
    assert land_of((supposed(code),)) == country
    assert supposed(code).code == code


# ---- the rivals as the encoder sees them -----------------------------------------------------------------------


def offered(text: str, word: str, kind: MoveType) -> dict[str, Offer]:
    """What the encoder is offered for the maker of a move, by code."""
    ground, token = at(text, word)
    return {"+".join(o.codes): o for o in offers(maker_rivals(ground, token, kind, makers(ground, token, kind)))}


def test_a_word_that_names_somebody_stands_for_nobody_else() -> None:
    text = DEALING + "Peru scolded Chile."
    found = offered(text, "scolded", "accuse")
    peru = text.rindex("Peru")
    assert peru in found["PER"].at
    assert [code for code, offer in found.items() if peru in offer.supposed_at] == []
    assert [code for code, offer in found.items() if peru in offer.at] == ["PER"]


def test_a_word_that_nobody_knows_may_stand_for_several() -> None:
    text = DEALING + "The fishermen scolded Chile."
    found = offered(text, "scolded", "accuse")
    fishermen = text.index("fishermen")
    standing = {code for code, offer in found.items() if fishermen in offer.supposed_at}
    assert {"PER-PPL", "CHL-PPL", "NGO", "PER"} <= standing
    assert [code for code, offer in found.items() if fishermen in offer.at] == []
