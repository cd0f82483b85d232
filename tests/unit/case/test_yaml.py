"""YAML as YAML 1.2 means it, with the line of every part; what is broken is said at its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rason.case.faults import Faults
from rason.case.yaml_file import read_tree

if TYPE_CHECKING:
    from rason.case.yaml_file import Tree
    from rason.errors import Diagnostic


def tree(text: str) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    faults = Faults(Path("here"))
    return read_tree("claims.yaml", text, faults), faults.ordered(["claims.yaml"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("off", "off"),
        ("true", True),
        ("False", False),
        ("12:30", "12:30"),
        ("12", 12),
        ("-1_000", -1000),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("1e-3", 0.001),
        ("-.5", -0.5),
        ("1.2.3", "1.2.3"),
        ("5 %", "5 %"),
        ("2014-11-30", date(2014, 11, 30)),
        ("2014-11", "2014-11"),
        ("2014-13-01", "2014-13-01"),
        ("~", None),
        ("null", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_scalars_are_those_of_yaml_1_2(text: str, value: Any) -> None:
    found, faults = tree(f"key: {text}")
    assert not faults
    assert found is not None
    assert found.value == {"key": value}
    assert type(found.value["key"]) is type(value)


def test_every_part_knows_its_line() -> None:
    found, _ = tree("a: 1\nb:\n  - c: {d: 2}\n  - 3\n# end\ne: >\n  long\n  text\nf: 4\n")
    assert found is not None
    lines = [found.line(*path) for path in (("a",), ("b",), ("b", 0, "c", "d"), ("b", 1), ("f",))]
    assert lines == [1, 2, 3, 4, 9]


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "did not find expected"),
        ("a: 1\na: 2\n", 2, "a second time"),
        ("a: b: c\n", 1, "mapping values are not allowed"),
        ("a:\n\t- b\n", 2, "a tab"),
        ("a: *b\n", 1, "undefined alias"),
        ("a: 'b\n", 2, "unexpected end of stream"),
        ("a: &b [*b]\n", 1, "aliases without end"),
        ("a: 1\n---\nb: 2\n", 2, "another document"),
        ("[" * 100_000, 1, "nesting"),
    ],
)
def test_what_is_broken_is_said_at_its_line(text: str, line: int, found: str) -> None:
    _, (fault,) = tree(text)
    assert fault.line == line
    assert found in fault.found
