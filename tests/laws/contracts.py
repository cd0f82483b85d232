"""Random corridors with contracts, and what coalitions earn in them by a program of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.case import Case
    from rason.case.tables import Contract
    from rason.program.program import Numbers, Program
    from rason.scenario.variant import Variant

PLAYERS = ("P", "Q", "R")
COUNTS = ("taken", "shortfall", "excused")


def corridor(folder: Path, rng: np.random.Generator) -> Path:
    """Write a case: two fields, a pipe and a lane to a town, buyers, a market, contracts."""

    def one(*of: object) -> str:
        return str(of[rng.integers(len(of))])

    def number(low: int, high: int) -> int:
        return int(rng.integers(low, high + 1))

    seller, buyer = one("P", "P", "O"), one("Q", "Q", "X")
    traced = one("yes", "no")
    tables = {
        "actors": table(
            "actor,name,kind",
            [(key, f"{key}land", "state") for key in PLAYERS]
            + [(key, f"{key} company", "outsider") for key in ("O", "X")],
        ),
        "places": table(
            "place,name,territory,latitude,longitude",
            [
                ("field", "Field", one("", seller), 0, 0),
                ("hub", "Hub", "", 0, 5),
                ("town", "Town", one("", buyer), 0, 10),
            ],
        ),
        "commodities": table("commodity,name,unit,traced", [("gas", "Gas", "bcm", traced)]),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [
                ("well", "field", "gas", seller, _gas(number(4, 14)), _price(number(5, 40))),
                ("far", "hub", "gas", one("R", "O", ""), _gas(number(2, 8)), _price(number(5, 60))),
            ],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,loss,tariff,operator,consent,passage",
            [
                ("pipe", "field", "town", "pipe", "gas", _gas(number(3, 12)), _price(number(0, 9)),
                 one("0", "0", "5 %"), one("", _price(4)), one("R", seller, ""), one("", "R"),
                 "gap"),
                ("lane", "hub", "town", "sea", "gas", _gas(number(3, 12)), _price(number(0, 9)),
                 "0", "", one("R", ""), "", ""),
            ],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [
                ("use", "town", "gas", buyer, _gas(number(3, 12)), _price(number(10, 90)), "0"),
                ("more", "town", "gas", one("R", ""), _gas(number(1, 5)), _price(number(9, 90)), 0),
            ],
        ),
        "contracts": table(
            "contract,seller,buyer,link,commodity,quantity,take,price,until,force_majeure",
            [
                (f"k{each}", seller, buyer if each < 2 else "R", "pipe", "gas", _gas(number(2, 10)),
                 one("1", "0.8", "0.5"), _price(number(5, 90)),
                 one("", "2014-11-30", "2030-01-01", "2014-11-29"),
                 one("", "none", "rules", "passages", "both"))
                for each in range(1, 1 + number(1, 3))
            ],
        ),
    }  # fmt: skip
    if rng.random() < 0.5:
        tables["markets"] = table(
            "market,place,commodity,price,spread,quantity",
            [("world", "town", "gas", _price(number(20, 90)), _price(number(0, 9)), _gas(30))],
        )
    if rng.random() < 0.4:
        tables["rules"] = table(
            "rule,kind,by,asset,commodity,amount",
            [
                ("ban", "forbid", "R", "pipe", "gas", "")
                if rng.random() < 0.3
                else ("quota", "cap", "R", "pipe", "gas", _gas(number(1, 4)))
            ],
        )  # fmt: skip
    shut = one("asset: pipe", "passage: gap", "place: town", "place: hub")
    scenarios = f"base: {{}}\nshut: {{closures: [{{{shut}, share: {one('1', '0.5')}}}]}}\n"
    return write_case(folder, tables, players=PLAYERS, documents={"scenarios.yaml": scenarios})


def _gas(amount: int) -> str:
    return f"{amount} bcm/yr"


def _price(amount: int) -> str:
    return f"{amount} USD/thousand m3"


def worth(
    program: Program, numbers: Numbers, variant: Variant, members: frozenset[str], binding: bool
) -> float:
    """Return V(S): the program without its contracts, with those that bind S written anew."""
    made = Written(program, numbers, variant, members)
    for contract in _with_outsiders(program.case) if binding else ():
        if {contract.seller, contract.buyer} & members:
            made.bind(contract)
    return made.solved()


def _with_outsiders(case: Case) -> list[Contract]:
    frozen = case.settings.frozen
    return [
        each
        for each in case.contracts.values()
        if (each.until is None or each.until >= frozen)
        and len({each.seller, each.buyer} & set(case.players)) == 1
    ]


class Written:
    """A coalition's program as plain lists: columns within its consent, rows as upper bounds."""

    def __init__(
        self, program: Program, numbers: Numbers, variant: Variant, members: frozenset[str]
    ) -> None:
        self.program, self.numbers, self.variant, self.members = program, numbers, variant, members
        columns, outside = program.columns, set(program.case.players) - members
        self.kept = [i for i, column in enumerate(columns) if column.family not in COUNTS]
        self.cost = list(numbers.cost[0, self.kept])
        self.upper = [
            0.0 if columns[i].consent & outside else float(numbers.upper[0, i] * variant.scale[i])
            for i in self.kept
        ]
        self.rows: list[dict[int, float]] = []
        self.limits: list[float] = []
        self.constant = 0.0
        self.takers: dict[tuple[int, ...], list[int]] = {}
        self._copy_rows()

    def _copy_rows(self) -> None:
        program, numbers = self.program, self.numbers
        place = {column: at for at, column in enumerate(self.kept)}
        for row, known in enumerate(program.rows):
            factor = self.variant.row_scale[row]
            if known.family in ("goods", "contract") or np.isnan(factor):
                continue
            entries = {
                place[column]: float(numbers.data[0, entry])
                for column in self.kept
                for entry in range(program.starts[column], program.starts[column + 1])
                if program.indices[entry] == row
            }
            for sign, bound in ((1, numbers.row_upper[0, row]), (-1, numbers.row_lower[0, row])):
                if np.isfinite(bound):
                    self.rows.append({at: sign * number for at, number in entries.items()})
                    self.limits.append(sign * bound * factor)

    def bind(self, contract: Contract) -> None:
        """Add what is taken and what is short under a contract with an outsider."""
        case = self.program.case
        price, take, quantity = (
            float(getattr(contract, name).evaluate({})) for name in ("price", "take", "quantity")
        )
        through = 1.0 - float(case.links["pipe"].loss.evaluate({}))
        excused = _excused(self.program, self.numbers, self.variant, contract.contract)
        due = max(take * quantity - excused, 0.0)
        flows = tuple(
            at
            for at, column in enumerate(self.program.columns[i] for i in self.kept)
            if (column.family, column.asset) == ("flow", "pipe")
            and column.origin in ("", contract.seller)
        )
        if contract.buyer in self.members:
            rates = (_own_cost(case, contract.seller) - price * through, -price)
        else:
            bid = _own_bid(case, contract.buyer) * through
            rates = (price * through - bid, -max(bid - price * through, 0.0))
            well = self.kept.index(int(self.program.by_asset["well"][0]))
            room = _room(self.program, self.numbers, self.variant)
            could = min(sum(self.upper[at] for at in flows), self.upper[well], room)
            self.constant += max(due - could, 0.0) * (price - rates[1])
        taken = len(self.cost)
        self.cost += rates
        self.upper += [quantity, take * quantity]
        self.rows.append({taken: -1.0, taken + 1: -1.0})
        self.limits.append(-due)
        self.takers.setdefault(flows, []).append(taken)

    def solved(self) -> float:
        """Return the greatest sum."""
        shared = [
            dict.fromkeys(flows, -1.0) | dict.fromkeys(takers, 1.0)
            for flows, takers in self.takers.items()
        ]
        rows = np.zeros((len(self.rows) + len(shared), len(self.cost)))
        for at, entries in enumerate([*self.rows, *shared]):
            rows[at, list(entries)] = list(entries.values())
        found = linprog(
            -np.array(self.cost),
            rows,
            [*self.limits, *(0.0 for _ in shared)],
            bounds=[(0.0, each) for each in self.upper],
        )
        assert found.fun is not None, found.message
        return self.constant - float(found.fun)


def _excused(program: Program, numbers: Numbers, variant: Variant, contract: str) -> float:
    return sum(
        float(numbers.upper[0, i] * variant.scale[i])
        for i in program.by_asset[contract]
        if program.columns[i].family == "excused"
    )


def _own_cost(case: Case, actor: str) -> float:
    cost = [each.cost.evaluate({}) for each in case.supplies.values() if each.owner == actor]
    room = [each.capacity.evaluate({}) for each in case.supplies.values() if each.owner == actor]
    own = float(np.average(cost, weights=room))
    link = case.links["pipe"]
    return own + (float(link.cost.evaluate({})) if link.operator == actor else 0.0)


def _own_bid(case: Case, actor: str) -> float:
    (bid,) = [each.price.evaluate({}) for each in case.demands.values() if each.buyer == actor]
    return float(bid)


def _room(program: Program, numbers: Numbers, variant: Variant) -> float:
    row = program.row_index.get(("capacity", "pipe", "", "", None))
    return np.inf if row is None else float(numbers.row_upper[0, row] * variant.row_scale[row])
