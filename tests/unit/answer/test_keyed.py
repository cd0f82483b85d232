"""A table as a frame tells its rows apart, even where two things of a case have one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.table.frame import keyed
from rason.table.row import table_of

if TYPE_CHECKING:
    from rason.table.row import Cell


def test_what_shares_a_key_is_told_apart_by_words() -> None:
    rows: list[dict[str, Cell]] = [
        {"closed": "hormuz", "kind": "passage", "loss": 2.0},
        {"closed": "hormuz", "kind": "link", "loss": 1.0},
    ]
    assert keyed(table_of("closures", rows[:1], ["closed"])).index.names == ["closed"]
    both = keyed(table_of("closures", rows, ["closed"]))
    assert both.index.names == ["closed", "kind"]
    assert both.loc[("hormuz", "link"), "loss"] == 1.0
