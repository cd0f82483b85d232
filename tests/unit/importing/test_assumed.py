"""What a network of pipes does not say: amounts that all of its ends can have at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason import importing
from rason.cli.app import run
from rason.importing.assumed import Way, assume_trade, brought
from rason.importing.draft import Draft

if TYPE_CHECKING:
    from pathlib import Path

Pipe = tuple[int, int, int, bool]
PIPES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 20), st.booleans()).filter(
        lambda pipe: pipe[0] != pipe[1]
    ),
    min_size=1,
    max_size=12,
)


def drafted(pipes: list[Pipe]) -> tuple[Draft, list[Way]]:
    """Draft a network: a pipe is its ends, what it carries [bcm/yr], and whether both ways."""
    draft, ways = Draft("test"), []
    for number, (start, end, size, both) in enumerate(pipes):
        for place in (start, end):
            draft.put("places", {"place": f"p{place}", "name": f"P{place}", "territory": "CHN"})
        key = draft.figure(f"c{number}", "Capacity", str(size), "bcm/yr")
        for one, other in ((start, end), (end, start))[: 1 + both]:
            ways.append(Way(f"p{one}", f"p{other}", key, twin=both))
    assume_trade(draft, ways)
    return draft, ways


def used(draft: Draft) -> dict[str, float]:
    """Return what pipes can bring to each place that has a demand [bcm/yr]."""
    return {
        row["place"]: float(draft.tables["figures"]["brought_" + row["place"],]["value"])
        for row in draft.rows("demands")
    }


def test_a_fork_shares_what_comes_and_a_detour_turns_nothing_back() -> None:
    draft, _ = drafted([(0, 1, 10, False), (1, 2, 10, False), (1, 3, 30, False)])
    assert used(draft) == {"p2": 2.5, "p3": 7.5}
    draft, _ = drafted([(0, 1, 10, False), (1, 2, 10, True), (2, 3, 4, True)])
    assert used(draft) == {"p3": 4.0}, "nothing flows back to where it came from"


@given(PIPES)
def test_no_way_is_overfull_and_no_place_gives_more_than_it_gets(pipes: list[Pipe]) -> None:
    draft, ways = drafted(pipes)
    flows = brought(draft, ways)
    sizes = np.array([float(draft.tables["figures"][way.capacity,]["value"]) for way in ways])
    assert (flows >= 0).all()
    assert (flows <= sizes + 1e-9).all()
    sources = {row["place"] for row in draft.rows("supplies")}
    for place in {way.start for way in ways} - sources:
        out = sum(flow for way, flow in zip(ways, flows, strict=True) if way.start == place)
        into = sum(flow for way, flow in zip(ways, flows, strict=True) if way.end == place)
        assert out <= into + 1e-9


@pytest.mark.parametrize("branches", [3, 12])
def test_a_draft_has_no_demand_that_cannot_be_served(
    branches: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        "project,type,owner,countries,status_tabular,capacity,units,route",
        'Trunk,gas_pipeline,A,"Russia, China",operating,10,bcm/y,"60,60:45,112"',
        *(
            f'Branch {number},gas_pipeline,A,China,operating,9,bcm/y,"45,112:{25 + number},115"'
            for number in range(branches)
        ),
    ]
    (tmp_path / "gem.csv").write_text("\n".join(lines), encoding="utf-8")
    importing.gem(tmp_path / "gem.csv", into=tmp_path / "case")
    assert run(["check", str(tmp_path / "case")]) == 0
    told = capsys.readouterr()
    assert "RSN-W001" in told.out + told.err, "what is assumed is the author's to decide"
    assert "1 warning" in told.out + told.err, "and nothing else"
