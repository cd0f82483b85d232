"""A user's mistake is a diagnostic and exit code 2, never a traceback; nothing is written."""

from __future__ import annotations

import os
from concurrent.futures import BrokenExecutor
from typing import TYPE_CHECKING

import pytest

from rason.cli.faults import grouped
from rason.errors import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Answer

    Rason = Callable[..., Answer]

MISTAKES = {
    "unknown verb": ["solv", "toy"],
    "unknown option": ["solve", "toy", "--scenaro", "base"],
    "option without value": ["solve", "toy", "--scenario"],
    "missing argument": ["solve"],
    "one argument too many": ["solve", "toy", "base"],
    "draws in words": ["claims", "toy", "--draws", "many"],
    "no draws": ["claims", "toy", "--draws", "0"],
    "too many draws": ["claims", "toy", "--draws", "999999999999"],
    "unknown case": ["solve", "northeast-asia-2015"],
    "a file for a case": ["solve", "FILE"],
    "an empty folder for a case": ["solve", "FOLDER"],
    "unknown scenario": ["solve", "toy", "--scenario", "bas"],
    "unknown second scenario": ["solve", "toy", "--scenario", "base,bypas"],
    "unknown versus": ["power", "toy", "--versus", "nothing"],
    "unknown name": ["explain", "toy", "pipes"],
    "unknown price": ["explain", "toy", "price:city.oil"],
    "game that is not there": ["game", "nowhere.json"],
    "game that is a folder": ["game", "FOLDER"],
    "game that is no game": ["game", "FILE"],
    "run that is not there": ["diff", "runs/a", "runs/b"],
    "run that is none": ["diff", "FILE", "FILE"],
    "unknown scenario to compare": ["diff", "base", "bypas", "--case", "toy"],
    "outcomes that are not there": ["score", "FILE", "nowhere.csv"],
    "folder that exists": ["new", "FOLDER"],
    "folder in a file": ["new", "FILE/mine"],
    "output in a file": ["brief", "toy", "--out", "FILE"],
    "output below a file": ["brief", "toy", "--out", "FILE/run"],
    "output among other things": ["brief", "toy", "--out", "FULL"],
}


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    file, folder, full = tmp_path / "file", tmp_path / "folder", tmp_path / "full"
    file.write_text("neither JSON nor anything else\n")
    folder.mkdir()
    full.mkdir()
    (full / "thesis.docx").write_text("years of work")
    return {"FILE": str(file), "FOLDER": str(folder), "FULL": str(full)}


def there(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_a_diagnostic(
    rason: Rason, places: dict[str, str], tmp_path: Path, mistake: str
) -> None:
    arguments = MISTAKES[mistake]
    for name, path in places.items():
        arguments = [each.replace(name, path) for each in arguments]
    before = there(tmp_path)

    told = rason(*arguments)
    assert told.code == 2
    assert told.out == ""
    assert "RSN-" in told.err
    assert "fix" in told.err
    assert "Traceback" not in told.err

    machine = rason(*arguments, "--json")
    assert machine.code == 2
    assert machine.err == ""
    (first, *_) = machine.json["diagnostics"]
    assert set(first) >= {"code", "file", "line", "what", "found", "expected", "fix", "severity"}
    assert there(tmp_path) == before


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (["solve", "toy", "--scenario", "bypas"], "bypass"),
        (["solve", "northeast-asia-2041"], "northeast-asia-2014"),
        (["explain", "toy", "undersee"], "undersea"),
    ],
)
def test_the_nearest_name_is_offered(rason: Rason, arguments: list[str], nearest: str) -> None:
    assert nearest in rason(*arguments).err


def test_all_unknown_scenarios_are_named_at_once(rason: Rason) -> None:
    found = rason("solve", "toy", "-s", "one,two", "--json").json["diagnostics"]
    assert [each["found"] for each in found] == ["one", "two"]


