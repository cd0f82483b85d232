from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.relations import Relations, relations

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask

PLAYERS = ("NOR", "MID", "SUD")
FROZEN = date(2014, 11, 30)


def of_toy(toy: Ask, half_life: float) -> Relations:
    return relations(toy.program.case.events, PLAYERS, FROZEN, half_life)


def test_old_acts_count_for_less(toy: Ask) -> None:
    acts = date(2012, 5, 1), date(2013, 9, 15), date(2014, 2, 10)
    days = np.array([(FROZEN - act).days for act in acts])
    by_hand = np.array([1, -1, -1]) @ 0.5 ** (days / 365.25 / 2.0)
    found = of_toy(toy, 2.0)
    assert found.index[0, 1] == pytest.approx(by_hand)
    assert found.index[1, 0] == pytest.approx(by_hand)
    assert found.acts[0, 1] == 3


def test_without_decay_acts_add_up(toy: Ask) -> None:
    assert of_toy(toy, 1e9).index[0, 1] == pytest.approx(-1.0)


def test_silence_is_unknown_and_no_quarrel(toy: Ask) -> None:
    found = of_toy(toy, 2.0)
    assert found.unknown == (("MID", "SUD"),)
    assert np.isnan(found.index[1, 2])
    assert found.deal(0.0) == (("NOR", "SUD"), ("MID", "SUD"))


def test_what_comes_later_does_not_count(toy: Ask) -> None:
    early = relations(toy.program.case.events, PLAYERS, date(2012, 1, 1), 2.0)
    assert len(early.unknown) == 3


def test_a_half_life_must_be_positive() -> None:
    with pytest.raises(ValueError, match="half-life"):
        relations((), PLAYERS, FROZEN, 0.0)
