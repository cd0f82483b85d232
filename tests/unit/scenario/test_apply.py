"""Scenarios as variants: every kind of rule, closure, project state and cut, by hand.

One system throughout: A's field (10 at 20) feeds a pipe (6 at 5) through T's ground to B, who pays
100 for 8; a project's second pipe (5, 1000 million over 10 years without interest) runs beside it;
the sea brings B gas from a market that asks 62.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rason.case import central, read_case
from rason.errors import InputError
from rason.program import compile
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.testing import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

TOLERANCE = 1e-6
PIPE, SEA = 75.0, 38.0
"""What a unit earns by pipe (100 - 20 - 5) and from the sea (100 - 62)."""

SECOND = 5 * PIPE - 100 + 3 * SEA
"""What is left without the first pipe: the second is built and full."""

TABLES = {
    "actors": table("actor,name,kind", [(a, a, "state") for a in "ABTU"]),
    "places": table(
        "place,name,territory,latitude,longitude",
        [("field", "Field", "A", 0, 0), ("city", "City", "B", 0, 10), ("port", "Port", "", 5, 10)],
    ),
    "commodities": table("commodity,name,unit,traced", [("gas", "Gas", "bcm", "yes")]),
    "supplies": table(
        "supply,place,commodity,owner,capacity,cost",
        [("wells", "field", "gas", "A", "10 bcm/yr", "20 million USD/bcm")],
    ),
    "demands": table(
        "demand,place,commodity,buyer,quantity,price",
        [("use", "city", "gas", "B", "8 bcm/yr", "100 million USD/bcm")],
    ),
    "markets": table(
        "market,place,commodity,price,spread,quantity",
        [("world", "port", "gas", "60 million USD/bcm", "4 million USD/bcm", "50 bcm/yr")],
    ),
    "projects": table(
        "project,name,capital,life,discount,lumpy,sponsor",
        [("second", "Second pipe", "1000 million USD", "10 yr", "0", "yes", "A")],
    ),
    "links": table(
        "link,from,to,mode,commodity,capacity,cost,tariff,operator,consent,passage,project",
        [
            (
                "pipe",
                "field",
                "city",
                "pipe",
                "gas",
                "6 bcm/yr",
                "5 million USD/bcm",
                "10 million USD/bcm",
                "T",
                "",
                "",
                "",
            ),
            (
                "pipe2",
                "field",
                "city",
                "pipe",
                "gas",
                "5 bcm/yr",
                "5 million USD/bcm",
                "",
                "A",
                "T",
                "",
                "second",
            ),
            ("ship", "port", "city", "sea", "gas", "50 bcm/yr", "0", "", "", "", "strait", ""),
        ],
    ),
}


def answers(
    tmp_path: Path, scenario: str, rules: str = "", other: dict[str, str] | None = None
) -> tuple[float, dict[str, float], Any]:
    """Return objective, flows by asset, and the values of coalitions of A, B, T and U."""
    tables = TABLES | (other or {})
    if rules:
        tables["rules"] = "rule,kind,by,origin,actor,commodity,asset,amount,from,until\n" + rules
    folder = write_case(
        tmp_path / "case", tables, players="ABTU", documents={"scenarios.yaml": scenario}
    )
    case = read_case(folder)
    program = compile(case)
    variant = apply(program, merge(case, ["here"]))
    game = Game(variant, (0, 1, 2, 3))
    solutions = solve(program, Batch(central(case), variants=(variant,), games=(game,)))
    solved = solutions.variants[variant]
    flows: dict[str, float] = {}
    for index, column in enumerate(program.columns):
        if column.family in ("flow", "build"):
            flows[column.asset] = flows.get(column.asset, 0.0) + float(solved.primal[0, index])
    values = solutions.games[game][0]
    return (
        float(solved.objective[0]),
        flows,
        lambda names: float(values[sum(1 << "ABTU".index(n) for n in names)]),
    )


def close(value: float) -> Any:
    return pytest.approx(value, abs=TOLERANCE)


def test_nothing_changed(tmp_path: Path) -> None:
    """6 by pipe and 2 by sea; the second pipe would save 2 x 37 = 74 for 100 a year."""
    objective, flows, v = answers(tmp_path, "here: {}\n")
    assert objective == close(6 * PIPE + 2 * SEA)
    assert flows == {"pipe": close(6), "pipe2": close(0), "ship": close(2), "second": close(0)}
    assert v("B") == close(8 * SEA)
    assert v("AB") == close(8 * SEA)
    assert v("ABT") == close(6 * PIPE + 2 * SEA)


@pytest.mark.parametrize(
    ("state", "built", "objective"),
    [
        ("out", 0, 6 * PIPE + 2 * SEA),
        ("forced", 1, 8 * PIPE - 100),
        ("built", 1, 8 * PIPE),
        ("option", 0, 6 * PIPE + 2 * SEA),
    ],
)
def test_states_of_a_project(tmp_path: Path, state: str, built: int, objective: float) -> None:
    found, flows, _ = answers(tmp_path, f"here: {{projects: {{second: {state}}}}}\n")
    assert found == close(objective)
    assert flows["second"] == close(built)


def test_a_forced_project_binds_only_where_its_consent_is(tmp_path: Path) -> None:
    _, _, v = answers(tmp_path, "here: {projects: {second: forced}}\n")
    assert v("B") == close(8 * SEA)
    assert v("AB") == close(8 * SEA)
    assert v("ABT") == close(8 * PIPE - 100)


def test_a_lumpy_project_is_built_where_it_pays(tmp_path: Path) -> None:
    """With the sea shut the second pipe serves 2 more that earn 75: 150 for 100."""
    objective, flows, _ = answers(tmp_path, "here: {closures: [strait]}\n")
    assert objective == close(8 * PIPE - 100)
    assert flows["second"] == close(1)


@pytest.mark.parametrize(
    ("closure", "objective"),
    [
        ("{asset: pipe}", SECOND),
        ("{asset: pipe, share: 0.5}", 8 * PIPE - 100),
        ("{asset: pipe, share: 50 %}", 8 * PIPE - 100),
        ("{asset: pipe, from: 2014-01-01, until: 2014-12-31}", SECOND),
        ("{passage: strait}", 8 * PIPE - 100),
        ("{place: port}", 8 * PIPE - 100),
        ("{asset: pipe, origin: world}", 6 * PIPE + 2 * SEA),
        ("{asset: pipe, origin: A}", SECOND),
    ],
)
def test_closures(tmp_path: Path, closure: str, objective: float) -> None:
    found, _, _ = answers(tmp_path, f"here: {{closures: [{closure}]}}\n")
    assert found == close(objective)


@pytest.mark.parametrize(
    ("rule", "objective"),
    [
        ("r,forbid,U,,,,pipe,,,", SECOND),
        ("r,forbid,U,A,,gas,,,,", 8 * SEA),
        ("r,cap,U,,,,ship,1 bcm/yr,,", 8 * PIPE - 100),
        ("r,cap,U,A,,gas,use,4 bcm/yr,,", 4 * PIPE + 4 * SEA),
        ("r,surcharge,U,,,,pipe,7 million USD/bcm,,", 6 * (PIPE - 7) + 2 * SEA),
        ("r,forbid,U,,,,pipe,,2015-01-01,", 6 * PIPE + 2 * SEA),
        ("r,forbid,U,,,,pipe,,,2013-12-31", 6 * PIPE + 2 * SEA),
        ("r,forbid,U,,,,pipe,,,\ne,exempt,U,,,,pipe,,,", 6 * PIPE + 2 * SEA),
        ("r,finance,U,,A,,,0.1,,", 6 * PIPE + 2 * SEA),
    ],
)
def test_rules_on_flows_and_money(tmp_path: Path, rule: str, objective: float) -> None:
    found, _, _ = answers(tmp_path, "here: {}\n", rule + "\n")
    assert found == close(objective)


def test_a_dearer_capital_stops_a_project(tmp_path: Path) -> None:
    """At 10 % the second pipe costs 162.745 a year, and with the sea shut it earns 150."""
    objective, flows, _ = answers(
        tmp_path, "here: {closures: [strait]}\n", "r,finance,U,,A,,,0.1,,\n"
    )
    assert objective == close(6 * PIPE)
    assert flows["second"] == close(0)


def test_a_veto_and_its_release(tmp_path: Path) -> None:
    whole = 6 * PIPE + 2 * SEA
    _, _, v = answers(tmp_path, "here: {}\n", "veto,consent,U,,,,pipe,,,\n")
    assert v("ABT") == close(SECOND)
    assert v("ABTU") == close(whole)
    _, _, v = answers(tmp_path, "here: {rules: {veto: off}}\n", "veto,consent,U,,,,pipe,,,\n")
    assert v("ABT") == close(whole)
    _, _, v = answers(tmp_path, "here: {}\n", "free,release,T,,,,pipe,,,\n")
    assert v("AB") == close(whole)


def test_a_rule_that_a_scenario_adds_can_be_lifted_by_one_on_top(tmp_path: Path) -> None:
    added = "below: {rules: {veto: {kind: consent, by: U, asset: pipe}}}\n"
    _, _, v = answers(tmp_path, added + "here: {base: below}\n")
    assert v("ABT") == close(SECOND)
    _, _, v = answers(tmp_path, added + "here: {base: below, rules: {veto: off}}\n")
    assert v("ABT") == close(6 * PIPE + 2 * SEA)


def test_open_access_pays_the_tariff_to_an_operator_outside(tmp_path: Path) -> None:
    """T's pipe takes 10 from whoever passes without T; with T inside it moves within."""
    _, _, v = answers(tmp_path, "here: {access: open}\n")
    assert v("AB") == close(6 * (PIPE - 10) + 2 * SEA)
    assert v("ABT") == close(6 * PIPE + 2 * SEA)


