"""Cases and runs of earlier releases: read as they are, with the numbers that they had."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import rason
from rason.report.compose import compose
from rason.report.difference import differences
from rason.report.document import Document

RELEASES = sorted((Path(__file__).parents[1] / "releases").iterdir())
MOVED = {"claims", "indicators", "overturned", "together", "break_even"}
"""Tables that later laws of verdicts may move; what is solved may not move."""


def run(release: Path) -> Document:
    return Document.model_validate_json(gzip.decompress((release / "result.json.gz").read_bytes()))


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_a_case_of_a_release_gives_its_numbers(release: Path) -> None:
    before = run(release)
    case = rason.read_case(str(release / "toy"))
    with rason.Study(case, draws=before.settings.draws, executor=None) as study:
        now = compose(study)
    moved = [each for each in differences(before, now) if each.before is not None]
    assert [each for each in moved if each.table not in MOVED] == []


def test_there_is_a_release() -> None:
    assert RELEASES
