"""A small corridor, whose claims are judged: a field, a pipe, one that may be built, a town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case import read_case
from rason.claim.context import Context
from rason.claim.judge import judge
from rason.claim.statement import Margin, margin
from rason.program import compile as compile_case
from rason.solve import solve
from rason.study import run
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case
    from rason.claim.verdict import Verdict

HEAD = "figure,name,low,value,high,unit,shape,moves_with,published,source,grade,formula"
UNIT = "million USD/bcm"
BIB = "@misc{k1, title={One}, year={2014}}\n@misc{k2, title={Two}, year={2014}}\n"


def figure(key: str, low: float, high: float, **told: str) -> str:
    """Write a row of figures.csv, uniform between its ends."""
    said = {"unit": "1", "with": "", "source": "k1;k2", "grade": "A"} | told
    middle = (low + high) / 2.0
    return (
        f"{key},{key},{low:g},{middle:g},{high:g},{said['unit']},uniform,{said['with']},2014-05,"
        f"{said['source']},{said['grade']},"
    )


def written(
    folder: Path, figures: list[str], claims: str, *, reports: str = "", **told: str
) -> Case:
    """Write a case of a field, a pipe that stands, one that may be built, and a town."""
    rows = {
        "actors": table("actor,name,kind", [("A", "A", "state"), ("B", "B", "state")]),
        "places": table("place,name,territory", [("f", "F", "A"), ("t", "T", "B")]),
        "commodities": table("commodity,name,unit,traced", [("gas", "Gas", "bcm", "yes")]),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [("well", "f", "gas", "A", "20 bcm/yr", told.get("well", f"2 {UNIT}"))],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,priority",
            [
                ("use", "t", "gas", "B", "15 bcm/yr", told.get("price", f"10 {UNIT}"),
                 told.get("priority", "")),
            ],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,operator,project",
            [
                ("old", "f", "t", "pipe", "gas", "4 bcm/yr", f"1 {UNIT}", "A", ""),
                ("new", "f", "t", "pipe", "gas", "8 bcm/yr", told.get("pipe", f"1 {UNIT}"), "A",
                 "line"),
            ],
        ),
        "projects": table(
            "project,name,capital,life,state,sponsor",
            [("line", "Line", told.get("capital", "300 million USD"), "20 yr", "option", "A")],
        ),
        "figures": "\n".join([HEAD, *figures]) + "\n",
    }  # fmt: skip
    if reports:
        rows["reports"] = reports
    scenarios = (
        "base: {projects: []}\nwith: {projects: [line]}\nshut: {projects: [], closures: [old]}\n"
    ) + told.get("scenarios", "")
    return read_case(
        write_case(
            folder, rows, players=["A", "B"],
            documents={"sources.bib": BIB, "claims.yaml": claims, "scenarios.yaml": scenarios},
        )
    )  # fmt: skip


def court_of(case: Case, number: int = 32) -> Context:
    return Context(compile_case(case), number, scenario=("base",))


def judged(case: Case, number: int = 32) -> dict[str, Verdict]:
    context = court_of(case, number)
    asked = {claim.claim: judge(claim, context) for claim in case.claims}
    return run(asked, lambda batch, _: solve(context.program, batch, compiled=False))


def margins(case: Case, number: int = 0) -> dict[str, Margin]:
    """Return the margin of each claim's only statement over draws, or at central figures."""
    context = court_of(case, number)
    question = context.question(context.draws if number else context.middle)
    asked = {each.claim: margin(each.statements[0], question) for each in case.claims}
    return run(asked, lambda batch, _: solve(context.program, batch, compiled=False))


def claim(key: str, statement: str, more: str = "") -> str:
    return (
        f"- claim: {key}\n  paragraph: 1\n  says: It is so.\n{more}  statements:\n"
        f"    - {{{statement}}}\n"
    )
