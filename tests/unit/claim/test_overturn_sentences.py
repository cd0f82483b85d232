"""What overturns a claim, in words: which side holds, what the case has, where draws disagree."""

from __future__ import annotations

from typing import Literal

import pytest
from tests.unit.report.sample import sample

from rason.claim.overturn import Alone, Overturn
from rason.claim.phrases import apart, overturned
from rason.claim.printed import Setting, joined, limit
from rason.claim.sentences import changed_by, changed_by_two
from rason.report.terminal import console
from rason.report.terminal_doubts import show_settings

WORTH = "What a thousand cubic metres is worth in Sudland"


def turn(
    at: float,
    side: Literal["above", "below"],
    until: float | None = None,
    *,
    inside: bool = True,
    moving: tuple[Setting, ...] = (),
) -> Overturn:
    own = Setting(figure="worth", at=at, text=f"{at:g} USD/thousand m3")
    return Alone(
        figure="worth", name=WORTH, at=at, side=side, unit="USD/thousand m3", inside=inside,
        low=180.0, value=200.0, high=220.0, grade="C", until=until,
        moving=tuple(each.figure for each in moving), settings=(own, *moving),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "holds", "told"),
    [
        (turn(190.5, "below"), True, "holds above USD 190.5/thousand m3"),
        (turn(210.0, "above"), True, "holds below USD 210/thousand m3"),
        (turn(210.0, "above"), False, "would hold above USD 210/thousand m3"),
        (turn(190.0, "below"), False, "would hold below USD 190/thousand m3"),
        (turn(205.0, "above", 212.0), True, "fails between USD 205/thousand m3 and USD 212"),
        (turn(212.0, "below", 205.0), True, "fails between USD 205/thousand m3 and USD 212"),
        (turn(205.0, "above", 212.0), False, "would hold between USD 205/thousand m3 and USD 212"),
    ],
)
def test_the_sentence_says_which_side_holds(found: Overturn, holds: bool, told: str) -> None:
    text = changed_by(found, holds=holds)
    assert text.startswith(f"{WORTH}: {told}")
    assert "; the case has USD 200/thousand m3" in text
    assert "outside" not in text


def test_the_sentence_says_what_moves_along_and_what_is_outside() -> None:
    moving = (Setting(figure="pipe_cost", at=12.0, text="12 USD/thousand m3"),)
    found = turn(230.0, "above", inside=False, moving=moving)
    text = changed_by(found, holds=True)
    assert "Sudland (with one figure that moves with it): holds below USD 230" in text
    assert text.endswith("outside its range")
    assert joined(found.settings) == "worth=230 USD/thousand m3; pipe_cost=12 USD/thousand m3"


def test_two_figures_are_told_with_what_the_case_has() -> None:
    pair = (turn(190.0, "below"), turn(210.0, "above"))
    assert changed_by_two(pair, holds=False) == (
        f"would hold with {WORTH} at USD 190/thousand m3 and {WORTH} at USD 210/thousand m3;"
        " the case has USD 200/thousand m3 and USD 200/thousand m3"
    )


def test_the_nearest_figure_stands_for_all() -> None:
    matters, weakens, *_, pride = sample().claims
    assert overturned(matters).endswith(
        "holds above USD 174/thousand m3; the case has USD 200/thousand m3; outside its range"
    )
    assert len(matters.overturned_by) == 1
    assert overturned(weakens) == "no single figure alone"
    assert overturned(pride) == ""


def test_draws_that_disagree_with_central_figures_are_told() -> None:
    matters = sample().claims[0]
    assert apart(matters) == ""
    fails = matters.model_copy(
        update={"disagrees": True, "holds": False, "probability": 0.69, "error": 0.003}
    )
    assert apart(fails) == "at central figures it fails, though it holds in 69 ± 0.3 % of draws"
    holds = matters.model_copy(update={"disagrees": True, "probability": 0.31, "error": 0.02})
    assert apart(holds) == "at central figures it holds, though only in 31 ± 2 % of draws"


@pytest.mark.parametrize(
    ("value", "way", "apart_", "rounded"),
    [(0.9549, 1.0, 0.0451, 0.955), (33.33, -1.0, 0.0, 33.0), (0.25, 1.0, 0.75, 0.25)],
)
def test_limits_are_rounded_to_the_side_that_holds(
    value: float, way: float, apart_: float, rounded: float
) -> None:
    assert limit(value, way, apart_) == rounded


def test_the_terminal_says_what_is_to_be_set(capsys: pytest.CaptureFixture[str]) -> None:
    show_settings(console(), sample().claims)
    out = capsys.readouterr().out
    assert "worth=174 USD/thousand m3" in out
    assert "quarrel" not in out
