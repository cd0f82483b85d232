"""Contracts: what must flow or be paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.consent import NOBODY
from rason.program.draft import OUT
from rason.program.origin import of_supply
from rason.program.term import ZERO, Term

if TYPE_CHECKING:
    from rason.program.draft import Draft


def add_contracts(draft: Draft) -> None:
    """Add the contracts: flow + shortfall >= take x quantity.

    Of a traced commodity only the seller's own goods count. The shortfall is paid for at the
    contract's price: a transfer that steers the flow and is no surplus. Over a link that a project
    builds, a contract binds by as much as is built: what is not there owes nothing.

    Parameters
    ----------
    draft
        The program so far, flows and projects included.
    """
    build = {
        column.asset: index
        for index, column in enumerate(draft.columns)
        if column.family == "build"
    }
    for contract in draft.case.contracts.values():
        project = draft.case.links[contract.link].project
        traced = draft.case.commodities[contract.commodity].traced
        due = Term.of(contract.take) * Term.of(contract.quantity)
        row = draft.row(
            "contract",
            contract.contract,
            contract.commodity,
            owner=contract.buyer,
            lower=ZERO if project else due,
            upper=None,
        )
        if project:
            draft.entries[build[project]][row] = due * -1.0
        for index, column in enumerate(draft.columns):
            if (column.family, column.asset, column.commodity) == (
                "flow",
                contract.link,
                contract.commodity,
            ) and (not traced or column.origin == of_supply(contract.seller)):
                draft.entries[index][row] = OUT
        draft.column(
            "shortfall",
            contract.contract,
            consent=NOBODY,
            entries=[(row, OUT)],
            upper=due,
            steer=Term.of(contract.price) * -1.0,
            commodity=contract.commodity,
            owner=contract.buyer,
        )
