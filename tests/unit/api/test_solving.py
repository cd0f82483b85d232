"""From levers to results: as the command line has them, and as the toy's numbers are by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import rason
from rason.answer.scenario import solve
from rason.answer.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Hashable

    from tests.unit.api.conftest import Server

NEAR = pytest.approx


def state(*scenarios: str, **edits: Any) -> dict[str, Any]:
    return {"scenarios": list(scenarios), "edits": edits}


def solved(server: Server, *scenarios: str, **edits: Any) -> Any:
    return server.ask("solve", {"state": state(*scenarios, **edits)})


def objective(server: Server, *scenarios: str, **edits: Any) -> float:
    found: float = solved(server, *scenarios, **edits)["scenario"]["objective"]
    return found


@pytest.mark.parametrize("scenario", ["base", "bypass", "pipe_closed"])
def test_a_scenario_is_solved_as_on_the_command_line(server: Server, scenario: str) -> None:
    study = rason.Study(rason.read_case("toy"), draws=16, executor=None)
    inquiry = solve(Subject(study.question(scenario)), ("nodal",))
    expected: dict[Hashable, Any] = study.ask({"scenario": inquiry})
    found = solved(server, scenario)
    assert_alike(found["scenario"], expected["scenario"].model_dump(mode="json", by_alias=True))
    (power,) = study.answer("power", scenario).model_dump(mode="json", by_alias=True)["power"]
    for part in ("players", "values", "shapley", "nucleolus", "core", "stand_alone"):
        assert found["power"][part] == power[part]


def test_the_usual_scenario_is_meant_where_none_is_named(server: Server) -> None:
    assert server.ask("solve", {})["scenario"]["scenario"] == "base"
    assert server.ask("solve", {"state": state()})["scenario"]["scenario"] == ""


def test_an_edit_does_what_the_same_scenario_does(server: Server) -> None:
    assert objective(server, "base", closures=["pipe"]) == objective(server, "pipe_closed")
    assert objective(server, "base", closures=["pipe"]) == NEAR(240e6)
    assert objective(server, "base", projects={"bypass": "option"}, closures=["pipe"]) == NEAR(
        objective(server, "closed_with_bypass")
    )
    half = {"asset": "pipe", "share": "50 %"}
    assert objective(server, "pipe_closed") < objective(server, "base", closures=[half])


def test_a_figure_can_be_set_in_its_own_unit_or_another(server: Server) -> None:
    base = objective(server, "base")
    # The pipe carries 10 bcm a year: 1 USD/thousand m3 more is 10 million a year.
    dearer = objective(server, "base", figures={"pipe_cost": "pipe_cost + 1 USD/thousand m3"})
    assert base - dearer == NEAR(10e6)
    in_words = objective(server, "base", figures={"pipe_cost": "25 USD/thousand m3"})
    assert objective(server, "base", figures={"pipe_cost": 25}) == in_words


def test_edits_lie_on_top_and_touch_nobody_else(server: Server) -> None:
    before = objective(server, "base")
    objective(server, "base", closures=["pipe"], figures={"pipe_cost": 99})
    assert objective(server, "base") == before


def test_without_ranges_the_values_are_the_same(server: Server) -> None:
    body = {"state": state("pipe_closed")}
    full, quick = (server.ask("solve", {**body, "ranges": ranges}) for ranges in (True, False))
    assert [f["value"] for f in quick["scenario"]["flows"]] == NEAR(
        [f["value"] for f in full["scenario"]["flows"]]
    )
    assert quick["power"] == full["power"]
    assert all(f["low"] == f["value"] == f["high"] for f in quick["scenario"]["flows"])
    assert all(s["low"] is None for s in quick["scenario"]["surplus"])


def test_power_is_left_out_where_nobody_asks_for_it(server: Server) -> None:
    body = {"state": state("bypass"), "versus": state("base")}
    whole = server.ask("solve", {**body, "patient": True})
    quick = server.ask("solve", {**body, "power": False})
    assert quick["power"] is None
    assert quick["power_reason"] == ""
    assert {**quick, "power": whole["power"]} == whole


def test_power_is_compared_with_another_state(server: Server) -> None:
    body = {"state": state("base", closures=["pipe"]), "versus": state("base")}
    shift = server.ask("solve", body)["power"]["shift"]["shapley"]
    now, before = (
        solved(server, scenario)["power"]["shapley"] for scenario in ("pipe_closed", "base")
    )
    assert shift == NEAR({player: now[player] - before[player] for player in now})
    assert shift["MID"] < 0.0


def test_power_is_asked_alone_against_a_scenario(server: Server) -> None:
    body = {"state": state("bypass"), "versus": "base"}
    (found,) = server.ask("power", body)["power"]
    whole = server.ask("solve", {"state": state("bypass"), "versus": state("base")})["power"]
    assert found == whole
    assert found["shift"]["shapley"]["MID"] == NEAR(-220e6)
    assert found["ranking"] is None, "who ranks where is asked over draws"
    (fault,) = server.refused("power", {"versus": "bas"})
    assert fault["code"] == "RSN-R001"


def test_flows_and_prices_are_compared_with_another_state(server: Server) -> None:
    asked = {"state": state("pipe_closed"), "versus": state("base")}
    compared = server.ask("solve", asked)
    now, before = (solved(server, each)["scenario"] for each in ("pipe_closed", "base"))

    def flows(found: Any, number: str) -> dict[str, float]:
        return {f"{each['asset']}, {each['kind']}": each[number] for each in found["flows"]}

    def prices(found: Any, number: str) -> dict[str, float]:
        return {f"{each['place']}, {each['origin']}": each[number] for each in found["prices"]}

    found = flows(compared["differences"], "change")
    these, those = flows(now, "value"), flows(before, "value")
    expected = {
        key: these.get(key, 0.0) - those.get(key, 0.0)
        for key in {**these, **those}
        if these.get(key, 0.0) != NEAR(those.get(key, 0.0))
    }
    assert found == NEAR(expected)
    assert found["pipe, flow"] == NEAR(-10.0)
    changed = prices(compared["differences"], "change")
    assert changed, "without the pipe gas is dearer"
    for key, change in changed.items():
        assert change == NEAR(prices(now, "value")[key] - prices(before, "value")[key])


def test_nothing_is_compared_with_nothing_and_a_state_does_not_differ_from_itself(
    server: Server,
) -> None:
    assert solved(server, "base")["differences"] is None
    itself = server.ask("solve", {"state": state("base"), "versus": state("base")})
    assert itself["differences"] == {"flows": [], "prices": []}


def test_what_a_veto_is_worth_as_the_command_line_has_it(server: Server) -> None:
    study = rason.Study(rason.read_case("toy"), draws=16, executor=None)
    expected = study.answer("ties", "bypass").model_dump(mode="json", by_alias=True)
    (found,) = server.ask("ties", {"state": state("bypass")})["ties"]
    assert_alike(found, expected["ties"][0])
    assert found["vetoes"], "the bypass needs somebody's consent"
    for veto in found["vetoes"]:
        assert set(veto["gain"]) == set(found["players"])
        assert veto["holder"] in found["players"]


def test_an_edit_is_on_the_table_where_vetoes_are_asked(server: Server) -> None:
    plain, released = (
        server.ask("ties", {"state": state("bypass", **edits)})["ties"][0]["vetoes"]
        for edits in ({}, {"projects": {"bypass": "out"}})
    )
    assert {each["asset"] for each in plain} == {"bypass"}
    assert released == []


def rows(server: Server, *added: tuple[str, str]) -> None:
    """Add rows to the toy's tables."""
    for name, row in added:
        with (server.cases / "toy" / name).open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")


