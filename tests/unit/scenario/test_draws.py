"""Draws: their shapes, their errors, and what leaves them as they were."""

from __future__ import annotations

import shutil
from functools import cache
from math import comb
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rason.case import central, ends, find, read_case
from rason.errors import InputError
from rason.scenario.draws import SCRAMBLES, draw, error, followers, partners, rounded, share, spread
from rason.scenario.draws import levels as levels_of
from rason.scenario.shapes import cumulative, mixed, quantile

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from rason.case import Case, Values
    from rason.case.cell import FloatArray

TOLERANCE = 1e-9
LAST = "worth - field_cost - pipe_cost,derived\n"
"""The last row of the toy's figures."""


@pytest.fixture(scope="module")
def toy() -> Case:
    return read_case("toy")


def changed(tmp_path: Path, old: str, new: str) -> Case:
    folder = tmp_path / "toy"
    shutil.copytree(find("toy"), folder)
    path = folder / "figures.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return read_case(folder)


@pytest.mark.parametrize("draws", [0, -1, 16 * 2**20 + 1])
def test_impossible_numbers_of_draws_are_refused(draws: int) -> None:
    with pytest.raises(InputError, match="RSN-R003"):
        rounded(draws)


@given(st.integers(1, 100_000))
def test_draws_are_sixteen_scrambles_of_a_power_of_two(draws: int) -> None:
    number = rounded(draws)
    points = number // SCRAMBLES
    assert number >= draws
    assert points & (points - 1) == 0
    assert number == SCRAMBLES or number < 2 * draws


def test_figures_stay_in_their_ranges_and_fixed_ones_stay(toy: Case) -> None:
    values = draw(toy, 256)
    assert {value.shape for value in values.values()} == {(256,)}
    for key, figure in toy.figures.items():
        if figure.low is not None and figure.high is not None:
            assert figure.low <= values[key].min() <= values[key].max() <= figure.high
    assert set(values["world_spread"]) == {10.0}
    margin = values["worth"] - values["field_cost"] - values["pipe_cost"]
    np.testing.assert_allclose(values["pipe_margin"], margin, rtol=TOLERANCE)


@settings(max_examples=8)
@given(st.integers(0, 2**32), st.integers(0, 4), st.integers(1, 4))
def test_a_longer_run_begins_with_the_shorter(seed: int, power: int, more: int) -> None:
    toy, count = read_case("toy"), SCRAMBLES << power
    short, long = draw(toy, count, seed), draw(toy, count << more, seed)
    for key in toy.figures:
        np.testing.assert_array_equal(short[key], long[key][:count])


def test_another_seed_gives_other_draws(toy: Case) -> None:
    assert not np.array_equal(draw(toy, 64, seed=3)["worth"], draw(toy, 64, seed=4)["worth"])


def test_a_figure_more_leaves_the_others_as_they_were(tmp_path: Path, toy: Case) -> None:
    more = changed(tmp_path, LAST, LAST + "tax,A tax,1,2,3,USD/t,pert,,,,,D,,assumed\n")
    before, after = draw(toy, 64), draw(more, 64)
    for key in toy.figures:
        np.testing.assert_array_equal(before[key], after[key])


def test_figures_that_move_together_have_one_level(tmp_path: Path) -> None:
    case = changed(tmp_path, "USD/thousand m3,pert,,2013,2014-03,fable,B,,\npipe_cost",
                   "USD/thousand m3,pert,worth,2013,2014-03,fable,B,,\npipe_cost")  # fmt: skip
    assert partners(case.figures)["worth"] == ("worth", "field_cost")
    values = draw(case, 64)
    order = np.argsort(values["worth"])
    assert np.all(np.diff(values["field_cost"][order]) >= 0.0)


def following(tmp_path: Path, **cells: str) -> Case:
    """Return the toy case with some `moves_with` cells filled."""
    folder = tmp_path / "toy"
    shutil.copytree(find("toy"), folder, dirs_exist_ok=True)
    path = folder / "figures.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    for key, cell in cells.items():
        (place,) = [i for i, row in enumerate(rows) if row.startswith(f"{key},")]
        assert "pert,," in rows[place]
        rows[place] = rows[place].replace("pert,,", f"pert,{cell},")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return read_case(folder)


def rank_correlation(values: Values, one: str, other: str) -> float:
    from scipy.stats import spearmanr

    return float(spearmanr(values[one], values[other]).statistic)


