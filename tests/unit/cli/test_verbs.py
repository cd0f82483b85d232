"""Every verb answers, for people and for machines; the toy's numbers are worked out by hand."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.cli.conftest import Answer

    Rason = Callable[..., Answer]


def test_list_names_the_shipped_cases(rason: Rason) -> None:
    assert "toy" in rason("list").out
    assert {"case": "toy", "title": "Three countries and one pipe"} in rason("list", "--json").json[
        "cases"
    ]


def test_new_makes_a_case_without_faults(rason: Rason) -> None:
    assert rason("new", "mine").code == 0
    checked = rason("check", "mine")
    assert (checked.code, checked.err) == (0, "")
    assert "no faults" in checked.out


def test_solve_has_the_keys_that_others_rely_on(rason: Rason) -> None:
    found = rason("solve", "toy", "--scenario", "base", "--json").json
    assert found["objective"] == pytest.approx(1.5e9)
    assert (found["objective_unit"], found["status"]) == ("USD/yr", "optimal")
    flow = next(each for each in found["flows"] if each["asset"] == "pipe")
    assert {key: flow[key] for key in ("commodity", "value", "low", "high", "unit")} == {
        "commodity": "gas",
        "value": 10.0,
        "low": 10.0,
        "high": 10.0,
        "unit": "bcm/yr",
    }
    price = next(each for each in found["prices"] if each["place"] == "city" and not each["origin"])
    assert price["unit"] == "USD/thousand m3"
    assert price["low"] <= price["value"] <= price["high"]


def test_surplus_adds_up_to_the_objective(rason: Rason) -> None:
    found = rason("solve", "toy", "--json").json
    rules = {each["rule"] for each in found["surplus"]}
    assert rules == {"nodal", "contract", "parity"}
    for rule in rules:
        earned = sum(each["value"] for each in found["surplus"] if each["rule"] == rule)
        assert earned == pytest.approx(found["objective"])


def test_scenarios_joined_by_commas_or_repeated_are_merged(rason: Rason) -> None:
    joined = rason("solve", "toy", "-s", "bypass,pipe_closed", "--json").json
    repeated = rason("solve", "toy", "-s", "bypass", "-s", "pipe_closed", "--json").json
    assert joined == repeated
    assert joined["objective"] == pytest.approx(900e6)


def test_power_has_the_keys_that_others_rely_on(rason: Rason) -> None:
    asked = ("power", "toy", "-s", "bypass", "--versus", "base", "-n", "16", "--json")
    (found,) = rason(*asked).json["power"]
    assert found["players"] == ["NOR", "MID", "SUD"]
    assert found["values"]["NOR;SUD"] == pytest.approx(900e6)
    assert found["stand_alone"]["SUD"] == pytest.approx(240e6)
    assert found["gain"] == pytest.approx({"NOR": 530e6, "MID": 200e6, "SUD": 530e6})
    assert found["nucleolus"]["MID"] == pytest.approx(300e6)
    assert found["core"]["empty"] is False
    assert found["core"]["high"]["MID"] == pytest.approx(600e6)
    assert found["shift"]["shapley"]["MID"] == pytest.approx(-220e6)
    assert isinstance(found["reasons"], dict)


HOLD_UP = ("--closed", "pipe", "--actor", "MID", "--fee", "transit_fee", "-n", "16")


def test_hold_up_tells_what_shutting_a_corridor_could_extort(rason: Rason) -> None:
    (found,) = rason("hold-up", "toy", "-s", "base", *HOLD_UP, "--json").json["hold_ups"]
    assert found["quasi_rent"]["value"] == pytest.approx(1260e6)
    assert found["patience"]["value"] == pytest.approx(0.75)
    assert found["outlets_quasi_rent"]["value"] == pytest.approx(600e6)
    told = rason("hold-up", "toy", "-s", "base", *HOLD_UP)
    assert "If Midland shut “Gas field to Sud City by pipe”" in told.out
    assert "Nobody alone could stand surety." in " ".join(told.out.split())
    nobody = rason("hold-up", "toy", "-n", "16", "--json").json
    assert nobody["hold_ups"] == []
    assert "Nobody is named" in nobody["reason"]


def test_hold_up_by_nobody_is_refused(rason: Rason) -> None:
    found = rason("hold-up", "toy", "--fee", "transit_fee")
    assert found.code == 2
    assert "no `actor`" in found.err


def test_close_finds_what_the_pipe_is_worth(rason: Rason) -> None:
    found = {each["closed"]: each for each in rason("close", "toy", "--json").json["closures"]}
    assert found["pipe"]["loss"] == pytest.approx(1260e6)
    assert found["narrows"]["kind"] == "passage"


def test_projects_are_valued_in_scenarios_by_name(rason: Rason) -> None:
    found = rason("projects", "toy", "--draws", "16", "--json").json["projects"]
    told = {each["scenario"]: (each["project"], each["alone"], each["frequency"]) for each in found}
    assert told["bypass"] == ("bypass", pytest.approx(-200e6), 0.0)
    assert told["closed_with_bypass"] == ("bypass", pytest.approx(660e6), 1.0)


def test_a_scenario_that_closes_all_options_says_so_and_names_others(rason: Rason) -> None:
    told = " ".join(rason("projects", "toy", "-s", "base", "--draws", "16").out.split())
    assert "none is left open to be built or not in `base`" in told
    assert "`bypass`" in told


def test_claims_have_the_keys_that_others_rely_on(rason: Rason) -> None:
    found = rason("claims", "toy", "--draws", "16", "-w", "1", "--json").json["claims"]
    claim = next(each for each in found if each["claim"] == "bypass_weakens_midland")
    assert {"verdict", "probability", "error", "margin", "overturned_by", "stability"} <= set(claim)
    assert claim["probability"] == 1.0
    assert {"choice", "flips"} <= set(claim["stability"][0])
    assert {each["claim"]: each["verdict"] for each in found}["pride"] == "untestable"


@pytest.mark.parametrize(
    "verb", ["solve", "power", "close", "check", "projects", "claims", "explain"]
)
def test_tables_are_plain_when_piped(rason: Rason, verb: str) -> None:
    few = ["-n", "16"]
    options = {"explain": ["worth"], "power": few, "projects": few, "claims": [*few, "-w", "1"]}
    found = rason(verb, "toy", *options.get(verb, []))
    assert found.code == 0
    assert found.out.strip()
    assert "\x1b" not in found.out
    assert found.err == ""


def test_explain_ends_at_a_citation(rason: Rason) -> None:
    found = rason("explain", "toy", "flow:pipe", "--json").json
    assert found["figures"][0]["figure"] == "pipe_cost"
    assert found["sources"][0]["source"] == "fable"


def test_diff_of_two_scenarios(rason: Rason) -> None:
    found = rason("diff", "base", "bypass", "--case", "toy", "--json").json["differences"]
    change = next(each for each in found if (each["key"], each["what"]) == ("MID", "shapley"))
    assert change["change"] == pytest.approx(-220e6)
    assert change["base"] == "above what each earns alone"


def test_a_game_without_a_case(rason: Rason, tmp_path: Path) -> None:
    path = tmp_path / "game.json"
    path.write_text('{"players": ["a", "b"], "values": {"a": 0, "b": 0, "a;b": 1}}')
    found = rason("game", str(path), "--json").json
    assert found["shapley"] == {"a": 0.5, "b": 0.5}
    assert "prenucleolus" in found
    assert "Shapley" in rason("game", str(path)).out


def test_the_schema_is_json(rason: Rason) -> None:
    assert rason("schema").json["title"] == "Document"


def test_a_brief_from_beginning_to_end(rason: Rason, tmp_path: Path) -> None:
    options = ("brief", "toy", "--draws", "16", "--workers", "1")
    first = rason(*options)
    assert first.code == 0
    page = tmp_path / first.out.strip().splitlines()[-1]
    assert page.name == "brief.html"
    assert page.parent.parent == tmp_path / "runs"
    before = {path.name: path.read_bytes() for path in page.parent.iterdir()}
    written = {path.name: path.stat().st_mtime_ns for path in page.parent.iterdir()}

    again = rason(*options, "--json").json
    assert again["solved"] is False
    assert {path.name: path.stat().st_mtime_ns for path in page.parent.iterdir()} == written

    anew = rason(*options, "--again", "--json").json
    assert anew["solved"] is True
    assert {path.name: path.read_bytes() for path in page.parent.iterdir()} == before

    assert rason("diff", str(page.parent), str(page.parent)).out == "Nothing differs.\n"


def test_a_question_over_draws_has_the_same_answer_by_one_process_or_two(rason: Rason) -> None:
    asked = ("power", "toy", "--draws", "256", "--json", "--workers")
    assert rason(*asked, "2").out == rason(*asked, "1").out


@pytest.mark.slow
def test_foresight_lies_on_top_of_every_scenario(rason: Rason) -> None:
    rason("new", "strait", "--template", "crisis")
    asked = ("shortages", "strait", "-s", "shut", "-n", "16")
    seen, blind = (rason(*asked, "--foresight", word).out for word in ("perfect", "none"))
    assert blind.splitlines()[0].endswith("with foresight: none")
    assert "Isle Republic" in blind
    assert "Isle Republic" not in seen
    refused = rason(*asked, "--foresight", "4 wks")
    assert (refused.code, "RSN-C042" in refused.err) == (2, True)


CHANGE = ("--set", "pipe_cost=30", "--close", "tanker=50%", "--build", "bypass=out")
SAID = (
    "with “Cost of pumping through the pipe” at 30 USD/thousand m3, “Open sea to Sud City by sea”"
    " closed by 50% and “Undersea line around Midland” left out"
)


@pytest.mark.parametrize(
    "typed",
    [
        ("solve", "toy"),
        ("close", "toy"),
        ("projects", "toy", "-n", "16"),
        ("power", "toy", "-n", "16"),
        ("ties", "toy"),
        ("claims", "toy", "-n", "16", "-w", "1"),
    ],
    ids=lambda typed: typed[0],
)
def test_every_verb_takes_changes_and_says_them_first(rason: Rason, typed: tuple[str, ...]) -> None:
    found = rason(*typed, *CHANGE)
    assert found.code == 0, found.err
    assert SAID in " ".join(found.out.split())


def test_changes_are_those_of_python_and_lie_on_top_of_every_scenario(rason: Rason) -> None:
    import rason as package

    study = package.Study(package.read_case("toy"), draws=16, executor=None).with_(
        figures={"pipe_cost": 30}, closures={"tanker": 0.5}, projects={"bypass": "out"}
    )
    for scenario in ("base", "bypass", "pipe_closed"):
        told = rason("solve", "toy", "-s", scenario, *CHANGE, "--json").json
        assert told["name"].endswith(SAID)
        assert told["objective"] == pytest.approx(
            study.surplus(scenario)["value"].sum(), rel=1e-6, abs=100.0
        )


def test_a_change_moves_the_verdict_that_it_overturns(rason: Rason) -> None:
    asked = ("claims", "toy", "-n", "16", "-w", "1", "--json")
    (before,) = [each for each in rason(*asked).json["claims"] if each["claim"] == "pipe_matters"]
    (nearest,) = [each for each in before["overturned_by"] if each["figure"] == "field_cost"]
    beyond = f"field_cost={nearest['at'] + 1.0} {nearest['unit']}"
    found = rason(*asked, "--set", beyond).json
    (after,) = [each for each in found["claims"] if each["claim"] == "pipe_matters"]
    assert before["holds"]
    assert not after["holds"]
    assert found["change"].startswith("with “Cost of production in Norland” at ")


@pytest.mark.parametrize(
    ("options", "code", "fix"),
    [
        (("--set", "pipe_cost"), "RSN-R007", "write --set"),
        (("--set", "pipe_costs=3"), "RSN-C023", "write pipe_cost"),
        (("--set", "worth=-5"), "RSN-C038", "set worth to at least 0"),
        (("--close", "narows"), "RSN-C023", "write narrows"),
        (("--close", "pipe=150%"), "RSN-C031", ""),
        (("--build", "bypass=in"), "RSN-C042", "'option'"),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    rason: Rason, options: tuple[str, ...], code: str, fix: str
) -> None:
    found = rason("power", "toy", "-n", "16", *options)
    assert found.code == 2
    assert code in found.err
    assert fix in found.err


def test_runs_are_compared_as_they_are(rason: Rason) -> None:
    found = rason("diff", "one", "other", "--close", "pipe")
    assert found.code == 2
    assert "name the case with --case" in found.err
    assert rason("diff", "base", "bypass", "--case", "toy", "--set", "pipe_cost=30").code == 0


@pytest.mark.slow
def test_diff_begins_with_what_is_lost_over_all_days(rason: Rason) -> None:
    rason("new", "strait", "--template", "crisis")
    told = rason("diff", "base", "shut", "--case", "strait").out.splitlines()
    assert told[0] == "In all"
    assert [line.split("  ")[0] for line in told[3:5]] == [
        "all together",
        "Delta Republic, Crude oil",
    ]
    assert "earned" in told[3]


def test_a_claim_that_is_refused_says_why_in_the_table(rason: Rason, tmp_path: Path) -> None:
    rason("new", "mine")
    with (tmp_path / "mine" / "actors.csv").open("a", encoding="utf-8") as file:
        file.write("EXT,Elsewhere,outsider,,\n")
    (tmp_path / "mine" / "claims.yaml").write_text(
        "- claim: one\n  paragraph: 1\n  says: So.\n  statements:\n"
        "    - {measure: power, with: {actor: EXT}, compare: '>', than: 0 USD/yr}\n",
        encoding="utf-8",
    )
    told = rason("claims", "mine", "-n", "16", "-w", "1").out
    assert "does not bargain" in " ".join(told.split())


def test_a_link_that_goes_both_ways_shows_each_way_and_its_name(rason: Rason) -> None:
    golden = Path(__file__).parents[2] / "golden" / "both_ways" / "case"
    case = shutil.copytree(golden, "line")
    solved = rason("solve", str(case))
    ways = [line.split("  ") for line in solved.out.splitlines() if "by rail" in line]
    told = [[cell.strip() for cell in line if cell.strip()] for line in ways]
    assert told == [
        ["Ore", "South to North and back by rail, way back", "3 Mt/yr"],
        ["Coal", "South to North and back by rail", "2 Mt/yr"],
    ]
    rows = {
        (each["kind"], each["commodity"]): each["value"]
        for each in rason("solve", str(case), "--json").json["flows"]
        if each["asset"] == "rail"
    }
    assert rows["back", "ore"] == pytest.approx(3.0)
    assert rows["flow", "coal"] == pytest.approx(2.0)
    shut = rason("solve", str(case), "--close", "rail")
    assert "surplus" in shut.out
    flows = shut.out.partition("What flows")[2].partition("What is made")[0]
    assert "Range" in flows
    assert "by rail" not in flows
