"""Trade, JODI, PortWatch and coded events: made-up rows in the form that each publishes."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from rason import importing
from rason.case import read_case
from rason.case.whole import whole_of
from rason.cli.app import run
from rason.errors import InputError

DAY = date(2024, 12, 31)
SAMPLE = Path(os.environ.get("RASON_SAMPLES", Path(__file__).parents[4] / "shared" / "samples"))
BACI = (
    "t,i,j,k,v,q\n2021,643,156,271111,10,     100.5\n2021,643,392,271111,10,40\n"
    "2021,643,251,271111,10,7\n2021,490,156,271111,1,2\n2021,643,156,271121,10,300\n"
    "2021,643,156,010121,1,1\n2021,643,156,271111,1,NA\n"
)
COMTRADE = (
    "freqCode,period,reporterCode,flowCode,partnerCode,partner2Code,cmdCode,netWgt,primaryValue\n"
    "A,2021,156,M,643,0,271111,100500,1\nA,2021,156,M,36,0,271111,50000,1\n"
    "A,2021,156,M,0,0,271111,200500,1\nA,2021,156,X,643,0,271111,9,1\n"
    "A,2021,156,M,643,36,271111,3,1\n"
)
JODI = (
    "REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE\n"
    "SA,2024-01,CRUDEOIL,INDPROD,KBD,9000.5,1\nSA,2024-02,CRUDEOIL,INDPROD,KBD,9100,2\n"
    "SA,2024-02,CRUDEOIL,INDPROD,KBBL,255000,1\nSA,2024-02,CRUDEOIL,REFINOBS,KBD,2500,1\n"
    "SA,2024-02,CRUDEOIL,CLOSTLV,KBBL,140000,1\nSA,2024-02,CRUDEOIL,TOTEXPSB,KBD,6500,1\n"
    "NA,2024-02,CRUDEOIL,INDPROD,KBD,-,3\nSA,2024-02,NGL,INDPROD,KBD,1,1\n"
)
ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
    "Target Name\tTarget Country\tStory ID\n"
    "1\t2018-06-01\tA\tRussian Federation\tAccuse\t112\t-2\tB\tUkraine\t7\n"
    "2\t2018-06-01\tA2\tRussian Federation\tAccuse\t112\t-2\tB2\tUkraine\t7\n"
    "3\t2018-06-01\tA\tRussian Federation\tAccuse\t112\t-2\tB\tUkraine\t8\n"
    "4\t2018-06-02\tB\tUkraine\tConsult\t040\t1\tA\tRussian Federation\t9\n"
    "5\t2018-06-02\tB\tUkraine\tConsult\t040\t1\tC\tUkraine\t9\n"
    "6\t2018-06-02\tB\tUkraine\tConsult\t040\t1\tC\tNA\t9\n"
)
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tActor Country\tRecipient Country\n"
    "p1\t2023-01-05\tSANCTION\trestrict\t-6.5\tUSA\tRUS\n"
    "p2\t2023-01-06\tAGREE\t\t3\tCHN;RUS\tIRN\n"
)


def write(tmp_path: Path, text: str, name: str = "file.csv") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def codes(error: pytest.ExceptionInfo[InputError]) -> set[str]:
    return {each.code for each in error.value.diagnostics}


def test_baci_becomes_flows_and_a_row_for_all_the_rest(tmp_path: Path) -> None:
    done = importing.trade(
        write(tmp_path, BACI), into=tmp_path / "case", goods=("271111=lng", "2711=gas"),
        countries=("Russia", "China"), frozen=DAY,
    )  # fmt: skip
    case = read_case(tmp_path / "case")
    rows = {(each.from_, each.to, each.commodity): each.quantity.text for each in case.observed}
    assert rows["RUS", "CHN", "lng"] == "100.5 t/yr"
    assert rows["RUS", "CHN", "gas"] == "300 t/yr"
    assert rows["RUS", "world", "lng"] == "47 t/yr", "Japan and France"
    assert rows["world", "CHN", "lng"] == "2 t/yr", "Other Asia, which is no entry of ISO"
    assert whole_of(case.observed, "RUS", "from", "lng", "2021").rows("from")
    assert {each.where for each in done.left} >= {"no quantity"}


def test_comtrade_is_read_once_as_its_buyer_tells(tmp_path: Path) -> None:
    importing.trade(
        write(tmp_path, COMTRADE), into=tmp_path / "case", goods=("271111=lng",),
        countries=("RUS", "CHN"), frozen=DAY,
    )  # fmt: skip
    case = read_case(tmp_path / "case")
    rows = {(each.from_, each.to): each.quantity.text for each in case.observed}
    assert rows == {("RUS", "CHN"): "100.5 t/yr", ("world", "CHN"): "100 t/yr"}
    assert not case.sources["comtrade"].passed_on


def test_jodi_becomes_supplies_demands_stocks_and_series(tmp_path: Path) -> None:
    importing.jodi(write(tmp_path, JODI), into=tmp_path / "case", frozen=DAY)
    case = read_case(tmp_path / "case")
    made = case.figures["crude_production_SAU"]
    assert (made.low, made.value, made.high, made.unit) == (9000.5, 9100.0, 9100.0, "kbbl/d")
    assert (made.grade, made.source) == ("C", ("jodi",))
    assert case.supplies["crude_from_SAU"].place == "sau"
    assert case.demands["crude_use_SAU"].quantity.text == "crude_use_SAU"
    assert case.stores["crude_stock_SAU"].initial is not None
    assert [str(each.from_) for each in case.series if each.figure == "crude_production_SAU"] == [
        "2024-01-01", "2024-02-01"
    ]  # fmt: skip
    assert case.observed[0].quantity.text == "6500 kbbl/d"
    assumed = [each for each in case.figures.values() if each.figure.startswith("assumed")]
    assert assumed
    assert all(each.grade == "D" and not each.source for each in assumed)


def test_next_months_file_goes_on_where_the_last_one_ended(tmp_path: Path) -> None:
    first = [line for line in JODI.splitlines(keepends=True) if not line.startswith("SA,2024-02")]
    importing.jodi(write(tmp_path, JODI), into=tmp_path / "case", frozen=DAY)
    new = first[0] + "SA,2024-03,CRUDEOIL,INDPROD,KBD,8700,1\n"
    done = importing.jodi(write(tmp_path, new), into=tmp_path / "case")
    assert set(done.files) == {"figures.csv", "series.csv"}
    case = read_case(tmp_path / "case")
    made = case.figures["crude_production_SAU"]
    assert (made.low, made.value, made.high, made.period) == (8700.0, 8700.0, 9100.0, "2024-03")
    months = [str(each.from_)[:7] for each in case.series if each.figure == made.figure]
    assert months == ["2024-01", "2024-02", "2024-03"]
    importing.jodi(write(tmp_path, "".join(first)), into=tmp_path / "case")
    assert read_case(tmp_path / "case").figures[made.figure].value == 8700.0, "an older file"


def portwatch(days: int, shut: int, form: str = "%Y/%m/%d 00:00:00+00") -> str:
    lines = ["date,portid,portname,n_container,n_tanker,n_total,capacity"]
    first = date(2025, 1, 1)
    for number in range(days):
        calls = 4 if number >= days - shut else 40
        day = (first + timedelta(days=number)).strftime(form)
        lines.append(f"{day},chokepoint6,Strait of Hormuz,{calls},{2 * calls},{3 * calls},1e6")
    return "\n".join(lines) + "\n"


def test_portwatch_becomes_months_and_a_scenario_where_ships_stay_away(tmp_path: Path) -> None:
    importing.portwatch(write(tmp_path, portwatch(425, 28)), into=tmp_path / "case", frozen=DAY)
    case = read_case(tmp_path / "case")
    rows = {(each.commodity, each.period): each.quantity.text for each in case.observed}
    assert rows["tanker_calls", "2025-02"] == "80 ship/d"
    closure = case.scenarios["strait_of_hormuz_shut"].closures[0]
    assert (getattr(closure, "place", ""), getattr(closure, "share", "")) == (
        "strait_of_hormuz", "90 %"
    )  # fmt: skip


def test_days_in_milliseconds_are_those_of_greenwich(tmp_path: Path) -> None:
    text = portwatch(31, 0).replace("2025/01/01 00:00:00+00", "1735689600000")
    importing.portwatch(write(tmp_path, text), into=tmp_path / "case", frozen=DAY)
    assert {each.period for each in read_case(tmp_path / "case").observed} == {"2025-01"}


def test_icews_counts_rows_of_one_report_once(tmp_path: Path) -> None:
    done = importing.events(write(tmp_path, ICEWS, "e.tab"), into=tmp_path / "case", frozen=DAY)
    case = read_case(tmp_path / "case")
    assert [(each.from_, each.to, each.score) for each in case.events] == [
        ("RUS", "UKR", -2.0), ("UKR", "RUS", 1.0)
    ]  # fmt: skip
    left = {each.where: each.count for each in done.left}
    assert left["the same act in the same report a second time"] == 1
    assert left["the same act of the same day in another report"] == 1
    assert left["within one country"] == left["one side is no country"] == 1


def test_polecat_is_read_and_several_actors_act_each(tmp_path: Path) -> None:
    importing.events(write(tmp_path, POLECAT, "e.txt"), into=tmp_path / "case", frozen=DAY)
    acts = [(each.from_, each.to, each.event) for each in read_case(tmp_path / "case").events]
    assert acts == [("USA", "RUS", "sanction restrict"), ("CHN", "IRN", "agree"),
                    ("RUS", "IRN", "agree")]  # fmt: skip


def test_a_case_that_is_there_keeps_its_own_keys(tmp_path: Path) -> None:
    importing.events(write(tmp_path, ICEWS), into=tmp_path / "case", frozen=DAY)
    actors = tmp_path / "case" / "actors.csv"
    text = actors.read_text(encoding="utf-8").replace("RUS,", "moscow,")
    actors.write_text(text, encoding="utf-8")
    for name in ("events.csv", "case.yaml"):
        path = tmp_path / "case" / name
        path.write_text(path.read_text(encoding="utf-8").replace("RUS", "moscow"), encoding="utf-8")
    before = (tmp_path / "case" / "events.csv").read_bytes()
    importing.trade(write(tmp_path, BACI), into=tmp_path / "case", goods=("2711=gas",))
    case = read_case(tmp_path / "case")
    assert {each.from_ for each in case.observed} == {"moscow"}
    assert (tmp_path / "case" / "events.csv").read_bytes() == before


KINDS = {
    "trade": (BACI, {"goods": ("271111=lng",)}), "jodi": (JODI, {}), "events": (ICEWS, {}),
    "portwatch": (portwatch(3, 0), {}),
}  # fmt: skip


def attempt(kind: str, tmp_path: Path, text: str) -> set[str]:
    with pytest.raises(InputError) as error:
        getattr(importing, kind)(write(tmp_path, text), into=tmp_path / "case", **KINDS[kind][1])
    assert not (tmp_path / "case").exists()
    assert all(each.file and each.fix for each in error.value.diagnostics)
    return codes(error)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_refuses_other_files_by_name(kind: str, tmp_path: Path) -> None:
    text = KINDS[kind][0]
    header = text.splitlines()[0]
    assert attempt(kind, tmp_path, "") == {"RSN-I002"}
    assert attempt(kind, tmp_path, header + "\n") == {"RSN-I002"}
    assert attempt(kind, tmp_path, "<html></html>") == {"RSN-I001"}
    assert attempt(kind, tmp_path, "a,b,c\n1,2,3\n") == {"RSN-I010"}


@pytest.mark.parametrize(
    ("kind", "was", "becomes", "code"),
    [
        ("trade", ",k,", ",hs6,", "RSN-I003"),
        ("trade", "100.5", "1OO", "RSN-I004"),
        ("trade", "643,392", "643,9999", "RSN-I008"),
        ("jodi", "OBS_VALUE", "VALUE", "RSN-I003"),
        ("jodi", "9000.5", "9000;5", "RSN-I004"),
        ("jodi", "2024-01,", "2024-02,", "RSN-I007"),
        ("jodi", "SA,2024-01", "S9,2024-01", "RSN-I008"),
        ("events", "Intensity", "Goldstein", "RSN-I003"),
        ("events", "\t-2\t", "\t-22\t", "RSN-I004"),
        ("events", "2018-06-01", "01.06.2018", "RSN-I004"),
        ("portwatch", "n_total", "total", "RSN-I003"),
        ("portwatch", "2025/01/02", "2025/01/01", "RSN-I007"),
        ("portwatch", ",80,", ",eighty,", "RSN-I004"),
    ],
)
def test_each_fault_of_a_row_is_refused(
    kind: str, was: str, becomes: str, code: str, tmp_path: Path
) -> None:
    text = KINDS[kind][0]
    assert was in text
    assert attempt(kind, tmp_path, text.replace(was, becomes, 1)) == {code}


def test_trade_asks_which_products_are_meant(tmp_path: Path) -> None:
    for goods in ((), ("lng",), ("2711=",)):
        with pytest.raises(InputError) as error:
            importing.trade(write(tmp_path, BACI), into=tmp_path / "case", goods=goods)
        assert codes(error) == {"RSN-R007"}


def test_an_option_of_another_kind_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, JODI)
    arguments = ["import", "jodi", str(path), "--into", str(tmp_path / "case"), "--goods", "1=a"]
    assert run(arguments) == 2
    assert "it is one of trade" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "names", "options"),
    [
        ("trade", ("baci_example.csv.gz", "baci_country_codes.csv"), ("--goods", "2711=gas")),
        ("events", ("icews_events_2018_sample.tab",), ()),
    ],
)
def test_the_published_samples_import_and_check(
    kind: str, names: tuple[str, ...], options: tuple[str, ...], tmp_path: Path
) -> None:
    files = [SAMPLE / name for name in names]
    if not all(path.is_file() for path in files):
        pytest.skip("the samples are not here")
    into = str(tmp_path / "case")
    assert run(["import", kind, *map(str, files), "--into", into, *options]) == 0
    assert run(["check", into]) == 0
