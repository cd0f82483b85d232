"""`rason show` lists the keys that other verbs take, and what is to be typed next works."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from rason.case import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from tests.unit.cli.conftest import Answer


def test_it_lists_every_key_with_its_name(rason: Callable[..., Answer]) -> None:
    told = rason("show", "toy", "--json").json
    assert {each["key"] for each in told["scenarios"]} >= {"base", "bypass", "narrows_closed"}
    assert {"key": "narrows", "name": "Narrows"} in told["passages"]
    assert {"key": "MID", "name": "Midland"} in told["players"]
    assert [each["key"] for each in told["projects"]] == ["bypass"]
    text = rason("show", "toy").out
    for group in ("scenarios", "claims", "players", "projects", "passages", "links", "places"):
        assert all(each["key"] in text and each["name"] in text for each in told[group])


def test_only_those_who_bargain_are_players(rason: Callable[..., Answer]) -> None:
    told, case = (
        rason("show", "northeast-asia-2014", "--json").json,
        read_case("northeast-asia-2014"),
    )
    assert tuple(each["key"] for each in told["players"]) == case.players
    assert {each["key"] for each in (*told["players"], *told["others"])} == set(case.actors)
    assert told["others"]


def test_what_to_type_next_works(
    rason: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as looking:
        looking.setattr("rason.cli.next.watched", lambda: True)
        lines = rason("show", "toy").out.partition("Next:\n")[2].splitlines()
    assert len(lines) == 3
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "rason"
        assert rason(*arguments).code == 0


def test_solving_says_first_who_earns_most(rason: Callable[..., Answer]) -> None:
    lines = rason("solve", "toy").out.splitlines()
    assert lines[1] == "surplus USD 1.5 bn/yr"
    assert lines[2].startswith("At nodal prices most of it goes to Norland (USD 1.1 bn/yr) and")
