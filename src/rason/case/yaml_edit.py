"""Edits of YAML text: what is not edited keeps its characters, comments and order included.

No edit is believed: the new text is read again, and has to say what was asked for.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.faults import Faults
from rason.case.yaml_file import read_tree
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.yaml_file import Path_, Tree
    from rason.case.yaml_text import Node

_ASIDE: Final = re.compile(r"\s*(#.*)?")
"""A line that says nothing: blank, or a comment."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A word of a document: what stands under a path, or the last key of the path itself."""

    path: Path_
    key: bool = False


def renamed(tree: Tree, text: str, spots: Iterable[Spot], new: str) -> str:
    """Return a document with another word at some places.

    Raises `InputError` (RSN-C040) if that cannot be done without touching more than these.
    """
    from rason.case.yaml_text import ScalarNode

    edits: dict[int, tuple[int, str]] = {}
    expected = tree.value
    spots = sorted(spots, key=lambda spot: spot.key)  # keys last: paths go by the old ones
    for spot in spots:
        node = _node(tree, spot)
        begin, end = node.start_mark.index, node.end_mark.index
        word = re.escape(node.value) if isinstance(node, ScalarNode) else ""
        written = re.fullmatch(rf"(.*?)(['\"]?){word}\2", text[begin:end], re.DOTALL)
        if not word or written is None:
            raise _by_hand(tree, node)
        quote = written[2]
        edits[begin] = (end, written[1] + (f"{quote}{new}{quote}" if quote else scalar(new)))
        expected = _put(expected, spot.path, new, key=spot.key)
    for begin in sorted(edits, reverse=True):
        end, word = edits[begin]
        text = text[:begin] + word + text[end:]
    return _held(tree, text, expected, spots[0].path[:1] if spots else ())


def without(tree: Tree, text: str, key: str) -> str:
    """Return a document without one of its outermost keys.

    Comments right above the key go with it, unless the document begins with them. Raises
    `InputError` (RSN-C040) if more than this would go.
    """
    from rason.case.yaml_text import MappingNode

    root = tree.root
    assert isinstance(root, MappingNode), "a document with keys"
    if root.flow_style:
        raise _by_hand(tree, root)
    lines = _lines(text)
    begins = [each.start_mark.line for each, _ in root.value]
    at = [str(each.value) for each, _ in root.value].index(key)
    begin, end = begins[at], (begins[at + 1] if at + 1 < len(begins) else len(lines))
    while end > begin + 1 and _ASIDE.fullmatch(lines[end - 1].rstrip("\r\n")):
        if lines[end - 1][:1] in " \t" and lines[end - 1].strip():
            break  # an indented comment is about what is above it
        end -= 1
    above = begin
    while above and lines[above - 1].startswith("#"):
        above -= 1
    if above or begin == 0:
        begin = above
    if end == len(lines) or not lines[end].strip():
        while begin and not lines[begin - 1].strip():
            begin -= 1
    rest = "".join((*lines[:begin], *lines[end:]))
    left = {other: value for other, value in tree.value.items() if other != key}
    return _held(tree, rest, left or None, (key,))


def with_entry(tree: Tree, text: str, key: str, entry: str, word: str) -> str:
    """Return a document in which an outermost key has an entry with some text.

    The entry is changed where it is there, else it comes first. Raises `InputError` (RSN-C040) if
    that cannot be done without touching more.
    """
    from rason.case.yaml_text import MappingNode

    node: Any = _node(tree, Spot((key,)))
    filled = isinstance(node, MappingNode)
    there = {str(name.value): value for name, value in node.value} if filled else {}
    flow = not filled or bool(node.flow_style)
    said = scalar(word, quoted=flow)
    if entry in there:
        begin, end = there[entry].start_mark.index, there[entry].end_mark.index
        new = said + ("\n" if text[begin:end].endswith("\n") else "")
    elif there:
        begin = end = node.value[0][0].start_mark.index
        gap = ", " if flow else _end(text) + " " * node.value[0][0].start_mark.column
        new = f"{entry}: {said}{gap}"
    else:
        begin, end = node.start_mark.index, node.end_mark.index
        new = f"{'' if text[begin - 1 : begin].isspace() else ' '}{{{entry}: {said}}}"
    inner = ({} if entry in there else {entry: word}) | (tree.value[key] or {}) | {entry: word}
    return _held(tree, text[:begin] + new + text[end:], tree.value | {key: inner}, (key,))


def scalar(word: str, *, quoted: bool = False) -> str:
    """Write a text of one line, in quotes where it would else be read as something different."""
    return word if not quoted and _reads_as_itself(word) else json.dumps(word, ensure_ascii=False)


def _reads_as_itself(word: str) -> bool:
    from rason.case.yaml_text import TAG, ScalarNode, YAMLError, compose

    try:
        node = compose(word)
    except YAMLError:
        return False
    return isinstance(node, ScalarNode) and node.tag == TAG + "str" and node.value == word


def _node(tree: Tree, spot: Spot) -> Node:
    """Follow a path to its node."""
    from rason.case.yaml_text import MappingNode

    node: Any = tree.root
    for at, step in enumerate(spot.path):
        if not isinstance(node, MappingNode):
            node = node.value[step]
            continue
        key, value = next(pair for pair in node.value if str(pair[0].value) == step)
        node = key if spot.key and at + 1 == len(spot.path) else value
    found: Node = node
    return found


def _put(value: Any, path: Path_, new: str, *, key: bool) -> Any:  # noqa: ANN401 - plain values
    """Return plain values with another word at a path."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, list):
        return [_put(e, rest, new, key=key) if at == step else e for at, e in enumerate(value)]
    if key and not rest:
        return {new if each == step else each: inner for each, inner in value.items()}
    return {
        each: _put(inner, rest, new, key=key) if each == step else inner
        for each, inner in value.items()
    }


def _held(tree: Tree, text: str, expected: object, path: Path_) -> str:
    """Return a text that says what was asked for, and refuse any other."""
    faults = Faults(Path())
    again = read_tree(tree.file, text, faults)
    if faults.found:  # such as a character that cannot be seen
        raise InputError(*faults.found)
    if again is None or repr(again.value) != repr(expected):
        raise _by_hand(tree, _node(tree, Spot(path)))
    return text


def _lines(text: str) -> list[str]:
    """Cut a text where YAML does, and nowhere else."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _by_hand(tree: Tree, node: Node) -> InputError:
    """Say that a document is written in a form that is better changed by its author."""
    return InputError(
        Diagnostic(
            "RSN-C040", tree.file, node.start_mark.line + 1, "",
            "YAML that cannot be changed here without touching more",
            "keys on lines of their own, and words written out", "change this line by hand",
        )
    )  # fmt: skip
