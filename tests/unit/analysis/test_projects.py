from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rason.analysis.projects import projects

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask

NEAR = pytest.approx


def test_idle_beside_the_pipe(toy: Ask) -> None:
    """Built whole it would save nothing and cost 4,000 over 20 years."""
    found = toy.run(projects(toy.question("bypass")))
    assert found.projects == ("bypass",)
    assert found.alone == NEAR(-200.0)
    assert found.built == NEAR(0.0)


def test_worth_building_without_the_pipe(toy: Ask) -> None:
    found = toy.run(projects(toy.question("closed_with_bypass")))
    assert found.alone == NEAR(660.0)
    assert found.last == NEAR(660.0)
    assert found.built_together == NEAR(1.0)
    assert found.by_actor.sum(axis=2) == NEAR(found.alone)


def test_a_scenario_without_options_has_no_projects(toy: Ask) -> None:
    assert toy.run(projects(toy.question("base"))).projects == ()


def test_value_is_asked_as_if_allowed(toy: Ask) -> None:
    assert toy.measure("project_value", {"project": "bypass"}, "pipe_closed") == NEAR(660.0)


def test_sunk_capital_is_not_paid_again(toy: Ask) -> None:
    told = {"project": "bypass"}
    value = toy.measure("project_value", told, "closed_with_bypass", capital="sunk")
    assert value == NEAR(1100.0 - 240.0)
    assert toy.measure("built", told, "closed_with_bypass") == NEAR(1.0)