def test_power_names_the_loop_behind_what_nobody_must_agree_to(server: Server) -> None:
    assert "market" not in solved(server, "base")["power"]["reasons"]
    rows(
        server,
        ("places.csv", "far,Far sea,,10,0,"),
        ("markets.csv", "east,far,gas,195 USD/thousand m3,10 USD/thousand m3,10 bcm/yr,"),
        ("links.csv", "fast,ocean,far,sea,gas,6 bcm/yr,3 USD/thousand m3,0,0,,,,,1 km,"),
    )
    found = solved(server, "base")["power"]["reasons"]
    assert "Open sea to Far sea by sea" in found["market"]
    assert "USD 192 million a year" in found["market"]


def test_power_says_why_a_core_is_empty(server: Server) -> None:
    """Two importers count on the same gas of the market, which has no more (see its own test)."""
    rows(
        server,
        ("places.csv", "midcity,Mid City,MID,52,-30,"),
        ("demands.csv", "ovens,midcity,gas,MID,10 bcm/yr,worth,0,,,"),
        ("links.csv", "boat,ocean,midcity,sea,gas,6 bcm/yr,5 USD/thousand m3,0,0,MID,,,,800 km,"),
    )
    markets = server.cases / "toy" / "markets.csv"
    markets.write_text(markets.read_text().replace("100 bcm/yr", "6 bcm/yr"))
    power = solved(server, "pipe_closed")["power"]
    assert power["core"]["empty"]
    assert "no division contents each of these at once: " in power["reasons"]["core"]
    assert "each counts on all that there is of" in power["reasons"]["core"]


