"""How far a run is: by its claims the first time, by the work of the last run from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rason.api.runs.estimate import NEARLY, OFTEN, REST, Estimate
from rason.api.runs.store import RunStore

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    found = RunStore(tmp_path, "toy-abcdef")
    found.work.mkdir(parents=True)
    return found


def test_the_first_run_of_a_case_is_measured_by_its_claims(store: RunStore) -> None:
    estimate = Estimate(store, "toy", 16, 4)
    assert store.progress().share == 0.0
    estimate.claim()
    assert store.progress().share == pytest.approx(1 / (4 + REST))
    for _ in range(3):
        estimate.claim()
    assert store.progress().share == pytest.approx(4 / (4 + REST))


def test_a_later_run_is_measured_by_the_programs_of_the_last(store: RunStore) -> None:
    first = Estimate(store, "toy", 16, 4)
    first.noted -= 2 * OFTEN
    first(800, 800)
    first.remember()
    second = Estimate(store, "toy", 32, 4)
    second.noted -= 2 * OFTEN
    second(400, 800)
    assert store.progress().share == pytest.approx(0.25)
    second.noted -= 2 * OFTEN
    second(5000, 5000)
    assert store.progress().share == NEARLY
    assert store.progress().left is not None
