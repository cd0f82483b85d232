from __future__ import annotations

import numpy as np
import pytest

import rason
from rason.errors import InputError


@pytest.fixture(scope="module")
def study() -> rason.Study:
    return rason.Study(rason.read_case("toy"), draws=32, executor=None)


def test_hold_up_in_every_draw(study: rason.Study) -> None:
    found = study.hold_up("MID", "pipe", "transit_fee")
    assert len(found) == 32
    assert np.allclose(found["temptation"], found["quasi_rent"] - found["fee"])
    assert np.allclose(found["patience"], 1 - found["fee"] / found["quasi_rent"])
    assert np.allclose(found["discount"], found["fee"] / found["temptation"])
    assert (found[["penalty_NOR", "penalty_SUD"]] == 0.0).to_numpy().all()
    assert found.attrs["units"]["temptation"] == "USD/yr"
    assert (found.attrs["units"]["patience"], found.attrs["units"]["discount"]) == ("1", "1/yr")


def test_the_risk_of_a_project_that_is_shut_with_it(study: rason.Study) -> None:
    found = study.hold_up("NOR", "undersea", scenario="closed_with_bypass")
    assert ((found["hazard"] > 0.0) & (found["hazard"] < 1.0)).all()
    assert (found["outage"] > found["hazard"]).all()
    assert found["fee"].isna().all()


def test_without_a_name_all_that_needs_the_consent_is_shut(study: rason.Study) -> None:
    found = study.hold_up("MID", fee="transit_fee")
    assert "penalty_NOR" not in found
    assert np.allclose(found["quasi_rent"], study.hold_up("MID", "pipe")["quasi_rent"])


def test_an_unknown_key_is_refused(study: rason.Study) -> None:
    with pytest.raises(InputError, match="write pipe"):
        study.hold_up("MID", "pip")
