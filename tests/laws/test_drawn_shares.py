"""A closure's share that reads figures is, in every draw, the plain share that it comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.measures import MEASURES
from rason.answer.change import change_in_words
from rason.answer.scenario import Scenario, solve
from rason.answer.subject import Subject
from rason.case import read, read_case
from rason.claim.need import granted
from rason.errors import InputError
from rason.report.origin import users
from rason.study import Study
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

WHAT = ("asset: pipe", "asset: well", "asset: plant", "passage: narrows", "place: town")
FEW = 10
"""Of so many rounds one is tried: each solves two programs."""


def write(folder: Path, seed: int) -> Path:
    """Write a case in which something is shut by a plain share, and by a figure of that size."""
    draw = np.random.default_rng(seed)

    def some(low: float, high: float) -> str:
        return f"{draw.uniform(low, high):.3f}"

    share, what = some(0.1, 0.9), draw.choice(WHAT)
    by = draw.choice(["", ", by: A", ", by: O"])
    by = by if what != "asset: well" else ""
    days = draw.choice(["", ", from: 2014-12-08, until: 2014-12-21"])
    shut = "{name}: {{base: base, closures: [{{{what}, share: {share}{by}{days}}}]}}\n"
    calendar = draw.choice(["", "{from: 2014-12-01, until: 2014-12-28, step: 1 week}"])
    base = f"base: {{calendar: {calendar}}}\n" if calendar else "base: {}\n"
    scenarios = base + "".join(
        shut.format(name=name, what=what, share=said, by=by, days=days)
        for name, said in (("plain", share), ("drawn", "1 - (1 - part)"))
    )
    tables = {
        "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nO,Oland,outsider\n",
        "places": "place,name,territory\nfield,Field,A\ntown,Town,B\n",
        "commodities": "commodity,name,unit\ngas,Gas,bcm\nheat,Heat,TWh\n",
        "figures": f"figure,name,value,unit,shape\npart,Part lost,{share},1,fixed\n",
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [("well", "field", "gas", "A", some(4, 9) + " bcm/yr", some(0, 3) + " USD/m3")],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,operator,passage",
            [
                ("pipe", "field", "town", "pipe", "gas", some(2, 6) + " bcm/yr", 0, "A", ""),
                ("ship", "field", "town", "sea", "gas", some(2, 6) + " bcm/yr", "1 USD/m3", "B",
                 "narrows"),
            ],
        ),
        "processes": table(
            "process,place,input,output,yield,capacity,operator",
            [("plant", "town", "gas", "heat", "10 TWh/bcm", some(2, 9) + " bcm/yr", "B")],
        ),
        "handling": f"place,commodity,capacity\ntown,gas,{some(3, 9)} bcm/yr\n",
        "demands": table(
            "demand,place,commodity,buyer,quantity,price",
            [
                ("stoves", "town", "gas", "B", some(3, 9) + " bcm/yr", some(6, 9) + " USD/m3"),
                ("homes", "town", "heat", "B", some(20, 60) + " TWh/yr", "700 USD/MWh"),
            ],
        ),
    }  # fmt: skip
    documents = {"scenarios.yaml": scenarios}
    return write_case(folder, tables, players=["A", "B"], documents=documents)


def answer(study: Study, name: str) -> Scenario:
    found = study.ask_all({"s": solve(Subject(study.question((name,))))})["s"]
    assert isinstance(found, Scenario)
    return found


def test_a_share_that_reads_figures_is_the_plain_one_that_it_comes_to(
    tmp_path: Path, rounds: int
) -> None:
    bites = 0
    for seed in range(rounds // FEW):
        study = Study(read_case(write(tmp_path / str(seed), seed)), draws=2, executor=None)
        base, plain, drawn = (answer(study, name) for name in ("base", "plain", "drawn"))
        assert drawn.objective == pytest.approx(plain.objective, rel=1e-9)
        earned = [
            {(row.actor, row.rule): row.value for row in each.surplus} for each in (plain, drawn)
        ]
        assert sum(earned[0].values()) == pytest.approx(sum(earned[1].values()), rel=1e-6)
        one, other = (study.power((name,))["shapley"] for name in ("plain", "drawn"))
        assert one.to_numpy() == pytest.approx(other.to_numpy(), rel=1e-6)
        bites += base.objective != pytest.approx(plain.objective, rel=1e-6)
    assert bites >= rounds // FEW / 3


def test_every_draw_has_its_own_share(tmp_path: Path) -> None:
    folder = write(tmp_path / "case", 1)
    text = (folder / "figures.csv").read_text(encoding="utf-8").splitlines()
    text[0], text[1] = "figure,name,low,value,high,unit,shape", "part,Part,0.1,0.5,0.9,1,uniform"
    (folder / "figures.csv").write_text("\n".join(text) + "\n", encoding="utf-8")
    shut = "shut: {closures: [{asset: pipe, share: part}]}\n"
    (folder / "scenarios.yaml").write_text(f"base: {{}}\n{shut}", encoding="utf-8")
    study = Study(read_case(folder), draws=16, executor=None)
    question = replace(study.context.question(study.context.draws), scenario=("shut",))
    told = {"asset": "pipe"}
    use = granted(study.ask({"use": MEASURES["capacity_use"].run(question, told)})["use"])
    assert use == pytest.approx(1.0 - study.context.draws["part"], rel=1e-6)
    assert [use.row for use in users(study.case)["part"]] == ["shut closures 1"]


def test_a_share_on_top_may_read_figures_and_one_beyond_all_is_refused() -> None:
    study = Study(read_case("toy"), draws=4, executor=None)
    dear = study.with_(closures={"pipe": "pipe_cost / (4 * pipe_cost)"})
    quarter = study.with_(closures={"pipe": "25 %"})
    assert dear.surplus()["value"].sum() == pytest.approx(quarter.surplus()["value"].sum())
    said = "with “Gas field to Sud City by pipe” closed by pipe_cost / (4 * pipe_cost)"
    assert change_in_words(dear.case) == said
    with pytest.raises(InputError, match="RSN-C031"):
        study.with_(closures={"pipe": "4 * pipe_cost / pipe_cost"})


@pytest.mark.parametrize(
    ("closure", "said"),
    [
        ("{asset: stoves, share: part}", "of stoves"),
        ("{passage: narrows, share: part}", "where it excuses contract deal"),
    ],
)
def test_where_a_share_cannot_be_drawn_a_plain_one_is_asked_for(
    tmp_path: Path, closure: str, said: str
) -> None:
    folder = write(tmp_path / "case", 1)
    (folder / "contracts.csv").write_text(
        "contract,seller,buyer,link,commodity,quantity,price,force_majeure\n"
        "deal,A,B,ship,gas,1 bcm/yr,1 USD/m3,passages\n",
        encoding="utf-8",
    )
    (folder / "scenarios.yaml").write_text(f"shut:\n  closures: [{closure}]\n", encoding="utf-8")
    (fault,) = read(folder).diagnostics
    assert (fault.code, fault.line) == ("RSN-C044", 2)
    assert said in fault.found
