"""Odd cases that are legal, through all doors: commands, Python, HTTP, and files of other kinds."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import suppress
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient
from tests.fuzz import doors, imported, served
from tests.fuzz.conftest import Trials, report, trials
from tests.fuzz.odd import odd
from tests.fuzz.timed import MOST, trial
from tests.fuzz.trial import checked

from rason.api.app import make_app
from rason.api.settings import Settings
from rason.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rason.case import Case

HEAVY_EVERY = 50
"""Of so many mutants one goes through claims or brief, in turn, which take many seconds each."""
APART_EVERY = 50
"""Of so many mutants one goes through a command in a process of its own."""
MOST_ASKED, MOST_HEAVY = 20.0, 240.0
"""Seconds of processor that one question may take, and one brief: all of them solve 16 draws."""


@pytest.mark.parametrize("wanted", trials(few=40, many=2_000))
def test_every_door_answers_every_odd_case(wanted: Trials, tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "case"
    settings = Settings(
        folders=(folder.parent,), runs=tmp_path / "served", workers=0, static=tmp_path
    )
    wrong: list[str] = []
    asked: Counter[str] = Counter()
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as client:
        for number in wanted.numbers:
            random = Random(f"odd {wanted.seed}/{number}")  # noqa: S311 - no secret
            what, texts = odd(random)
            _write(texts, folder)
            case: list[Case] = []
            said = trial(partial(_read, folder, case), MOST if wanted.slow else None)
            if case:
                for name, door in _doors(number, wanted, client):
                    asked[name] += 1
                    most = MOST_HEAVY if name in dict(doors.HEAVY) else MOST_ASKED
                    ask = partial(door, random, case[0], folder)
                    said += trial(ask, most if wanted.slow else None)
            else:
                asked["refused"] += 1
            if number % APART_EVERY == APART_EVERY // 2:
                asked["apart"] += 1
                said += trial(partial(doors.apart, random, case[0] if case else None, folder), None)
            wrong += [f"case {number}: {what}: {each}" for each in said]
    report(wanted, wrong, dict(asked))
    assert asked["refused"] < len(wanted.numbers) / 2, "too few odd cases are legal"


def _read(folder: Path, case: list[Case]) -> list[str]:
    """Read a case as `rason check` does, and keep it if it is legal."""
    with suppress(InputError):
        found, _ = checked(folder)
        case.extend([found] if found else [])
    return []


def _write(texts: dict[str, str], folder: Path) -> None:
    """Write a case folder anew."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(folder.parent / "runs", ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _doors(number: int, wanted: Trials, client: TestClient) -> list[tuple[str, doors.Door]]:
    """Choose the doors that a case is taken through: each in turn."""
    name, door = doors.COMMANDS[number % len(doors.COMMANDS)]
    chosen = [(name, door)]
    if number % 2 or wanted.slow:
        chosen.append(("HTTP", partial(_served, client)))
    if number % 3 == 0:
        chosen.append(("other files", _imported))
    if wanted.slow and number % HEAVY_EVERY == 0:
        chosen.append(doors.HEAVY[number // HEAVY_EVERY % len(doors.HEAVY)])
    return chosen


def _served(client: TestClient, random: Random, case: Case, _: Path) -> Iterator[str]:
    yield from served.answered(client, random, case)


def _imported(random: Random, _: Case, folder: Path) -> Iterator[str]:
    yield from imported.read(random, folder.parent)