def test_figures_that_move_the_other_way_round_have_one_level_as_well(tmp_path: Path) -> None:
    case = following(tmp_path, field_cost="worth -1", pipe_cost="field_cost -1")
    assert partners(case.figures)["worth"] == ("worth", "field_cost", "pipe_cost")
    assert followers(case.figures) == {}
    values = draw(case, 64)
    order = np.argsort(values["worth"])
    assert np.all(np.diff(values["field_cost"][order]) <= 0.0)
    assert np.all(np.diff(values["pipe_cost"][order]) >= 0.0)
    level = (values["worth"] - 180.0) / 40.0
    np.testing.assert_allclose(values["field_cost"], 40.0 - 20.0 * level, rtol=1e-9)


@pytest.mark.parametrize("asked", [0.3, 0.6, 0.95, -0.5, -0.9])
def test_the_rank_correlation_that_is_asked_for_is_reached(tmp_path: Path, asked: float) -> None:
    case = following(tmp_path, field_cost=f"worth {asked}")
    assert followers(case.figures) == {"field_cost": ("worth", asked)}
    values = draw(case, 4096)
    assert rank_correlation(values, "worth", "field_cost") == pytest.approx(asked, abs=0.01)
    assert abs(rank_correlation(values, "worth", "pipe_cost")) < 0.02
    assert abs(rank_correlation(values, "field_cost", "pipe_cost")) < 0.02


def test_correlations_multiply_along_the_way_between_two_figures(tmp_path: Path) -> None:
    case = following(
        tmp_path, field_cost="worth 0.8", pipe_cost="field_cost -0.6", transit_fee="pipe_cost -1"
    )
    values = draw(case, 4096)
    straight = [2.0 * np.sin(np.pi * rank / 6.0) for rank in (0.8, 0.6)]
    ends_ = 6.0 / np.pi * np.arcsin(straight[0] * straight[1] / 2.0)
    assert ends_ == pytest.approx(0.8 * 0.6, abs=0.02)
    assert rank_correlation(values, "worth", "transit_fee") == pytest.approx(ends_, abs=0.01)
    assert rank_correlation(values, "worth", "pipe_cost") == pytest.approx(-ends_, abs=0.01)
    assert rank_correlation(values, "field_cost", "transit_fee") == pytest.approx(0.6, abs=0.01)


@pytest.mark.parametrize("asked", ["worth 0.7", "worth -0.7", "worth -1"])
def test_a_figure_that_follows_another_keeps_its_own_distribution(
    tmp_path: Path, toy: Case, asked: str
) -> None:
    before = draw(toy, 4096)
    after = draw(following(tmp_path, field_cost=asked), 4096)
    for key in toy.figures:
        if key not in {"field_cost", "pipe_margin"}:
            np.testing.assert_array_equal(before[key], after[key])
    part = (np.arange(4096) + 0.5) / 4096
    below = cumulative("pert", 20.0, 30.0, 40.0, np.sort(after["field_cost"]))
    assert np.abs(below - part).max() < 0.01, "half of what independent draws may differ by"
    assert abs(after["field_cost"].mean() - 30.0) <= 2.0 * float(error(after["field_cost"]))


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32), st.integers(0, 3), st.sampled_from(["0.4", "-0.8", "-1"]))
def test_a_longer_run_of_figures_that_follow_begins_with_the_shorter(
    tmp_path: Path, seed: int, power: int, asked: str
) -> None:
    case, count = following(tmp_path, field_cost=f"worth {asked}"), SCRAMBLES << power
    short, long = draw(case, count, seed), draw(case, 4 * count, seed)
    for key in case.figures:
        np.testing.assert_array_equal(short[key], long[key][:count])


def test_a_contested_figure_may_follow_and_lead(tmp_path: Path) -> None:
    case = following(tmp_path, worth="field_cost 0.7", pipe_cost="worth 0.7")
    (tmp_path / "toy" / "reports.csv").write_text(REPORTS, encoding="utf-8")
    case = read_case(case.folder)
    values = draw(case, 4096)
    assert (values["worth"] == 120.0).mean() == pytest.approx(0.125, abs=0.005)
    assert (values["worth"] >= 300.0).mean() == pytest.approx(0.25, abs=0.005)
    assert rank_correlation(values, "worth", "field_cost") == pytest.approx(0.7, abs=0.02)
    assert rank_correlation(values, "worth", "pipe_cost") == pytest.approx(0.7, abs=0.02)


