"""Evaluating a program against its central values."""

from __future__ import annotations

import numpy as np
import pytest

from rason.case import read_case
from rason.claim.moves import moved
from rason.program import compile
from rason.scenario.draws import draw, partners
from rason.scenario.possible import possible


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


@pytest.mark.parametrize("name", ["toy", "northeast-asia-2014"])
def test_numbers_and_what_is_possible_do_not_depend_on_what_was_asked_before(name: str) -> None:
    """To the last digit: numbers begin with the nearest ones, and those with others."""
    case = read_case(name)
    begun, generator = compile(case), np.random.default_rng(3)
    leaders = list(partners(case.figures))
    asked = 0
    for _ in range(6):
        some = generator.choice(len(leaders), size=min(3, len(leaders)), replace=False)
        # Central in some draws or in all, so that what was apart from its centre comes back to it.
        moves = [(leaders[place], float(generator.choice([-1.0, 0.0, 1.0]))) for place in some]
        values = moved(case, moves)
        anew = compile(case)
        assert np.array_equal(possible(begun, values), possible(anew, values))
        found, wanted = begun.numbers(values), anew.numbers(values)
        for part in ("cost", "steer", "upper", "row_lower", "row_upper", "data"):
            assert getattr(found, part).tobytes() == getattr(wanted, part).tobytes(), part
        asked += begun.numbers(dict(values)) is found
    assert asked == 6, "equal values have the same numbers"
