"""Draws that have no room are refused with the size that they would take, before they are made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rason import Study, read_case
from rason.errors import InputError
from rason.scenario.draws import MOST_DRAWS, levels
from rason.scenario.size import LEVELS, MOST_FIGURES, RESULTS, hold_draws


def test_draws_without_room_are_refused_with_their_size() -> None:
    hold_draws(2**18, 256, "levels", LEVELS)
    with pytest.raises(InputError, match=r"34\.4 GB") as refused:
        levels(read_case("toy"), MOST_DRAWS)
    (fault,) = refused.value.diagnostics
    assert fault.code == "RSN-R003"
    assert fault.fix == "ask for 262,144 draws"


def test_results_without_room_are_refused_with_their_size() -> None:
    with pytest.raises(InputError, match=r"results: 8\.6 GB"):
        hold_draws(2**20, 1024, "results", RESULTS)


def test_more_figures_than_can_be_drawn_are_refused() -> None:
    case = read_case("toy")
    figure = next(iter(case.figures.values()))
    many = {f"f{n}": replace(figure, figure=f"f{n}") for n in range(MOST_FIGURES + 1)}
    with pytest.raises(InputError, match="21,202 figures"):
        levels(replace(case, figures=many), 16)


def test_few_draws_are_let_be() -> None:
    assert len(Study(read_case("toy"), draws=16, executor=None).power()) > 0