def test_levels_of_nought_and_one_are_no_trouble(tmp_path: Path) -> None:
    for asked in ("0.9", "-0.9", "-1"):
        case = following(tmp_path / asked, field_cost=f"worth {asked}")
        own = dict.fromkeys(levels_of(case, 16), np.array([0.0, 0.5, 1.0]))
        values = spread(case, own)
        assert np.isfinite(values["field_cost"]).all()
        np.testing.assert_allclose(values["worth"], [180.0, 200.0, 220.0])


def test_means_are_those_of_the_shapes_within_the_error(toy: Case) -> None:
    values = draw(toy, 1024)
    for key, mean in (("field_cost", 30.0), ("undersea_cost", 60.0), ("transit_fee", 310.0)):
        assert abs(values[key].mean() - mean) <= 2.0 * float(error(values[key])) + TOLERANCE


def test_sobol_points_err_less_than_random_ones(toy: Case) -> None:
    values = draw(toy, 1024)["worth"]
    assert float(error(values)) < 0.2 * 1.96 * values.std() / 1024**0.5


FIVE = """a,A,0,0.5,1,1,uniform,,,,,D,,
b,B,1,2,3,1,uniform,,,,,D,,
c,C,10,100,1000,1,loguniform,,,,,D,,
d,D,2,4,10,1,triangular,,,,,D,,
e,E,0,0.3,1,1,pert,,,,,D,,
"""
PROBABILITIES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5)


@pytest.fixture
def five(tmp_path: Path) -> Case:
    return changed(tmp_path, LAST, LAST + FIVE)


def levels(values: Values) -> FloatArray:
    """Return what part of the textbook's distribution lies below each figure."""
    from scipy import stats

    found: FloatArray = np.stack(
        [
            stats.uniform(0, 1).cdf(values["a"]),
            stats.uniform(1, 2).cdf(values["b"]),
            stats.loguniform(10, 1000).cdf(values["c"]),
            stats.triang(0.25, 2, 8).cdf(values["d"]),
            stats.beta(2.2, 3.8).cdf(values["e"]),
        ]
    )
    return found


@cache
def little(probability: float) -> float:
    """Return what three levels add up to less than with a probability (Irwin and Hall)."""
    from scipy.optimize import brentq

    def missing(most: float) -> float:
        terms = ((-1) ** k * comb(3, k) * max(most - k, 0.0) ** 3 / 6 for k in range(4))
        return float(sum(terms)) - probability

    return float(brentq(missing, 0.0, 3.0))


def statements(level: FloatArray, probability: float) -> dict[str, npt.NDArray[np.bool_]]:
    """Return statements over several figures, each of which holds with a probability."""
    return {
        "two are large": level[1] + level[2] > 2.0 - (2.0 * probability) ** 0.5,
        "three add up to little": level[[0, 3, 4]].sum(axis=0) < little(probability),
        "five are small": (level < probability**0.2).all(axis=0),
        "one of two is large": level[[0, 2]].max(axis=0) > (1.0 - probability) ** 0.5,
    }


def coverage(case: Case, draws: int, seeds: int) -> dict[tuple[str, float], float]:
    """Return for each statement and probability how often the interval holds it."""
    inside: dict[tuple[str, float], int] = {}
    for seed in range(seeds):
        level = levels(draw(case, draws, seed))
        for probability in PROBABILITIES:
            for name, holds in statements(level, probability).items():
                found, half = share(holds)
                hit = abs(found - probability) <= half
                inside[name, probability] = inside.get((name, probability), 0) + hit
    return {which: count / seeds for which, count in inside.items()}


def test_statements_hold_with_their_probabilities(five: Case) -> None:
    level = levels(draw(five, 4096))
    for probability in PROBABILITIES:
        for name, holds in statements(level, probability).items():
            assert holds.mean() == pytest.approx(probability, abs=0.01), name


def test_the_error_covers_what_it_claims(five: Case) -> None:
    found = coverage(five, 256, 16)
    assert np.mean(list(found.values())) >= 0.93
    assert min(found.values()) >= 0.6


@pytest.mark.slow
def test_intervals_hold_the_truth_in_93_to_97_per_cent_of_seeds(five: Case) -> None:
    """Over four statements of each probability; a single one may stray by chance, as 600 do."""
    found = coverage(five, 1024, 600)
    pooled = {
        probability: np.mean([part for which, part in found.items() if which[1] == probability])
        for probability in PROBABILITIES
    }
    assert {which: part for which, part in pooled.items() if not 0.93 <= part <= 0.97} == {}
    assert {which: part for which, part in found.items() if not 0.915 <= part <= 0.985} == {}


