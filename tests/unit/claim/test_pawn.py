"""PAWN: by hand, beside SALib, and on figures that do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from SALib.analyze import pawn as peer

from rason.claim.pawn import pawn, pawn_errors, slices_of

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.claim.pawn import Slices


def sliced(*inputs: FloatArray) -> list[Slices]:
    return [slices_of(each) for each in inputs]


def test_the_output_itself_is_worked_out_by_hand() -> None:
    # Knowing that an even spread lies between a and b leaves max(a, 1 − b) between the two
    # distributions: 0.9, 0.8, 0.7, 0.6, 0.5, 0.5, 0.6, 0.7, 0.8 and 0.9, whose median is 0.7.
    level = np.linspace(0.0, 1.0, 10_000)
    assert pawn(sliced(level, -level), level).index == pytest.approx([0.7, 0.7], abs=1e-3)


def test_a_figure_that_does_nothing_is_noise_and_one_that_does_little_is_not() -> None:
    random = np.random.default_rng(3)
    inputs = random.random((3, 4096))
    found = pawn(sliced(*inputs), 2.0 * inputs[0] + 0.5 * inputs[1])
    assert found.index[2] < found.noise < found.index[1] < found.index[0]
    assert found.noise < 0.06


def test_noise_shrinks_with_more_draws() -> None:
    random = np.random.default_rng(4)
    few, many = random.random(256), random.random(4096)
    assert pawn(sliced(many), many).noise < 0.5 * pawn(sliced(few), few).noise


def test_a_bend_is_seen_that_no_correlation_shows() -> None:
    random = np.random.default_rng(5)
    inputs = random.uniform(-1.0, 1.0, (2, 2048))
    found = pawn(sliced(*inputs), inputs[0] ** 2)
    assert found.index[0] > 5 * found.noise
    assert found.index[1] < found.noise


def test_outputs_of_two_values_count_their_ties_once() -> None:
    # Half of the draws are built; above the middle all are, below none: every slice is 0.5 off.
    level = np.linspace(-1.0, 1.0, 1000)
    assert pawn(sliced(level), np.where(level > 0.0, 0.5, -0.5)).index == pytest.approx(
        [0.5], abs=0.01
    )


def test_infinite_outputs_have_their_place() -> None:
    level = np.linspace(0.0, 1.0, 1000)
    far = np.where(level > 0.95, np.inf, level)
    assert pawn(sliced(level), far).index == pytest.approx(
        pawn(sliced(level), level).index, abs=0.01
    )


def test_it_agrees_with_salib() -> None:
    random = np.random.default_rng(6)
    inputs = random.random((4, 1000))
    output = inputs[0] + 0.3 * inputs[1] ** 2 + inputs[2] * inputs[3]
    theirs = peer.analyze({"num_vars": 4, "names": list("abcd")}, inputs.T, output, S=10)
    # SALib leaves the largest draw out of its last slice of a hundred.
    assert pawn(sliced(*inputs), output).index == pytest.approx(theirs["median"], abs=0.01)


def test_bootstrap_errors_are_those_of_new_draws() -> None:
    def index(seed: int) -> tuple[float, float]:
        inputs = np.random.default_rng(seed).random((2, 1024))
        output = inputs[0] + 0.5 * inputs[1]
        first = sliced(inputs[0])
        return float(pawn(first, output).index[0]), float(pawn_errors(first, output)[0])

    found = np.array([index(seed) for seed in range(40)])
    scatter = 1.96 * found[:, 0].std(ddof=1)
    assert 0.6 * scatter < found[:, 1].mean() < 1.6 * scatter
