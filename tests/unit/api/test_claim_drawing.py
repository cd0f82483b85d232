"""Figures of one claim: as the brief has them, or the reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rason.api.answers import Chart, ClaimChartAsk, Share, SharesAsk
from rason.api.claim_drawing import claim_chart
from rason.api.drawing import shares
from rason.claim.sensitivity import Influence, Sensitivity
from rason.claim.specification import Curve, Specification
from rason.claim.verdict import Statement, Verdict

if TYPE_CHECKING:
    from rason.api.answers import ClaimChartName

INFLUENCES = (
    Influence(figure="toll", name="The toll", pawn=0.4, total=0.7, at_low=-2e8, at_high=1e9),
    Influence(figure="ice", pawn=0.1, at_low=4e8),
)
CURVE = Curve(
    choices=("access",),
    settings=(("veto", "open"),),
    statement=0,
    unit="USD/yr",
    specifications=(
        Specification(settings=("open",), changed=1, holds=False, margin=-1e8, low=-2e8, high=1e7),
        Specification(settings=("veto",), changed=0, holds=True, margin=4e8, share=0.8),
    ),
    draws=64,
    possible=2,
)


def claim(**parts: Any) -> Verdict:
    return Verdict(
        claim="c",
        paragraph=1,
        says="It pays.",
        kind="measure",
        verdict="likely",
        sentence="It holds.",
        statements=(Statement(text="t", margin=4e8, unit="USD/yr"),),
        **parts,
    )


def draw(chart: ClaimChartName, **parts: Any) -> Chart:
    return claim_chart(ClaimChartAsk(claim=claim(**parts), chart=chart, width=400))


def rows(part: Any) -> list[dict[str, Any]]:
    """Return all that a figure's layers draw, wherever the specification keeps it."""
    if isinstance(part, list):
        return [row for each in part for row in rows(each)]
    if not isinstance(part, dict):
        return []
    return [part, *(row for each in part.values() for row in rows(each))]


def test_swings_show_both_ends_in_the_units_of_money_and_name_the_widest() -> None:
    chart = draw("swings", sensitivity=Sensitivity(statement=0, influences=INFLUENCES))
    amounts = {(e["figure"], e["end"]): e["amount"] for e in rows(chart.spec) if "end" in e}
    assert amounts == {
        ("The toll", "low"): "−USD 200 m/yr",
        ("The toll", "high"): "USD 1 bn/yr",
        ("ice", "low"): "USD 400 m/yr",
    }
    assert chart.text.endswith("The toll moves it furthest.")


def test_drivers_show_both_measures_and_say_where_noise_is() -> None:
    found = Sensitivity(statement=0, influences=INFLUENCES, noise=0.05, points=512)
    chart = draw("drivers", sensitivity=found)
    shown = {(e["figure"], round(e["at"], 3)) for e in rows(chart.spec) if "measure" in e}
    assert shown == {("The toll", 0.7), ("The toll", 0.4), ("ice", 0.1)}
    assert chart.text.startswith("Over the draws The toll and ice count most; totals from 512")
    assert "noise" in chart.text


def test_choices_show_each_specification_and_are_no_probability() -> None:
    chart = draw("choices", curve=CURVE)
    margins = {e["amount"]: e["holds"] for e in rows(chart.spec) if "amount" in e}
    assert margins == {"−USD 100 m/yr": "does not hold", "+USD 400 m/yr": "holds"}
    assert "in 1 of the 2 ways" in chart.text
    assert "no probability" in chart.text


@pytest.mark.parametrize(
    ("chart", "parts", "said"),
    [
        ("swings", {}, "No figure moves"),
        ("swings", {"sensitivity": Sensitivity(statement=0)}, "No figure moves"),
        ("drivers", {}, "no figure stands out"),
        ("choices", {}, "nothing to choose"),
    ],
)
def test_where_there_is_nothing_to_draw_it_is_said(
    chart: ClaimChartName, parts: dict[str, Any], said: str
) -> None:
    assert said in draw(chart, **parts).text


def test_shares_of_claims_that_have_one() -> None:
    asked = SharesAsk(
        claims=(
            Share(says="It pays.", probability=0.8, error=0.02),
            Share(says="It was said.", probability=None, error=None),
        ),
        width=400,
    )
    assert "each of one claim holds" in shares(asked).text
    none = SharesAsk(claims=asked.claims[1:], width=400)
    assert "No claim has a share" in shares(none).text