@pytest.mark.slow
def test_intervals_of_few_draws_do_not_promise_too_much(five: Case) -> None:
    for draws in (64, 128, 256, 512):
        found = coverage(five, draws, 300)
        assert {which: part for which, part in found.items() if part < 0.9} == {}


def test_the_error_of_no_scrambles_is_unknown() -> None:
    assert np.isnan(error(np.ones(1)))


def test_where_all_draws_agree_the_rule_of_three_holds() -> None:
    assert share(np.ones(1024, dtype=bool)) == (1.0, 3 / 1024)
    assert share(np.zeros(64, dtype=bool)) == (0.0, 3 / 64)


def test_few_draws_that_differ_are_not_believed_to_the_last() -> None:
    holds = np.zeros(1024, dtype=bool)
    holds[:2] = True
    scatter = 2.1314495 * np.std([1 / 64] * 2 + [0.0] * 14, ddof=1) / 4.0
    width = scatter * (1.0 + (scatter / (2.0 * 2 / 1024 * 1022 / 1024)) ** 2) ** 0.5
    assert share(holds)[0] == 2 / 1024
    assert share(holds)[1] == pytest.approx(width)
    assert share(~holds)[1] == pytest.approx(width)
    even = np.arange(1024) % 32 < 16
    assert share(even) == (0.5, 3 / 1024)


def test_more_looks_make_wider_intervals() -> None:
    holds = np.arange(1024) % 7 < 3
    widths = [share(holds, looks)[1] for looks in (1, 2, 8)]
    assert widths == sorted(widths)
    assert share(holds, 10)[1] / share(holds)[1] == pytest.approx(3.2860 / 2.1314, abs=1e-3)
    never = np.zeros(64, dtype=bool)
    assert share(never, 8)[1] == pytest.approx((3.0 + np.log(8)) / 64)


REPORTS = """figure,weight,low,value,high,unit,shape,source
worth,0.25,300,310,320,USD/thousand m3,uniform,fable
worth,0.125,,120,,USD/thousand m3,,fable
"""


def contested(tmp_path: Path, *edits: tuple[str, str]) -> Case:
    case = changed(tmp_path, *(edits[0] if edits else ("worth,What", "worth,What")))
    (tmp_path / "toy" / "reports.csv").write_text(REPORTS, encoding="utf-8")
    return read_case(case.folder)


def test_contested_figures_keep_every_report_and_average_none(tmp_path: Path, toy: Case) -> None:
    case = contested(tmp_path)
    worth = draw(case, 1024)["worth"]
    assert (worth == 120.0).mean() == 0.125
    high = worth[worth >= 300.0]
    own = worth[(worth >= 180.0) & (worth <= 220.0)]
    assert len(high) == 256
    assert len(own) == 640
    assert np.median(high) == pytest.approx(310.0, abs=0.2)
    assert own.mean() == pytest.approx(200.0, abs=0.2)
    others = draw(toy, 1024)
    np.testing.assert_array_equal(draw(case, 1024)["field_cost"], others["field_cost"])
    assert central(case)["worth"] == 200.0
    assert ends(case.figures["worth"]) == (120.0, 200.0, 320.0)
    assert case.figures["worth"].cited == ("fable",)


def test_a_longer_run_of_a_contested_figure_begins_with_the_shorter(tmp_path: Path) -> None:
    case = contested(tmp_path)
    short, long = draw(case, 64, seed=5), draw(case, 256, seed=5)
    np.testing.assert_array_equal(short["worth"], long["worth"][:64])


def test_what_moves_with_a_contested_figure_still_rises_with_it(tmp_path: Path) -> None:
    follows = ("USD/thousand m3,pert,,2013,2014-03,fable,B,,\npipe_cost",
               "USD/thousand m3,pert,worth,2013,2014-03,fable,B,,\npipe_cost")  # fmt: skip
    case = contested(tmp_path, follows)
    values = draw(case, 256)
    order = np.argsort(values["field_cost"])
    assert np.all(np.diff(values["worth"][order]) >= 0.0)
    assert partners(case.figures)["worth"] == ("worth", "field_cost")


