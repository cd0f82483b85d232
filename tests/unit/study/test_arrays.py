"""Answers draw by draw as labelled arrays."""

from __future__ import annotations

import numpy as np
import pytest

import rason
from rason.errors import InputError
from rason.study.arrays import array
from rason.table.row import Cell, table_of

STUDY = rason.Study(rason.read_case("toy"), draws=16, executor=None)


def test_every_draw_is_answered_as_if_its_figures_were_the_central_ones() -> None:
    prices = STUDY.to_xarray("prices")
    assert prices.sizes["draw"] == 16
    for draw in (0, 7):
        figures = {
            key: float(STUDY.context.draws[key][draw])
            for key, figure in STUDY.case.figures.items()
            if figure.formula is None
        }
        alone = STUDY.with_(figures=figures).prices()
        there = prices["value"].isel(draw=draw)
        for row in alone.reset_index().to_dict("records"):
            cell = there.sel({key: row[key] for key in alone.index.names})
            assert cell.item() == pytest.approx(row["value"])


def test_units_stand_among_the_attributes() -> None:
    flows = STUDY.to_xarray("flows")
    assert flows["value"].attrs == {"long_name": "Amount", "units": "bcm/yr"}
    assert not any(str(name).endswith("_low") for name in STUDY.to_xarray("hold_up").data_vars)


def test_units_that_differ_by_row_are_a_variable() -> None:
    rows: list[dict[str, Cell]] = [
        {"commodity": "gas", "value": 2.0, "unit": "bcm/yr"},
        {"commodity": "coal", "value": 3.0, "unit": "Mt/yr"},
    ]
    several, one = (table_of("flows", some, keys=("commodity",)) for some in (rows, rows[:1]))
    found = array([several, one])
    assert dict(found.sizes) == {"draw": 2, "commodity": 2}
    assert found["unit"].sel(commodity=["gas", "coal"]).values.tolist() == ["bcm/yr", "Mt/yr"]
    assert np.isnan(found["value"].sel(draw=1, commodity="coal"))


def test_what_no_draw_has_is_missing_and_no_zero() -> None:
    flows = STUDY.to_xarray("flows")["value"]
    assert np.isnan(flows.sel(asset="pipe", kind="supply")).all()
    assert not np.isnan(flows.sel(asset="pipe", kind="flow")).any()


def test_an_unknown_question_is_named() -> None:
    with pytest.raises(InputError) as caught:
        STUDY.to_xarray("flow")
    assert caught.value.diagnostics[0].fix == "write flows"
