"""Power and hold-up on their way from a study to words, on the toy case: see its README."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

import rason
from rason.analysis.hold_up import Corridor
from rason.answer.hold_up import HoldUps, corridors, sentences
from rason.answer.power import Power, Powers
from rason.answer.power_shown import bare, core_gain, in_core, rank_of, shift_frame
from rason.answer.power_shown import sentences as power_sentences
from rason.answer.registry import QUESTIONS
from rason.case.find import find
from rason.errors import InputError
from rason.report.case_note import case_note
from rason.report.document import Document, HoldUp
from rason.report.tables import tables
from rason.report.terminal import show_table
from rason.table.naming import names as names_of
from rason.table.numbers import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = {"NOR": "Norland", "MID": "Midland", "SUD": "Sudland"}
FEE = Corridor("MID", "pipe", "transit_fee")
ALL = {"by the nucleolus", "by the τ-value", "by Banzhaf", "where only those on terms deal"}


@pytest.fixture(scope="module")
def study() -> rason.Study:
    return rason.Study(rason.read_case("toy"), draws=64, executor=None)


def _game(study: rason.Study, scenario: str, versus: str = "") -> Power:
    answer = study.answer("power", scenario, versus=versus)
    assert isinstance(answer, Powers)
    (game,) = answer.power
    return game


@pytest.fixture(scope="module")
def shift(study: rason.Study) -> Power:
    return _game(study, "bypass", "base")


@pytest.fixture(scope="module")
def base(study: rason.Study) -> Power:
    return _game(study, "base")


def _held(study: rason.Study, corridor: Corridor, scenario: str) -> HoldUp:
    answer = study.answer("hold_up", scenario, **asdict(corridor))
    assert isinstance(answer, HoldUps)
    (row,) = answer.hold_ups
    return row


@pytest.fixture(scope="module")
def held(study: rason.Study) -> Callable[..., HoldUp]:
    def ask(corridor: Corridor, scenario: str = "base") -> HoldUp:
        return _held(study, corridor, scenario)

    return ask


def document(study: rason.Study, *power: Power, held: tuple[HoldUp, ...] = ()) -> Document:
    settings = {"draws": 64, "seed": 0, "scenarios": ()}
    note = case_note(study.case)
    return Document.model_validate(
        {"case": note, "settings": settings, "power": power, "hold_ups": held}
    )


def written(show: Callable[[Console], None]) -> str:
    with (console := Console(width=300)).capture() as captured:
        show(console)
    return captured.get()


def test_who_ranks_where_by_what_a_scenario_changes(shift: Power) -> None:
    assert shift.ranking is not None
    assert shift.ranking.by == "shift"
    found = {each.actor: each for each in shift.ranking.ranks}
    assert [found[each].rank for each in ("NOR", "MID", "SUD")] == [1, 3, 1]
    # Under open access Midland has no veto to lose, so that nobody's power shifts.
    assert (found["MID"].best, found["MID"].worst) == (1, 3)
    assert shift.ranking.changes["access: open"] is True
    assert shift.ranking.changes["concept: nucleolus"] is False
    assert found["MID"].held == 1.0
    assert found["MID"].amount.value == pytest.approx(-2.2e8)
    low, high = found["MID"].amount.low, found["MID"].amount.high
    assert low is not None
    assert high is not None
    assert low < -2.2e8 < high < 0.0


def test_other_outlets_decide(base: Power) -> None:
    """With the undersea line Midland no longer ranks with the others."""
    assert base.ranking is not None
    assert base.ranking.changes["options: all"] is True
    assert base.ranking.outlets == pytest.approx({"NOR": 5.3e8, "MID": 2.0e8, "SUD": 5.3e8})
    assert "where every other project of the case may be built too" in base.reasons["options"]
    assert "the largest gain is that of Norland and Sudland" in base.reasons["options"]


def test_symmetry_is_said_as_symmetry(base: Power, shift: Power) -> None:
    assert rank_of(base, "MID") == "1= (1–3)"
    said = power_sentences(base, NAMES)
    assert said[0].startswith("Norland, Midland and Sudland are equal by symmetry")
    assert "undetermined" in said[0]
    assert any("Norland and Sudland" in text for text in power_sentences(shift, NAMES))


def test_the_order_is_told_with_what_changes_it(shift: Power) -> None:
    (told,) = [text for text in power_sentences(shift, NAMES) if text.startswith("the order")]
    changed, kept = told.split(", and stays the same ")
    assert changed.endswith("changes where third parties must let pass at the tariff")
    assert all(each in kept for each in ALL)


def test_a_doubtful_increment_is_flagged(shift: Power) -> None:
    assert any(
        "the change bargained by itself: it is not monotone" in text
        for text in power_sentences(shift, NAMES)
    )


def test_who_talks_is_said_beside_myerson(shift: Power) -> None:
    assert "myerson" in shift.splits
    assert shift.quarrels == (("NOR", "MID"),)
    said = " ".join(power_sentences(shift, NAMES))
    assert "against it they speak for Norland–Midland" in said
    assert "too little is known of how Norland–Sudland and Midland–Sudland stand" in said


def test_concepts_that_disagree_are_flagged(shift: Power) -> None:
    assert "most about Midland" in shift.reasons["concepts"]


def test_gains_in_the_core_stand_above_what_is_earned_alone(shift: Power) -> None:
    assert core_gain(shift, "MID") == "USD 0–600 m/yr"
    assert core_gain(shift, "SUD") == "USD 0–1.3 bn/yr"
    assert in_core(shift, shift.shapley)
    assert not in_core(shift, {"NOR": 0.0, "MID": 1.26e9, "SUD": 2.4e8})


def test_a_table_says_the_unit_once() -> None:
    assert bare("−USD 217 m/yr", "USD/yr") == "−217 m"


def test_the_terminal_shows_every_concept_and_both_readings(
    study: rason.Study, shift: Power
) -> None:
    tables = QUESTIONS["power"].laid_out(Powers(power=(shift,)), names_of(study.case))

    def show(to: Console) -> None:
        for each in tables:
            show_table(to, each)

    text = written(show)
    for heading in ("Core", "Shapley", "Nucleolus", "Banzhaf", "Myerson", "By itself (Shapley)"):
        assert heading in text
    assert "against “base”" in text
    midland = [line for line in text.splitlines() if line.startswith("Midland")][1]
    assert midland.split()[1:] == [
        "0",
        "0–600",
        "m",
        "200",
        "m",
        *("300", "m", "200", "m", "242", "m", "242", "m", "150", "m", "200", "m"),
    ]


def test_tables_of_the_brief_say_common_things_once(
    study: rason.Study, base: Power, shift: Power
) -> None:
    found, names = Powers(power=(base, shift)), names_of(study.case)
    tables = QUESTIONS["power"].laid_out(found, names)
    notes = QUESTIONS["power"].says(found, names)
    assert [len(table.rows) for table in tables] == [3, 3, 3]
    assert all(len(row) == len(table.headings) for table in tables for row in table.rows)
    common = (
        "Too little is known of how Norland–Sudland and Midland–Sudland stand to each other: "
        "they count there as dealing."
    )
    assert common in notes
    assert not any(common in table.note for table in tables)
    assert "equal by symmetry" in tables[0].note


# Hold-up: Q = 1,260, F = 315


def test_hold_up_in_numbers(held: Callable[..., HoldUp]) -> None:
    found = held(FEE)
    assert found.quasi_rent.value == pytest.approx(1.26e9)
    assert found.temptation.value == pytest.approx(9.45e8)
    assert found.patience is not None
    assert found.patience.value == pytest.approx(0.75)
    assert found.discount is not None
    assert found.discount.value == pytest.approx(1 / 3)
    # With the undersea line as another outlet: 1,500 - 900 = 600.
    assert found.outlets_quasi_rent is not None
    assert found.outlets_quasi_rent.value == pytest.approx(6.0e8)
    assert found.outlets_patience is not None
    assert found.outlets_patience.value == pytest.approx(1 - 315 / 600)
    assert [(each.actor, each.penalty.value, each.enough) for each in found.sureties] == [
        ("NOR", 0.0, False),
        ("SUD", 0.0, False),
    ]
    assert found.hazard is None
    (cushion,) = found.cushions
    assert cushion.days.value == 0.0
    assert cushion.spare.value == pytest.approx(0.6)


def test_hold_up_in_plain_sentences(held: Callable[..., HoldUp]) -> None:
    taken, kept, elsewhere, tempting, surety, cushioned = held(FEE).says
    pipe = "“Gas field to Sud City by pipe”"
    assert taken.startswith(f"If Midland shut {pipe} for a year, all together would earn USD 1.3")
    assert "Its fee of USD 315 million a year keeps Midland from it only if money next" in kept
    assert "at least 0.75 of money now" in kept
    assert kept.endswith("a discount of at most 33 % a year.")
    assert "only USD 600 million a year" in elsewhere
    assert elsewhere.endswith("and 0.48 would be patience enough.")
    assert tempting.startswith("What tempts Midland beyond its fee is USD 945 million a year")
    assert surety.endswith("Norland and Sudland nothing. Nobody alone could stand surety.")
    assert cushioned == (
        "Sudland has no stock of natural gas in this case, and other ways still bring 60 % of what"
        " it takes in a year."
    )


def test_a_guarantor_that_can_take_enough_is_named(held: Callable[..., HoldUp]) -> None:
    # With the pipe shut Norland has 430 of Sudland, and shutting the pipe earns 1,500 - 1,100.
    found = held(Corridor("NOR", "pipe"), "bypass")
    assert [each.enough for each in found.sureties] == [False, True]
    assert any("Surety enough: Sudland (in" in text for text in found.says)
    assert found.patience is None
    assert found.fee is None


def test_the_risk_that_a_project_bears(held: Callable[..., HoldUp]) -> None:
    found = held(Corridor("NOR", "undersea"), "closed_with_bypass")
    assert found.project == "bypass"
    assert found.outage is not None
    assert found.outage.value == pytest.approx(1 - 200 / 860)
    assert any(
        "stops paying for all together if in every year the risk" in text for text in found.says
    )
    (idle,) = [text for text in held(Corridor("NOR", "undersea"), "bypass").says if "pay" in text]
    assert idle == "“Undersea line around Midland” does not pay even if it is never shut."


def test_nothing_to_take_is_said_so(held: Callable[..., HoldUp]) -> None:
    found = held(Corridor("MID", "narrows", "transit_fee"))
    assert found.says[0] == "Midland can take nothing by shutting “Narrows”: nobody loses by it."


def test_a_fee_that_is_always_enough(held: Callable[..., HoldUp]) -> None:
    always = held(FEE).model_copy(
        update={
            "patience": Span(value=0.0),
            "discount": Span(value=None),
            "temptation": Span(value=0.0),
        }
    )
    told = sentences(always, {"actor": NAMES, "commodity": {"gas": "Natural gas"}})
    assert told[1].endswith("so that Midland keeps it open however little it thinks of tomorrow.")
    assert not any("surety" in text for text in told)


def test_all_that_needs_a_consent_may_be_shut(held: Callable[..., HoldUp]) -> None:
    found = held(Corridor("MID", "", "transit_fee"))
    assert found.quasi_rent.value == pytest.approx(1.26e9)
    assert found.sureties == ()
    assert found.name == "all that needs its consent"


def test_a_table_of_hold_up(study: rason.Study, held: Callable[..., HoldUp]) -> None:
    answer = HoldUps(hold_ups=(held(FEE),))
    (table,) = QUESTIONS["hold_up"].laid_out(answer, names_of(study.case))
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Temptation (Q − F)"][0] == "USD 945 m/yr"
    assert rows["Highest yearly discount that keeps it open (F/(Q − F))"][0] == "33 %"
    assert rows["Sudland: days of the natural gas that it takes in stock"] == ("0", "")


def test_corridors_come_from_the_claims_or_from_whoever_asks(study: rason.Study) -> None:
    assert corridors(study.case) == ()
    nobody = study.answer("hold_up", "base")
    assert isinstance(nobody, HoldUps)
    assert (nobody.hold_ups, "Nobody is named" in nobody.reason) == ((), True)
    with pytest.raises(InputError, match="write MID"):
        study.answer("hold_up", actor="MIDD", closed="pipe", fee="transit_fee")
    with pytest.raises(InputError, match="no `actor`"):
        study.answer("hold_up", closed="pipe")


def test_claims_about_patience_name_their_corridor() -> None:
    found = dict(corridors(rason.read_case("northeast_asia_2014")))
    corridor = found["korean_pipe_sunk",]
    assert (corridor.actor, corridor.closed, corridor.fee) == ("KP", "pipe_kp", "transit_fee")


def test_tables_for_spreadsheets_hold_ranges(
    study: rason.Study, shift: Power, held: Callable[..., HoldUp]
) -> None:
    found = tables(document(study, shift, held=(held(FEE),)))
    (midland,) = [row for row in found["ranking"] if row["actor"] == "MID"]
    assert (midland["by"], midland["rank"], midland["worst"]) == ("shift", 3, 3)
    (row,) = found["hold_ups"]
    assert row["patience"] == pytest.approx(0.75)
    assert float(row["patience_low"] or 0) <= 0.75 <= float(row["patience_high"] or 0)
    assert row["outlets_patience"] == pytest.approx(1 - 315 / 600)
    assert found["hold_ups"].unit("discount", row) == "1/yr"
    (spare,) = found["cushions"]
    assert (spare["actor"], spare["buyer"], spare["commodity"]) == ("MID", "SUD", "gas")
    assert spare["spare"] == pytest.approx(0.6)
    surety = found["sureties"][0]
    assert (surety["actor"], surety["closed"], surety["guarantor"]) == ("MID", "pipe", "NOR")
    assert found["sureties"].unit("penalty", surety) == "USD/yr"


def test_more_outlets_than_can_be_weighed_are_said_to_be_unknown(tmp_path: Path) -> None:
    folder = tmp_path / "toy"
    shutil.copytree(find("toy"), folder)
    with (folder / "projects.csv").open("a") as projects, (folder / "links.csv").open("a") as links:
        for number in range(9):
            projects.write(f"way{number},Way {number},undersea_capital,20 yr,,,yes,option,NOR,\n")
            links.write(
                f"link{number},field,city,pipe,gas,1 bcm/yr,undersea_cost,0,0,NOR,,,way{number},,\n"
            )
    many = rason.Study(rason.read_case(folder), draws=16, executor=None)
    power = _game(many, "base")
    assert power.ranking is not None
    assert power.ranking.outlets is None
    assert any("9 lumpy projects" in text for text in power_sentences(power, NAMES))
    found = _held(many, FEE, "base")
    assert found.outlets_quasi_rent is None
    assert any(
        text.startswith("Other outlets could not be asked about: 9 lumpy") for text in found.says
    )


def test_shifts_against_several_scenarios_say_which(study: rason.Study, shift: Power) -> None:
    other, names = _game(study, "closed_with_bypass", "bypass"), names_of(study.case)
    one, two = shift_frame([shift], names), shift_frame([shift, other], names)
    assert set(one["scenario"]) == {"bypass"}
    assert set(two["scenario"]) == {
        "bypass, against “base”",
        "closed with bypass, against “bypass”",
    }
    midland = two[(two["player"] == "Midland")].set_index("scenario")["shift"]
    assert midland.tolist() == pytest.approx([-2.2e8, -2.0e8])
