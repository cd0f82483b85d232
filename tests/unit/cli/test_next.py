"""Each verb says what to type next, where somebody looks, and that can be typed."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import pytest
from typer.main import get_command

from rason.cli import next as following
from rason.cli.app import VERBS, app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import click
    from tests.unit.cli.conftest import Answer

ENDLESS = {"serve"}
"""Verbs that go on until they are stopped."""
TYPED = {
    "list": "", "new": "mine", "import": "pypsa network.nc --into mine", "units": "",
    "schema": "toy", "explain": "toy pipe", "game": "file.json", "diff": "base bypass --case toy",
    "export": "toy toy.xlsx",
}  # fmt: skip


def parsed(line: str) -> tuple[str, dict[str, Any]]:
    """Read a line as the command line does, without doing what it says."""
    program, verb, *arguments = shlex.split(line)
    assert program == "rason"
    command: click.Command = get_command(app).commands[verb]  # type: ignore[attr-defined]
    return verb, command.make_context(verb, arguments).params


@pytest.mark.parametrize("verb", [verb for _, verb, _ in VERBS if verb not in ENDLESS])
def test_a_verb_is_followed_by_lines_that_can_be_typed(verb: str) -> None:
    _, given = parsed(f"rason {verb} {TYPED.get(verb, 'toy')}")
    lines = following.next_lines(verb, given)
    assert 1 <= len(lines) <= 3
    for line in lines:
        next_verb, _ = parsed(line)
        assert next_verb != verb or verb == "game"


def test_what_was_typed_is_asked_on() -> None:
    _, given = parsed("rason flows toy -s bypass --set worth='210 USD/t' --close narrows=25%")
    (line, _) = following.next_lines("flows", given)
    _, asked = parsed(line)
    assert {key: asked[key] for key in ("case", "scenario", "figures", "shut")} == {
        "case": "toy",
        "scenario": ["bypass"],
        "figures": ["worth=210 USD/t"],
        "shut": ["narrows=25%"],
    }


def test_a_line_is_left_out_where_the_case_has_nothing_for_it(
    rason: Callable[..., Answer], tmp_path: Path
) -> None:
    rason("new", "mine")
    (tmp_path / "mine" / "claims.yaml").unlink()
    _, given = parsed("rason show mine")
    assert [line.split()[1] for line in following.next_lines("show", given)] == ["solve", "close"]


@pytest.mark.parametrize("looks", [True, False])
def test_it_is_said_where_somebody_looks(
    looks: bool, rason: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "watched", lambda: looks)
    assert ("Next:\n  rason solve toy" in rason("show", "toy").out) == looks
    assert "Next:" not in rason("show", "toy", "--json").out
    assert "Next:" not in rason("show", "nowhere").out
