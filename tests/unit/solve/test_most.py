"""Bounds far beyond what can flow, in cases where little does."""

from __future__ import annotations

import shutil
from pathlib import Path

from rason.case import read_case
from rason.study.study import Study

WHOLE_FORMAT = Path(__file__).parents[2] / "fuzz" / "case"


def test_a_good_that_is_made_and_that_nobody_takes_or_moves(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(WHOLE_FORMAT, folder)
    demands, links = folder / "demands.csv", folder / "links.csv"
    header = next(row for row in demands.read_text().splitlines() if not row.startswith("#"))
    demands.write_text(header + "\n")
    links.write_text(links.read_text().replace("sea,gas,6 bcm/yr", "sea,gas,1e12 bcm/yr"))
    with Study(read_case(folder)) as study:
        assert study.flows().filter(like="heat", axis=0).empty
