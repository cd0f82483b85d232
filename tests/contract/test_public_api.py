"""What a notebook may rely on: a few names, and that importing them loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

import rason


def test_the_public_names() -> None:
    assert sorted(rason.__all__) == [
        "Case",
        "InputError",
        "Study",
        "games",
        "importing",
        "read_case",
    ]
    assert set(rason.__all__) <= set(dir(rason))


@pytest.mark.parametrize("name", rason.__all__)
def test_every_public_name_is_there_and_explained(name: str) -> None:
    thing = getattr(rason, name)
    assert thing.__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'everything'"):
        _ = rason.everything


def test_games_and_cases_are_what_they_say() -> None:
    assert rason.games.shapley_value([0, 0, 0, 1]).tolist() == [0.5, 0.5]
    assert rason.read_case("toy").players == ("NOR", "MID", "SUD")
    with pytest.raises(rason.InputError):
        rason.read_case("nowhere")


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, rason; "
        "heavy = {'numpy', 'pandas', 'scipy', 'pydantic', 'altair', 'highspy', 'pint'}; "
        "print(*sorted(heavy & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert loaded.stdout.split() == []
