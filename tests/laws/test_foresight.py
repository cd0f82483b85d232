"""Foresight: what is known beforehand can only help, and windows carry over what they leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.laws.test_time import Lane, drawn

from rason.analysis.foresight import Outcome, outcome, windows_of
from rason.analysis.question import Choices, Question
from rason.analysis.worth import nodal
from rason.case import central, read_case
from rason.case.document import Claim
from rason.claim.stability import flips
from rason.program import compile as compile_case
from rason.solve import solve
from rason.study import Study
from rason.testing.cases import write_case
from rason.testing.laws import assert_balanced, assert_dual

if TYPE_CHECKING:
    from pathlib import Path

    from rason.analysis.question import Analysis
    from rason.case.case import Case
    from rason.program.program import Program

YEAR = "from: 2014-01-01, until: 2014-12-31, step: 1 month"
SHUT = ("{asset: pipe, from: 2014-05-01, until: 2014-08-31}",)


def answered(analysis: Analysis[Any], program: Program) -> Any:
    """Run an analysis to its end."""
    request = next(analysis)
    while True:
        try:
            request = analysis.send(solve(program, request))
        except StopIteration as end:
            return end.value


def seen(case: Case, foresight: str) -> tuple[Question, Outcome]:
    """Solve `now` with some foresight, its dual checked and its goods balanced."""
    question = Question(compile_case(case), central(case), ("now",), Choices(foresight=foresight))
    found = answered(outcome(question), question.program)
    assert_balanced(question.program, question.values, found.solved)
    assert_dual(question.program, question.values, found.variant, found.solved)
    earned = nodal(question.program, question.values, found.variant, found.solved)
    assert sum(each[0] for each in earned.values()) == pytest.approx(found.solved.objective[0])
    return question, found


def amount(question: Question, found: Outcome, family: str, period: int) -> float:
    """Return what goes in or out, lies or lacks in all stores in a period [bcm]."""
    own = [
        index
        for index, column in enumerate(question.program.columns)
        if (column.family, column.period) == (family, period)
    ]
    return float(found.solved.primal[0, own].sum()) * question.program.timing.years


def lane(seed: int, **more: Any) -> Lane:
    """Return a lane with a store whose goods are worth something at the end, and a closure."""
    draw = np.random.default_rng(1_000 + seed)
    worth = float(draw.choice([10.0, 40.0, 80.0]))
    found = drawn(seed, calendar=YEAR, closures=SHUT, worth=worth, elasticity=0.0)
    volume = float(draw.integers(2, 6))
    fill, empty = float(draw.integers(2, 12)), float(draw.integers(4, 14))
    loss, decay = float(draw.choice([0.0, 0.1])), float(draw.choice([0.0, 0.2]))
    store = (volume, volume / 2.0, fill, empty, 0.0, "", loss, decay)
    return replace(found, **{"stores": (store,), **more})


def shut_in_spring() -> Lane:
    """Return a lane in which two months ahead are worth more than three."""
    return drawn(
        23,
        worth=20.0,
        elasticity=0.0,
        calendar=f"{YEAR}, discount: 0.1",
        closures=("{asset: pipe, from: 2014-03-01, until: 2014-07-30}",),
    )


def test_perfect_foresight_is_worth_most(tmp_path: Path, rounds: int) -> None:
    bites, ahead = 0, ("none", "2 months", "1 quarter", "5 months")
    for seed in range(max(rounds // 3, 10)):
        case = lane(seed).write(tmp_path / str(seed))
        text = ahead[seed % len(ahead)]
        perfect, less = (
            float(seen(case, each)[1].solved.objective[0]) for each in ("perfect", text)
        )
        assert less <= perfect + 1e-7 * max(1.0, abs(perfect))
        bites += less < perfect - 1e-6
    assert bites >= max(rounds // 3, 10) / 3


def test_windows_that_are_asked_at_once_are_those_that_are_asked_alone(tmp_path: Path) -> None:
    """Of one scenario, at the same values, with several foresights, all in one round."""
    case = shut_in_spring().write(tmp_path)
    study, kinds = Study(case, scenario="now", draws=4, executor=None), ("2 months", "1 quarter")

    def asked(word: str) -> Analysis[Outcome]:
        question = study.context.question(study.context.draws)
        return outcome(replace(question, choices=Choices(foresight=word)))

    together = study.ask({word: asked(word) for word in kinds})
    for word in kinds:
        alone = study.ask({word: asked(word)})[word].solved
        assert together[word].solved.objective == pytest.approx(alone.objective, rel=1e-9), word
        assert together[word].solved.primal == pytest.approx(alone.primal, abs=1e-7), word
    two, three = (float(together[word].solved.objective[0]) for word in kinds)
    assert two > three + 0.1


def test_a_window_of_the_whole_calendar_is_perfect_foresight(tmp_path: Path) -> None:
    case = lane(0).write(tmp_path)
    assert not windows_of(seen(case, "1 year")[0])
    longest, perfect = (seen(case, each)[1].solved for each in ("1 year", "perfect"))
    assert np.array_equal(longest.primal, perfect.primal)


def test_what_is_left_counts_at_the_end_of_every_window(tmp_path: Path) -> None:
    """Nobody uses up what is worth more when it is left, however little is seen."""
    question, found = seen(lane(0, worth=500.0).write(tmp_path / "dear"), "none")
    assert sum(amount(question, found, "withdraw", month) for month in range(12)) <= 1e-6
    question, found = seen(lane(0, worth=None).write(tmp_path / "free"), "none")
    assert sum(amount(question, found, "withdraw", month) for month in range(12)) > 0.1


def test_longer_windows_need_not_beat_shorter_ones(tmp_path: Path) -> None:
    """What a longer window uses up before its end can be what the next one, unseen, lacks more."""
    case = shut_in_spring().write(tmp_path)
    two, three = (
        float(seen(case, each)[1].solved.objective[0]) for each in ("2 months", "1 quarter")
    )
    assert two > three + 0.1


def test_what_windows_carry_over_adds_up(tmp_path: Path, rounds: int) -> None:
    """Levels follow from what goes in, out and is lost, from the first day to the last."""
    bites = 0
    for seed in range(max(rounds // 3, 10)):
        draw = np.random.default_rng(seed)
        least = float(draw.choice([0.0, 0.5]))
        made = lane(seed)
        volume, begun, *rates, _, _, loss, decay = (float(x or 0.0) for x in made.stores[0])
        final = volume * float(draw.choice([0.5, 1.0]))
        store = (volume, begun, *rates, least, final, loss, decay)
        worth = float(draw.choice([0.0, 40.0]))
        case = replace(made, stores=(store,), worth=worth or None).write(tmp_path / str(seed))
        question, found = seen(case, ("none", "2 months", "1 quarter")[seed % 3])
        calendar = question.program.calendar
        assert calendar is not None
        held, level, lacks = begun, 0.0, 0.0
        for period, days in enumerate(calendar.periods):
            before = held * (1.0 - decay) ** days.length
            put, took, level, lacks = (
                amount(question, found, family, period)
                for family in ("inject", "withdraw", "level", "lack")
            )
            held = before + (1.0 - loss) * put - took
            assert level == pytest.approx(held, abs=1e-6)
            assert level >= min(least, before) - 1e-6
            assert level <= volume + 1e-6
        # What is asked for at the end is there, or told as lacking; nothing more could be put by.
        assert level + lacks >= final - 1e-6
        assert lacks == pytest.approx(max(final - level, 0.0), abs=1e-6)
        bites += lacks > 1e-6
    assert bites >= 1


def test_a_final_level_is_met_as_far_as_it_can_be(tmp_path: Path, rounds: int) -> None:
    """Also with perfect foresight, in every coalition, whatever it costs."""
    bites = 0
    for seed in range(max(rounds // 3, 10)):
        draw = np.random.default_rng(seed)
        well, dear = float(draw.integers(1, 5)), float(draw.integers(0, 2))
        store = (5.0, 1.0, 12.0, 12.0, 0.0, 5.0, 0.0, 0.0)
        quarter = "from: 2014-01-01, until: 2014-03-31, step: 1 month"
        made = Lane(well=well, dear=dear, dearer=500.0, stores=(store,), calendar=quarter)
        question, found = seen(made.write(tmp_path / str(seed)), "perfect")
        reached = min(1.0 + (well + dear) / 4.0, 5.0)
        assert amount(question, found, "level", 2) == pytest.approx(reached, abs=1e-6)
        assert amount(question, found, "lack", 2) == pytest.approx(5.0 - reached, abs=1e-6)
        bites += reached < 5.0
    assert bites >= max(rounds // 3, 10) / 3


def test_what_windows_begin_with_differs_by_draw(tmp_path: Path) -> None:
    """Many draws at once come to what each comes to alone."""
    folder = tmp_path / "case"
    lane(3).write(folder)
    (folder / "figures.csv").write_text(
        "figure,name,low,value,high,unit,shape\nuse,Use,4,8,12,bcm/yr,uniform\n"
    )
    demands = (folder / "demands.csv").read_text().splitlines()
    row = demands[1].split(",")
    row[4] = "use"
    (folder / "demands.csv").write_text("\n".join([demands[0], ",".join(row)]) + "\n")
    case = read_case(folder)
    some = {"use": np.array([4.0, 8.0, 12.0])}
    levels = []
    for values in (some, *({"use": use[None]} for use in some["use"])):
        question = Question(compile_case(case), values, ("now",), Choices(foresight="2 months"))
        found = answered(outcome(question), question.program)
        levels.append(found.solved.objective)
    assert np.concatenate(levels[1:]) == pytest.approx(levels[0], rel=1e-9)
    assert len({round(float(each), 6) for each in levels[0]}) == len(levels[0])


def market(prices: list[float], volume: int, rate: int, begun: int) -> dict[str, str]:
    """Return a warehouse in a market whose price is known for some months."""
    series = "".join(
        f"price,2014-{month:02}-01,{price / prices[0]!r}\n" for month, price in enumerate(prices, 1)
    )
    return {
        "actors": "actor,name,kind\nA,Aland,state\n",
        "commodities": "commodity,name,unit\ngrain,Grain,Mt\n",
        "places": "place,name,territory,latitude,longitude\nport,Port,A,1,1\n",
        "figures": f"figure,name,value,unit,shape\nprice,Price of grain,{prices[0]},USD/t,fixed\n",
        "series": f"figure,from,factor\n{series}",
        "markets": "market,place,commodity,price,spread,quantity\n"
        "exchange,port,grain,price,2 USD/t,1000 Mt/yr\n",
        "stores": "store,place,commodity,owner,volume,initial,inject,withdraw,final\n"
        f"barn,port,grain,A,{volume} Mt,{begun} Mt,{12 * rate} Mt/yr,{12 * rate} Mt/yr,0 Mt\n",
    }


def test_a_warehouse_is_worth_what_dynamic_programming_says(tmp_path: Path, rounds: int) -> None:
    """Buying and selling at known prices: level by level, month by month, from the last one on."""
    bites = 0
    for seed in range(max(rounds // 3, 10)):
        draw = np.random.default_rng(seed)
        prices = draw.integers(5, 30, 6).astype(float).tolist()
        volume, rate = int(draw.integers(2, 8)), int(draw.integers(1, 5))
        begun = int(draw.integers(0, volume + 1))
        folder = write_case(
            tmp_path / str(seed),
            market(prices, volume, rate, begun),
            players=["A"],
            documents={
                "scenarios.yaml": "now:\n"
                "  calendar: {from: 2014-01-01, until: 2014-06-30, step: 1 month}\n"
            },
        )
        _, found = seen(read_case(folder), "perfect")
        worth = np.zeros(volume + 1)
        for price in reversed(prices):
            worth = np.array(
                [
                    max(
                        worth[level + move] - move * price - abs(move) * 1.0
                        for move in range(-rate, rate + 1)
                        if 0 <= level + move <= volume
                    )
                    for level in range(volume + 1)
                ]
            )
        # The program tells money a year; six months are half of one.
        assert found.solved.objective[0] / 2.0 == pytest.approx(worth[begun], rel=1e-9, abs=1e-7)
        bites += worth[begun] > begun * max(prices)
    assert bites >= 1


def test_a_published_storage_problem(tmp_path: Path) -> None:
    """Northern Airplane Company, of Hillier and Lieberman, Introduction to Operations Research.

    Engines are made in four months, at most 25, 35, 30 and 10, at 1.08, 1.11, 1.10 and 1.13 million
    dollars, and built in: 10, 15, 25 and 20. A month in store costs 0.015 million for each. The
    published optimum costs 77.3 million. As all must be built in, what storing costs can be counted
    as 0.015 a month for every one that is built in, less as much for every one that is made.
    """
    made, built = [25, 35, 30, 10], [10, 15, 25, 20]
    costs = [1.08, 1.11, 1.10, 1.13]
    lower = [cost - 0.015 * month for month, cost in enumerate(costs, 1)]
    rows = "".join(
        f"{figure},2014-{month:02}-01,{value / base!r}\n"
        for figure, values, base in (("room", made, 25), ("need", built, 10), ("cost", lower, 1.0))
        for month, value in enumerate(values, 1)
    )
    folder = write_case(
        tmp_path / "engines",
        {
            "actors": "actor,name,kind\nA,Aland,state\n",
            "commodities": "commodity,name,unit\nengines,Engines,Mt\n",
            "places": "place,name,territory,latitude,longitude\nworks,Works,A,1,1\n",
            "figures": "figure,name,value,unit,shape\n"
            f"room,Made at most,{25 * 12},Mt/yr,fixed\nneed,Built in,{10 * 12},Mt/yr,fixed\n"
            "cost,Cost of one,1,USD/t,fixed\n",
            "series": f"figure,from,factor\n{rows}",
            "supplies": "supply,place,commodity,owner,capacity,cost\n"
            "make,works,engines,A,room,cost\n",
            "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
            "build,works,engines,A,need,9 USD/t,0\n",
            "stores": "store,place,commodity,owner,volume,initial,inject,withdraw,final\n"
            "shed,works,engines,A,99 Mt,0 Mt,999 Mt/yr,999 Mt/yr,0 Mt\n",
        },
        players=["A"],
        documents={
            "scenarios.yaml": "now:\n"
            "  calendar: {from: 2014-01-01, until: 2014-04-30, step: 1 month}\n"
        },
    )
    _, found = seen(read_case(folder), "perfect")
    earned = float(found.solved.objective[0]) / 3.0  # a third of a year
    kept = 0.015 * sum(month * number for month, number in enumerate(built, 1))
    assert 9.0 * sum(built) - earned + kept == pytest.approx(77.3, abs=1e-6)


def test_claims_about_days_are_tried_with_no_foresight(tmp_path: Path) -> None:
    """It is a modelling choice of what hangs on days, where stores join them, and of no other."""
    statement = {
        "measure": "price",
        "with": {"place": "town", "commodity": "gas"},
        "in": "now",
        "compare": ">",
        "than": "38 USD/thousand m3",
    }
    claim = Claim.model_validate(
        {"claim": "dear", "paragraph": 1, "says": "Gas is dear.", "statements": [statement]}
    )
    for calendar, expected in ((YEAR, ["none"]), ("", [])):
        case = lane(2, calendar=calendar).write(tmp_path / f"c{len(calendar)}")
        question = Question(compile_case(case), central(case), ("now",))
        found = [each.detail for each in flips(question, claim) if each.choice == "foresight"]
        assert found == expected
