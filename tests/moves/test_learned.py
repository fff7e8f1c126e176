"""The learned reader of moves: its features, its weights, how words share a move, and what it finds in a document."""

from __future__ import annotations

import itertools
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.actors import find_actors
from servanda.attribution import attribute
from servanda.flow import default_toolkit
from servanda.language import Parsed
from servanda.moves.find import cast_of, first_round
from servanda.moves.learned import Context, Hypothesis, hypotheses
from servanda.moves.learned.decide import WINDOW, decide
from servanda.moves.learned.describe import Described, described
from servanda.moves.learned.drafts import draft_of
from servanda.moves.learned.model import OUTPUTS, load_model
from servanda.moves.lexicon import load_moves_lexicon
from servanda.moves.who import Cast
from servanda.nets import Net, pack_bytes, shares, unpack_bytes
from servanda.records import MOVE_TYPES, Document, Move
from tests.moves.reading import moves_in, types_in, words

DEALING = "Peru urged Chile to withdraw its troops. Chile rejected the demand. "
"""Two moves between parties: a document that the learned reader is asked about."""


def scene(text: str) -> tuple[Parsed, Cast]:
    kit = default_toolkit()
    parsed = kit.parser.parse(Document("test", text, published=date(2026, 11, 25)))
    mentions = find_actors(parsed, kit.lexicon)
    return parsed, cast_of(parsed, attribute(parsed, mentions), mentions)


def seen_in(text: str) -> list[Hypothesis]:
    kit = default_toolkit()
    parsed, cast = scene(text)
    context = Context(parsed, find_actors(parsed, kit.lexicon))
    return hypotheses(parsed, cast, first_round(parsed, cast).told, context)


def words_of(text: str) -> list[Described]:
    parsed, cast = scene(text)
    return list(described(parsed, cast, first_round(parsed, cast).told))


def features(text: str, word: str) -> set[str]:
    return set(next(w for w in words_of(text) if w.token.text == word).features)


# ---- the features ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        ("Peru scolded Chile over the wall.", "scolded", {"l=scold/V", "m=B", "active", "sk=party", "o=obj_chile"}),
        ("Peru scolded Chile over the wall.", "wall", {"l=wall/N", "dep=pobj", "h=over", "det=the"}),
        ("Chile was scolded by Peru.", "scolded", {"passive", "sk=party", "aux=was"}),
        ("Peru has not scolded Chile.", "scolded", {"neg", "neg_l=scold", "st=negated"}),
        ("If Peru scolds Chile, talks will end.", "scolds", {"st=unreal", "mark=if"}),
        ("Peru's scolding of Chile went on.", "scolding", {"poss=party", "ofk=party"}),
        ("Did Peru scold Chile?", "scold", {"question"}),
        ("Peru urged Chile to leave.", "urged", {"r=demand", "vt=demand", "o=inf_leave"}),
        ("Peru said Chile had cheated.", "cheated", {"rep=i", "spk=party", "spdiff_party", "h=say"}),
        ('"We have been cheated," Peru said.', "cheated", {"rep=q", "spk=party"}),
        ('"We have paid," Peru said.', "paid", {"rep=q", "spsame"}),
    ],
)
def test_a_word_is_described_by_what_stands_around_it(text: str, word: str, named: set[str]) -> None:
    assert named <= features(text, word)


@pytest.mark.parametrize(
    ("text", "word", "absent"),
    [
        ("Peru scolded Chile over the wall.", "scolded", {"passive", "neg", "question", "st=unreal", "st=negated"}),
        ("The rain scolded the roof.", "scolded", {"sk=party", "rep=q", "rep=i"}),
        ("Peru said that it was late.", "said", {"rep=q", "rep=i"}),
    ],
)
def test_what_is_not_there_is_not_named(text: str, word: str, absent: set[str]) -> None:
    assert not absent & features(text, word)


def test_candidates_are_words_of_content() -> None:
    found = {w.token.text for w in words_of("Peru and its neighbours quarrelled, but the old wall was there.")}
    assert found >= {"neighbours", "quarrelled", "old", "wall"}
    assert not found & {"Peru", "and", "its", ",", "but", "the", "there", "."}


