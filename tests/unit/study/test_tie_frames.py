"""Ties of the toy as frames, with units; the numbers are worked out by hand."""

from __future__ import annotations

import pytest

import rason


def test_ties_are_frames_with_units() -> None:
    ties = rason.Study(rason.read_case("toy"), draws=16, scenario="bypass", executor=None).ties()
    assert set(ties) == {"effects", "rules", "vetoes", "relations", "brokers", "patrons"}
    assert ties["effects"].empty
    assert ties["rules"].empty
    for name in ("rules", "vetoes", "brokers", "patrons"):
        assert set(ties[name].attrs["units"].values()) == {"USD/yr"}
    vetoes = ties["vetoes"]
    assert list(vetoes.index) == [("NOR", "bypass"), ("SUD", "bypass")]
    assert vetoes["stake"].to_list() == [0.0, 0.0]
    brokers = ties["brokers"].to_dict("index")
    assert brokers["NOR", "MID", "SUD"] == pytest.approx({"brings": 300e6, "takes": 0.0})
    relations = ties["relations"]
    assert list(relations.index) == [("NOR", "MID"), ("NOR", "SUD"), ("MID", "SUD")]
    assert relations["talk"].to_list() == [False, True, True]
    assert relations["index"].isna().to_list() == [False, True, True]
    assert relations["unknown"].to_list() == [False, True, True]
    assert relations["acts"].to_list() == [3, 1, 0]
    assert list(ties["patrons"].columns) == ["NOR", "MID", "SUD", "second"]


def test_effects_of_rules_name_who_must_agree() -> None:
    study = rason.Study(rason.read_case("northeast-asia-2014"), draws=16, executor=None)
    effects = study.ties(("korean_pipe", "us_veto"))["effects"]
    added = effects.loc["us_consent"].set_index("asset").loc["pipe_kp"]
    assert (added["does"], added["before"], added["after"]) == ("adds", "RU;KP", "RU;KP;US")
    assert bool(added["decides"])