def test_blocs_bargain_as_one(server: Server) -> None:
    found = solved(server, "base", blocs={"north": ["NOR", "MID"]})
    owen = found["power"]["owen"]
    assert sum(owen.values()) == NEAR(sum(found["power"]["shapley"].values()))
    # Two parties of one pie: half for the bloc, in equal parts, half for the third.
    assert owen["NOR"] == NEAR(owen["MID"])


def test_a_player_that_is_left_out_always_agrees(server: Server) -> None:
    body = {"state": {**state("base"), "without": ["MID"]}}
    assert server.ask("solve", body)["power"]["players"] == ["NOR", "SUD"]
    (fault,) = server.refused("solve", {"state": {**state("base"), "without": ["MIDD"]}})
    assert (fault["code"], fault["fix"]) == ("RSN-R001", "write MID")


@pytest.mark.parametrize(
    ("edits", "code", "what", "fix"),
    [
        ({"figures": {"pipe_costs": 1}}, "RSN-C023", "changes.figures.pipe_costs", "pipe_cost"),
        ({"figures": {"pipe_cost": "3 bcm"}}, "RSN-C030", "changes.figures.pipe_cost", ""),
        ({"figures": {"pipe_cost": "1 / 0"}}, "RSN-C0", "changes.figures.pipe_cost", ""),
        ({"figures": {"pipe_cost": "(" * 300}}, "RSN-C032", "changes.figures.pipe_cost", ""),
        ({"projects": {"bypas": "out"}}, "RSN-C023", "changes.projects", "bypass"),
        ({"closures": ["pip"]}, "RSN-C023", "changes.closures.1", "pipe"),
        ({"closures": [{"asset": "pipe", "share": 2}]}, "RSN-C031", "changes.closures.1.share", ""),
        ({"closures": [{"share": 1}]}, "RSN-C042", "changes.closures.1", "passage"),
        ({"rules": {"x": False}}, "RSN-C023", "changes.rules.x", ""),
        ({"relations": {"cut": [["NOR", "NOR"]]}}, "RSN-C050", "changes.relations.cut", ""),
    ],
)
def test_a_wrong_edit_is_a_diagnostic(
    server: Server, edits: dict[str, Any], code: str, what: str, fix: str
) -> None:
    fault = server.refused("solve", {"state": state("base", **edits)})[0]
    assert fault["code"].startswith(code)
    assert fault["what"] == what
    assert fix in fault["fix"]
    assert fault["file"] == "the request"


def test_all_wrong_edits_are_told_at_once(server: Server) -> None:
    edits = {"figures": {"nope": 1}, "projects": {"nope": "out"}, "closures": ["nope"]}
    assert len(server.refused("solve", {"state": state("base", **edits)})) == 3


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ({"state": {"scenarioes": []}}, "state.scenarioes"),
        ({"state": {"edits": {"access": "close"}}}, "state.edits.access"),
        ({"state": {"edits": {"projects": {"bypass": "in"}}}}, "state.edits.projects.bypass"),
        ({"ranges": "perhaps"}, "ranges"),
        ({"state": {"scenarios": ["a b"]}}, "state.scenarios.0"),
        ([], ""),
    ],
)
def test_a_body_of_another_form_is_a_diagnostic(server: Server, body: Any, what: str) -> None:
    fault = server.refused("solve", body)[0]
    assert (fault["code"], fault["what"]) == ("RSN-R005", what)
    assert fault["found"]
    assert fault["fix"]


def test_a_word_that_is_nearly_right_is_offered(server: Server) -> None:
    (fault,) = server.refused("solve", {"state": {"edits": {"access": "opn"}}})
    assert fault["fix"] == "write open"


def test_no_json_is_a_bad_request(server: Server) -> None:
    answer = server.client.post(
        "/api/cases/toy/solve", content=b"{", headers={"content-type": "application/json"}
    )
    assert answer.status_code == 400


def test_an_unknown_scenario_is_named_with_the_nearest(server: Server) -> None:
    (fault,) = server.refused("solve", {"state": state("bypas")})
    assert (fault["code"], fault["fix"]) == ("RSN-R001", "write bypass")


def test_an_impossible_number_is_a_diagnostic(server: Server) -> None:
    answer = server.post(
        "/cases/toy/solve", {"state": state("base", figures={"undersea_capital": -1})}
    )
    assert answer.status_code in {200, 422}


def test_verdicts_follow_the_levers(server: Server) -> None:
    plain = {v["claim"]: v for v in server.ask("verdicts", {"state": state("base")})["verdicts"]}
    assert all(v["holds"] == v["before"] for v in plain.values())
    edited = server.ask("verdicts", {"state": state("base", closures=["pipe", "tanker"])})
    changed = [v["claim"] for v in edited["verdicts"] if v["holds"] != v["before"]]
    assert changed, "without any gas at all some claim must change"
    for verdict in edited["verdicts"]:
        assert verdict["before"] == plain[verdict["claim"]]["holds"]


