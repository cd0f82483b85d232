"""Words of YAML documents changed in place: all else keeps its characters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.case.faults import Faults
from rason.case.yaml_edit import Spot, renamed, with_entry, without
from rason.case.yaml_file import read_tree
from rason.errors import InputError

if TYPE_CHECKING:
    from rason.case.yaml_file import Tree

TEXT = """# all of them

base:   # as it is
  projects: [] # none
# about x
x:
  base: base # below
  name: "X"

  # within
y: {base: [base, 'x'], name: Y}

# last
z:
"""


def read(text: str) -> Tree:
    tree = read_tree("scenarios.yaml", text, Faults(Path()))
    assert tree is not None
    return tree


def test_words_are_changed_where_they_stand_and_nowhere_else() -> None:
    spots = [Spot(("x",), key=True), Spot(("y", "base", 1))]
    expected = TEXT.replace("\nx:", "\nnew:").replace("'x'", "'new'")
    assert renamed(read(TEXT), TEXT, spots, "new") == expected


@pytest.mark.parametrize("new", ["1", "true", "null", "0x1F", "1_0", "1e5", "no", "~"])
def test_a_word_that_would_be_read_as_something_else_is_quoted(new: str) -> None:
    text = renamed(read(TEXT), TEXT, [Spot(("x", "base"))], new)
    assert read(text).value == read(TEXT).value | {"x": {"base": new, "name": "X"}}


@pytest.mark.parametrize(
    ("key", "gone"),
    [
        ("x", '# about x\nx:\n  base: base # below\n  name: "X"\n\n  # within\n'),
        ("y", "y: {base: [base, 'x'], name: Y}\n\n"),
        ("z", "\n# last\nz:\n"),
    ],
)
def test_a_key_goes_with_the_comments_above_it(key: str, gone: str) -> None:
    assert TEXT.count(gone) == 1
    left = without(read(TEXT), TEXT, key)
    assert left.split() == TEXT.replace(gone, "").split()
    assert "\n\n\n" not in left


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("x", 'name: "X"', "name: a b"),
        ("y", "name: Y", 'name: "a b"'),
        ("base", "  projects", "  name: a b\n  projects"),
        ("z", "z:", 'z: {name: "a b"}'),
    ],
)
def test_an_entry_is_changed_or_comes_first(key: str, old: str, new: str, end: str) -> None:
    text, expected = (each.replace("\n", end) for each in (TEXT, TEXT.replace(old, new)))
    assert with_entry(read(text), text, key, "name", "a b") == expected


@pytest.mark.parametrize(
    "text",
    [
        "{a: {base: b}, b: {}}",  # all on one line
        "b: &b {name: x}\na: *b\n",  # what goes is used elsewhere
    ],
)
def test_what_would_take_more_along_is_left_to_the_author(text: str) -> None:
    with pytest.raises(InputError) as refused:
        without(read(text), text, "b")
    assert [each.code for each in refused.value.diagnostics] == ["RSN-C040"]


def test_an_alias_that_means_more_than_the_word_is_left_to_the_author() -> None:
    text = "a: {base: &n b, name: *n}\nb:\n"
    with pytest.raises(InputError):
        renamed(read(text), text, [Spot(("a", "base"))], "new")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=30)


@given(WORDS)
def test_any_text_comes_back_as_it_was_written(word: str) -> None:
    for key in ("base", "x", "y", "z"):
        assert read(with_entry(read(TEXT), TEXT, key, "name", word)).value[key]["name"] == word
