"""Measures of quantities: flows, shares, lanes and stocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis import cover, dependence, quantity
from rason.analysis.days import by_day
from rason.analysis.measure import (
    AS,
    ASSETS,
    BUYER,
    BUYERS,
    CLOSED,
    COMMODITY,
    GOODS,
    OWNER,
    OWNERS,
    Measure,
    Parameters,
    at_once,
    listed,
    need_traced,
    over_days,
    rate_or_amount,
    read_off,
    refuse,
    share,
    singles,
    summed,
)
from rason.analysis.parameter import Parameter
from rason.analysis.trade_share import trade_shares

if TYPE_CHECKING:
    from rason.analysis.question import Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.case.whole import Side
    from rason.solve.batch import Solved

ASSET = Parameter("The asset.", ASSETS)
SELLER = Parameter("Who sells.", ("actors", "markets"))


def _quantity(case: Case, parameters: Parameters) -> str:
    commodity, *_ = singles(parameters, "commodities", "commodity")
    return rate_or_amount(case, commodity, parameters)


def _flow_unit(case: Case, parameters: Parameters) -> str:
    asset, *_ = singles(parameters, "assets", "asset")
    commodity = str(parameters.get("commodity", ""))
    if not commodity and asset in case.links:
        commodity = case.links[asset].commodity[0]
    for table in (case.supplies, case.demands, case.markets):
        if not commodity and asset in table:
            commodity = table[asset].commodity
    if not commodity and asset in case.processes:
        commodity = case.processes[asset].input
    return rate_or_amount(case, commodity, parameters)


def _days(case: Case, parameters: Parameters) -> str:  # noqa: ARG001 - a unit of every measure
    return "day"


def _buyer_share(question: Question, solved: Solved, parameters: Parameters) -> FloatArray:
    """Return what part of what a seller sends to others and to markets goes to a buyer."""
    program, commodity, seller = (
        question.program,
        str(parameters["commodity"]),
        str(parameters["seller"]),
    )
    taken = quantity.taken(program, solved, commodity, str(parameters["buyer"]), seller)
    all_ = quantity.taken(program, solved, commodity, seller=seller)
    own = quantity.taken(program, solved, commodity, seller, seller)
    sold = quantity.sold(program, solved, commodity, seller)
    return quantity.ratio(taken, all_ - own + sold, quantity.nothing(program, commodity))


def _supplier_share(question: Question, solved: Solved, parameters: Parameters) -> FloatArray:
    """Return what part of what a buyer takes comes from a seller."""
    program, commodity, buyer = (
        question.program,
        str(parameters["commodity"]),
        str(parameters["buyer"]),
    )
    taken = quantity.taken(program, solved, commodity, buyer, str(parameters["seller"]))
    all_ = quantity.taken(program, solved, commodity, buyer)
    return quantity.ratio(taken, all_, quantity.nothing(program, commodity))


def _observed(question: Question, parameters: Parameters) -> FloatArray:
    """Return the partner's share on the side that is asked, or the first on which it was seen."""
    of, partner, commodity = (
        str(parameters["of"]),
        str(parameters["with"]),
        str(parameters.get("commodity", "")),
    )
    asked = str(parameters.get("side", ""))
    sides: tuple[Side, ...] = ("from", "to")
    found = [
        each
        for side in sides
        if asked in ("", side)
        for each in trade_shares(question.case, question.figures(), of, partner, side)
        if commodity in ("", each.commodity)
    ]
    if not found:
        return np.full(question.draws, np.nan)
    if found[0].share is None:
        refuse(
            question.case, "RSN-S006", f"observed_share of {of} with {partner}",
            f"parts of the {found[0].commodity} of {found[0].period} without their whole",
            "a whole to take the share of", found[0].reason.partition(": ")[2],
        )  # fmt: skip
    return found[0].share


def _use(question: Question, solved: Solved, asset: str) -> FloatArray:
    """Return the used part of an asset's capacity: of a demand, the part of its curve served."""
    program = question.program
    upper = by_day(question, program.numbers(question.figures()).upper)
    columns: dict[str, list[int]] = {}
    for index in program.by_asset[asset]:
        if program.columns[index].family not in ("delivery", "sale", "inject", "level", "stock"):
            columns.setdefault(program.columns[index].commodity, []).append(index)
    used = np.zeros(question.draws)
    for some in columns.values():
        capacity = (
            upper[:, some].sum(axis=1)
            if asset in question.case.demands
            else quantity.capacity(program, upper, some)
        )
        used += quantity.ratio(solved.primal[:, some].sum(axis=1), capacity)
    return used


def _flows(question: Question, solved: Solved, parameters: Parameters) -> FloatArray:
    """Return what an asset carries, or several together."""
    commodity = str(parameters.get("commodity", ""))
    each = [
        quantity.carried(question.program, solved, asset, commodity)
        for asset in singles(parameters, "assets", "asset")
    ]
    return over_days(question, np.sum(each, axis=0), parameters)


