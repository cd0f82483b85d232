from __future__ import annotations

import numpy as np
import pytest

from rason.case import base, central, derive, ends, read_case
from rason.case.corners import AllCorners


def test_central_values_stand_in_the_figures_own_units() -> None:
    case = read_case("toy")
    values = central(case)
    assert values["undersea_capital"] == pytest.approx([4.0])
    assert values["pipe_margin"] == pytest.approx([150.0])  # 200 - 30 - 20
    assert {array.shape for array in values.values()} == {(1,)}


def test_derived_figures_follow_in_every_draw() -> None:
    case = read_case("toy")
    draws = {key: np.array(ends(case.figures[key])) for key in base(case)}
    assert "pipe_margin" not in draws
    assert derive(case, draws)["pipe_margin"] == pytest.approx([145.0, 150.0, 155.0])


def test_a_derived_figure_that_is_given_follows_its_parts_all_the_same() -> None:
    case = read_case("toy")
    values = dict(central(case)) | {"pipe_margin": np.array([7.0])}
    assert derive(case, values)["pipe_margin"] == pytest.approx([150.0])


def test_cells_are_checked_where_each_figure_stands_at_an_end() -> None:
    case = read_case("toy")
    values, labels = AllCorners(case.figures).of(case.figures)
    at = labels.index("the high end of field_cost")
    assert values["field_cost"][at] == 40.0
    assert values["worth"][at] == 200.0
    assert values["pipe_margin"][at] == pytest.approx(140.0)
    assert values["worth"][labels.index("all low ends")] == 180.0


def test_a_figure_is_kept_where_it_moves_and_nowhere_else() -> None:
    figures = read_case("northeast-asia-2014").figures
    every = AllCorners(figures)
    everything, all_labels = every.of(figures)
    for key in figures:
        values, labels = every.of((key,))
        places = [all_labels.index(label) for label in labels]
        assert values[key] == pytest.approx(everything[key][places])
        rest = np.delete(everything[key], places)
        assert np.all(rest == values[key][0]), "elsewhere it is central"


def test_cells_evaluate_in_program_units() -> None:
    case = read_case("toy")
    values = central(case)
    pipe = case.links["pipe"]
    assert float(pipe.capacity.evaluate(values)) == 10.0
    assert pipe.capacity.unit == "bcm/yr"
    assert pipe.cost.evaluate(values) == pytest.approx([20.0])  # USD/thousand m3 is million USD/bcm
    assert case.projects["bypass"].capital.evaluate(values) == pytest.approx([4000.0])
    assert float(case.projects["bypass"].life.evaluate(values)) == 20.0
    assert case.transfers[0].amount.evaluate(values) == pytest.approx([315.0])
    assert float(case.discount.evaluate(values)) == 0.0
