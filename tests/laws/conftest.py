"""What the tests of laws share: how often a law is tried."""

from __future__ import annotations

import pytest

QUICK, SLOW = 30, 500
DEAR = 10  # rounds of a law of which one takes long


@pytest.fixture(
    params=[pytest.param(QUICK, id="quick"), pytest.param(SLOW, id="slow", marks=pytest.mark.slow)]
)
def rounds(request: pytest.FixtureRequest) -> int:
    """How many random cases a law is tried on.

    A law's test counts the cases in which the law bites (a priority turns someone away, a
    contract binds, a moved figure has a child) and asserts that they are a third at least.
    """
    return int(request.param)


@pytest.fixture(
    params=[pytest.param(DEAR, id="quick"), pytest.param(SLOW, id="slow", marks=pytest.mark.slow)]
)
def dear_rounds(request: pytest.FixtureRequest) -> int:
    """How many random cases a law is tried on of which one takes a third of a second or more."""
    return int(request.param)
