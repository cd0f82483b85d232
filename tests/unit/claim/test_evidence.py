"""What a verdict rests on: grades, sources, age and what has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from rason.case.bibliography import Source
from rason.case.partner import Partner
from rason.case.tables import Where
from rason.claim.evidence import evidence, recorded

if TYPE_CHECKING:
    from rason.case import Case

WHERE = Where("sources.bib", 1)


def sourced(toy: Case, **figures: dict[str, object]) -> Case:
    """Change figures of the toy, and let three sources be there: two of one measurement."""
    changed = {
        key: replace(figure, **figures.get(key, {}))  # type: ignore[arg-type]
        for key, figure in toy.figures.items()
    }
    sources = {
        key: Source(WHERE, key, "misc", {"title": key, "same_as": same})
        for key, same in (("fable", ""), ("ministry", ""), ("wire", "ministry"))
    }
    return replace(toy, figures=changed, sources=sources)


GOOD: dict[str, object] = {"grade": "A", "source": ("ministry",), "period": "2014"}


def test_shares_are_weighed_by_grade(toy: Case) -> None:
    found = evidence(toy, (("worth", 0.5), ("field_cost", 0.3), ("undersea_cost", 0.2)), (), ())
    assert dict(found.grades) == pytest.approx({"B": 0.3, "C": 0.5, "D": 0.2})
    assert found.unsourced == pytest.approx(0.2)
    assert found.confidence == "moderate"
    assert found.sentence == (
        "Confidence in this is moderate: 50 % of the variance rests on figures of grade C,"
        " and one independent source stands behind those that matter."
        " 20 % of the variance comes from figures with no source."
    )


def test_two_citations_of_one_measurement_count_once(toy: Case) -> None:
    case = sourced(toy, worth={**GOOD, "source": ("ministry", "wire")})
    found = evidence(case, (("worth", 1.0),), (), ())
    assert (found.independent, found.citations) == (1, 2)
    assert found.confidence == "moderate"
    case = sourced(toy, worth={**GOOD, "source": ("wire", "fable")})
    found = evidence(case, (("worth", 1.0),), (), (False, False))
    assert (found.independent, found.citations) == (2, 2)
    assert found.confidence == "high"
    assert found.sentence.endswith("No modelling choice made otherwise changes it.")


def test_a_choice_that_changes_it_costs_confidence(toy: Case) -> None:
    case = sourced(toy, worth={**GOOD, "source": ("wire", "fable")})
    one = evidence(case, (("worth", 1.0),), (), (True, False, False))
    assert one.confidence == "moderate"
    assert one.sentence.endswith("One modelling choice of 3 made otherwise changes it.")
    half = evidence(case, (("worth", 1.0),), (), (True, False))
    assert half.confidence == "low"


def test_old_figures_cost_confidence(toy: Case) -> None:
    both: dict[str, object] = {**GOOD, "source": ("wire", "fable")}
    old = sourced(toy, worth={**both, "period": "2005/2007"})
    found = evidence(old, (("worth", 1.0),), (), ())
    assert found.confidence == "moderate"
    assert found.oldest == pytest.approx(6.9, abs=0.05)
    assert "The oldest figure that matters is seven years old." in found.sentence
    # What does not matter does not age the verdict; a forecast is no older than the case.
    ahead = sourced(toy, worth={**both, "period": "2020"}, field_cost={"period": "1990"})
    found = evidence(ahead, (("worth", 0.97), ("field_cost", 0.03)), (), ())
    assert found.oldest == 0.0
    published = sourced(toy, worth={**both, "period": "", "published": date(2012, 11, 30)})
    assert evidence(published, (("worth", 1.0),), (), ()).oldest == pytest.approx(2.0, abs=0.01)
    dateless = sourced(toy, worth={**both, "period": "", "published": None})
    assert evidence(dateless, (("worth", 1.0),), (), ()).oldest is None


def test_guesses_make_it_low(toy: Case) -> None:
    found = evidence(toy, (("undersea_cost", 0.6), ("worth", 0.4)), (), ())
    assert found.confidence == "low"
    case = sourced(toy, worth={"grade": "A", "source": ()})
    assert evidence(case, (("worth", 1.0),), (), ()).confidence == "low"


def test_a_group_is_as_poor_as_its_poorest(toy: Case) -> None:
    case = sourced(
        toy,
        worth={**GOOD, "source": ("wire", "fable")},
        undersea_cost={"moves_with": Partner("worth")},
    )
    found = evidence(case, (("worth", 1.0),), (), ())
    assert found.grades == {"D": 1.0}
    assert found.unsourced == 1.0
    assert found.confidence == "low"


def test_where_nothing_moves_it_the_figures_behind_it_count_alike(toy: Case) -> None:
    found = evidence(toy, (), ("worth", "field_cost"), ())
    assert dict(found.grades) == pytest.approx({"B": 0.5, "C": 0.5})
    assert "50 % of the figures behind it are of grade A or B" in found.sentence
    still = evidence(toy, (), (), (False,))
    assert still.confidence == "moderate"
    assert "no uncertain figure is seen to move it" in still.sentence
    assert evidence(toy, (), (), (True,)).confidence == "low"


def test_confidence_and_likelihood_are_never_in_one_sentence(toy: Case) -> None:
    sentence = evidence(toy, (("worth", 1.0),), (), (True,)).sentence
    assert "likel" not in sentence


def test_events_are_weighed_by_sources_and_grades(toy: Case) -> None:
    case, events = sourced(toy), toy.events
    assert recorded(case, ()) is None
    good = [replace(each, grade="A", source=("wire",)) for each in events[:2]]
    found = recorded(case, good)
    assert found is not None
    assert found.confidence == "moderate"
    assert found.sentence == (
        "Confidence in this is moderate: two events of grade A, from one independent source."
    )
    two = recorded(case, [good[0], replace(good[1], source=("fable",), grade="B")])
    assert two is not None
    assert (two.confidence, two.independent) == ("high", 2)
    assert "of grade A to B" in two.sentence
    none = recorded(case, [replace(each, grade="", source=()) for each in events[:1]])
    assert none is not None
    assert none.confidence == "low"
