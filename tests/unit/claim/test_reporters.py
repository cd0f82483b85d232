"""Whose word a verdict hangs on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rason.case.partner import Partner
from rason.case.tables import Report, Where
from rason.claim.evidence import evidence
from rason.claim.overturn import Overturn
from rason.claim.reporters import interested, words_given

if TYPE_CHECKING:
    from rason.case import Case


def reported(toy: Case, **who: str) -> Case:
    figures = {
        key: replace(figure, reporter=tuple(filter(None, who.get(key, "").split(";"))))
        for key, figure in toy.figures.items()
    }
    return replace(toy, figures=figures)


def overturn(figure: str, *, inside: bool) -> Overturn:
    return Overturn(figure=figure, at=1.0, inside=inside, low=0.0, value=0.5, high=1.0)


def test_half_of_the_variance_makes_a_claim_hang_on_a_word(toy: Case) -> None:
    case = reported(toy, worth="SUD", field_cost="NOR", pipe_cost="NOR")
    shares = (("worth", 0.45), ("field_cost", 0.4), ("pipe_cost", 0.15))
    norland, sudland = words_given(case, shares, ())
    assert (norland.reporter, norland.figures) == ("NOR", ("field_cost", "pipe_cost"))
    assert norland.share == pytest.approx(0.55)
    assert norland.hangs
    assert (sudland.reporter, sudland.share, sudland.hangs) == ("SUD", 0.45, False)


def test_a_figure_that_overturns_it_inside_its_range_does_too(toy: Case) -> None:
    case = reported(toy, worth="SUD", field_cost="NOR")
    turned = (overturn("field_cost", inside=True), overturn("worth", inside=False))
    (word,) = words_given(case, (), turned)
    assert word.reporter == "NOR"
    assert word.overturning == ("field_cost",)
    assert word.hangs


def test_nobody_with_a_stake_is_nobody(toy: Case) -> None:
    assert words_given(toy, (("worth", 1.0),), ()) == ()
    firm = replace(toy.actors["NOR"], actor="firm", bloc="")
    alone = replace(toy, actors={**toy.actors, "firm": firm})
    assert not interested(alone, "firm")
    assert words_given(reported(alone, worth="firm"), (("worth", 1.0),), ()) == ()
    member = {**toy.actors, "firm": replace(firm, bloc="NOR")}
    assert interested(replace(toy, actors=member), "firm")


def test_two_who_report_one_figure_both_count(toy: Case) -> None:
    case = reported(toy, worth="SUD;NOR")
    found = words_given(case, (("worth", 1.0),), ())
    assert [(word.reporter, word.share) for word in found] == [("NOR", 1.0), ("SUD", 1.0)]


def test_figures_that_move_together_count_for_whoever_reports_the_one_that_leads(
    toy: Case,
) -> None:
    case = reported(toy, worth="SUD", field_cost="NOR")
    moves = {
        **case.figures,
        "field_cost": replace(case.figures["field_cost"], moves_with=Partner("worth")),
    }
    (word,) = words_given(replace(case, figures=moves), (("worth", 1.0),), ())
    assert (word.reporter, word.figures) == ("SUD", ("worth",))


def test_whoever_gives_another_report_counts_too(toy: Case) -> None:
    case = reported(toy, worth="SUD")
    other = Report(
        Where("reports.csv", 2), "worth", 0.4, 150.0, 160.0, 170.0, "USD/thousand m3", "pert",
        None, (), "", ("NOR",), "",
    )  # fmt: skip
    contested = replace(case.figures["worth"], reports=(other,))
    case = replace(case, figures={**case.figures, "worth": contested})
    assert {word.reporter for word in words_given(case, (("worth", 1.0),), ())} == {"NOR", "SUD"}
    found = evidence(case, (("worth", 1.0),), (), ())
    assert found.unsourced == 1.0
    assert found.grades == {"D": 1.0}
