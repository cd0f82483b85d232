"""What readers are told of shortages, stores and prices in time."""

from __future__ import annotations

from rason.answer.registry import QUESTIONS
from rason.answer.shortages import Shortage, ShortageInTime, Shortages, Stock
from rason.answer.timeline import Money, PriceInTime, Timeline
from rason.answer.timeline import layout as timeline_layout

NAMES = {
    "actor": {"isle": "Isle Republic", "delta": "Delta Republic"},
    "commodity": {"crude": "Crude oil"},
    "place": {"port": "Isle port"},
    "asset": {"tanks": "Crude oil stored at Isle port"},
    "scenario": {"open": "The strait open", "shut": "The strait shut"},
}
WEEKS = (("2031-02-01", "2031-02-07"), ("2031-02-08", "2031-02-14"))
SHORT, LINE = QUESTIONS["shortages"], QUESTIONS["timeline"]


def shortage(buyer: str, first: str, share: float) -> Shortage:
    return Shortage(
        scenario="shut", buyer=buyer, commodity="crude", unserved=10.0 * share, asked=10.0,
        unit="MMbbl", share=share, short=10.0 * share, bid_away=0.0, first=first,
    )  # fmt: skip


def lacking(buyer: str, week: int, share: float) -> ShortageInTime:
    first, last = WEEKS[week]
    return ShortageInTime(
        scenario="shut", buyer=buyer, commodity="crude", from_=first, until=last,
        unserved=5.0 * share, unit="MMbbl", share=share,
    )  # fmt: skip


def stock(scenario: str, week: int, level: float, without: float) -> Stock:
    first, last = WEEKS[week]
    return Stock(
        scenario=scenario, store="tanks", from_=first, until=last, level=level,
        without=without, minimum=2.0, volume=10.0, unit="MMbbl", empty=level <= 2.0,
    )  # fmt: skip


def some(*scenarios: str) -> Shortages:
    return Shortages(
        shortages=(shortage("delta", "2031-02-01", 0.1), shortage("isle", "2031-02-08", 0.4)),
        shortages_in_time=(
            lacking("delta", 0, 0.2), lacking("delta", 1, 0.0),
            lacking("isle", 0, 0.0), lacking("isle", 1, 0.8),
        ),
        stocks=tuple(
            stock(each, week, level if each == "shut" else 6.0, 6.0)
            for each in scenarios
            for week, level in enumerate((4.0, 2.0))
        ),
    )  # fmt: skip


def test_of_one_scenario_nobody_is_told_its_name() -> None:
    answer = some("shut")
    assert SHORT.heading(answer, NAMES).endswith("first, Delta Republic, on 1 February 2031")
    assert SHORT.says(answer, NAMES) == (
        "First to run short: Delta Republic (Crude oil), from 1 February 2031; one other later.",
        "Crude oil stored at Isle port is down to its minimum on 14 February 2031.",
    )
    assert all("Scenario" not in each.headings for each in SHORT.laid_out(answer, NAMES))


def test_who_runs_short_in_some_draws_alone_is_no_nobody() -> None:
    answer = Shortages(shortages=(shortage("delta", "", 0.0), shortage("isle", "", 0.0)))
    assert SHORT.says(answer, NAMES) == (
        "Nobody runs short at central figures; Delta Republic and Isle Republic in some draws.",
    )


def test_of_several_scenarios_each_sentence_and_row_says_which() -> None:
    answer = some("open", "shut")
    told = SHORT.says(answer, NAMES)
    assert told[0] == "“The strait open”: Nobody runs short."
    assert [each.partition(":")[0] for each in told] == ["“The strait open”", "“The strait shut”"]
    for table in SHORT.laid_out(answer, NAMES):
        assert table.headings[0] == "Scenario"
        assert {row[0] for row in table.rows} <= {"The strait open", "The strait shut"}
        assert all(len(row) == len(table.headings) for row in table.rows)


def test_the_calendar_says_who_is_first_and_how_much_is_lacking() -> None:
    drawn = SHORT.charts["shortages"](some("shut"), NAMES, 680.0)
    assert drawn.chart is not None
    first = "First to run short: Delta Republic (Crude oil), from 1 February 2031"
    assert drawn.caption.startswith(first)
    assert "Isle Republic lacks 4 MMbbl, 40 % of what it asks for" in drawn.text
    spec = drawn.chart.to_dict()
    rows = [row for rows in spec["datasets"].values() for row in rows if "dense" in row]
    assert [(row["who"], row["lacking"]) for row in rows] == [
        ("Delta Republic", "1 MMbbl (20 %)"),
        ("Isle Republic", "4 MMbbl (80 %)"),
    ]


def test_a_store_of_one_scenario_stands_beside_itself_without_closures() -> None:
    one = SHORT.charts["shortages_stocks"](some("shut"), NAMES, 680.0)
    both = SHORT.charts["shortages_stocks"](some("open", "shut"), NAMES, 680.0)
    for drawn, lines in (
        (one, {"The strait shut", "without closures"}),
        (both, {"The strait open", "The strait shut"}),
    ):
        assert drawn.chart is not None
        datasets = drawn.chart.to_dict()["datasets"]
        assert {r["line"] for rows in datasets.values() for r in rows if "line" in r} == lines
    assert one.caption.startswith(
        "First down to its minimum: Crude oil stored at Isle port, on 14 February 2031."
    )


def test_nobody_short_and_no_store_are_said_and_not_drawn() -> None:
    nothing = Shortages(reason="Everybody gets what is asked for.")
    for draw in SHORT.charts.values():
        drawn = draw(nothing, NAMES, 680.0)
        assert drawn.chart is None
        assert drawn.text.endswith(".")


def test_money_is_told_of_the_whole_and_a_day_and_prices_where_they_move() -> None:
    answer = Timeline(
        prices_in_time=tuple(
            PriceInTime(
                scenario="shut", place="port", commodity="crude", from_=first, until=last,
                value=value, unit="USD/bbl",
            )
            for (first, last), value in zip(WEEKS, (80.0, 300.0), strict=True)
        ),
        money_in_time=tuple(
            Money(
                scenario="shut", from_=first, until=last, surplus=7e9, daily=1e9, unit="USD",
                daily_unit="USD/d",
            )
            for first, last in WEEKS
        ),
    )  # fmt: skip
    (told,) = LINE.says(answer, NAMES)
    assert "14 days" in told
    assert "USD 14 billion" in told
    assert "USD 1 billion a day" in told
    assert "stores" not in told
    kept = answer.money_in_time[1].model_copy(update={"left_in_stores": 2e9})
    left = Timeline(money_in_time=(answer.money_in_time[0], kept))
    (told,) = LINE.says(left, NAMES)
    assert told.endswith("what is left in stores on the last is worth USD 2 billion.")
    (table,) = timeline_layout(left, NAMES, 60)
    assert [row[-1] for row in table.rows] == ["", "USD 2 bn"]
    drawn = LINE.charts["timeline"](answer, NAMES, 360.0)
    assert drawn.caption.startswith(
        "Prices move most at Isle port (Crude oil): between USD 80/bbl (from 1 February 2031) and"
        " USD 300/bbl (from 8 February 2031)."
    )
