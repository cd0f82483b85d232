from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
TOLD = {"buyer": "SUD", "commodity": "gas", "closed": "pipe"}
HEADER = "store,place,commodity,owner,volume,initial,inject,withdraw,note\n"


@pytest.mark.parametrize(("initial", "days"), [("2 bcm", 73.0), ("", 146.0)])
def test_days_of_stock(changed: Changed, initial: str, days: float) -> None:
    tank = f"tank,city,gas,SUD,4 bcm,{initial},,,\n"
    assert changed(("stores.csv", "", HEADER + tank)).measure("cover", TOLD) == NEAR(days)


def test_no_days_against_nothing(toy: Ask) -> None:
    assert np.isnan(toy.measure("cover", TOLD, "pipe_closed")).all()


def test_what_the_tanker_replaces(toy: Ask) -> None:
    assert toy.measure("spare", TOLD) == NEAR(0.6)
    assert toy.measure("spare", TOLD, "bypass") == NEAR(1.0)
