"""Tables of power are read off the games of a document, those of older runs included."""

from __future__ import annotations

import json

import pytest
from tests.unit.report.sample import sample

from rason.answer.power import Core, Power, Powers
from rason.answer.ranking import Rank, Ranking
from rason.report.document import Document
from rason.report.tables import tables
from rason.table.numbers import Span

NEW = ("indispensable", "shapley_error", "least_core")


def test_a_document_of_an_older_run_is_read() -> None:
    text = sample().to_json()
    old = json.loads(text)
    for game in old["power"]:
        for key in NEW:
            del game[key]
    read = Document.model_validate(old)
    assert read == sample()
    assert tables(read)["power"].rows == tables(sample())["power"].rows


def test_gains_of_players_stand_above_what_they_have_alone() -> None:
    found = tables(sample())["power"]
    assert found.keys == ("scenario", "actor")
    (sudland,) = (r for r in found if (r["scenario"], r["actor"]) == ("base", "SUD"))
    assert (sudland["stand_alone"], sudland["shapley"]) == (240e6, 420e6)
    assert sudland["base"] == "above what each earns alone"
    assert found.unit("shapley", sudland) == "USD/yr"


def test_ranks_have_the_unit_of_their_game() -> None:
    order = Ranking(
        by="gain",
        ranks=(
            Rank(actor="A", amount=Span(value=1e6, low=0.0, high=2e6), rank=1, best=1, worst=2),
        ),
    )
    game = Power(
        scenario="base",
        unit="EUR/yr",
        players=("A",),
        values={"A": 1e6},
        stand_alone={"A": 0.0},
        gain={"A": 1e6},
        shapley={"A": 1e6},
        core=Core(empty=False, low={"A": 0.0}, high={"A": 1e6}),
        ranking=order,
    )
    frames = Powers(power=(game,)).frames()
    (row,) = frames["ranking"].to_dict("records")
    assert (row["scenario"], row["by"], row["actor"], row["unit"]) == (
        "base",
        "gain",
        "A",
        "EUR/yr",
    )
    assert (row["value"], row["value_low"], row["value_high"]) == (1e6, 0.0, 2e6)
    assert frames["ranking"].attrs["units"]["value"] == "EUR/yr"
    assert frames["power"].loc[0, "core_high"] == pytest.approx(1e6)
    assert frames["shifts"].empty