def _of_one_good(case: Case, parameters: Parameters) -> None:
    """Refuse the flow of a link of which it is left open what, or that does not carry it."""
    commodity = str(parameters.get("commodity", ""))
    for asset in singles(parameters, "assets", "asset"):
        carries = case.links[asset].commodity if asset in case.links else ()
        if not commodity and len(carries) > 1:
            refuse(
                case, "RSN-S002", f"flow of {asset}",
                f"no `commodity`, and {asset} carries several", "one of " + ", ".join(carries),
                f"add `commodity: {carries[0]}`, or another of them",
            )  # fmt: skip
        if commodity and carries and commodity not in carries:
            refuse(
                case, "RSN-S002", f"flow of {asset}", f"{commodity}, which {asset} does not carry",
                "one of " + ", ".join(carries), f"write `commodity: {carries[0]}`",
            )  # fmt: skip


def _of_a_seller(case: Case, parameters: Parameters) -> None:
    """Refuse what reaches a buyer of one seller where goods are not kept apart by origin."""
    if parameters.get("seller"):
        for one in summed(BUYERS, parameters):
            need_traced(case, "delivered, seller", one["commodity"])


def _delivered(question: Question, solved: Solved, parameters: Parameters) -> FloatArray:
    """Return what buyers take; of one seller only where goods are kept apart by origin."""
    seller = str(parameters.get("seller", ""))
    each = [
        quantity.taken(question.program, solved, one["commodity"], one["buyer"], seller)
        for one in summed(BUYERS, parameters)
    ]
    return over_days(question, np.sum(each, axis=0), parameters)


def _produced(question: Question, solved: Solved, parameters: Parameters) -> FloatArray:
    """Return what the supplies of owners bring out."""
    asked = [(one["owner"], one["commodity"]) for one in summed(OWNERS, parameters)]
    total = np.zeros(question.draws)
    for key, supply in question.case.supplies.items():
        if (supply.owner, supply.commodity) in asked:
            total += quantity.carried(question.program, solved, key, supply.commodity)
    return over_days(question, total, parameters)


FLOWS = (
    Measure(
        "flow",
        "What an asset carries, makes, serves or (a market) sells on balance.",
        _flow_unit,
        read_off(_flows),
        {
            "asset": ASSET,
            "assets": listed(ASSET, "asset"),
            "commodity": replace(COMMODITY, required=False),
            "as": AS,
        },
        sums={"assets": "asset"},
        dated=True,
        phrase="the flow of {asset}",
        suits=_of_one_good,
    ),
    Measure(
        "capacity_use",
        "What part of an asset's yearly capacity is used; NaN where it has none.",
        share,
        read_off(lambda q, s, t: _use(q, s, str(t["asset"]))),
        {"asset": ASSET},
        dated=True,
        phrase="the used part of the capacity of {asset}",
    ),
    Measure(
        "delivered",
        "What reaches a buyer's demands and the processes that it runs, of all sellers or of one.",
        _quantity,
        read_off(_delivered),
        {
            **GOODS,
            "buyer": BUYER,
            "buyers": listed(BUYER, "buyer"),
            "seller": replace(SELLER, required=False),
            "as": AS,
        },
        sums=BUYERS,
        dated=True,
        phrase="the delivery of {commodity} to {buyer}[ from {seller}]",
        suits=_of_a_seller,
    ),
    Measure(
        "produced",
        "What the supplies of an owner bring out of a commodity.",
        _quantity,
        read_off(_produced),
        {
            **GOODS,
            "owner": OWNER,
            "owners": listed(OWNER, "owner"),
            "as": AS,
        },
        sums=OWNERS,
        dated=True,
        phrase="the output of {commodity} by {owner}",
    ),
    Measure(
        "buyer_share",
        "What part of what a seller sends to others and to markets, as modelled, a buyer takes.",
        share,
        read_off(_buyer_share),
        {
            "seller": SELLER,
            "commodity": COMMODITY,
            "buyer": BUYER,
        },
        traced=True,
        dated=True,
        phrase="the part of what {seller} sells of {commodity} that {buyer} takes",
    ),
    Measure(
        "supplier_share",
        "What part of what a buyer takes, as modelled, comes from a seller; NaN where it takes"
        " nothing.",
        share,
        read_off(_supplier_share),
        {"buyer": BUYER, "commodity": COMMODITY, "seller": SELLER},
        traced=True,
        dated=True,
        phrase="the part of what {buyer} takes of {commodity} that comes from {seller}",
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
        dated=True,
        phrase="the concentration of the sources of {commodity} of {buyer}",
    ),
    Measure(
        "observed_share",
        "What part of an actor's observed trade is with a partner, in the latest period in which"
        " the pair and the whole were seen; refused where the whole was not.",
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
        dated=True,
        phrase="the part of what reaches {buyer} of {commodity} that passes {passage}",
    ),
    Measure(
        "cover",
        "For how many days a buyer's stocks last at what it takes, whichever asset closes.",
        _days,
        lambda q, t: cover.cover(q, str(t["buyer"]), str(t["commodity"])),
        {
            "buyer": BUYER,
            "commodity": COMMODITY,
            "closed": replace(CLOSED, tables=ASSETS, required=False),
        },
    ),
    Measure(
        "spare",
        "What part of what a buyer takes other routes still bring with an asset closed.",
        share,
        lambda q, t: cover.spare(q, str(t["buyer"]), str(t["commodity"]), str(t["closed"])),
        {"buyer": BUYER, "commodity": COMMODITY, "closed": replace(CLOSED, tables=ASSETS)},
    ),
)
"""Measures of quantities."""
