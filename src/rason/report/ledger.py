"""Where all that is earned goes."""

from __future__ import annotations

from typing import Literal

from rason.table.part import Part


class LedgerLine(Part):
    """One part of what all earn together."""

    kind: Literal["players", "silence", "nobody", "contract", "kept", "priorities"]
    name: str
    contract: str = ""
    outsider: str = ""
    value: float


class Ledger(Part):
    """Where all that is earned goes: what players split, and what stays outside the bargain."""

    lines: tuple[LedgerLine, ...]
    total: float
    """The sum of the lines: the surplus of all in this scenario."""
    unit: str
