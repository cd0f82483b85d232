"""YAML text to nodes that know their lines, with scalars as YAML 1.2 means them.

libyaml parses; PyYAML gives its nodes. PyYAML alone would read YAML 1.1, in which `no` and `12:30`
are no words, so the rules for plain scalars are those of YAML 1.2 and stand here.
"""

from __future__ import annotations

import re
from typing import Final

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = [
    "TAG",
    "MappingNode",
    "MarkedYAMLError",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "YAMLError",
    "compose",
]

TAG: Final = "tag:yaml.org,2002:"
_DIGITS: Final = "0123456789"
_PLAIN: Final = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("int", r"[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)", "-+" + _DIGITS),
    (
        "float",
        r"[-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
        r"|[-+]?\.[0-9][0-9_]*([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+." + _DIGITS,
    ),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", _DIGITS),
)
"""Tag, form and first characters of plain scalars that are no words."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # libyaml may be missing: then PyYAML parses by itself, slowly
    """Composes nodes; constructs nothing."""

    yaml_implicit_resolvers: Final[
        dict[str, list[tuple[str, re.Pattern[str]]]]
    ] = {}  # none of YAML 1.1's


for _name, _form, _first in _PLAIN:
    _Loader.add_implicit_resolver(TAG + _name, re.compile(rf"(?:{_form})\Z"), list(_first))
_Loader.add_implicit_resolver(TAG + "null", re.compile(r"\Z"), [""])


def compose(text: str) -> Node | None:
    """Parse a document.

    Its nodes, each with the mark where it starts; None for an empty document. Raises `YAMLError` if
    it is broken: a `MarkedYAMLError` where the place is known.
    """
    return yaml.compose(text, Loader=_Loader)
