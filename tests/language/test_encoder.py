"""The encoder: what it computes, that windows keep to themselves, and what is lost in keeping its weights as bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.language.encoder import Encoder, encoder_of
from servanda.nets import Array, matrix_of, pack_matrix

WIDTH, WIDE, HEADS, LAYERS, PIECES, LONGEST = 8, 16, 2, 2, 20, 12


def weights() -> dict[str, Array]:
    random = np.random.default_rng(0)

    def dense(name: str, rows: int, columns: int) -> dict[str, Array]:
        matrix = random.normal(size=(rows, columns), scale=0.5)
        return pack_matrix(name, matrix) | {f"{name}.bias": random.normal(size=columns).astype(np.float16)}

    def norm(name: str) -> dict[str, Array]:
        return {f"{name}.stretch": np.full(WIDTH, 1.5), f"{name}.shift": np.linspace(-1, 1, WIDTH)}

    found = pack_matrix("pieces", random.normal(size=(PIECES, WIDTH)))
    found |= pack_matrix("places", random.normal(size=(LONGEST, WIDTH))) | norm("first")
    for n in range(LAYERS):
        found |= dense(f"{n}.looks", WIDTH, 3 * WIDTH) | dense(f"{n}.joined", WIDTH, WIDTH) | norm(f"{n}.after_look")
        found |= dense(f"{n}.wide", WIDTH, WIDE) | dense(f"{n}.narrow", WIDE, WIDTH) | norm(f"{n}.after_work")
    return found | {"heads": np.array(HEADS)}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return encoder_of(weights())


def by_hand(arrays: dict[str, Array], window: list[int]) -> Array:
    """The same sums, written out piece by piece and head by head."""

    def dense(name: str, x: Array) -> Array:
        return np.asarray(x @ matrix_of(arrays, name) + arrays[f"{name}.bias"].astype(np.float32))

    def norm(name: str, x: Array) -> Array:
        centred = x - x.mean()
        return np.asarray(
            centred / np.sqrt((centred**2).mean() + 1e-12) * arrays[f"{name}.stretch"] + arrays[f"{name}.shift"]
        )

    rows = [
        norm("first", matrix_of(arrays, "pieces")[p] + matrix_of(arrays, "places")[n]) for n, p in enumerate(window)
    ]
    for layer in range(LAYERS):
        looks = [np.split(dense(f"{layer}.looks", x), 3) for x in rows]
        after = []
        for x, (asked, _, _) in zip(rows, looks, strict=True):
            seen = []
            for head in range(HEADS):
                part = slice(head * WIDTH // HEADS, (head + 1) * WIDTH // HEADS)
                odds = np.exp([asked[part] @ shown[part] / np.sqrt(WIDTH / HEADS) for _, shown, _ in looks])
                seen.append(sum(o * told[part] for o, (_, _, told) in zip(odds / odds.sum(), looks, strict=True)))
            y = norm(f"{layer}.after_look", x + dense(f"{layer}.joined", np.concatenate(seen)))
            wide = dense(f"{layer}.wide", y)
            work = 0.5 * wide * (1 + np.tanh(np.sqrt(2 / np.pi) * (wide + 0.044715 * wide**3)))
            after.append(norm(f"{layer}.after_work", y + dense(f"{layer}.narrow", work)))
        rows = after
    return np.stack(rows)


def test_it_computes_what_the_scheme_says(encoder: Encoder) -> None:
    window = [2, 7, 7, 19, 0, 3]
    assert encoder.states([window]) == pytest.approx(by_hand(weights(), window), abs=1e-4)


def test_the_place_and_the_company_of_a_piece_matter(encoder: Encoder) -> None:
    states = encoder.states([[2, 5, 9, 3]])
    assert not np.allclose(states[1], encoder.states([[2, 9, 5, 3]])[2], atol=1e-3)
    assert not np.allclose(states[1], encoder.states([[2, 5, 8, 3]])[1], atol=1e-3)


_windows = st.lists(st.lists(st.integers(0, PIECES - 1), min_size=1, max_size=LONGEST), min_size=1, max_size=4)


@given(_windows)
def test_a_window_is_read_alike_whatever_stands_beside_it(windows: list[list[int]]) -> None:
    encoder = encoder_of(weights())
    alone = np.concatenate([encoder.states([window]) for window in windows])
    assert encoder.states(windows) == pytest.approx(alone, abs=1e-4)


@given(st.integers(0, 1000))
def test_bytes_keep_a_matrix_to_half_a_step(seed: int) -> None:
    matrix = np.random.default_rng(seed).normal(size=(5, 3), scale=[0.01, 1.0, 30.0])
    arrays = pack_matrix("m", matrix)
    assert arrays["m"].dtype == np.int8
    assert np.all(np.abs(matrix_of(arrays, "m") - matrix) <= arrays["m.step"] * 0.501)


def test_a_column_of_zeros_stays_one() -> None:
    assert not matrix_of(pack_matrix("m", np.zeros((3, 2))), "m").any()


def test_a_layer_that_lacks_a_part_is_named() -> None:
    arrays = weights()
    del arrays["1.narrow"]
    with pytest.raises(KeyError, match=r"1\.narrow"):
        encoder_of(arrays)
