"""Names of new files and folders are names on all systems."""
# ruff: noqa: E501 - lists of names are read across

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rason.case.output import write_whole
from rason.case.portable import hold_to_all_systems
from rason.errors import InputError
from rason.report.folder import run_name, writable

if TYPE_CHECKING:
    from pathlib import Path

BAD = (
    "CON", "nul", "aux.txt", "Com1.csv", "LPT9", "con .x", "mine.", "mine ", " mine", "a:b", "a?b", 'a"b', "a\\b", "a|b", "a\nb", "a\x1b[31mb",
    "a\u200bb", "\udcff", "-x", "--help", "x" * 300, "é" * 100,
)  # fmt: skip
GOOD = (
    "mine",
    "console",
    "com10",
    "nulls.csv",
    ".hidden",
    "a b",
    "日本",
    "a.b",
    "x" * 150,
    "con_1",
)


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_some_system_cannot_have_is_refused(name: str, tmp_path: Path) -> None:
    for make in (hold_to_all_systems, writable, lambda path: write_whole(path, b"")):
        with pytest.raises(InputError) as refused:
            make(tmp_path / name)
        (fault,) = refused.value.diagnostics
        assert fault.code == "RSN-R002"
        assert "all have" in fault.expected
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", GOOD)
def test_other_names_are_let_be(name: str, tmp_path: Path) -> None:
    hold_to_all_systems(tmp_path / name)


def test_what_differs_in_capitals_alone_is_another_name_on_some_systems_only(
    tmp_path: Path,
) -> None:
    (tmp_path / "Case").mkdir()
    hold_to_all_systems(tmp_path / "Case")
    if not (tmp_path / "case").exists():  # a system that tells them apart
        with pytest.raises(InputError, match="capitals alone"):
            hold_to_all_systems(tmp_path / "case")


def test_what_is_there_keeps_its_name(tmp_path: Path) -> None:
    old = tmp_path / "mine."
    old.write_bytes(b"old")
    write_whole(old, b"new")
    assert old.read_bytes() == b"new"


def test_the_longest_name_of_a_case_leaves_room_for_that_of_its_run() -> None:
    assert len(run_name("x" * 255, "0" * 64)) < 80
    assert run_name("toy", "0" * 64) == "toy-000000000000"
