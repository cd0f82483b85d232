"""All doors through which a case is asked, and what none of them may answer."""
# ruff: noqa: E501 - lists of odd words are read across

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from rason.cli.app import run

if TYPE_CHECKING:
    from random import Random

    from rason.case import Case

DRAWS = "16"
NOT_A_NUMBER = re.compile(
    r"(?<![\w=/.\"'`-])[-+−]?(?:nan|inf|NaN|Infinity|-Infinity)(?![\w=/.\"'`-])"
)
BUGS = ("Traceback (most recent call last)", "RuntimeWarning", "AssertionError")

Door = Callable[["Random", "Case", Path], Iterator[str]]
"""Asks a case one thing; yields what it must not have answered."""


def typed(*arguments: str) -> Iterator[str]:
    """Type a command; yield what is wrong with what comes."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(arguments))
    said = f"rason {' '.join(arguments)}"
    if code not in {0, 2}:
        yield f"{said}: ends with {code}: {err.getvalue()[-300:]}"
    if code == 2 and not re.search("RSN-[A-Z][0-9]{3}", err.getvalue() + out.getvalue()):
        yield f"{said}: refused without a diagnostic: {err.getvalue()[-300:]}"
    both = out.getvalue() + err.getvalue()
    yield from (f"{said}: {bug} in what is printed: {both[-600:]}" for bug in BUGS if bug in both)
    if code == 0 and "--json" in arguments:
        yield from (f"{said}: {each}" for each in strict(out.getvalue()))
    elif code == 0 and (mark := NOT_A_NUMBER.search(out.getvalue())):
        around = out.getvalue()[max(0, mark.start() - 100) : mark.end() + 60]
        yield f"{said}: {mark[0]} is printed: {around!r}"


def strict(text: str) -> Iterator[str]:
    """Yield what is wrong with a JSON text."""
    found: list[str] = []
    try:
        json.loads(text, parse_constant=lambda word: found.append(word))
    except ValueError as error:
        yield f"no JSON: {error}: {text[:200]}"
    yield from (f"{word} in JSON" for word in found)


def command(*verb: str, scenario: bool = True, changes: bool = True, as_json: bool = True) -> Door:
    """Make the door of a verb of the command line."""

    def door(random: Random, case: Case, folder: Path) -> Iterator[str]:
        words = [verb[0], str(folder), *verb[1:]]
        if scenario and case.scenarios and random.randrange(2):
            words += ["-s", random.choice(list(case.scenarios))]
        if changes:
            words += _levers(random, case)
        if as_json and random.randrange(2):
            words.append("--json")
        yield from typed(*words)

    return door


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


def compared(random: Random, case: Case, folder: Path) -> Iterator[str]:
    """Compare two scenarios."""
    names = list(case.scenarios) or ["base"]
    yield from typed("diff", random.choice(names), random.choice(names), "--case", str(folder))


def explained(random: Random, case: Case, folder: Path) -> Iterator[str]:
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
    yield from typed("explain", str(folder), "--", random.choice(keys))


def versus(random: Random, case: Case, folder: Path) -> Iterator[str]:
    """Ask for power in one scenario against another."""
    names = list(case.scenarios) or ["base"]
    yield from typed(
        "power",
        str(folder),
        "-n",
        DRAWS,
        "-s",
        random.choice(names),
        "-v",
        random.choice(names),
        *(["--json"] if random.randrange(2) else []),
    )


def briefed(_: Random, __: Case, folder: Path) -> Iterator[str]:
    """Write a brief, and look at all its files."""
    runs = folder.parent / "runs"
    yield from typed("brief", str(folder), "-n", DRAWS, "-w", "1", "--runs", str(runs))
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
        ("flows", lambda: study.flows(scenario)), ("prices", lambda: study.prices(scenario)), ("surplus", lambda: study.surplus(scenario, random.choice(("nodal", "contract", "parity")))),
        ("contracts", lambda: study.contracts(scenario)), ("power", lambda: study.power(scenario)), ("dependence", lambda: study.dependence(scenario)),
        ("ties", lambda: study.ties(scenario)), ("closures", lambda: study.closures(1, scenario)), ("misreporting", lambda: study.misreporting(scenario)),
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


COMMANDS: tuple[tuple[str, Door], ...] = (
    ("solve", command("solve")), ("power", command("power", "-n", DRAWS)), ("ties", command("ties", changes=False)), ("close", command("close")),
    ("close two", command("close", "-k", "2")), ("projects", command("projects", "-n", DRAWS)), ("diff", compared), ("explain", explained), ("power versus", versus), ("Study", methods),
)  # fmt: skip
HEAVY: tuple[tuple[str, Door], ...] = (
    ("claims", command("claims", "-n", DRAWS, "-w", "1", scenario=False)), ("brief", briefed),
)  # fmt: skip
