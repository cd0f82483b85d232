from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.broken_cases import add, all_of, figure, remove, rename, replace, write

from rason.case import Case, find, read, read_case, shipped
from rason.case.document import Scenario
from rason.case.partner import Partner
from rason.errors import InputError


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    folder = tmp_path / "toy"
    shutil.copytree(find("toy"), folder)
    return folder


def good(folder: Path) -> Case:
    reading = read(folder)
    assert reading.case, "\n".join(map(str, reading.diagnostics))
    return reading.case


def test_shipped_cases_are_found_by_name() -> None:
    names = dict(shipped())
    assert names["toy"] == "Three countries and one pipe"
    assert find("northeast-asia-2014") == find("northeast_asia_2014")


def test_a_case_that_is_not_there_offers_the_nearest() -> None:
    reading = read("toyy")
    assert [each.code for each in reading.diagnostics] == ["RSN-C001"]
    assert reading.diagnostics[0].fix == "write toy"
    assert reading.case is None


def test_a_file_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("")
    assert read(tmp_path / "case").diagnostics[0].code == "RSN-C001"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions differ")
def test_reading_raises_all_at_once(toy: Path) -> None:
    all_of(
        replace("supplies.csv", "10 bcm/yr", "-10 bcm/yr"),
        replace("links.csv", "pipe,field,city", "pipe,feild,city"),
        replace("case.yaml", "question:", "qestion:"),
        replace("sources.bib", "exist},", "exist,"),
    )(toy)
    with pytest.raises(InputError) as caught:
        read_case(toy)
    found = [(Path(each.file).name, each.line) for each in caught.value.diagnostics]
    assert found == [
        ("case.yaml", 3), ("supplies.csv", 2), ("links.csv", 3), ("sources.bib", 7)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"\n", b"\r"),
        lambda raw: raw + b"\n\n   \n,,,,\n",
        lambda raw: raw.rstrip(b"\n"),
        lambda raw: b'# a comment, with "quotes\n\n' + raw,
        lambda raw: b"\n".join(line + b",," for line in raw.splitlines()),
    ],
    ids=["BOM", "CRLF", "CR", "blank lines", "no newline", "comment", "padded columns"],
)
def test_what_spreadsheets_write_is_read(change: object, toy: Path) -> None:
    assert callable(change)
    before = good(toy)
    for name in ("supplies.csv", "demands.csv", "markets.csv"):
        (toy / name).write_bytes(change((toy / name).read_bytes()))
    after = good(toy)
    assert list(after.supplies) == list(before.supplies)
    assert after.demands["stoves"].price.text == "worth"
    assert after.digest != before.digest


def test_quoted_cells_may_hold_commas_quotes_and_newlines(toy: Path) -> None:
    add("actors.csv", 'PAL,"Pal, ""the friend""\nand more",firm,,\n# a comment\nFOE,Foe,firm,,')(
        toy
    )
    case = good(toy)
    assert case.actors["PAL"].name == 'Pal, "the friend"\nand more'
    assert case.actors["PAL"].where.line == 5
    assert case.actors["FOE"].where.line == 8


def test_optional_tables_and_columns_may_be_absent(toy: Path) -> None:
    all_of(
        remove("transfers.csv"), remove("events.csv"), remove("observed.csv"),
        remove("claims.yaml"), remove("scenarios.yaml"), write("README.md", "notes"),
        write("supplies.csv", "supply,place,commodity,capacity\nnorgas,field,gas,10 bcm/yr\n"),
    )(toy)  # fmt: skip
    case = good(toy)
    assert case.events == ()
    assert float(case.supplies["norgas"].cost.evaluate({})) == 0.0
    assert case.supplies["norgas"].owner == ""


def test_figures_may_move_together_and_dates_be_partial(toy: Path) -> None:
    add("figures.csv", figure("more").replace("pert,,2014", "pert,worth,2011/2014"))(toy)
    case = good(toy)
    assert case.figures["more"].moves_with == Partner("worth")
    assert case.figures["more"].published == date(2014, 3, 31)  # known by the end of the month


def test_a_late_figure_is_admitted_by_its_note(toy: Path) -> None:
    replace(
        "figures.csv", "180,200,220,USD/thousand m3,pert,,2014,2014-11,fable,C,,",
        "180,200,220,USD/thousand m3,pert,,2014,2015-02,fable,C,,late: of 2015",
    )(toy)  # fmt: skip
    codes = [each.code for each in good(toy).warnings]
    assert "RSN-W009" in codes


