"""Plain values to YAML text that reads back as the same values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import yaml

from rason.case.expression import ExpressionError
from rason.case.yaml_text import TAG, ScalarNode, YAMLError, compose


class Dumper(yaml.SafeDumper):
    """Writes lists indented below their key, as people do, and quotes what would be no text."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Indent lists, too."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Write what stands twice twice."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(TAG + "str", text, style=None if _plain(text) else '"')


Dumper.add_representer(str, _text)


def dump(value: object) -> str:
    """Write plain values as a document.

    Raises `ExpressionError` for what YAML has no word for.
    """
    text: str = yaml.dump(
        _value(value, ""), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )
    return text


_WIDTH: Final = 100


def _plain(text: str) -> bool:
    """Return whether a text is read as text where it stands without quotes."""
    try:
        node = compose(text)
    except YAMLError:
        return True  # PyYAML quotes it
    return isinstance(node, ScalarNode) and node.tag == TAG + "str"


def _value(value: Any, place: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Turn numpy's scalars, days and tuples into what YAML has words for."""
    import numpy as np

    if isinstance(value, np.generic | np.ndarray):
        value = value.tolist()
    if isinstance(value, Mapping):
        return {str(key): _value(each, f"{place}.{key}") for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_value(each, f"{place}.{at}") for at, each in enumerate(value)]
    if isinstance(value, datetime):
        value = value.date()
    if value is None or isinstance(value, str | bool | int | float | date):
        return value
    where = f" at {place.lstrip('.')}" if place else ""
    raise ExpressionError(
        "RSN-F002", f"a value of type {type(value).__name__}{where}",
        "mappings, lists, text, numbers, days, True, False and None", "write it as text",
    )  # fmt: skip
