"""Mutants of a case that uses the whole format: none gets in unseen, none fails, none hangs."""

from __future__ import annotations

import shutil
from collections import Counter
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.fuzz.conftest import Trials, report, trials
from tests.fuzz.mutations import BASE, base_files, mutant
from tests.fuzz.timed import MOST, trial
from tests.fuzz.trial import complaints, put, restore

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("wanted", trials(few=500, many=10_000))
def test_no_mutant_gets_in_unseen_fails_or_hangs(wanted: Trials, tmp_path: Path) -> None:
    base, folder, got_in = base_files(), tmp_path / "case", Counter[bool]()
    shutil.copytree(BASE, folder)
    wrong: list[str] = []
    for number in wanted.numbers:
        random = Random(f"{wanted.seed}/{number}")  # noqa: S311 - no secret
        found = mutant(random, base)
        put(found, folder)

        said = trial(partial(_complaints, folder, got_in), MOST if wanted.slow else None)
        wrong += [f"mutant {number}: {found.what}: {each}" for each in said]
        restore(found, folder, base)
    report(wanted, wrong)
    assert got_in[True] >= len(wanted.numbers) // 6, "too few are accepted for silence to be heard"


def test_the_case_itself_has_no_fault_and_loses_nothing(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "case")
    assert complaints(tmp_path / "case") == (True, [])


def _complaints(folder: Path, got_in: Counter[bool]) -> list[str]:
    """Try one mutant, and count whether it was accepted."""
    accepted, said = complaints(folder)
    got_in[accepted] += 1
    return said
