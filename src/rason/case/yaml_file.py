"""YAML documents to models, with a line for every fault."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from rason.case.files import LONGEST
from rason.case.tables import Where
from rason.errors import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel, TypeAdapter

    from rason.case.faults import Faults
    from rason.case.yaml_text import Node

Model = TypeVar("Model")
Path_ = tuple[str | int, ...]
LARGEST: Final = 1_000_000  # values that a document may unfold to
DEEPEST: Final = 30  # how deep lists and mappings may be nested
_TAG: Final = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML document that remembers its lines."""

    file: str
    value: Any = field(repr=False)  # the document in plain Python values
    root: Node | None = field(repr=False)

    def line(self, *path: str | int) -> int:
        """Return the line of a part, or of the nearest part around it that exists.

        Counted from 1; the path has keys and positions from the root.
        """
        return self.resolve(path)[1]

    def where(self, *path: str | int) -> Where:
        """Return file and line of a part."""
        return Where(self.file, self.line(*path))

    def resolve(self, path: Path_) -> tuple[Path_, int]:
        """Follow a path that may hold words that are no keys, such as labels of alternatives.

        The part of the path that exists, and the line to which it leads.
        """
        if self.root is None:
            return self._walk(path), 0 if self.value else 1
        node, line, found = self.root, 1, []
        for step in path:
            child = _child(node, step)
            if child is None:
                continue
            line, node = child
            found.append(step)
        return tuple(found), line

    def _walk(self, path: Path_) -> Path_:
        """Follow a path through a document that was never text, and has no lines."""
        value: Any = self.value
        found: list[str | int] = []
        for step in path:
            keys: Any = range(len(value)) if isinstance(value, list) else value
            if isinstance(value, dict | list) and step in keys:
                value = value[step]  # type: ignore[index]
                found.append(step)
        return tuple(found)


def read_tree(file: str, text: str, faults: Faults) -> Tree | None:
    """Read a YAML document; None if it is broken."""
    from rason.case.yaml_text import MarkedYAMLError, YAMLError, compose

    def broken(line: int, found: str) -> None:
        lines = text.split("\n")
        line = min(line, len(lines))
        around = lines[line - 1 : line]
        found, fix = _cured(found, around[0] if around else "")
        faults.add("RSN-C040", Where(file, line), "", found, "a YAML document", fix)

    try:
        root = compose(text)
        if root is None:
            return Tree(file, None, None)
        keys: list[tuple[int, str]] = []
        _size(root, {})
        value = _value(root, {}, keys)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        broken(mark.line + 1 if mark else 0, str(error.problem or error.context))
        return None
    except (YAMLError, RecursionError, ValueError) as error:
        match = re.search(r"line (\d+)", str(error))
        found = "too deep a nesting" if isinstance(error, RecursionError) else str(error)
        broken(int(match[1]) if match else 0, found.splitlines()[0])
        return None
    for line, key in keys:
        faults.add(
            "RSN-C022", Where(file, line), "", f"the key `{key}` a second time", "each key once",
            "join the two, or rename one",
        )  # fmt: skip
    return Tree(file, value, root)


def _cured(found: str, line: str) -> tuple[str, str]:
    """Return what is wrong with a document in plain words, and what mends it."""
    if re.match(r" *\t", line):
        return "a tab before the text", "indent with spaces"
    cures = {
        "mapping values": "put a space after each colon, and text that holds one into quotes",
        "undefined alias": "put text that begins with * or & into quotes",
        "inside each other": "write fewer lists and mappings inside each other",
        "aliases": "write fewer lists and mappings inside each other",
        "a text of": "shorten it",
        "cannot be seen": "remove it, or put a space in its place",
    }
    usual = "compare the indentation, colons and quotes with the lines around it"
    return found, next((fix for words, fix in cures.items() if words in found), usual)