def test_no_feature_holds_a_line_break() -> None:
    found = words_of("Peru scolded Chile.\n\nChile sulked\nfor a week.\n")
    assert not any("\n" in f for w in found for f in w.features)
    assert any("¶" in f for w in found for f in w.features)


# ---- the weights -----------------------------------------------------------------------------------------------


def test_the_weights_have_a_column_for_each_type_and_for_none() -> None:
    model = load_model()
    assert ("none", *MOVE_TYPES) == OUTPUTS
    assert model.weights.shape == (len(model.place), len(OUTPUTS))
    assert model.place[""] == 0
    assert np.isfinite(model.weights).all()
    assert len(model.place) > 10_000


def test_a_word_of_which_nothing_is_known_makes_no_move() -> None:
    assert load_model().scores([["never seen"], []]).argmax(axis=1).tolist() == [0, 0]
    assert load_model().scores([]).shape == (0, len(OUTPUTS))


@given(st.lists(st.lists(st.sampled_from(sorted(load_model().place)), max_size=30), min_size=1, max_size=8))
def test_shares_add_up_and_do_not_depend_on_the_other_words(rows: list[list[str]]) -> None:
    found = shares(load_model().scores(rows))
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)
    assert np.allclose(found[-1:], shares(load_model().scores(rows[-1:])), atol=1e-5)


@given(
    st.lists(st.text(min_size=1, max_size=8).filter(lambda s: "\n" not in s), unique=True, max_size=6),
    st.integers(0, 2**32 - 1),
)
def test_packing_keeps_names_and_nearly_the_weights(names: list[str], seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(len(names) + 1, len(OUTPUTS))).astype(np.float32)
    model = Net({"": 0} | {n: i for i, n in enumerate(names, start=1)}, table)
    again = unpack_bytes(pack_bytes(model))
    assert again.place == model.place
    assert np.abs(again.weights - table).max() <= np.abs(table).max() / 254 + 1e-6


# ---- the decision ----------------------------------------------------------------------------------------------


def spread(found: list[Described], **masses: dict[str, float]) -> np.ndarray:
    """Shares in which each named word has these masses, and all else is no move."""
    table = np.zeros((len(found), len(OUTPUTS)), dtype=np.float32)
    for row, w in enumerate(found):
        for kind, mass in masses.get(w.token.text, {}).items():
            table[row, OUTPUTS.index(kind)] = mass
        table[row, 0] = 1 - table[row, 1:].sum()
    return table


def decided(text: str, threshold: float = 0.4, **masses: dict[str, float]) -> list[tuple[str, str]]:
    found = words_of(text)
    return [(h.type, h.token.text) for h in decide(found, spread(found, **masses), threshold)]


def test_two_words_of_a_phrase_share_a_move_between_them() -> None:
    text = "Peru voiced its anger at Chile."
    assert decided(text, voiced={"accuse": 0.25}, anger={"accuse": 0.3}) == [("accuse", "anger")]
    assert decided(text, voiced={"accuse": 0.25}, anger={"endorse": 0.3}) == []


def test_two_likely_words_make_two_moves() -> None:
    found = decided("Peru scolded and mocked Chile.", scolded={"accuse": 0.9}, mocked={"accuse": 0.8})
    assert found == [("accuse", "scolded"), ("accuse", "mocked")]


def test_words_of_two_sentences_do_not_add_up() -> None:
    assert decided("Peru sulked. Chile sulks.", sulked={"accuse": 0.3}, sulks={"accuse": 0.3}) == []


