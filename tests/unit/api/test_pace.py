"""How far a run is: by its claims the first time, by the work of the last run from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rason.api.runs.pace import NEARLY, OFTEN, REST, Pace
from rason.api.runs.place import Place

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    found = Place(tmp_path, "toy-abcdef")
    found.work.mkdir(parents=True)
    return found


def test_the_first_run_of_a_case_is_measured_by_its_claims(place: Place) -> None:
    pace = Pace(place, "toy", 16, 4)
    assert place.progress().share == 0.0
    pace.claim()
    assert place.progress().share == pytest.approx(1 / (4 + REST))
    for _ in range(3):
        pace.claim()
    assert place.progress().share == pytest.approx(4 / (4 + REST))


def test_a_later_run_is_measured_by_the_programs_of_the_last(place: Place) -> None:
    first = Pace(place, "toy", 16, 4)
    first.noted -= 2 * OFTEN
    first(800, 800)
    first.remember()
    second = Pace(place, "toy", 32, 4)
    second.noted -= 2 * OFTEN
    second(400, 800)
    assert place.progress().share == pytest.approx(0.25)
    second.noted -= 2 * OFTEN
    second(5000, 5000)
    assert place.progress().share == NEARLY
    assert place.progress().left is not None
