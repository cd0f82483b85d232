"""A figure's name is read alone: in a table of drivers, in a verdict, in a sentence."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[3] / "cases").glob("*/figures.csv"))

LEANS = re.compile(
    r"^(its|their|it|they|them|those|these|such|the same|of which|what (it|they))\b"
    r"|\b(of|above|below|besides?|from|in|to|through|by) (that|those|these|this|it|them)\b"
    r"|\bthat (market|price)\b|\bof such\b|\bsuch an?\b|\bthere$",
    re.IGNORECASE,
)
"""Words that point to a row above: "Its length", "Cost of that gas", "Railways in it"."""


def names(file: Path) -> dict[str, str]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["figure"]: row["name"] for row in rows}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_no_figures_name_leans_on_the_row_above(file: Path) -> None:
    assert {key: name for key, name in names(file).items() if LEANS.search(name)} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_no_two_figures_have_one_name(file: Path) -> None:
    given = names(file)
    assert len(set(given.values())) == len(given)


@pytest.mark.parametrize(
    "name",
    [
        "Its length",
        "Cost of that gas",
        "The same in dollars",
        "Railways in it",
        "Of which to China",
    ],
)
def test_a_name_that_leans_is_seen(name: str) -> None:
    assert LEANS.search(name)
