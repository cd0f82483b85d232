"""Measures of quantities: flows, shares, lanes and stocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis import (
    cover,
    dependence,
    quantity,
)
from rason.analysis.measure import (
    ASSETS,
    BUYER,
    CLOSED,
    COMMODITY,
    Measure,
    Parameter,
    Parameters,
    at_once,
    read_off,
    share,
)

if TYPE_CHECKING:
    from rason.analysis.question import Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.solve.batch import Solved

ASSET = Parameter("The asset.", ASSETS)
SELLER = Parameter("Who sells.", ("actors", "markets"))


def _quantity(case: Case, parameters: Parameters) -> str:
    return case.units.quantity_unit(str(parameters["commodity"]))


def _flow_unit(case: Case, parameters: Parameters) -> str:
    asset = str(parameters["asset"])
    commodity = str(parameters.get("commodity", ""))
    if not commodity and asset in case.links:
        commodity = case.links[asset].commodity[0]
    for table in (case.supplies, case.demands, case.markets):
        if not commodity and asset in table:
            commodity = table[asset].commodity
    if not commodity and asset in case.processes:
        commodity = case.processes[asset].input
    return case.units.quantity_unit(commodity)


def _days(case: Case, parameters: Parameters) -> str:  # noqa: ARG001 - a unit of every measure
    return "day"


def _delivered_share(
    question: Question, solved: Solved, told: Parameters, whole: str
) -> FloatArray:
    """Return what part of all that `whole` (buyer or seller) trades the pair trades."""
    program, commodity = question.program, str(told["commodity"])
    both = quantity.delivered(program, solved, commodity, str(told["buyer"]), str(told["seller"]))
    all_ = quantity.delivered(program, solved, commodity, **{whole: str(told[whole])})
    return quantity.ratio(both, all_)


def _observed(question: Question, told: Parameters) -> FloatArray:
    return dependence.observed_share(
        question.case, question.figures(), str(told["of"]), str(told["with"]),
        str(told.get("commodity", "")), str(told.get("side", "")),
    )  # fmt: skip


def _use(question: Question, solved: Solved, asset: str) -> FloatArray:
    """Return the used part of an asset's capacity: of a demand, the part of its curve served."""
    program = question.program
    upper = program.numbers(question.figures()).upper
    columns = [
        index
        for index in program.by_asset[asset]
        if program.columns[index].family not in ("delivery", "sale")
    ]
    if asset in question.case.demands:
        return quantity.ratio(solved.primal[:, columns].sum(axis=1), upper[:, columns].sum(axis=1))
    parts = [quantity.ratio(solved.primal[:, index], upper[:, index]) for index in columns]
    used: FloatArray = np.sum(parts, axis=0)
    return used


FLOWS = (
    Measure(
        "flow",
        "What an asset carries, makes, serves or (a market) sells on balance.",
        _flow_unit,
        read_off(
            lambda q, s, t: quantity.carried(
                q.program, s, str(t["asset"]), str(t.get("commodity", ""))
            )
        ),
        {"asset": ASSET, "commodity": replace(COMMODITY, required=False)},
    ),
    Measure(
        "capacity_use",
        "What part of an asset's yearly capacity is used; NaN where it has none.",
        share,
        read_off(lambda q, s, t: _use(q, s, str(t["asset"]))),
        {"asset": ASSET},
    ),
    Measure(
        "delivered",
        "What reaches a buyer's demands, of all sellers or of one.",
        _quantity,
        read_off(
            lambda q, s, t: quantity.delivered(
                q.program, s, str(t["commodity"]), str(t["buyer"]), str(t.get("seller", ""))
            )
        ),
        {"commodity": COMMODITY, "buyer": BUYER, "seller": replace(SELLER, required=False)},
    ),
    Measure(
        "buyer_share",
        "What part of a seller's deliveries a buyer takes; NaN where it delivers nothing.",
        share,
        read_off(lambda q, s, t: _delivered_share(q, s, t, "seller")),
        {
            "seller": SELLER,
            "commodity": COMMODITY,
            "buyer": Parameter("Who buys.", ("actors", "markets")),
        },
        traced=True,
    ),
    Measure(
        "supplier_share",
        "What part of what a buyer takes comes from a seller; NaN where it takes nothing.",
        share,
        read_off(lambda q, s, t: _delivered_share(q, s, t, "buyer")),
        {"buyer": BUYER, "commodity": COMMODITY, "seller": SELLER},
        traced=True,
    ),
    Measure(
        "supplier_concentration",
        "Herfindahl–Hirschman index of a buyer's sources: 1 for a single one.",
        share,
        read_off(
            lambda q, s, t: dependence.concentration(
                q.program, s, str(t["buyer"]), str(t["commodity"])
            )
        ),
        {"buyer": BUYER, "commodity": COMMODITY},
        traced=True,
    ),
    Measure(
        "observed_share",
        "What part of an actor's observed trade is with a partner, in the latest period seen.",
        share,
        at_once(_observed),
        {
            "of": Parameter("Whose trade.", ("actors", "markets", "places")),
            "with": Parameter("With whom.", ("actors", "markets", "places")),
            "commodity": replace(COMMODITY, required=False),
            "side": Parameter("Sending or receiving.", choices=("from", "to"), required=False),
        },
        (),
    ),
    Measure(
        "lane_share",
        "What part of what enters a buyer's territory by link passes a strait or canal.",
        share,
        read_off(
            lambda q, s, t: quantity.lane_share(
                q.program, s, str(t["passage"]), str(t["buyer"]), str(t["commodity"])
            )
        ),
        {
            "passage": Parameter("The strait or canal.", ("passages",)),
            "buyer": BUYER,
            "commodity": COMMODITY,
        },
    ),
    Measure(
        "cover",
        "For how many days a buyer's stocks stand in for a closed asset.",
        _days,
        lambda q, t: cover.cover(q, str(t["buyer"]), str(t["commodity"]), str(t["closed"])),
        {"buyer": BUYER, "commodity": COMMODITY, "closed": replace(CLOSED, tables=ASSETS)},
    ),
    Measure(
        "spare",
        "What part of a closed asset's flow other routes replace.",
        share,
        lambda q, t: cover.spare(q, str(t["buyer"]), str(t["commodity"]), str(t["closed"])),
        {"buyer": BUYER, "commodity": COMMODITY, "closed": replace(CLOSED, tables=ASSETS)},
    ),
)
"""Measures of quantities."""
