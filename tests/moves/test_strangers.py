"""Who makes a move where nobody known is named, and when that counts."""

from __future__ import annotations

import pytest

from tests.moves.reading import told, types_in

COUNTED = [
    pytest.param(
        "The sailor's mother demanded that Iran release him.",
        "demand",
        "PPL",
        marks=pytest.mark.xfail(strict=True, reason="she is taken for one of the people of the only country named"),
    ),
    ("The Kenyan fishermen's lawyer rejected the Somali offer.", "reject", "KEN-PPL"),
    ("Human rights groups in Chad urged France to withdraw.", "demand", "NGO"),
    ("A students' union has accused the Chilean government of spying.", "accuse", "NGO"),
    ("Bolivia's top military brass demanded the resignation of the Peruvian president.", "demand", "BOL"),
    ("A civil rights group urged Norway to wait.", "demand", "NGO"),
    ("Foreign ministers urged Libya to wait.", "demand", "INT"),
    ("Verizon accused Norway of theft.", "accuse", "BUS"),
    ("The kidnappers urged Norway to pay.", "demand", "UNK"),
    ("Pedro Alvarez, director of the Coast Institute, accused Norway of theft.", "accuse", "NGO"),
    ("Pedro Alvarez left home at noon. He accused Norway of theft.", "accuse", "UNK"),
    ("Striking teachers rejected the offer of the Peruvian government.", "reject", "PPL"),
    pytest.param(
        "The court refused to accept a request from Georgia.",
        "reject",
        "UNK",
        marks=pytest.mark.xfail(strict=True, reason="who asked is taken for who refused, the only party that is named"),
    ),
]
NOT_COUNTED = [
    "The boy's father refused the school's offer.",
    "Verizon accepted an offer from a smaller rival.",
    "The newspaper's reporter met the Norwegian skater.",
    "The kidnappers refused the family's offer.",
    "Pedro Alvarez left home at noon. He refused the offer of a lift.",
    "Residents demanded a new bus line.",
    "The singer's lawyer rejected the claim.",
    "The carmaker's workers accepted a lower wage.",
    "A Danish skater met her fans in Nairobi.",
    "The analyst urged Germany to cut rates.",
    "The brewer rejected an offer from a Belgian rival.",
    "The drought threatened Ethiopia's harvest.",
    "The currency refused to rise against the Swiss franc.",
]


@pytest.mark.parametrize(("text", "kind", "code"), COUNTED)
def test_a_stranger_with_a_party_at_the_other_end_counts(text: str, kind: str, code: str) -> None:
    assert (kind, (code,)) in [(k, actor) for k, actor, _, _ in told(text)]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_private_matters_are_no_moves(text: str) -> None:
    assert types_in(text) == []


def test_in_a_text_about_a_negotiation_private_people_are_parties() -> None:
    dealing = (
        "Cuba demanded that the United States return the boy. The United States rejected the demand. "
        "Cuba offered to send an envoy. The United States accepted the offer. Cuba thanked the United States. "
        "The United States promised to review the case. "
    )
    alone = "The boy's uncle refused to sign the paper."
    assert types_in(alone) == []
    assert types_in(dealing + alone)[-1] == "reject"
