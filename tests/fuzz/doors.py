"""All doors through which a case is asked."""
# ruff: noqa: E501 - lists of odd words are read across

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from tests.fuzz.typed import NOT_A_NUMBER, strict, typed, typed_apart

if TYPE_CHECKING:
    from random import Random

    from rason.case import Case

DRAWS = "16"

Door = Callable[["Random", "Case", Path], Iterator[str]]
"""Asks a case one thing; yields what it must not have answered."""
Words = Callable[["Random", "Case", Path], list[str]]
"""Chooses the words of a command that asks a case."""


def command(*verb: str, scenario: bool = True, changes: bool = True, as_json: bool = True) -> Words:
    """Choose the words of a verb of the command line."""

    def words(random: Random, case: Case, folder: Path) -> list[str]:
        words = [verb[0], str(folder), *verb[1:]]
        if scenario and case.scenarios and random.randrange(2):
            words += ["-s", random.choice(list(case.scenarios))]
        if changes:
            words += _levers(random, case)
        if as_json and random.randrange(2):
            words.append("--json")
        return words

    return words


def here(words: Words) -> Door:
    """Type a command in this process."""

    def door(random: Random, case: Case, folder: Path) -> Iterator[str]:
        yield from typed(*words(random, case, folder))

    return door


def apart(random: Random, case: Case | None, folder: Path) -> Iterator[str]:
    """Type any command in a process of its own, of a case or of what none could be read from."""
    if case is None:
        verb = random.choice(("check", "solve", "power", "ties", "claims", "brief"))
        words = [verb, str(folder)]
    else:
        words = random.choice([words for _, words in TYPED])(random, case, folder)
    yield from typed_apart(random, folder.parent, words)


def _levers(random: Random, case: Case) -> list[str]:
    """Pull up to one lever."""
    way = random.randrange(6)
    if way == 0 and case.figures:
        return [
            "--set",
            f"{random.choice(list(case.figures))}={random.choice(('0', '1', '-1', '1e9', '1e-9', 'x', 'nan', '5 %', ''))}",
        ]
    if way == 1 and case.links:
        return [
            "--close",
            random.choice(list(case.links))
            + random.choice(("", "=0", "=25%", "=1", "=2", "=x", "=")),
        ]
    if way == 2 and case.projects:
        return [
            "--build",
            random.choice(list(case.projects))
            + random.choice(("", "=out", "=built", "=option", "=x")),
        ]
    return []


def compared(random: Random, case: Case, folder: Path) -> list[str]:
    """Compare two scenarios."""
    names = list(case.scenarios) or ["base"]
    return ["diff", random.choice(names), random.choice(names), "--case", str(folder)]


def explained(random: Random, case: Case, folder: Path) -> list[str]:
    """Follow a number back."""
    keys = [
        *case.figures,
        *case.actors,
        *case.places,
        *case.links,
        *case.projects,
        *case.scenarios,
        *(each.claim for each in case.claims),
    ]
    asset, actor, place, commodity = (
        next(iter(each), "x") for each in (case.links, case.actors, case.places, case.commodities)
    )
    keys += [
        f"flow:{asset}",
        f"price:{place}.{commodity}",
        f"surplus:{actor}",
        f"power:{actor}",
        "x",
        "-1",
        "flow:",
        "price:",
        "price:x.",
        ":",
    ]
    return ["explain", str(folder), "--", random.choice(keys)]


def versus(random: Random, case: Case, folder: Path) -> list[str]:
    """Ask for power in one scenario against another."""
    names = list(case.scenarios) or ["base"]
    chosen = ["-s", random.choice(names), "-v", random.choice(names)]
    return [
        "power",
        str(folder),
        "-n",
        DRAWS,
        *chosen,
        *(["--json"] if random.randrange(2) else []),
    ]


def briefed(_: Random, __: Case, folder: Path) -> Iterator[str]:
    """Write a brief, and look at all its files."""
    runs = folder.parent / "runs"
    yield from typed("brief", str(folder), "-n", DRAWS, "-w", "1", "-o", str(runs / "run"))
    for path in runs.glob("*/*"):
        if path.suffix == ".json":
            yield from (f"{path.name}: {each}" for each in strict(path.read_text(encoding="utf-8")))
        if path.suffix in {".md", ".csv"} and (
            mark := NOT_A_NUMBER.search(path.read_text(encoding="utf-8"))
        ):
            yield f"{path.name}: {mark[0]} is written"


def methods(random: Random, case: Case, _: Path) -> Iterator[str]:
    """Ask a study in Python."""
    from rason import Study
    from rason.errors import InputError

    study = Study(case, draws=int(DRAWS), seed=random.randrange(9))
    scenario = random.choice([None, *case.scenarios])
    asked: Sequence[tuple[str, Callable[[], Any]]] = (
        ("flows", lambda: study.flows(scenario)), ("prices", lambda: study.prices(scenario)), ("surplus", lambda: study.surplus(scenario, rule=random.choice(("nodal", "contract", "parity")))),
        ("contracts", lambda: study.contracts(scenario)), ("power", lambda: study.power(scenario)), ("dependence", lambda: study.dependence(scenario)),
        ("ties", lambda: study.ties(scenario)), ("closures", lambda: study.closures(scenario)), ("misreporting", lambda: study.misreporting(scenario)),
        ("projects", lambda: study.projects(scenario)), ("explain", lambda: study.explain(random.choice([*case.figures, "x"]))),
    )  # fmt: skip
    name, ask = random.choice(asked)
    try:
        answer = ask()
    except InputError:
        return
    for frame in answer.values() if isinstance(answer, dict) else (answer,):
        numbers = frame.select_dtypes("number")
        if (
            isinstance(frame, pd.DataFrame)
            and numbers.isin([float("inf"), float("-inf")]).any().any()
        ):
            yield f"study.{name}({scenario}): infinity"


TYPED: tuple[tuple[str, Words], ...] = (
    ("solve", command("solve")), ("power", command("power", "-n", DRAWS)), ("ties", command("ties", changes=False)), ("close", command("close")),
    ("close two", command("close", "-k", "2")), ("projects", command("projects", "-n", DRAWS)), ("diff", compared), ("explain", explained), ("power versus", versus),
)  # fmt: skip
COMMANDS: tuple[tuple[str, Door], ...] = (
    *((name, here(words)) for name, words in TYPED),
    ("Study", methods),
)
HEAVY: tuple[tuple[str, Door], ...] = (
    ("claims", here(command("claims", "-n", DRAWS, "-w", "1", scenario=False))), ("brief", briefed),
)  # fmt: skip
