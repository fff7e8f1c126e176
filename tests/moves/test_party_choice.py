"""Who is chosen for a move's parties, and that what was learned never overrides what a rule reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.flow import read
from servanda.moves import parties as choosing
from servanda.moves.learned.ground import supposed
from servanda.moves.learned.parties import Chosen, is_outsider, likely_maker, likely_partner, load_party_models
from servanda.moves.learned.partner_ways import partners
from servanda.moves.learned.rivals import maker_rivals
from servanda.moves.learned.ways import makers
from servanda.nets import shares
from servanda.records import MOVE_TYPES, Document, Move, MoveType, Span
from tests.moves.grounds import DEALING, at, ground_in
from tests.moves.reading import PUBLISHED, moves_in, words

# ---- the weights and the choice --------------------------------------------------------------------------------


def test_the_weights_are_finite_one_a_feature() -> None:
    models = load_party_models()
    for net in (models.maker, models.partner):
        assert net.weights.shape == (len(net.place),)
        assert len(net.place) > 5_000
        assert np.isfinite(net.weights).all()
        assert net.place[""] == 0
    assert {"r=subj", "r=agent", "r=spkq", "k=none"} - set(models.maker.place) == {"k=none"}
    assert {"r=s_obj", "same", "other", "k=none"} <= set(models.partner.place)


@pytest.mark.parametrize(
    ("text", "word", "kind", "maker", "named"),
    [
        ("Peru scolded Chile over the wall.", "scolded", "accuse", "PER", "Peru"),
        ("Chile was scolded by Peru over the wall.", "scolded", "accuse", "PER", "Peru"),
        ('"They have wrecked the talks," the Chilean president said.', "wrecked", "accuse", "CHL", None),
        ("Chile's president, who mocked Peru, left.", "mocked", "accuse", "CHL", "Chile's president"),
        ("Amnesty International savaged Peru.", "savaged", "accuse", "NGO", "Amnesty International"),
        ("Marchers in Lima savaged the Peruvian government.", "savaged", "accuse", "PER-PPL", "Marchers in Lima"),
    ],
)
def test_the_likely_maker(text: str, word: str, kind: MoveType, maker: str, named: str | None) -> None:
    found = likely_maker(*at(DEALING + text, word), kind)
    assert [a.code for a in found.actors] == [maker]
    if named is not None:
        assert words(DEALING + text, found.where) == named


@pytest.mark.parametrize(
    ("text", "word", "kind", "maker", "whom"),
    [
        ("Peru scolded Chile over the wall.", "scolded", "accuse", "PER", "CHL"),
        ("Chile was scolded by Peru over the wall.", "scolded", "accuse", "PER", "CHL"),
        ("Peru's tirade against Chile went on.", "tirade", "accuse", "PER", "CHL"),
        pytest.param(
            "Peru said the wall was a disgrace.",
            "disgrace",
            "accuse",
            "PER",
            "CHL",
            marks=pytest.mark.xfail(strict=True, reason="the choice alone names the maker; a reading never does"),
        ),
    ],
)
def test_the_likely_partner(text: str, word: str, kind: MoveType, maker: str, whom: str) -> None:
    ground, token = at(DEALING + text, word)
    found = likely_partner(ground, token, kind, ground.named(maker))
    assert found is not None
    assert [a.code for a in found.actors] == [whom]


def test_where_nobody_else_is_named_nobody_is_addressed() -> None:
    ground, token = at("Peru praised the mountains of the moon.", "praised")
    found = likely_partner(ground, token, "endorse", ground.named("PER"))
    assert found is None or found.where is None or [a.code for a in found.actors] == ["PER"]


# ---- what was learned never overrides what a rule reads in the sentence itself ---------------------------------

Choice = Callable[..., Chosen | None]


def read_with(monkeypatch: pytest.MonkeyPatch, text: str, maker: Choice | None, partner: Choice | None) -> list[Move]:
    """The moves of a text after `DEALING` where these choose the parties."""
    with monkeypatch.context() as patch:
        if maker is not None:
            patch.setattr(choosing, "likely_maker", maker)
        if partner is not None:
            patch.setattr(choosing, "likely_partner", partner)
        moves = read(Document("test", DEALING + text, published=PUBLISHED)).moves
    return [m for m in moves if m.trigger[0] >= len(DEALING)]


def always(code: str, share: float, where: Span | None = (0, 4)) -> Choice:
    return lambda *_: Chosen((supposed(code),), where, share)


def parties(moves: list[Move]) -> list[tuple[str, str]]:
    return [("+".join(a.code for a in m.actor), "+".join(a.code for a in m.addressee)) for m in moves]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Peru accused Chile of lying.", ("PER", "CHL")),
        ("The Peruvian rebels rejected Chile's offer.", ("PER-OPP", "CHL")),
        ("Amnesty International urged Peru to free the sailors.", ("NGO", "PER")),
        ("Peru was urged to release the sailors.", ("UNK", "PER")),
        ("Chile was accused of spying on the fleet.", ("UNK", "CHL")),
        ("Peru was given until Friday to leave the island.", ("UNK", "PER")),
        ('"Chile has lied," the Peruvian president said.', ("PER", "CHL")),
    ],
)
def test_whoever_a_rule_names_or_a_passive_leaves_out_stays(
    monkeypatch: pytest.MonkeyPatch, text: str, kept: tuple[str, str]
) -> None:
    assert kept in parties(read_with(monkeypatch, text, always("NOR", 1.0), always("NOR", 1.0)))
    assert "NOR" not in {maker for maker, _ in parties(read_with(monkeypatch, text, always("NOR", 1.0), None))}


@pytest.mark.parametrize("text", ["It accused Brazil of lying.", "They accused Brazil of lying."])
def test_a_pronoun_yields_to_who_is_certain(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    by_rules = parties(read_with(monkeypatch, text, always("NOR", 0.89), None))
    certain = parties(read_with(monkeypatch, text, always("NOR", 0.9), None))
    assert ("NOR", "BRA") not in by_rules
    assert certain == [("NOR", "BRA")]


@pytest.mark.parametrize(
    "text",
    [
        "Campaigners urged Peru to free the sailors.",
        "A retired general urged Peru to leave.",
        "The court refused to accept a request from Peru.",
    ],
)
def test_a_maker_whom_no_list_knows_is_open_to_a_likely_one(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    sure = read_with(monkeypatch, text, always("NOR", 0.6), None)
    unsure = read_with(monkeypatch, text, always("NOR", 0.59), None)
    assert sure[0].actor[0].code == "NOR"
    assert is_outsider(unsure[0].actor)


@pytest.mark.parametrize("text", ["Peru pledged to reopen the border.", "Peru welcomed the decision."])
def test_an_open_addressee_is_a_likely_other(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert parties(read_with(monkeypatch, text, None, always("NOR", 0.6))) == [("PER", "NOR")]


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("Peru pledged to reopen the border.", always("NOR", 0.59)),
        ("Peru pledged to reopen the border.", always("PER", 1.0)),
        ("Peru pledged to reopen the border.", always("NOR", 1.0, None)),
        ("Peru pledged to reopen the border.", lambda *_: None),
        ("Peru condemned the raid.", always("NOR", 1.0)),
        ("Peru accused the neighbour of lying.", always("NOR", 1.0)),
        (
            "Peru welcomed the decision of the Norwegian parliament.",
            always("NOR", 1.0, (len(DEALING) + 14, len(DEALING) + 26)),
        ),
    ],
)
def test_the_addressee_of_a_rule_stays_open(monkeypatch: pytest.MonkeyPatch, text: str, choice: Choice) -> None:
    without = read_with(monkeypatch, text, None, lambda *_: None)
    assert parties(read_with(monkeypatch, text, None, choice)) == parties(without)


def test_where_the_rules_see_one_move_alone_its_addressee_is_chosen_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "likely_partner", always("CHL", 0.9))
    moves = read(Document("test", "Peru pledged to reopen the border.", published=PUBLISHED)).moves
    assert parties(list(moves)) == [("PER", "CHL")]


# ---- laws ------------------------------------------------------------------------------------------------------

SUBJECTS = ("Peru", "The Chilean president", "Dockers", "The rebels", "A senator", "The airline", "They", "Ali Kamal")
VERBS = ("savaged", "accused", "urged", "refused to meet", "promised to pay", "welcomed", "met", "was scolded by")
OBJECTS = ("Chile", "the Peruvian navy", "the union", "the plan", "villagers", "the United Nations")
ENDS = (".", " on Monday.", " over the wall, Brazil said.", ', "a bully".', " if the talks fail.")
SENTENCES = st.tuples(*(st.sampled_from(row) for row in (SUBJECTS, VERBS, OBJECTS, ENDS))).map(
    lambda row: f"{row[0]} {row[1]} {row[2]}{row[3]}"
)
CODE = re.compile(r"[A-Z]{2,6}(-(OPP|PPL))?")


@given(st.lists(SENTENCES, min_size=1, max_size=3))
def test_every_party_has_a_code_and_words_that_lie_in_the_text(sentences: list[str]) -> None:
    text = DEALING + " ".join(sentences)
    for move in moves_in(text):
        assert move.actor
        assert all(CODE.fullmatch(a.code) for a in (*move.actor, *move.addressee))
        assert all(0 <= span[0] < span[1] <= len(text) for span in (move.actor_text, move.addressee_text) if span)


@given(SENTENCES)
def test_a_text_is_read_the_same_twice(sentence: str) -> None:
    document = Document("test", DEALING + sentence, published=PUBLISHED)
    assert read(document).moves == read(document).moves


@given(SENTENCES, st.sampled_from(MOVE_TYPES))
def test_whoever_is_chosen_is_one_to_whom_a_way_leads(sentence: str, kind: MoveType) -> None:
    ground = ground_in(DEALING + sentence)
    token = [t for t in ground.doc if t.pos_ in {"VERB", "AUX", "NOUN"}][-1]
    ways = makers(ground, token, kind)
    chosen = likely_maker(ground, token, kind)
    assert chosen == likely_maker(ground, token, kind)
    assert (chosen.actors, chosen.where) in [(w.actors, w.span) for w in ways] + [(w.actors, None) for w in ways]
    assert chosen.where is None or 0 <= chosen.where[0] < chosen.where[1] <= len(ground.doc.text)
    assert 0 < chosen.share <= 1
    whom = likely_partner(ground, token, kind, chosen.actors)
    assert whom == likely_partner(ground, token, kind, chosen.actors)
    assert whom is None or whom.actors in [w.actors for w in partners(ground, token, kind, chosen.actors)]


@given(SENTENCES, st.sampled_from(MOVE_TYPES), st.randoms(use_true_random=False))
def test_the_odds_of_the_rivals_add_up_in_any_order(sentence: str, kind: MoveType, random: Random) -> None:
    ground = ground_in(DEALING + sentence)
    token = [t for t in ground.doc if t.pos_ in {"VERB", "AUX", "NOUN"}][-1]
    rivals = maker_rivals(ground, token, kind, makers(ground, token, kind))
    odds = shares(load_party_models().maker.scores([r.features for r in rivals]))
    assert odds.sum() == pytest.approx(1, abs=1e-4)
    order = random.sample(range(len(rivals)), len(rivals))
    again = shares(load_party_models().maker.scores([rivals[n].features for n in order]))
    assert np.allclose(again, odds[order], atol=1e-4)


@given(st.lists(SENTENCES, min_size=1, max_size=3))
def test_a_party_that_the_rules_know_keeps_its_move(sentences: list[str]) -> None:
    text = DEALING + " ".join(sentences)
    for dealing in ground_in(text).dealings:
        same = [m for m in moves_in(text) if m.type == dealing.type and m.trigger[0] == dealing.at]
        made = {a.code for m in same for a in m.actor}
        if same and not is_outsider(dealing.actor):
            assert made == {a.code for a in dealing.actor}
        if not dealing.whom:
            assert not made & {a.code for m in same for a in m.addressee}


@pytest.mark.parametrize(
    "sentence",
    [
        "Dockers in Callao savaged the Peruvian government as a gang of thieves.",
        "An airline demanded that Peru pay for the fuel.",
        "The strikers savaged the Peruvian plan as a trick.",
        "Pedro Alvarez savaged the Peruvian plan as a trick.",
        "Officials savaged the Peruvian plan as a trick.",
    ],
)
def test_a_move_of_somebody_whom_no_list_knows_gets_a_code(sentence: str) -> None:
    told = [m for m in moves_in(DEALING + sentence) if m.trigger[0] >= len(DEALING)]
    (move,) = (m for m in told if m.type in {"accuse", "demand"})
    assert CODE.fullmatch(move.actor[0].code)
    assert [a.code for a in move.addressee] == ["PER"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dockers in Callao unloaded the ship.",
        "An airline bought two jets.",
        "Hawks nested on the roof of parliament.",
        "The strikers drank tea by the gate.",
        "Pedro Alvarez painted his boat.",
        "Officials counted the bags.",
    ],
)
def test_what_somebody_whom_no_list_knows_does_besides_is_no_move(sentence: str) -> None:
    assert [m for m in moves_in(DEALING + sentence) if m.trigger[0] >= len(DEALING)] == []


# ---- known misses ----------------------------------------------------------------------------------------------


@pytest.mark.xfail(strict=True, reason="whom a passive is about is taken for its maker where no agent is named")
def test_a_passive_of_the_learned_reader_that_leaves_out_its_maker_names_nobody() -> None:
    text = "Chile was savaged as a bully."
    assert [m.actor[0].code for m in moves_in(DEALING + text) if m.trigger[0] >= len(DEALING)] == ["UNK"]


@pytest.mark.xfail(strict=True, reason="the maker of a hypothesis is sought in other sentences rather than given up")
@pytest.mark.parametrize("text", ["A novelist praised the mountains.", "Columnists lambasted the deal."])
def test_the_move_of_a_bystander_is_given_to_nobody_else(text: str) -> None:
    assert [m for m in moves_in(DEALING + text) if m.trigger[0] >= len(DEALING)] == []


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("Amnesty International said Peru had lied.", "NGO"),
        ("Marchers in Lima said Peru had lied.", "PER-PPL"),
    ],
)
def test_a_society_or_people_that_a_rule_finds_speaking_stays(
    monkeypatch: pytest.MonkeyPatch, text: str, maker: str
) -> None:
    assert parties(read_with(monkeypatch, text, always("NOR", 1.0), None)) == [(maker, "PER")]


@pytest.mark.xfail(strict=True, reason="hawks of no stated country are taken for those of the country they blame")
def test_who_is_to_be_punished_is_addressed() -> None:
    text = "Hawks in parliament demanded that Peru be punished."
    (move,) = (m for m in moves_in(DEALING + text) if m.trigger[0] >= len(DEALING))
    assert [a.code for a in move.addressee] == ["PER"]
