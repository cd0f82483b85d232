from __future__ import annotations

import shutil
from pathlib import Path

from rason.case import read_case
from rason.study.ceiling import unserved

CASES = Path(__file__).parents[3] / "cases"


def test_a_base_case_that_serves_its_demands_is_not_warned_of() -> None:
    assert unserved(read_case(CASES / "toy")) == ()


def test_a_demand_that_its_ceiling_sets_is_named(tmp_path: Path) -> None:
    """Sudland bids for 100 bcm with elasticity -0.5; 16 can reach it."""
    folder = tmp_path / "short"
    shutil.copytree(CASES / "toy", folder)
    table = folder / "demands.csv"
    lines = table.read_text().splitlines()
    header = lines[0].split(",")
    row = lines[1].split(",")
    row[header.index("quantity")] = "100 bcm/yr"
    row[header.index("elasticity")] = "-0.5"
    table.write_text("\n".join([lines[0], ",".join(row)]) + "\n")
    (warning,) = unserved(read_case(folder))
    assert (warning.code, warning.line, warning.severity) == ("RSN-W007", 2, "warning")
