"""Evaluating a program against its central values."""

from __future__ import annotations

import numpy as np

from rason.case import read_case
from rason.program import compile
from rason.scenario.draws import draw


def test_terms_that_read_no_moved_figure_are_what_they_would_be_anew() -> None:
    """Every term says which figures it reads; else a moved one would be overlooked."""
    case = read_case("northeast-asia-2014")
    program = compile(case)
    values = draw(case, 16, 5)
    numbers = program.numbers(values)
    for index, column in enumerate(program.columns):
        for array, term in (
            (numbers.cost, column.cost),
            (numbers.steer, column.steer),
            (numbers.upper, column.upper),
        ):
            anew = np.broadcast_to(term.evaluate(values), (16,))
            assert np.array_equal(array[:, index], anew), column.name
    for index, term in enumerate(program.entries):
        assert np.array_equal(numbers.data[:, index], np.broadcast_to(term.evaluate(values), (16,)))