def test_who_runs_a_link_may_refuse_what_a_right_of_transit_lets_cross(tmp_path: Path) -> None:
    """T runs the first pipe, and is only crossed by the second."""
    _, _, v = answers(tmp_path, "here: {}\n", "right,transit,T,,,,pipe,,,\n")
    assert v("AB") == close(8 * SEA)
    crossed = "here: {closures: [pipe]}\n"
    _, _, v = answers(tmp_path, crossed)
    assert (v("AB"), v("ABT")) == (close(8 * SEA), close(SECOND))
    _, _, v = answers(tmp_path, crossed, "right,transit,T,,,,pipe2,,,\n")
    assert (v("AB"), v("ABT")) == (close(SECOND), close(SECOND))


def test_regulated_access_opens_one_link_at_its_tariff(tmp_path: Path) -> None:
    _, _, v = answers(tmp_path, "here: {}\n", "right,access,,,,,pipe,,,\n")
    assert v("AB") == close(6 * (PIPE - 10) + 2 * SEA)
    assert v("ABT") == close(6 * PIPE + 2 * SEA)
    exempt = "right,access,,,,,pipe,,,\nbut,exempt,,,,,right;pipe,,,\n"
    _, _, v = answers(tmp_path, "here: {}\n", exempt)
    assert v("AB") == close(8 * SEA)


