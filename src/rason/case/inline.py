"""Rules that a scenario adds: a mapping whose keys are the columns of rules.csv."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from rason.case.faults import nearest
from rason.case.sheet import Line, columns_of, header_of

if TYPE_CHECKING:
    from rason.case.rows import Rows
    from rason.case.tables import Rule, Where

_SEVERAL: Final = ("references", "citation")
"""Kinds of columns whose cells hold several keys, so that a list may stand for them."""


def read_inline(
    rows: Rows, where: Where, what: str, key: str, value: dict[str, Any]
) -> Rule | None:
    """Read one rule that a scenario adds.

    None if anything is at fault. `value` are contents by header of rules.csv; `where` and `what`
    are file and line, and what messages call it.
    """
    columns = columns_of("rules")
    texts = dict.fromkeys(columns, "")
    headers = {header_of(name, column): name for name, column in columns.items()}
    del headers["rule"]
    for word, content in value.items():
        if word not in headers:
            close = nearest(word, headers)
            rows.faults.add(
                "RSN-C041", where, what, f"the key `{word}`", "a column of rules.csv",
                f"write {close}" if close else f"remove `{word}`",
            )  # fmt: skip
            return None
        several = columns[headers[word]].kind in _SEVERAL
        text = _text(content, several=several)
        if text is None:
            rows.faults.add(
                "RSN-C042", where, f"{what}.{word}", _said(content),
                "a key, or a list of keys" if several else "one value, as in a cell of rules.csv",
                "write what a cell of rules.csv would hold",
            )  # fmt: skip
            return None
        texts[headers[word]] = text
    texts["rule"] = key
    rule: Rule | None = rows.row("rules", Line(where, texts), {}, what)
    return rule


def _text(content: object, *, several: bool) -> str | None:
    """Write a YAML value as a table's cell would have it; None for what no cell can hold."""
    if isinstance(content, list):
        parts = [_text(item, several=False) for item in content] if several else [None]
        return None if None in parts else ";".join(map(str, parts))
    if isinstance(content, bool | dict):
        return None
    if isinstance(content, date):
        return content.isoformat()
    text = "" if content is None else str(content)
    return None if text and not text.strip() else text.strip()


def _said(content: object) -> str:
    """Name a value that no cell can hold."""
    if isinstance(content, bool):
        return f"`{str(content).casefold()}`"
    if isinstance(content, str):
        return "nothing but spaces"
    return "a list" if isinstance(content, list) else "a mapping"
