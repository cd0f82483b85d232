"""Numbers keep their digits: what an author wrote is printed so that reading it gives the same."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.case import read_case
from rason.case.expression import Number, parse_expression
from rason.cli.app import run
from rason.program.share import DAYS_A_YEAR
from rason.testing.cases import write_case
from rason.units import parse
from rason.units.table import DAY
from rason.words.amounts import format_amount, format_number, told_apart
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from pathlib import Path

UNITS = (
    "1", "", "%", "1/yr", "bcm/yr", "kt", "USD/MMBtu", "USD/thousand m3", "million USD/yr",
    "bn USD", "USD/yr", "thousand USD", "km", "t/TEU", "USD/(million t)",
)  # fmt: skip
SHORT = {"k": 3, "m": 6, "bn": 9, "tn": 12}


def written(draw: np.random.Generator) -> str:
    """Write a number as authors do: few or many digits, with a point, an exponent or neither."""
    digits = int(draw.integers(1, 16))
    whole = str(draw.integers(1, 10)) + "".join(map(str, draw.integers(0, 10, digits - 1)))
    point = int(draw.integers(0, digits + 1))
    text = whole if point == digits else f"{whole[:point] or '0'}.{whole[point:]}"
    if draw.random() < 0.2:
        text += f"e{draw.integers(-12, 13)}"
    return ("-" if draw.random() < 0.1 else "") + text


def read_back(text: str, unit: str) -> float:
    """Read a printed amount in a unit, as a reader does."""
    text = text.replace("−", "-").replace(",", "")
    if unit in {"", "1"}:
        return float(text)
    if unit == "1/yr":
        return float(Decimal(text.removesuffix(" %/yr")).scaleb(-2))
    text = re.sub(r" per (.*)", r"/(\1)", text)
    money = re.fullmatch(r"(-?)([A-Z]{3}) ([-\de.]+)(?: (k|m|bn|tn))?(/.*)?", text)
    if money:
        sign, code, number, size, rest = money.groups(default="")
        number = str(Decimal(number).scaleb(SHORT.get(size, 0)))
        text = f"{sign}{number} {code}{rest}".replace("E", "e")
    node = parse_expression(re.sub(r" +", " ", text))
    assert isinstance(node, Number)
    return node.value * parse(node.unit).scale / parse(unit).scale


def test_what_an_author_writes_is_printed_whole(rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(seed)
        value, unit, shown = 0.0, "", ""
        for _ in range(10):
            text, unit = written(draw), str(draw.choice(UNITS))
            value = float(text)
            shown = amount(value, unit, exact=True)
            assert read_back(shown, unit) == pytest.approx(value, rel=1e-15), (text, unit, shown)
        bites += amount(value, unit) != shown
    assert bites >= rounds / 3


def test_what_differs_is_told_apart(rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(seed)
        before = float(written(draw))
        after = before * (1.0 + 10.0 ** -float(draw.integers(1, 14)))
        unit = str(draw.choice(UNITS[2:]))
        one, other = told_apart(before, after, unit)
        assert (one == other) == (before == after), (before, after, unit)
        bites += format_amount(before, unit) == format_amount(after, unit)
    assert bites >= rounds / 3


@pytest.mark.parametrize(
    ("value", "usual", "whole"),
    [(26.7, "27", "26.7"), (64.5, "65", "64.5"), (0.5, "0.5", "0.5"), (1234567.25, "1,234,567",
     "1,234,567.25"), (1e-30, None, "1e-30"), (52e6, "52,000,000", "52,000,000")],
)  # fmt: skip
def test_numbers_of_inputs_and_of_results(value: float, usual: str | None, whole: str) -> None:
    assert format_number(value, exact=True) == whole
    assert usual is None or format_number(value) == usual


def test_nothing_has_no_sign() -> None:
    assert [amount(each, "bcm/yr") for each in (0.0, -0.0)] == ["0", "0"]


def test_a_change_is_seen() -> None:
    assert told_apart(26.7, 27.3, "bcm/yr") == ("26.7 bcm/yr", "27.3 bcm/yr")
    assert told_apart(15.46, 15.0, "bcm/yr") == ("15.5 bcm/yr", "15 bcm/yr")


def test_a_range_is_as_it_was_written() -> None:
    assert interval(64.4, 64.6, "USD/t", exact=True) == "USD 64.4–64.6/t"
    assert interval(0.05, 0.08, "1/yr", exact=True) == "5–8 %/yr"
    assert interval(5.0, 5.0, "kt", exact=True) == ""


def test_a_figure_is_explained_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_case(
        tmp_path / "c",
        {
            "actors": "actor,name,kind\nA,Aland,state\n",
            "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
            "places": "place,name,territory,latitude,longitude\ntown,Town,A,1,1\n",
            "figures": "figure,name,low,value,high,unit,shape,published,grade\n"
            "worth,What gas is worth,64.25,64.5,1064.75,USD/thousand m3,pert,2014-01,D\n",
            "supplies": "supply,place,commodity,owner,capacity,cost\n"
            "well,town,gas,A,20.375 bcm/yr,worth / 3\n",
            "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
            "use,town,gas,A,16 bcm/yr,worth,0\n",
        },
        players=["A"],
    )
    assert read_case(tmp_path / "c").figures["worth"].value == 64.5
    assert run(["explain", "c", "worth"]) == 0
    out = capsys.readouterr().out
    assert "USD 64.5/thousand m3" in out
    assert "USD 64.25–1,064.75/thousand m3" in out

    assert run(["explain", "c", "well"]) == 0
    assert re.search(r"20\.375 bcm/yr +20\.375 bcm/yr", out := capsys.readouterr().out)
    assert re.search(r"worth / 3 +USD 22 m/bcm", out)
    assert run(["explain", "c", "use"]) == 0
    assert re.search(r"worth +USD 64\.5 m/bcm", capsys.readouterr().out)


def test_a_day_is_one_length_everywhere() -> None:
    assert DAYS_A_YEAR == 1 / DAY == 365.25
    assert parse("bcm/d").scale == pytest.approx(365.25 * parse("bcm/yr").scale)
    assert parse("week").scale == pytest.approx(7 / 365.25)
    assert parse("h").scale == pytest.approx(1 / 24 / 365.25)
