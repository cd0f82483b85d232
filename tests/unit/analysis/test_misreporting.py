"""How far actors could move their shares, by hand on the toy case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.analysis.conftest import Ask

from rason.analysis.misreporting import misreporting
from rason.case.figures import central
from rason.case.partner import Partner
from rason.program import compile as compile_case

if TYPE_CHECKING:
    from rason.analysis.misreporting import Interest

NEAR = pytest.approx


def asked(scenario: str, **who: str) -> dict[str, Interest]:
    toy = Ask("toy")
    figures = {
        key: replace(figure, reporter=tuple(filter(None, who.get(key, "").split(";"))))
        for key, figure in toy.program.case.figures.items()
    }
    toy.program = compile_case(replace(toy.program.case, figures=figures))
    found = toy.run(misreporting(toy.question(scenario)))
    return {each.actor: each for each in found}


def test_each_takes_a_third_of_what_it_can_hide() -> None:
    # Base: 1,260 million split in three. Ten dollars a thousand cubic metres on 10 bcm are 100.
    found = asked("base", field_cost="NOR", pipe_cost="MID", worth="SUD")
    assert list(found) == ["NOR", "MID", "SUD"]
    assert all(each.share == NEAR(420.0) for each in found.values())
    (field,) = found["NOR"].figures
    assert [field.figure, field.low, field.high] == [
        "field_cost", NEAR(420.0 + 100.0 / 3.0), NEAR(420.0 - 100.0 / 3.0),
    ]  # fmt: skip
    assert found["NOR"].best == NEAR(420.0 + 100.0 / 3.0)
    assert found["MID"].best == NEAR(420.0 + 50.0 / 3.0)


def test_figures_add_up_where_they_do_not_meet() -> None:
    found = asked("base", field_cost="NOR", pipe_cost="NOR")
    assert list(found) == ["NOR"]
    assert found["NOR"].best == NEAR(420.0 + 150.0 / 3.0)
    assert [each.figure for each in found["NOR"].figures] == ["field_cost", "pipe_cost"]


def test_what_moves_no_share_is_left_out() -> None:
    found = asked("base", undersea_cost="MID", field_cost="")
    assert found["MID"].figures == ()
    assert found["MID"].best == found["MID"].share


def test_nobody_reports_nothing_is_asked() -> None:
    assert asked("base") == {}
    assert asked("base", world_spread="NOR") == {}


def test_a_word_moves_no_other_figure() -> None:
    toy = Ask("toy")
    case = toy.program.case
    moves = {
        **case.figures,
        "field_cost": replace(case.figures["field_cost"], moves_with=Partner("worth")),
        "worth": replace(case.figures["worth"], reporter=("SUD",)),
    }
    toy.program = compile_case(replace(case, figures=moves))
    toy.values = {key: np.array(value) for key, value in central(toy.program.case).items()}
    (found,) = toy.run(misreporting(toy.question("base")))
    (worth,) = found.figures
    # Field cost stays at 30: worth alone moves what is split by 20 dollars on 10 bcm, less what
    # Sudland would earn by the world market, 20 dollars on 6 bcm.
    assert worth.high - found.share == NEAR(80.0 / 3.0)
    assert found.share - worth.low == NEAR(80.0 / 3.0)
