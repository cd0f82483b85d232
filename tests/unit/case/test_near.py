"""The known key nearest to an unknown one is looked for, and not without end."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from rason.case import faults
from rason.case.faults import MOST_COMPARED, MOST_NEAR, Near
from rason.case.habits import habit

if TYPE_CHECKING:
    from collections.abc import Iterable


def test_the_nearest_key_is_found_once_for_each_word(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def nearest(word: str, known: Iterable[str]) -> str:
        asked.append((word, list(known)))
        return "hormuz"

    monkeypatch.setattr(faults, "nearest", nearest)
    near = Near()
    assert [near.of("hormus", ("malacca", "hormuz")) for _ in range(3)] == ["hormuz"] * 3
    assert asked == [("hormus", ["malacca", "hormuz"])]


@pytest.mark.parametrize("size", [1, 5, 1_000, MOST_COMPARED])
def test_all_words_are_compared_with_so_many_keys(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []

    def nearest(_: str, known: Iterable[str]) -> str:
        compared.append(len(list(known)))
        return ""

    monkeypatch.setattr(faults, "nearest", nearest)
    near, read = Near(), count()
    for word in range(2 * MOST_NEAR):
        near.of(f"word{word}", (f"key{next(read)}" for _ in range(size)))
    assert sum(compared) == min(MOST_COMPARED, MOST_NEAR * size)
    assert next(read) == sum(compared)


@pytest.mark.parametrize("text", ["nan", "Infinity", "1,5", "ca 5", "5 p.a.", "n/a", "-", "1 000"])
def test_no_habit_passes_for_a_plain_number(text: str) -> None:
    assert habit(text) is not None
