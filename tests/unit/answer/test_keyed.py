"""A table as a frame tells its rows apart, even where two things of a case have one key."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rason
from rason.answer.registry import QUESTIONS
from rason.table.frame import keyed
from rason.table.row import table_of

if TYPE_CHECKING:
    import pandas as pd

    from rason.table.row import Cell


def test_what_shares_a_key_is_told_apart_by_words() -> None:
    rows: list[dict[str, Cell]] = [
        {"closed": "hormuz", "kind": "passage", "loss": 2.0},
        {"closed": "hormuz", "kind": "link", "loss": 1.0},
    ]
    assert keyed(table_of("closures", rows[:1], ["closed"])).index.names == ["closed"]
    both = keyed(table_of("closures", rows, ["closed"]))
    assert both.index.names == ["closed", "kind"]
    assert both.loc[("hormuz", "link"), "loss"] == 1.0


def looked_up(frame: pd.DataFrame) -> int:
    """Look every row up, by all of its keys and by the first of them; count the rows found."""
    found = 0
    for key in frame.index:
        parts = [key[:many] for many in range(2, len(key))] if isinstance(key, tuple) else []
        first = key[0] if isinstance(key, tuple) else key
        for part in (first, *parts, key):
            found += len(frame.loc[[part]] if part is key else frame.loc[part])
            frame.loc[part, frame.columns[-1]]
    return found


@given(st.lists(st.tuples(*[st.sampled_from("abcd")] * 3), min_size=1, max_size=20, unique=True))
def test_no_order_of_rows_makes_pandas_warn(keys: list[tuple[str, str, str]]) -> None:
    rows: list[dict[str, Cell]] = [
        {"one": one, "two": two, "three": three, "value": float(number)}
        for number, (one, two, three) in enumerate(keys)
    ]
    frame = keyed(table_of("any", rows, ["one", "two", "three"]))
    assert list(dict.fromkeys(frame.index.get_level_values(0))) == [
        *dict.fromkeys(k[0] for k in keys)
    ]
    assert {key: frame.loc[key, "value"] for key in keys} == dict(
        zip(keys, range(len(keys)), strict=True)
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert looked_up(frame) >= len(keys)


@pytest.fixture(scope="module")
def study() -> rason.Study:
    return rason.Study(rason.read_case("toy"), draws=2)


@pytest.mark.parametrize("question", QUESTIONS)
def test_rows_of_an_answer_are_looked_up_without_a_warning(
    study: rason.Study, question: str
) -> None:
    frame = getattr(study, question)()
    assert frame.index.is_unique
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert looked_up(frame) >= len(frame)