def test_access_is_to_what_exists(tmp_path: Path) -> None:
    crossed = "here: {closures: [pipe]}\n"
    _, _, v = answers(tmp_path, crossed, "right,access,,,,,second,,,\n")
    assert v("AB") == close(8 * SEA)


def test_a_veto_that_a_rule_adds_outlives_access(tmp_path: Path) -> None:
    rules = "veto,consent,U,,,,pipe,,,\nright,access,,,,,pipe,,,\n"
    _, _, v = answers(tmp_path, "here: {}\n", rules)
    assert v("AB") == close(8 * SEA)
    assert v("ABU") == close(6 * (PIPE - 10) + 2 * SEA)


def test_a_release_from_all_of_a_projects_assets_is_one_from_the_project(tmp_path: Path) -> None:
    crossed = "here: {closures: [pipe]}\n"
    _, _, v = answers(tmp_path, crossed, "free,release,T,,,,pipe2,,,\n")
    assert v("AB") == close(SECOND)
    # Its sponsor pays, and stays.
    _, _, v = answers(tmp_path, crossed, "free,release,A;T,,,,pipe2,,,\n")
    assert v("B") == close(8 * SEA)


def test_a_veto_of_a_bloc_is_one_of_each_member(tmp_path: Path) -> None:
    bloc = {
        "actors": table(
            "actor,name,kind,bloc",
            [(a, a, "state", "L" if a in "TU" else "") for a in "ABTU"] + [("L", "L", "bloc", "")],
        )
    }
    whole = 6 * PIPE + 2 * SEA
    _, _, v = answers(tmp_path, "here: {}\n", "veto,consent,L,,,,pipe,,,\n", bloc)
    assert (v("ABT"), v("ABTU")) == (close(SECOND), close(whole))
    _, _, v = answers(
        tmp_path, "here: {relations: {cut: [[A, L]]}}\n", "veto,consent,U,,,,ship,,,\n", bloc
    )
    assert v("ABTU") == close(8 * SEA)


def test_a_bloc_that_bargains_itself_stands_for_itself(tmp_path: Path) -> None:
    """U speaks for a bloc of which a fifth actor is a member: the veto is U's."""
    bloc = {
        "actors": table(
            "actor,name,kind,bloc",
            [(a, a, "bloc" if a == "U" else "state", "U" if a == "M" else "") for a in "ABTUM"],
        )
    }
    _, _, v = answers(tmp_path, "here: {}\n", "veto,consent,U,,,,pipe,,,\n", bloc)
    assert (v("ABT"), v("ABTU")) == (close(SECOND), close(6 * PIPE + 2 * SEA))


def test_a_consent_cell_may_name_a_bloc(tmp_path: Path) -> None:
    named = {
        "actors": table(
            "actor,name,kind,bloc",
            [(a, a, "state", "L" if a in "TU" else "") for a in "ABTU"] + [("L", "L", "bloc", "")],
        ),
        "links": TABLES["links"].replace(",A,T,,second", ",A,L,,second"),
    }
    assert named["links"] != TABLES["links"]
    _, _, v = answers(tmp_path, "here: {closures: [pipe]}\n", "", named)
    assert (v("ABT"), v("ABTU")) == (close(8 * SEA), close(SECOND))


def test_a_cut_pair_neither_shares_assets_nor_buys_each_others_goods(tmp_path: Path) -> None:
    objective, flows, _ = answers(tmp_path, "here: {relations: {cut: [[A, B]]}}\n")
    assert objective == close(8 * SEA)
    assert flows["pipe"] == close(0)


def test_an_unknown_scenario_offers_the_nearest(tmp_path: Path) -> None:
    folder = write_case(
        tmp_path / "case", TABLES, players="ABTU", documents={"scenarios.yaml": "here: {}\n"}
    )
    with pytest.raises(InputError) as caught:
        merge(read_case(folder), ["her"])
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.fix) == ("RSN-R001", "write here")
