from __future__ import annotations

from datetime import date

import pytest

from rason.case.document import Statement
from rason.case.tables import Event, Where
from rason.claim.chronology import consult, matching

FROZEN = date(2014, 11, 30)


def event(day: str, from_: str, to: str, score: float, text: str = "an act") -> Event:
    return Event(Where("events.csv", 2), date.fromisoformat(day), from_, to, score, text, (), "B2")


EVENTS = (
    event("2014-05-21", "RU", "CN", 8.0, "Gas contract signed"),
    event("2013-03-07", "CN", "KP", -5.0, "Votes for sanctions"),
    event("2012-04-01", "CN", "KP", 3.0, "Grain sent"),
    event("2014-07-03", "CN", "KR", 4.0, "Xi in Seoul"),
    event("2015-01-01", "RU", "KP", 5.0, "After the freeze"),
)


def ask(**fields: object) -> tuple[str, float | None]:
    record = consult(Statement.model_validate(fields), EVENTS, FROZEN)
    return record.finding, record.amount


@pytest.mark.parametrize(
    ("test", "count"),
    [
        ({}, 4),
        ({"from": "CN"}, 3),
        ({"from": ["CN", "RU"], "to": "KP"}, 2),
        ({"between": ["KP", "CN"]}, 2),
        ({"between": ["KP", "CN"], "sign": "-"}, 1),
        ({"after": "2014-05-21"}, 2),
        ({"before": "2014-05-21"}, 2),
        ({"contains": "gas CONTRACT"}, 1),
        ({"from": "RU", "to": "KP"}, 0),
    ],
)
def test_events_match_what_is_asked(test: dict[str, object], count: int) -> None:
    statement = Statement.model_validate({"exists": test})
    assert statement.exists is not None
    assert len(matching(statement.exists, EVENTS, FROZEN)) == count


@pytest.mark.parametrize(
    ("test", "count"),
    [
        ({"from": "east"}, 4),
        ({"from": "CN"}, 3),
        ({"to": "east", "from": "RU"}, 1),
        ({"between": ["east", "KP"]}, 2),
        ({"between": ["KP", "east"], "sign": "+"}, 1),
        ({"between": ["east", "KR"]}, 1),
    ],
)
def test_acts_of_members_are_acts_of_their_bloc(test: dict[str, object], count: int) -> None:
    statement = Statement.model_validate({"exists": test})
    assert statement.exists is not None
    blocs = {"RU": "east", "CN": "east"}
    assert len(matching(statement.exists, EVENTS, FROZEN, blocs)) == count
    assert consult(statement, EVENTS, FROZEN, blocs).finding == "documented"


def test_absence_is_not_a_contradiction() -> None:
    assert ask(exists={"from": "JP"}) == ("not found", None)
    assert ask(balance={"from": "JP"}, compare=">", than=0) == ("not found", None)
    assert ask(trend={"from": "JP"}, split="2014-01-01", compare=">", than=0)[0] == "not found"
    assert ask(order=[{"from": "JP"}, {"from": "RU"}]) == ("not found", None)


def test_a_count_of_none_is_a_count() -> None:
    assert ask(count={"from": "JP"}, compare="<", than=3) == ("documented", 0.0)
    assert ask(count={"from": "CN"}, compare=">=", than="4") == ("contradicted", 3.0)


def test_order_asks_for_the_first_of_each() -> None:
    assert ask(order=[{"from": "CN"}, {"from": "RU"}])[0] == "documented"
    assert ask(order=[{"from": "RU"}, {"from": "CN"}])[0] == "contradicted"


def test_balance_and_trend_sum_scores_of_acts_enough() -> None:
    pair = {"between": ["CN", "KP"]}
    assert ask(balance=pair, compare="<", than=0) == ("not found", None)
    third = event("2012-04-01", "KP", "CN", 0.0, "Grain counted")

    def ask_more(**fields: object) -> tuple[str, float | None]:
        record = consult(Statement.model_validate(fields), (*EVENTS, third), FROZEN)
        return record.finding, record.amount

    assert ask_more(balance=pair, compare="<", than=0) == ("documented", -2.0)
    finding, amount = ask_more(trend=pair, split="2013-01-01", compare="<", than=-1)
    years_before, years_after = (275 / 365.25), (698 / 365.25)
    assert finding == "documented"
    assert amount == pytest.approx(-5 / years_after - 3 / years_before)
    assert ask_more(trend=pair, split="2012-01-01", compare=">", than=0)[0] == "contradicted"
