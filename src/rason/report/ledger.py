"""Parts of the result document that tell of money once: surplus, contracts, where all goes."""

from __future__ import annotations

from typing import Annotated, Literal

from rason.answer.column import Column
from rason.answer.part import Part
from rason.answer.table import Row


class Surplus(Row, table="surplus"):
    """What an actor earns, under a price rule."""

    actor: str
    rule: str
    value: Annotated[float, Column("Surplus", "amount", unit="unit", compared=True)]
    low: float | None = None
    high: float | None = None
    unit: str


class Contract(Row, table="contracts"):
    """A contract in one scenario: what is due, what flows for it, who owes whom for the rest."""

    contract: str
    seller: str
    buyer: str
    link: str
    commodity: str
    status: Literal["binds", "excused", "out", "expired", "void"]
    """`excused` where closures excuse what does not flow; the last three bind nobody."""
    due: Annotated[float, Column("Due", "amount", unit="quantity_unit")]
    """What is to flow or be paid for."""
    flowed: Annotated[float, Column("Flowed", "amount", unit="quantity_unit")]
    """What flows and counts for it, up to its quantity."""
    short: Annotated[float, Column("Short", "amount", unit="quantity_unit")]
    """What is due and does not flow."""
    excused: Annotated[float, Column("Excused", "amount", unit="quantity_unit")] = 0.0
    """The part of that which its force majeure excuses."""
    quantity_unit: str
    price: Annotated[float, Column("Price", "amount", unit="price_unit")]
    price_unit: str
    owed: Annotated[float, Column("Owed", "amount", unit="unit", compared=True)]
    """What is paid for goods that do not flow: a transfer, and no part of surplus."""
    unit: str
    payer: str = ""
    payee: str = ""
    reason: str = ""
    """Why it binds nobody, or what excuses it."""


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