def test_a_lower_threshold_never_loses_a_hypothesis() -> None:
    found = words_of(DEALING + "Peru scolded Chile over the wall, and Chile shrugged.")
    likely = shares(load_model().scores([w.features for w in found]))
    sizes = [len(decide(found, likely, threshold)) for threshold in (0.2, 0.4, 0.6, 0.8, 1.01)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 0


# ---- the document ----------------------------------------------------------------------------------------------


def learned(sentence: str) -> list[Move]:
    """The moves of a sentence at the end of a document about a quarrel."""
    return [m for m in moves_in(DEALING + sentence) if m.trigger[0] >= len(DEALING)]


@pytest.mark.parametrize(
    "sentence", ["Peru savaged the Chilean plan as a trick.", "Peru's tirade against Chile went on for an hour."]
)
def test_it_finds_what_no_list_knows(sentence: str) -> None:
    parsed, cast = scene(DEALING + sentence)
    first = first_round(parsed, cast)
    assert all(dealing.trigger[0] < len(DEALING) for dealing in first.dealings)
    assert [(m.type, [a.code for a in m.actor], [a.code for a in m.addressee]) for m in learned(sentence)] == [
        ("accuse", ["PER"], ["CHL"])
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Snow fell on the capital of Peru.",
        "The Chilean minister bought a hat.",
        "Peru lies to the north of Chile.",
        "The border is 170 kilometres long.",
        "Chile beat Peru 2-0 in the cup final.",
    ],
)
def test_it_finds_nothing_where_nobody_deals_with_anybody(sentence: str) -> None:
    assert learned(sentence) == []


def test_it_is_not_asked_outside_a_negotiation() -> None:
    assert types_in("Peru savaged the Chilean plan as a trick.") == []


def test_a_move_of_the_rules_is_not_read_twice() -> None:
    assert {h.type for h in seen_in(DEALING)} >= {"demand", "reject"}
    assert types_in(DEALING) == ["demand", "reject"]


def test_hypotheses_point_at_words_in_order() -> None:
    text = DEALING + "Peru pilloried Chile. Chile's president mocked the Peruvian minister as a clown."
    found = seen_in(text)
    at = [h.token.idx for h in found]
    assert at == sorted(at)
    assert all(0 < h.mass <= 1 and h.type in MOVE_TYPES for h in found)
    same = [(a, b) for a, b in itertools.pairwise(found) if a.type == b.type and a.token == b.token]
    assert same == []
    assert all(text[h.token.idx : h.token.idx + len(h.token)] == h.token.text for h in found)
    assert WINDOW == 60


def test_it_reads_the_same_twice() -> None:
    text = DEALING + "Peru pilloried Chile over the wall, and Chile shot back."
    once, twice = ([(h.token.i, h.type, h.mass) for h in seen_in(text)] for _ in range(2))
    assert once == twice


# ---- the draft -------------------------------------------------------------------------------------------------


def drafted(sentence: str, word: str, kind: str) -> tuple[str | None, str | None, bool]:
    """Words of actor and addressee of a hypothesis at a word, and whether its maker is who speaks."""
    parsed, cast = scene(sentence)
    token = next(t for t in parsed.doc if t.text == word)
    made = draft_of(Hypothesis(next(t for t in MOVE_TYPES if t == kind), token, 1.0), cast, load_moves_lexicon())
    assert made.rule == "learned"
    actor, whom = (t.text if t is not None else None for t in (made.actor, made.addressee))
    return actor, whom, made.by_source


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "expected"),
    [
        ("Peru pilloried Chile.", "pilloried", "accuse", ("Peru", "Chile", False)),
        ("Chile was pilloried by Peru.", "pilloried", "accuse", ("Peru", "Chile", False)),
        ("Peru's fury at Chile grew.", "fury", "accuse", ("Peru", "Chile", False)),
        ("Peru said the wall wrecked the talks.", "wrecked", "accuse", (None, "wall", True)),
        ("Peru said Chile had wrecked the talks.", "wrecked", "accuse", (None, "Chile", True)),
        ("Brazil said Peru had rejected the plan.", "rejected", "reject", ("Peru", None, False)),
    ],
)
def test_a_draft_names_maker_and_addressee(
    sentence: str, word: str, kind: str, expected: tuple[str | None, str | None, bool]
) -> None:
    assert drafted(sentence, word, kind) == expected


def test_a_move_found_has_its_words() -> None:
    sentence = "Peru savaged the Chilean plan as a trick."
    (move,) = learned(sentence)
    assert words(DEALING + sentence, move.trigger) == "savaged"
    assert words(DEALING + sentence, move.sent) == sentence
    assert words(DEALING + sentence, move.actor_text) == "Peru"
    assert words(DEALING + sentence, move.content) == "the Chilean plan"