def validate(
    tree: Tree, path: Path_, adapter: TypeAdapter[Model] | type[BaseModel], faults: Faults
) -> Any | None:  # noqa: ANN401 - the model that the adapter makes
    """Check a part of a document against its model; None if anything is wrong."""
    from pydantic import TypeAdapter as Adapter
    from pydantic import ValidationError

    from rason.case.yaml_words import note

    checker = adapter if isinstance(adapter, Adapter) else Adapter(adapter)
    value = tree.value
    for step in path:
        value = value[step]
    try:
        return checker.validate_python(value)
    except ValidationError as error:
        note(tree, path, error.errors(include_url=False, include_context=True), faults)
        return None


def _child(node: Node | None, step: str | int) -> tuple[int, Node] | None:
    """Return line and node of a key or position."""
    from rason.case.yaml_text import MappingNode, SequenceNode

    if isinstance(node, MappingNode) and isinstance(step, str):
        for key, value in node.value:
            if str(key.value) == step:
                return key.start_mark.line + 1, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark.line + 1, child
    return None


def _size(node: Node, sizes: dict[int, int], depth: int = 0) -> int:
    """Return how many values a node unfolds to; refuse circles, bombs of aliases and abysses."""
    from rason.case.yaml_text import MappingNode, SequenceNode

    line = node.start_mark.line + 1
    if depth > DEEPEST:
        message = f"more than {DEEPEST} lists or mappings inside each other, line {line}"
        raise ValueError(message)
    if not isinstance(node, MappingNode | SequenceNode) and len(node.value) > LONGEST:
        message = f"a text of {len(node.value):,} characters (at most {LONGEST:,}), line {line}"
        raise ValueError(message)
    if not isinstance(node, MappingNode | SequenceNode) and (mark := UNSEEN.search(node.value)):
        message = f"the character U+{ord(mark[0]):04X}, which cannot be seen, line {line}"
        raise ValueError(message)
    if id(node) not in sizes:
        sizes[id(node)] = LARGEST + 1  # until it is known: a node within itself is too large
        parts: list[Node] = []
        if isinstance(node, MappingNode):
            parts = [part for pair in node.value for part in pair]
        elif isinstance(node, SequenceNode):
            parts = node.value
        sizes[id(node)] = 1 + sum(_size(part, sizes, depth + 1) for part in parts)
    if sizes[id(node)] > LARGEST:
        message = f"aliases without end, line {line}"
        raise ValueError(message)
    return sizes[id(node)]


def _value(node: Node, done: dict[int, Any], repeated: list[tuple[int, str]]) -> Any:  # noqa: ANN401 - YAML holds anything
    """Turn composed nodes into plain values; an alias is one value, used twice."""
    from rason.case.yaml_text import MappingNode, SequenceNode

    if id(node) in done:
        return done[id(node)]
    if isinstance(node, MappingNode):
        mapping: dict[str, Any] = {}
        done[id(node)] = mapping
        for key, value in node.value:
            name = str(key.value) if isinstance(key.value, str) else repr(key.value)
            if name in mapping:
                repeated.append((key.start_mark.line + 1, name))
            mapping[name] = _value(value, done, repeated)
        return mapping
    if isinstance(node, SequenceNode):
        sequence: list[Any] = []
        done[id(node)] = sequence
        sequence.extend(_value(item, done, repeated) for item in node.value)
        return sequence
    return _scalar(str(node.tag).removeprefix(_TAG), str(node.value))


def _scalar(tag: str, text: str) -> str | int | float | bool | date | None:
    """Turn one scalar into the value that YAML 1.2 means."""
    try:
        return _READERS.get(tag, str)(text)
    except ValueError:
        return text


_READERS: Final[dict[str, Callable[[str], str | int | float | bool | date | None]]] = {
    "null": lambda _: None,
    "bool": lambda text: text.casefold() == "true",
    "int": lambda text: int(text.replace("_", ""), 0),
    "float": lambda text: float(text.replace(".nan", "nan").replace(".inf", "inf")),
    "timestamp": date.fromisoformat,
}
