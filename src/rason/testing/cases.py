"""Case folders written from a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def table(columns: str, rows: Iterable[Iterable[object]]) -> str:
    """Return the text of a CSV table.

    The columns are the header, joined by commas.

    Examples
    --------
    >>> print(table("place,name", [("a", "Field"), ("b", "City")]), end="")
    place,name
    a,Field
    b,City
    """
    lines = [columns, *(",".join(str(cell) for cell in row) for row in rows)]
    return "\n".join(lines) + "\n"


def write_case(
    folder: Path,
    tables: Mapping[str, str],
    *,
    players: Iterable[str],
    documents: Mapping[str, str] | None = None,
) -> Path:
    """Write a case folder.

    The folder is made if it is not there. Text of each CSV table by its stem, of further files by
    name; ``case.yaml`` is written if it is not among them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = (
        "title: A case for tests\nfrozen: 2014-11-30\ncurrency: USD\ndiscount: 0.1\n"
        f"players: [{', '.join(players)}]\n"
    )
    for name, text in ({"case.yaml": settings} | dict(documents or {})).items():
        (folder / name).write_text(text, encoding="utf-8")
    for stem, text in tables.items():
        (folder / f"{stem}.csv").write_text(text, encoding="utf-8")
    return folder
