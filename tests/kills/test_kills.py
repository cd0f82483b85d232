"""A few kills at random moments, from a fixed seed; the scripts beside this file try many."""

from __future__ import annotations

import sys

import pytest
from tests.kills import briefs, swap

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="it looks for the living in /proc"),
]
SEED = 2014


def test_no_kill_of_a_brief_leaves_none() -> None:
    found = briefs.trial("toy", 64, SEED, 5)
    assert (found.kills, found.faults) == (5, [])


def test_no_kill_in_a_swap_leaves_none() -> None:
    faults, _ = swap.trial(SEED, 100)
    assert faults == []