def test_verdicts_agree_with_the_judge(server: Server) -> None:
    study = rason.Study(rason.read_case("toy"), draws=16, executor=None)
    expected = {each.claim: each.holds for each in study.verdicts()}
    for verdict in server.ask("verdicts", {})["verdicts"]:
        assert verdict["holds"] == expected[verdict["claim"]] or verdict["reason"]


def test_some_verdicts_can_be_asked_alone(server: Server) -> None:
    every = server.ask("verdicts", {})["verdicts"]
    first = every[0]["claim"]
    assert server.ask("verdicts", {"claims": [first]})["verdicts"] == every[:1]


def test_what_a_closure_costs(server: Server) -> None:
    found = {c["closed"]: c["loss"] for c in server.ask("closures", {})["closures"]}
    lost = objective(server, "base") - objective(server, "pipe_closed")
    assert found["pipe"] == NEAR(lost)


def test_who_depends_on_whom_and_what_projects_are_worth(server: Server) -> None:
    pairs = {(d["actor"], d["partner"]) for d in server.ask("dependence", {})["dependence"]}
    assert ("SUD", "NOR") in pairs
    (bypass,) = server.ask("projects", {"state": state("bypass")})["projects"]
    assert bypass["project"] == "bypass"


def test_a_number_leads_to_its_source(server: Server) -> None:
    flow = server.ask("explain", {"key": "flow:pipe"})
    assert "pipe_cost" in {each["figure"] for each in flow["figures"]}
    (fault,) = server.refused("explain", {"key": "flow:pip"})
    assert "pipe" in fault["fix"]


@pytest.mark.parametrize("chart", ["power", "power_shift", "prices", "closures", "dependence"])
@pytest.mark.parametrize("width", [300, 680])
def test_a_chart_is_a_whole_specification(server: Server, chart: str, width: int) -> None:
    body = {"chart": chart, "state": state("bypass"), "versus": state("base"), "width": width}
    drawn = server.ask("charts", body)
    assert "vega-lite" in drawn["spec"]["$schema"]
    assert len(drawn["text"]) > 10
    assert "url" not in str(drawn["spec"].get("data", {}))


def test_the_same_question_is_answered_with_the_same_bytes(server: Server) -> None:
    body = {"state": state("bypass", figures={"pipe_cost": 30})}
    first, second = (server.post("/cases/toy/solve", body).content for _ in range(2))
    assert first == second


def assert_alike(one: Any, other: Any) -> None:
    """Assert that two answers are the same but for the last digits: the server's is compiled."""
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            assert_alike(one[key], other[key])
    elif isinstance(one, list):
        assert len(one) == len(other)
        for first, second in zip(one, other, strict=True):
            assert_alike(first, second)
    elif isinstance(one, float):
        assert one == pytest.approx(other, rel=1e-9)
    else:
        assert one == other


def test_a_lever_moves_what_is_derived_from_its_figure_and_says_so(server: Server) -> None:
    found = solved(server, "base", figures={"pipe_cost": 30}, closures=["narrows"])
    assert found["scenario"]["name"] == (
        "base, with “Cost of pumping through the pipe” at 30 USD/thousand m3 and Narrows closed"
    )
    cut = solved(server, "base", figures={"pipe_margin": 5})["scenario"]["notes"]
    assert any("(pipe_margin) is set to 5 USD/thousand m3 here" in note for note in cut)


def test_a_lever_beyond_what_its_cells_may_hold_is_refused(server: Server) -> None:
    (fault,) = server.refused("solve", {"state": state("base", figures={"worth": -5})})
    assert (fault["code"], fault["what"]) == ("RSN-C038", "changes.figures.worth")
    assert "demand stoves, price (demands.csv:2)" in fault["found"] or "stoves" in fault["found"]


@pytest.mark.parametrize(
    ("unit", "number"), [("1", 0.25), ("%", 25.0), ("1/yr", 0.25), ("%/yr", 25.0)]
)
def test_a_lever_takes_a_bare_number_in_a_figure_of_any_unit(
    server: Server, unit: str, number: float
) -> None:
    figures = server.cases / "toy" / "figures.csv"
    row = f"leak,Loss of the pipe,{number / 2},{number},{number * 2},{unit},pert,,2014,2014-03,,C,,"
    figures.write_text(figures.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    found = server.post("/cases/toy/solve", {"state": state("base", figures={"leak": number})})
    assert found.status_code == 200, found.text
    saved = {"name": "leaky", "title": "", "state": state("base", figures={"leak": number})}
    preview = server.post("/cases/toy/scenarios/preview", saved)
    assert preview.status_code == 200, preview.text
