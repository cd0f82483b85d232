"""Ties as tables: of the toy by hand, and of a case with rules, silent pairs and providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import rason
from rason.answer.registry import QUESTIONS
from rason.answer.ties import Tied, Ties
from rason.games.wording import ABOVE, IN_ALL
from rason.report.compose import inquiries, joined
from rason.table.naming import names

if TYPE_CHECKING:
    import pandas as pd

    from rason.table.shown import Shown

SCENARIOS = (("base",), ("korean_pipe",), ("hokkaido",))


@pytest.fixture(scope="module")
def toy() -> dict[str, pd.DataFrame]:
    study = rason.Study(rason.read_case("toy"), draws=16, scenario="bypass", executor=None)
    return study.answer("ties").frames()


@pytest.fixture(scope="module")
def study() -> rason.Study:
    return rason.Study(rason.read_case("northeast-asia-2014"), draws=16, executor=None)


def test_ties_are_frames_with_units(toy: dict[str, pd.DataFrame]) -> None:
    assert {"vetoes", "effects", "rules", "relations", "brokers", "patrons"} <= set(toy)
    assert toy["effects"].empty
    assert toy["rules"].empty
    for name in ("vetoes", "vetoes_by_actor", "brokers", "patrons"):
        assert set(toy[name].attrs["units"].values()) == {"USD/yr"}
    for table in ("rules", "vetoes"):
        whole, gains = toy[table].attrs["base"], toy[f"{table}_by_actor"].attrs["base"]
        assert (set(whole.values()), gains) == ({IN_ALL}, {"gain": ABOVE})
    vetoes = toy["vetoes"].set_index(["holder", "asset"])
    assert list(vetoes.index) == [("NOR", "bypass"), ("SUD", "bypass")]
    assert vetoes["stake"].to_list() == [0.0, 0.0]
    brokers = toy["brokers"].set_index(["between", "broker"])
    assert list(brokers.loc[("NOR;MID", "SUD"), ["brings", "takes"]]) == pytest.approx([300e6, 0.0])
    relations = toy["relations"].set_index("between")
    assert list(relations.index) == ["NOR;MID", "NOR;SUD", "MID;SUD"]
    assert relations["talk"].to_list() == [False, True, True]
    assert relations["index"].isna().to_list() == [False, True, True]
    assert relations["standing"].to_list() == ["on bad terms", "unknown", "unknown"]
    assert relations["acts"].to_list() == [3, 1, 0]
    gains = toy["patrons_by_actor"].set_index(["provider", "actor"])
    assert {actor for provider, actor in gains.index if provider == "MID"} == {"NOR", "MID", "SUD"}


def test_effects_of_rules_name_who_must_agree(study: rason.Study) -> None:
    effects = study.answer("ties", ("korean_pipe", "us_veto")).frames()["effects"]
    asked = (effects["rule"] == "us_consent") & (effects["asset"] == "pipe_kp")
    (added,) = effects[asked].to_dict("records")
    assert (added["does"], added["before"], added["after"]) == ("adds", "RU;KP", "RU;KP;US")
    assert bool(added["decides"])


@pytest.fixture(scope="module")
def shown(study: rason.Study) -> tuple[Shown, ...]:
    question = QUESTIONS["ties"]
    answer = joined(question, study.ask_all(inquiries(study, question, SCENARIOS)))
    return question.laid_out(answer, names(study.case))


def test_tables_say_who_refuses_rules_brokers_and_replaces(shown: tuple[Shown, ...]) -> None:
    captions = {table.caption.split(":")[0]: table for table in shown}
    vetoes = captions["What the right to refuse brings its holder, by Shapley"]
    assert ("North Korea", "Gas line through North Korea to South Korea") in [
        row[1:3] for row in vetoes.rows
    ]
    rules = captions["Whose rule opens or shuts what"]
    assert any("but for other rules" in row[2] for row in rules.rows)
    # Moscow and Tokyo met in November, and need nobody between them.
    brokers = captions[
        "Who could stand between two who by their acts, or by what is in force, do not talk"
    ]
    assert ("North Korea–South Korea", "Russia") in [row[:2] for row in brokers.rows]
    assert "Russia–Japan" not in [row[0] for row in brokers.rows]
    patrons = captions["What a second provider with a copy of all that it serves with would change"]
    assert "United States" not in [row[0] for row in patrons.rows]
    stand = captions["How pairs stand by their recorded acts and by what is in force between them"]
    relations = {row[0]: row[1:] for row in stand.rows}
    assert relations["North Korea–South Korea"][-1].startswith(("on ", "undecided"))
    for table in captions.values():
        assert all(len(row) == len(table.headings) for row in table.rows)


def test_a_case_in_which_nobody_is_asked_for_anything_has_no_table() -> None:
    question = QUESTIONS["ties"]
    nothing = Ties(
        concept="shapley", unit="USD/yr", players=(), among=False, threshold=None, half_life=2.0
    )
    assert question.laid_out(Tied(), {}) == ()
    assert question.laid_out(Tied(ties=(nothing,)), {"scenario": {}}) == ()
