"""Nucleolus and prenucleolus, their proofs, and what has none."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import coopgame
import numpy as np
import pytest

from rason.games import GameError, nucleolus, prenucleolus, proof_gap
from rason.games.coalition import FloatArray, coalition_sizes, coalition_sums, indicator
from rason.games.levels import spanned

if TYPE_CHECKING:
    from rason.games import Nucleolus

TOLERANCE = 1e-9

DISPUTED = [0, 0, 0, 10, 0, 0, 0, 2]
"""Two earn more without the third: nucleolus and prenucleolus differ."""


def corridor_game(players: int, seed: int = 0) -> FloatArray:
    """Sum bottlenecks of chains of owners, as pipelines with many owners would."""
    draw = np.random.default_rng(seed)
    capacity = draw.random((6, players)) * (draw.random((6, players)) < 0.5)
    owned = indicator(np.arange(1 << players), players) @ capacity.T
    total: FloatArray = np.minimum(owned[:, :-1], owned[:, 1:]).sum(axis=1)
    return total


def test_the_two_domains_differ_where_someone_would_be_forced() -> None:
    assert nucleolus(DISPUTED).payoff == pytest.approx([1, 1, 0], abs=TOLERANCE)
    assert prenucleolus(DISPUTED).payoff == pytest.approx([3, 3, -4], abs=TOLERANCE)
    assert nucleolus(DISPUTED).levels[0].floors.tolist() == [2]


def test_without_imputation_there_is_no_nucleolus() -> None:
    with pytest.raises(GameError, match="together the players earn 3 less than they earn alone"):
        nucleolus([0, 2, 2, 1])
    assert prenucleolus([0, 2, 2, 1]).payoff == pytest.approx([0.5, 0.5], abs=TOLERANCE)


def test_rounding_does_not_take_the_imputations_away() -> None:
    additive = coalition_sums(np.array([0.1, 0.2, 0.7, 1e3]))
    additive[-1] -= 1e-12
    assert nucleolus(additive).payoff == pytest.approx([0.1, 0.2, 0.7, 1e3], abs=1e-8)


def test_one_player() -> None:
    solution = nucleolus([0, -3])
    assert (solution.payoff.tolist(), solution.levels) == ([-3], ())


def test_the_first_level_is_a_balanced_collection() -> None:
    solution = prenucleolus([0, 0, 0, 1, 0, 1, 1, 1])
    (level,) = solution.levels
    assert sorted(level.coalitions.tolist()) == [3, 5, 6]
    assert level.weights == pytest.approx(np.full(3, 1 / 3), abs=TOLERANCE)
    assert level.excess == pytest.approx(1 / 3, abs=TOLERANCE)


@pytest.mark.parametrize("domain", ["imputation", "preimputation"])
def test_a_proof_holds_and_a_forged_one_does_not(domain: str) -> None:
    game = corridor_game(6)
    solution = nucleolus(game) if domain == "imputation" else prenucleolus(game)
    first, *rest = solution.levels
    assert proof_gap(game, solution) <= TOLERANCE
    moved = solution.payoff + np.array([0.1, -0.1, 0, 0, 0, 0])
    forged: list[Nucleolus] = [
        replace(solution, payoff=moved),
        replace(solution, payoff=solution.payoff + 0.1),
        replace(solution, levels=()),
        replace(solution, levels=tuple(rest)),
        replace(solution, levels=(replace(first, excess=first.excess + 1), *rest)),
        replace(solution, levels=(replace(first, weights=first.weights * 2), *rest)),
    ]
    assert all(proof_gap(game, forgery) > 1e-3 for forgery in forged)


def test_an_unproved_answer_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["rason.games.proof"]
    monkeypatch.setattr(module, "proof_gap", lambda *_: 1.0)
    with pytest.raises(GameError, match="gap 1"):
        nucleolus(DISPUTED)


def test_settled_coalitions_are_combinations_of_rows() -> None:
    rows = indicator(np.array([0b111, 0b001]), 3)
    assert np.flatnonzero(spanned(rows)).tolist() == [0b000, 0b001, 0b110, 0b111]


@pytest.mark.parametrize("players", [8, 10, 12, 14])
@pytest.mark.parametrize("kind", ["corridor", "drawn", "majority", "claims"])
def test_agrees_with_coopgame(players: int, kind: str) -> None:
    draw = np.random.default_rng(players)
    sizes = coalition_sizes(players)
    claims = coalition_sums(draw.random(players))
    game = {
        "corridor": corridor_game(players),
        "drawn": draw.random(1 << players) * sizes**1.5,
        "majority": (sizes > players / 2) * 1.0,
        "claims": np.maximum(0, claims - 0.4 * claims[-1]),
    }[kind]
    game[0] = 0.0
    oracle = coopgame.Game(game[1:].tolist())
    expected = coopgame.nucleolus(oracle)["allocation"]
    assert nucleolus(game).payoff == pytest.approx(expected, abs=TOLERANCE)
