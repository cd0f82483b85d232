"""What is assumed, and what somebody has measured: which sources count as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = "assumed:"
"""How a note begins that says of its row that it is assumed."""
KEYS = ("assumed", "assumption")
"""Keys of entries that are no source; with more behind an underscore they are none, either."""


def sourced(sources: Iterable[str], note: str = "") -> tuple[str, ...]:
    """Return those sources of a row that somebody else has measured something for.

    None of a row that its note calls assumed, and no entry by whose key an author cites his own
    assumptions.

    Examples
    --------
    >>> sourced(("eia", "assumed")), sourced(("assumed_by_us",)), sourced(("eia",), "assumed: x")
    (('eia',), (), ())
    """
    if note.lower().startswith(MARK):
        return ()
    return tuple(key for key in sources if not _assumed(key.lower()))


def _assumed(key: str) -> bool:
    return any(key in (each, f"{each}s") or key.startswith(f"{each}_") for each in KEYS)
