"""How many mutants are tried, and from which seed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from random import SystemRandom

import pytest

FIXED = 2014
"""The seed of the quick suite."""


@dataclass(frozen=True, slots=True)
class Trials:
    """Which mutants are tried.

    Parameters
    ----------
    seed
        Of all of them; each draws from the seed and its own number.
    numbers
        Of the mutants.
    slow
        Whether they are held to two seconds each.
    """

    seed: int
    numbers: range
    slow: bool


def trials(few: int, many: int) -> list[object]:
    """Return the parameters of a test that tries a few mutants quickly, and many slowly.

    RASON_FUZZ_SEED repeats the seed of a slow run that was printed, and RASON_FUZZ_NUMBERS (`17`,
    or `1000:2000`) tries some of its mutants alone.
    """
    seed = int(os.environ.get("RASON_FUZZ_SEED", SystemRandom().randrange(10**9)))
    first, _, last = os.environ.get("RASON_FUZZ_NUMBERS", f"0:{many}").partition(":")
    numbers = range(int(first), int(last or int(first) + 1))
    return [
        pytest.param(Trials(FIXED, range(few), slow=False), id="quick"),
        pytest.param(Trials(seed, numbers, slow=True), id="slow", marks=pytest.mark.slow),
    ]


def report(wanted: Trials, wrong: list[str], asked: dict[str, int] | None = None) -> None:
    """Print the seed, and fail with what went wrong."""
    print(f"seed {wanted.seed}, {len(wanted.numbers)} mutants {asked or ''}")  # noqa: T201 - to be repeated
    shown = "\n".join(wrong[:40])
    assert not wrong, f"{len(wrong)} faults with RASON_FUZZ_SEED={wanted.seed}:\n{shown}"
