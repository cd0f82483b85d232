"""The command line keeps its promises: every verb, a quick help, `--json`, one module to start."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer
from typer.main import get_command

from rason.answer.registry import QUESTIONS
from rason.cli.app import VERBS, app

DESIGNED = {
    "import", "list", "new", "migrate", "check", "units", "solve", "power", "claims",
    "brief", "diff", "explain", "export", "game", "schema", "serve", "show",
    *(each.verb or each.name for each in QUESTIONS.values()),
}  # fmt: skip


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=False, text=True)


def test_the_verbs() -> None:
    assert {verb for _, verb, _ in VERBS} == DESIGNED


@pytest.mark.parametrize("verb", sorted(DESIGNED))
def test_every_verb_says_what_it_does_and_takes_json(verb: str) -> None:
    command = get_command(app).commands[verb]  # type: ignore[attr-defined]
    assert command.help
    options = {name for each in command.params for name in each.opts}
    assert "--json" in options
    for each in command.params:
        assert getattr(each, "help", None), f"{verb} does not explain {each.name}"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from rason.cli.app import run; run(['--help']); "
        "heavy = {'numpy', 'pandas', 'scipy', 'altair', 'highspy', 'pint', 'jinja2', 'pybtex', "
        "'fastapi', 'uvicorn'}; "
        "print('loaded:', *sorted(heavy & set(sys.modules)))"
    )
    told = python("-c", code)
    assert told.stdout.strip().endswith("loaded:"), told.stdout[-200:]


def test_the_package_runs_as_a_module() -> None:
    told = python("-m", "rason", "--version")
    assert (told.returncode, told.stdout.split()[0]) == (0, "rason")


def test_a_fault_leaves_with_two_and_without_traceback() -> None:
    told = python("-m", "rason", "solve", "nowhere")
    assert told.returncode == 2
    assert "RSN-C001" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_reader_that_goes_away_is_no_fault() -> None:
    told = subprocess.run(
        f"{sys.executable} -m rason schema | head -1",
        shell=True,
        capture_output=True,
        check=False,
        text=True,
    )
    assert told.stdout == "{\n"
    assert told.stderr == ""


def test_no_verb_hides_behind_another() -> None:
    names = [verb for _, verb, _ in VERBS]
    assert len(names) == len(set(names))
    assert isinstance(app, typer.Typer)
