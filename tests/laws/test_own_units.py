"""A case's own units change how answers are told, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.answer.registry import QUESTIONS
from rason.case import read_case
from rason.case.document import Statement
from rason.claim.statement import margin
from rason.study import Study
from rason.table.row import tables
from rason.testing.cases import write_case
from rason.units import parse

if TYPE_CHECKING:
    from pathlib import Path

    from rason.table.row import Table

FLOWS = ("bcm/yr", "million m3/d", "bcf/d", "Mt/yr", "GWh/d", "m3/month")
PRICES = ("USD/MMBtu", "USD/thousand m3", "USD/MWh", "EUR/t", "USD/t")
CLOSE = 1e-9
ASKED = ("flows", "prices", "contracts", "closures", "timeline")


def write(folder: Path, seed: int, units: str) -> Path:
    """Write a case of random figures that shows its gas in some units."""
    draw = np.random.default_rng(seed)
    calendar = "\n  calendar: {from: 2014-12-01, until: 2014-12-28, step: 2 weeks}"
    tables_ = {
        "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\n",
        "commodities": "commodity,name,unit,equivalents\ngas,Gas,bcm,1 Mt = 1.36 bcm = 14.5 TWh\n",
        "places": "place,name,territory,latitude,longitude\nfield,Field,A,1,1\ntown,Town,B,2,2\n",
        "supplies": "supply,place,commodity,owner,capacity,cost\n"
        f"well,field,gas,A,{draw.uniform(1, 9):.3f} bcm/yr,{draw.uniform(10, 40):.2f}"
        " USD/thousand m3\n",
        "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
        f"use,town,gas,B,{draw.uniform(3, 9):.3f} bcm/yr,{draw.uniform(60, 140):.2f}"
        f" USD/thousand m3,{draw.choice([0.0, -0.4])}\n",
        "links": "link,from,to,mode,commodity,capacity,cost,operator\n"
        f"pipe,field,town,pipe,gas,{draw.uniform(1, 9):.3f} bcm/yr,3 USD/thousand m3,A\n",
        "contracts": "contract,seller,buyer,commodity,link,quantity,take,price,from,until\n"
        f"deal,A,B,gas,pipe,{draw.uniform(1, 9):.3f} bcm/yr,80 %,50 USD/thousand m3,,\n",
    }
    scenarios = f"base: {{}}\ndays:{calendar}\nshut:{calendar}\n  closures: [pipe]\n"
    settings = (
        "title: A case\nfrozen: 2014-11-30\ncurrency: USD\ndiscount: 0.1\nplayers: [A, B]\n" + units
    )
    documents = {"scenarios.yaml": scenarios, "case.yaml": settings}
    return write_case(folder, tables_, players=["A", "B"], documents=documents)


def same(plain: Table, own: Table, shown: tuple[str, str], study: Study) -> bool:
    """Hold two tables together, cell by cell; whether any unit is another one."""
    other = False
    assert len(plain) == len(own)
    for one, two in zip(plain, own, strict=True):
        for field in plain.fields:
            before, after = one[field.name], two[field.name]
            if field.column.kind != "amount" or not isinstance(before, float):
                continue
            units = plain.unit(field.name, one), own.unit(field.name, two)
            assert isinstance(after, float)
            if units[0] == units[1]:
                assert after == before
                assert parse(units[0]).dimension not in ((("time", -1), ("volume", 1)),)
                continue
            assert units[1] in shown
            factor = study.case.units.factor(units[0], units[1], "gas")
            assert after == pytest.approx(before * factor, rel=CLOSE, abs=1e-12)
            other = True
    return other


def test_own_units_are_a_conversion(tmp_path: Path, rounds: int) -> None:
    bites = 0
    for seed in range(max(rounds // 15, 2)):
        draw = np.random.default_rng(seed)
        shown = (str(draw.choice(FLOWS[1:])), str(draw.choice(PRICES[:3])))
        said = f"units: {{gas: {{flow: {shown[0]}, price: {shown[1]}}}}}\n"
        plain, own = (
            Study(read_case(write(tmp_path / f"{seed}{name}", seed, units)), draws=16)
            for name, units in (("plain", ""), ("own", said))
        )
        for name in ASKED:
            for scenario in ("base", "days"):
                one, two = (tables(each.answer(name, scenario)) for each in (plain, own))
                assert set(one) == set(two)
                assert set(one) <= set(QUESTIONS[name].columns)
                found = [same(one[key], two[key], shown, own) for key in one]
                bites += any(found)
        for measure in ("flow", "price"):
            told = {"asset": "pipe"} if measure == "flow" else {"place": "town"}
            statement = Statement.model_validate(
                {
                    "measure": measure,
                    "with": {**told, "commodity": "gas"},
                    "in": "days",
                    "compare": ">",
                    "than": {"in": "shut"},
                }
            )
            less, more = (
                each.ask({0: margin(statement, each.question("base"))})[0] for each in (plain, own)
            )
            factor = own.case.units.factor(less.unit, more.unit, "gas")
            assert more.left == pytest.approx(less.left * factor, rel=CLOSE)
            assert more.unit in shown
    assert bites >= rounds / 15