def test_scenarios_add_rules_and_figures(toy: Path) -> None:
    add(
        "scenarios.yaml",
        "quota:\n"
        "  rules: {quota: {kind: cap, by: [MID, SUD], asset: [pipe], amount: 5 bcm/yr,"
        " until: 2015}}\n"
        "  figures: {worth: 300 USD/thousand m3}\n"
        "free:\n  base: quota\n  rules: {quota: off}",
    )(toy)
    case = good(toy)
    rule = case.scenario_rules["quota"]["quota"]
    assert rule.by == ("MID", "SUD")
    assert rule.until == date(2015, 12, 31)
    assert rule.amount is not None
    assert float(rule.amount.evaluate({})) == 5.0
    assert float(case.scenario_figures["quota"]["worth"].evaluate({})) == 300.0
    assert case.scenarios["free"].rules == {"quota": False}


def test_alternative_consents_make_sets(toy: Path) -> None:
    replace("links.csv", ",MID,,,1000", ",MID;NOR|SUD,,,1000")(toy)
    assert set(good(toy).links["pipe"].consent) == {
        frozenset({"MID", "NOR"}), frozenset({"MID", "SUD"})
    }  # fmt: skip


def test_commodities_that_share_a_link_are_measured_in_the_first(toy: Path) -> None:
    all_of(
        add("commodities.csv", "lng,LNG,Mt,1 Mt = 1.36 bcm,,"),
        replace("links.csv", "pipe,gas,10 bcm/yr,pipe_cost", "pipe,gas;lng,10 bcm/yr,pipe_cost"),
    )(toy)
    assert good(toy).link_factor("pipe", "lng") == pytest.approx(1.36)


def test_a_yield_joins_two_units(toy: Path) -> None:
    all_of(
        add("commodities.csv", "power,Power,TWh,,,"),
        write(
            "processes.csv",
            "process,place,input,output,yield,capacity,cost,operator\n"
            "plant,city,gas,power,5 MWh/thousand m3,1 bcm/yr,2 USD/MMBtu,SUD\n",
        ),
    )(toy)
    plant = good(toy).processes["plant"]
    assert float(plant.yield_.evaluate({})) == pytest.approx(5.0)
    assert plant.yield_.unit == "TWh/bcm"
    assert float(plant.cost.evaluate({})) == pytest.approx(70.6)  # 35.3 MMBtu in thousand m3


def test_lines_of_documents_are_known(toy: Path) -> None:
    case = good(toy)
    line = case.line("claims.yaml", 0, "statements", 0, "measure")
    text = (toy / "claims.yaml").read_text().splitlines()
    assert line is not None
    assert "measure: closure_loss" in text[line - 1]
    assert case.line("nothing.yaml") is None


def test_keys_are_known_beside_faults(toy: Path) -> None:
    all_of(replace("supplies.csv", "10 bcm/yr", "-1 bcm/yr"), rename("links.csv", "link.csv"))(toy)
    reading = read(toy)
    assert reading.case is None
    assert list(reading.keys["supplies"] or ()) == ["norgas"]
    assert reading.keys["links"] is None
    assert list(reading.keys["scenarios"] or ())[:2] == ["base", "bypass"]
    assert len(reading.claims) == 6


def test_a_missing_key_that_many_cells_need_is_one_fault(toy: Path) -> None:
    replace("commodities.csv", "gas,Natural gas", "oil,Crude oil")(toy)
    found = [each for each in read(toy).diagnostics if each.code == "RSN-C023"]
    assert len(found) == 1
    assert "also in" in found[0].found


def test_the_digest_follows_the_files_and_not_the_folder(toy: Path, tmp_path: Path) -> None:
    shutil.copytree(toy, tmp_path / "copy")
    assert good(toy).digest == good(tmp_path / "copy").digest
    (toy / "README.md").write_text("other words")
    assert good(toy).digest == good(tmp_path / "copy").digest
    add("claims.yaml", "# a remark")(toy)
    assert good(toy).digest != good(tmp_path / "copy").digest


def test_reading_writes_nothing(toy: Path) -> None:
    before = {path.name: path.read_bytes() for path in toy.iterdir()}
    read(toy)
    assert {path.name: path.read_bytes() for path in toy.iterdir()} == before


@pytest.mark.parametrize(
    ("word", "on"),
    [
        *((word, True) for word in ("true", "on", "yes", "On", "'on'")),
        *((word, False) for word in ("false", "off", "no", "OFF", "'no'")),
    ],
)
def test_every_word_for_on_and_off_is_read_as_it_is_meant(word: str, on: bool) -> None:
    scenario = Scenario.model_validate({"rules": {"ban": yaml.safe_load(word)}})
    assert scenario.rules == {"ban": on}