def test_check_names_all_faults_of_all_files_at_once(rason: Rason, tmp_path: Path) -> None:
    rason("new", "mine")
    for table in ("links.csv", "figures.csv"):
        path = tmp_path / "mine" / table
        path.write_text(path.read_text(encoding="utf-8-sig") + "extra,nowhere\n")
    told = rason("check", "mine")
    assert told.code == 2
    assert "links.csv:" in told.err
    assert "figures.csv:" in told.err
    assert told.out == ""


def test_a_folder_that_cannot_be_written(rason: Rason, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    if os.access(locked, os.W_OK):
        pytest.skip("this user may write anywhere")
    told = rason("brief", "toy", "--out", str(locked / "run"))
    assert (told.code, "RSN-R002" in told.err) == (2, True)


@pytest.mark.parametrize(
    ("accident", "code"),
    [
        (KeyboardInterrupt(), 130),
        (OSError(28, "No space left on device"), 2),
        (BrokenExecutor("A process was terminated abruptly"), 1),
    ],
)
def test_an_accident_leaves_the_old_run(
    rason: Rason,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    accident: BaseException,
    code: int,
) -> None:
    options = ("brief", "toy", "--draws", "16", "--workers", "1", "--out", "run")
    assert rason(*options).code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "run").iterdir()}

    def fail(*_: object) -> None:
        raise accident

    monkeypatch.setattr("rason.report.tables.write_tables", fail)
    told = rason(*options, "--again")
    assert told.code == code
    assert "Traceback" not in told.err
    assert {path.name: path.read_bytes() for path in (tmp_path / "run").iterdir()} == before
    left = [name for name in there(tmp_path) if not name.startswith(".work")]
    assert left == sorted(["run", *(f"run/{name}" for name in before)]), "but what --resume needs"


def test_no_arguments_show_the_help(rason: Rason) -> None:
    assert "Usage" in rason().out


def test_of_many_of_one_kind_the_first_are_told_and_the_others_counted(
    rason: Rason, tmp_path: Path
) -> None:
    assert rason("new", "mine").code == 0
    supplies = tmp_path / "mine" / "supplies.csv"
    text = supplies.read_text(encoding="utf-8-sig").rstrip("\n") + "\n"
    text += "".join(f"s{n},mine,copper,,1 kt/yr,mine_cost,,\n" for n in range(300))
    supplies.write_text(text, encoding="utf-8")

    said = rason("check", "mine")
    assert said.code == 0
    assert said.out.count("RSN-W004") == 4
    fourth = text.splitlines().index("s3,mine,copper,,1 kt/yr,mine_cost,,") + 1
    told = f"  297 more warnings of this kind in lines {fourth}–{fourth + 296}"
    assert f"{told}; --json tells each in full\n" in said.out
    everything = rason("check", "mine", "--json").json["diagnostics"]
    assert sum(each["code"] == "RSN-W004" for each in everything) == 300


def test_files_are_named_by_the_way_that_led_to_the_case(rason: Rason) -> None:
    assert rason("new", "mine").code == 0
    said = rason("solve", "./mine/../mine", "-s", "nothing")
    assert (said.code, said.err.split()[1]) == (2, "mine/../mine/scenarios.yaml")


def test_the_places_of_others_are_named_up_to_a_hundred_and_their_fix_where_it_is_one() -> None:
    def fault(line: int, fix: str) -> Diagnostic:
        return Diagnostic("RSN-C031", "a/links.csv", line, "link", "-1", "at least 0", fix)

    told = grouped([fault(2 * n, "write 1") for n in range(1, 201)])[0].splitlines()[-2:]
    lines = ", ".join(str(2 * n) for n in range(21, 121))
    assert told == [
        f"  180 more faults of this kind in lines {lines} and 80 more; --json tells each in full",
        "  fix       write 1",
    ]
    (block,) = grouped([fault(n, f"write {n}") for n in range(1, 31)])
    assert block.endswith("in lines 21–30; --json tells each in full\n")
