"""Mutants of a case that uses the whole format: none gets in unseen, none fails, none hangs."""

from __future__ import annotations

from collections import Counter
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.fuzz.conftest import Trials, report, trials
from tests.fuzz.mutations import CRISIS, base_files, mutant
from tests.fuzz.timed import MOST, trial
from tests.fuzz.trial import complaints, put, restore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fuzz.mutations import Files


@pytest.mark.parametrize("wanted", trials(few=500, many=10_000))
def test_no_mutant_gets_in_unseen_fails_or_hangs(wanted: Trials, tmp_path: Path) -> None:
    _try(wanted, base_files(), tmp_path / "case")


@pytest.mark.parametrize("wanted", trials(few=12, many=5_000))
def test_no_mutant_of_a_crisis_gets_in_unseen_fails_or_hangs(
    wanted: Trials, tmp_path: Path
) -> None:
    _try(wanted, base_files(CRISIS), tmp_path / "case")


@pytest.mark.parametrize("over", [(), (CRISIS,)], ids=["a year", "a crisis"])
def test_the_case_itself_has_no_fault_and_loses_nothing(
    over: tuple[Path, ...], tmp_path: Path
) -> None:
    _write(base_files(*over), tmp_path / "case")
    assert complaints(tmp_path / "case") == (True, [])


def _try(wanted: Trials, base: Files, folder: Path) -> None:
    """Try mutants of one case."""
    got_in = Counter[bool]()
    _write(base, folder)
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


def _write(files: Files, folder: Path) -> None:
    """Write the files of a case."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _complaints(folder: Path, got_in: Counter[bool]) -> list[str]:
    """Try one mutant, and count whether it was accepted."""
    accepted, said = complaints(folder)
    got_in[accepted] += 1
    return said
