"""One project, one value: in a named scenario, with what it needs, the same wherever it is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.analysis.conftest import Ask

from rason.analysis.projects import projects
from rason.answer.projects import none_open
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.random import Generator

SCENARIOS: dict[str, dict[str, object]] = {
    "closed": {"projects": []},
    "line_alone": {"projects": ["line"]},
    "everything": {"projects": ["line", "pumps", "ship"]},
    "pumps_out": {"base": "everything", "projects": {"pumps": "out"}},
}
NEAR = 1e-6


VALUED = ("line_alone", "everything", "pumps_out")


def network(folder: Path, rng: Generator) -> Path:
    """Write a field whose gas needs pumps to reach a line, and a ship that is a rival to both."""

    def draw(low: int, high: int) -> int:
        return int(rng.integers(low, high))

    lumpy = ["yes" if rng.random() < 0.5 else "" for _ in range(3)]
    scenarios = dict(SCENARIOS)
    for base in VALUED:
        both = {"line": "forced", "pumps": "option"}
        scenarios[f"{base}_with"] = {"base": base, "projects": both}
        scenarios[f"{base}_without"] = {"base": base, "projects": {"line": "out"}}
        scenarios[f"{base}_no_pumps"] = {
            "base": base,
            "projects": {"line": "forced", "pumps": "out"},
        }
    links = [
        ("old", "field", "port", "pipe", f"{draw(0, 4)} bcm/yr", "1 million USD/bcm", "A", ""),
        (
            "more",
            "field",
            "port",
            "pipe",
            f"{draw(2, 12)} bcm/yr",
            "1 million USD/bcm",
            "A",
            "pumps",
        ),
        ("pipe", "port", "city", "pipe", f"{draw(2, 12)} bcm/yr", "2 million USD/bcm", "B", "line"),
        ("lane", "field", "city", "sea", f"{draw(1, 6)} bcm/yr", "3 million USD/bcm", "A", "ship"),
    ]
    built = [
        (key, key, f"{draw(20, 400)} million USD", "20 yr", whole, "option", owner, needs)
        for key, whole, owner, needs in zip(
            ("line", "pumps", "ship"), lumpy, "BAA", ("pumps", "", ""), strict=True
        )
    ]
    return write_case(
        folder,
        {
            "actors": table("actor,name,kind", [(key, key, "state") for key in "ABC"]),
            "places": table(
                "place,name,territory",
                [("field", "F", "A"), ("port", "P", "A"), ("city", "C", "C")],
            ),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "supplies": table(
                "supply,place,commodity,owner,capacity,cost",
                [("wells", "field", "gas", "A", "20 bcm/yr", f"{draw(5, 30)} million USD/bcm")],
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price",
                [("stoves", "city", "gas", "C", f"{draw(3, 15)} bcm/yr", "45 million USD/bcm")],
            ),
            "links": table(
                "link,from,to,mode,commodity,capacity,cost,operator,project",
                [(*row[:4], "gas", *row[4:]) for row in links],
            ),
            "projects": table("project,name,capital,life,lumpy,state,sponsor,needs", built),
        },
        players="ABC",
        documents={"scenarios.yaml": json.dumps(scenarios)},
    )


def test_a_project_has_one_value_in_a_scenario(dear_rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(dear_rounds):
        rng = np.random.default_rng([7, one])
        ask = Ask(network(tmp_path / str(one), rng))

        def worth(scenario: str, ask: Ask = ask) -> float:
            return float(ask.measure("welfare", {}, scenario)[0])

        for scenario in VALUED:
            found = ask.run(projects(ask.question(scenario)))
            value = found.last[0, found.projects.index("line")]
            alone = worth(f"{scenario}_with") - worth(f"{scenario}_without")
            assert value == pytest.approx(alone, abs=NEAR), (one, scenario)
            told = ask.measure("project_value", {"project": "line"}, scenario)
            assert told == pytest.approx(value, abs=NEAR)
            built = found.built_together[0, found.projects.index("line")]
            if scenario != "pumps_out" and built > 1.0 - NEAR:
                whole = {"members": ["A", "B", "C"]}
                shift = [
                    float(ask.measure("coalition_value", whole, each)[0])
                    for each in (scenario, f"{scenario}_without")
                ]
                assert value == pytest.approx(shift[0] - shift[1], abs=NEAR), (one, scenario)
            less = worth(f"{scenario}_no_pumps") - worth(f"{scenario}_without")
            bites += scenario == "line_alone" and abs(value - less) > NEAR
        assert set(ask.run(projects(ask.question("line_alone"))).projects) == {"line", "pumps"}
        assert ask.run(projects(ask.question("closed"))).projects == ()
        assert "`line_alone`" in none_open(ask.program.case, [("closed",)])
    assert 3 * bites >= dear_rounds
