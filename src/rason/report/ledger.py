"""Parts of the result document that tell of money once: surplus, contracts, where all goes."""

from __future__ import annotations

from typing import Literal

from rason.report.parts import Part


class Surplus(Part):
    """What an actor earns, under a price rule."""

    actor: str
    rule: str
    value: float
    low: float | None = None
    high: float | None = None
    unit: str


class Contract(Part):
    """A contract in one scenario: what is due, what flows for it, who owes whom for the rest."""

    contract: str
    seller: str
    buyer: str
    link: str
    commodity: str
    status: Literal["binds", "excused", "out", "expired", "void"]
    """`excused` where closures excuse what does not flow; the last three bind nobody."""
    due: float
    """What is to flow or be paid for."""
    flowed: float
    """What flows and counts for it, up to its quantity."""
    short: float
    """What is due and does not flow."""
    excused: float = 0.0
    """The part of that which its force majeure excuses."""
    quantity_unit: str
    price: float
    price_unit: str
    owed: float
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