def test_a_figure_that_only_reports_disagree_on_is_drawn(tmp_path: Path) -> None:
    case = changed(tmp_path, LAST, LAST + "toll,A toll,,5,,USD/t,fixed,,,,,D,,assumed\n")
    report = "figure,weight,value,unit\ntoll,0.5,7,USD/t\n"
    (tmp_path / "toy" / "reports.csv").write_text(report, encoding="utf-8")
    toll = draw(read_case(case.folder), 64)["toll"]
    assert sorted(set(toll)) == [5.0, 7.0]
    assert (toll == 7.0).mean() == 0.5


@given(
    st.sampled_from(["pert", "triangular", "uniform", "loguniform"]),
    st.floats(0.1, 10.0),
    st.floats(0.0, 1.0),
    st.floats(0.1, 10.0),
)
def test_levels_and_values_undo_each_other(
    shape: str, low: float, peak: float, width: float
) -> None:
    level = np.linspace(0.01, 0.99, 21)
    ends_ = (low, low + peak * width, low + width)
    values = quantile(shape, *ends_, level)
    np.testing.assert_allclose(cumulative(shape, *ends_, values), level, atol=1e-7)
    np.testing.assert_allclose(mixed([(1.0, (shape, *ends_))], level), values, rtol=1e-6)


@given(st.lists(st.tuples(st.floats(0.1, 1.0), st.floats(-5, 5), st.floats(0.0, 3.0)),
                min_size=1, max_size=4))  # fmt: skip
def test_parts_of_a_mixture_have_their_weights(parts: list[tuple[float, float, float]]) -> None:
    total = sum(weight for weight, _, _ in parts)
    shapes = [
        (weight / total, ("uniform", 20.0 * i + low, 20.0 * i + low, 20.0 * i + low + width))
        for i, (weight, low, width) in enumerate(parts)
    ]
    level = (np.arange(4000) + 0.5) / 4000
    found = mixed(shapes, level)
    assert np.all(np.diff(found) >= 0.0)
    for weight, (_, low, _, high) in shapes:
        inside = ((found >= low - 1e-9) & (found <= high + 1e-9)).mean()
        assert inside == pytest.approx(weight, abs=1e-3)


@given(st.lists(st.tuples(st.floats(0.1, 1.0), st.floats(-5, 5), st.floats(0.0, 3.0)),
                min_size=1, max_size=4))  # fmt: skip
def test_levels_of_mixtures_and_their_values_undo_each_other(
    parts: list[tuple[float, float, float]],
) -> None:
    """Whether ranges overlap, touch, lie apart, or are one number."""
    total = sum(weight for weight, _, _ in parts)
    shapes = [
        (weight / total, ("triangular", low, low + width / 3.0, low + width))
        for weight, low, width in parts
    ]
    level = np.linspace(0.0, 1.0, 101)
    values = mixed(shapes, level)
    assert np.all(np.diff(values) >= -1e-9)
    below = sum(weight * cumulative(*ends_, values + 1e-7) for weight, ends_ in shapes)
    above = sum(weight * cumulative(*ends_, values - 1e-7) for weight, ends_ in shapes)
    assert np.all(below >= level - 1e-6)
    assert np.all(above <= level + 1e-6)


def test_a_loguniform_range_cannot_touch_zero() -> None:
    with pytest.raises(ValueError, match="cannot touch 0"):
        quantile("loguniform", -1.0, 0.0, 1.0, np.array([0.5]))


@given(
    st.sampled_from(["pert", "triangular", "uniform", "loguniform"]),
    st.floats(0.1, 10.0),
    st.floats(0.0, 1.0),
    st.floats(0.1, 10.0),
)
def test_quantiles_rise_from_end_to_end(shape: str, low: float, peak: float, width: float) -> None:
    high = low + width
    found = quantile(shape, low, low + peak * width, high, np.linspace(0.0, 1.0, 33))
    np.testing.assert_allclose(found[[0, -1]], [low, high], rtol=1e-6)
    assert np.all(np.diff(found) >= -TOLERANCE)


def test_quantiles_are_those_of_the_textbook() -> None:
    from scipy import stats

    level = np.linspace(0.05, 0.95, 7)
    beta = stats.beta(1 + 4 * 0.3, 1 + 4 * 0.7, loc=10, scale=10).ppf(level)
    np.testing.assert_allclose(quantile("pert", 10.0, 13.0, 20.0, level), beta, rtol=1e-7)
    triangle = stats.triang(0.3, loc=10, scale=10).ppf(level)
    np.testing.assert_allclose(quantile("triangular", 10.0, 13.0, 20.0, level), triangle, rtol=1e-7)
