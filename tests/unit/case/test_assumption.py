"""What is assumed counts as without a source, wherever sources are counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rason.api.viewing import case_view
from rason.case import read_case
from rason.case.bibliography import Source
from rason.case.suspicion import suspicions
from rason.case.tables import Where
from rason.claim.drivers import grade
from rason.claim.evidence import evidence
from rason.report.case_note import case_note

if TYPE_CHECKING:
    from rason.case import Case


@pytest.fixture
def toy() -> Case:
    return read_case("toy")


@pytest.mark.parametrize(
    "changed",
    [
        {"source": ()},
        {"source": ("assumed",)},
        {"source": ("fable",), "note": "assumed: as dear as the neighbour's"},
    ],
)
def test_no_door_counts_an_assumption_as_a_source(toy: Case, changed: dict[str, object]) -> None:
    figure = replace(toy.figures["worth"], grade="", **changed)  # type: ignore[arg-type]
    entry = Source(Where("sources.bib", 1), "assumed", "misc", {"title": "Our own guesses"})
    case = replace(
        toy, figures={**toy.figures, "worth": figure}, sources={**toy.sources, "assumed": entry}
    )
    plain, found = case_note(toy), case_note(case)
    assert found.counts.unsourced == plain.counts.unsourced + 1
    assert "worth" in [each.figure for each in found.assumptions]
    assert grade(case, ("worth",)) == "D"
    rests = evidence(case, (("worth", 1.0),), (), ())
    assert (rests.unsourced, rests.independent, rests.confidence) == (1.0, 0, "low")
    assert any(
        each.code == "RSN-W001"
        and "figures without a source: " in each.found
        and "worth" in each.found
        for each in suspicions(case)
    )
    (shown,) = [each for each in case_view(case).figures if each.figure == "worth"]
    assert shown.assumed


def test_what_is_measured_or_follows_from_others_is_not_assumed(toy: Case) -> None:
    shown = {each.figure: each.assumed for each in case_view(toy).figures}
    assert not shown["worth"]
    assert shown == {
        key: not each.source and each.formula is None for key, each in toy.figures.items()
    }
