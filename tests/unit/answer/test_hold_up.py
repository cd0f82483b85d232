"""Hold-up as a question: its frames, on the toy case."""

from __future__ import annotations

import numpy as np
import pytest

import rason
from rason.errors import InputError


@pytest.fixture(scope="module")
def study() -> rason.Study:
    return rason.Study(rason.read_case("toy"), draws=32, executor=None)


def test_hold_up_with_its_range(study: rason.Study) -> None:
    asked = {"actor": "MID", "closed": "pipe", "fee": "transit_fee"}
    found = study.hold_up(**asked)
    row = found.loc["MID"]
    assert row["temptation"] == pytest.approx(row["quasi_rent"] - row["fee"])
    assert row["patience"] == pytest.approx(1 - row["fee"] / row["quasi_rent"])
    assert row["discount"] == pytest.approx(row["fee"] / row["temptation"])
    for name in ("quasi_rent", "fee", "temptation", "patience", "discount"):
        assert row[f"{name}_low"] < row[name] < row[f"{name}_high"]
    units = found.attrs["units"]
    assert (units["temptation"], units["temptation_low"]) == ("USD/yr", "USD/yr")
    assert (units["patience"], units["discount"]) == ("1", "1/yr")
    sureties = study.answer("hold_up", **asked).frames()["sureties"].set_index("guarantor")
    assert (sureties.loc[["NOR", "SUD"], ["penalty", "penalty_high"]] == 0.0).to_numpy().all()


def test_the_risk_of_a_project_that_is_shut_with_it(study: rason.Study) -> None:
    row = study.hold_up("closed_with_bypass", actor="NOR", closed="undersea").loc["NOR"]
    assert 0.0 < row["hazard_low"] <= row["hazard_high"] < 1.0
    assert row["outage_low"] > row["hazard_low"]
    assert np.isnan(row["fee"])


def test_without_a_name_all_that_needs_the_consent_is_shut(study: rason.Study) -> None:
    whole = study.answer("hold_up", actor="MID", fee="transit_fee").frames()
    assert whole["sureties"].empty
    pipe = study.hold_up(actor="MID", closed="pipe")
    assert np.allclose(whole["hold_ups"]["quasi_rent_low"], pipe["quasi_rent_low"])


def test_an_unknown_key_is_refused(study: rason.Study) -> None:
    with pytest.raises(InputError, match="write pipe"):
        study.hold_up(actor="MID", closed="pip")
