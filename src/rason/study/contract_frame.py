"""Contracts as a frame: what is due, what flows for it, and what is owed for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.answer.numbers import MILLION, yearly

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from rason.analysis.contracts import Kept
    from rason.case.case import Case


def contract_frame(case: Case, found: Sequence[Kept]) -> pd.DataFrame:
    """Return how contracts are kept.

    Parameters
    ----------
    case
        The case.
    found
        The contracts.

    Returns
    -------
    frame
        By contract; amounts in the unit beside them, what is owed in money a year.
    """
    import pandas as pd

    units = case.units.quantity_unit
    frame = pd.DataFrame(
        {
            "seller": [each.contract.seller for each in found],
            "buyer": [each.contract.buyer for each in found],
            "status": [each.status for each in found],
            "due": [each.due[0] for each in found],
            "flowed": [each.flowed[0] for each in found],
            "short": [each.short[0] for each in found],
            "excused": [each.excused[0] for each in found],
            "quantity_unit": [units(each.contract.commodity) for each in found],
            "owed": [each.owed[0] * MILLION for each in found],
        },
        index=pd.Index([each.contract.contract for each in found], name="contract"),
    )
    frame.attrs["units"] = {"owed": yearly(case)}
    return frame
