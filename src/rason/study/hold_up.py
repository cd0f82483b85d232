"""Hold-up as a frame: what shutting a corridor could extort in every draw, and what it risks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from rason.analysis.hazard import hazard, project_of
from rason.analysis.hold_up import (
    Corridor,
    highest_discount,
    least_patience,
    net_fee,
    penalties,
    quasi_rent,
    tempting,
)
from rason.analysis.measures import MEASURES
from rason.answer.numbers import MILLION, yearly
from rason.claim.need import over

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    import pandas as pd

    from rason.analysis.question import Question
    from rason.claim.need import Inquiry


def ask_hold_up(question: Question, corridor: Corridor) -> dict[Hashable, Inquiry[Any]]:
    """Return what must be asked about a corridor.

    Parameters
    ----------
    question
        Program, draws and scenario.
    corridor
        Who could shut what, for which fee.

    Returns
    -------
    inquiries
        By name.

    Raises
    ------
    InputError
        If a key is unknown (RSN-S002).
    """
    told = {name: getattr(corridor, name) for name in Corridor.__slots__}
    measure = MEASURES["temptation" if corridor.fee else "quasi_rent"]
    measure.refuse(question.case, {name: key for name, key in told.items() if key})
    wanted: dict[str, Callable[[Question], Inquiry[Any]]] = {
        "rent": partial(quasi_rent, actor=corridor.actor, closed=corridor.closed)
    }
    if corridor.closed:
        wanted["penalties"] = partial(penalties, corridor=corridor)
    project = project_of(question.case, corridor.closed)
    if project:
        wanted["hazard"] = partial(hazard, project=project)
    return {name: over((name, corridor), about, question) for name, about in wanted.items()}


def hold_up_frame(
    question: Question, corridor: Corridor, found: Mapping[Hashable, Any]
) -> pd.DataFrame:
    """Return what shutting a corridor could extort.

    Parameters
    ----------
    question, corridor
        As asked.
    found
        The answers, by name.

    Returns
    -------
    frame
        One row a draw; units in `attrs`.
    """
    import pandas as pd

    rent, fee = found["rent"], net_fee(question, corridor)
    money = {"quasi_rent": rent, "fee": fee, "temptation": tempting(rent, fee)}
    money |= {f"penalty_{key}": each for key, each in found.get("penalties", {}).items()}
    shares = {"patience": least_patience(rent, fee)}
    rates = {"discount": highest_discount(rent, fee)}
    if "hazard" in found:
        rates |= {"hazard": found["hazard"].for_good, "outage": found["hazard"].one_year}
    amounts = {name: each * MILLION for name, each in money.items()}
    frame = pd.DataFrame({**amounts, **shares, **rates}).rename_axis("draw")
    frame.attrs["units"] = {
        **dict.fromkeys(money, yearly(question.case)),
        **dict.fromkeys(shares, "1"),
        **dict.fromkeys(rates, "1/yr"),
    }
    return frame
