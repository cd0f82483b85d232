"""Headers as their publishers write them, with rows of our own: each is read, and by its name."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from rason import importing
from rason.case import read_case
from rason.errors import InputError
from rason.importing.grid import read_grid
from rason.importing.recognise import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rason.case import Case

DAY = date(2025, 12, 31)
POLECAT: Final = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tEvent Intensity\tQuad Code\tContexts\tActor Name"
    "\tActor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw"
    "\tWikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW"
    "\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw"
    "\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
    "\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People"
    "\tStory Organizations\tStory Locations\tLanguage\tVersion"
)
ICEWS: Final = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code"
    "\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher"
    "\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
)
JODI: Final = (
    "REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE"
)
CHOKEPOINTS: Final = (
    "date,year,month,day,portid,portname,n_container,n_dry_bulk,n_general_cargo,n_roro,n_tanker,"
    "n_cargo,n_total,capacity_container,capacity_dry_bulk,capacity_general_cargo,capacity_roro,"
    "capacity_tanker,capacity_cargo,capacity,ObjectId"
)
PORTS: Final = (
    "date,year,month,day,portid,portname,country,ISO3,portcalls_container,portcalls_dry_bulk,"
    "portcalls_general_cargo,portcalls_roro,portcalls_tanker,portcalls_cargo,portcalls,"
    "import_container,import_dry_bulk,import_general_cargo,import_roro,import_tanker,import_cargo,"
    "import,export_container,export_dry_bulk,export_general_cargo,export_roro,export_tanker,"
    "export_cargo,export,ObjectId"
)
COMTRADE: Final = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,"
    "classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,"
    "aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,"
    "isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,"
    "isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)
BACI: Final = "t,i,j,k,v,q"
CODES: Final = "country_code,country_name,country_iso2,country_iso3"
EARLIER_CODES: Final = (
    "country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha"
)


def rows(header: str, *cells: Mapping[str, object], separator: str = ",") -> str:
    """Write a table: of each row the cells that are given, by column, and no others."""
    names = header.split(separator)
    assert all(set(row) <= set(names) for row in cells)
    lines = [separator.join(str(row.get(name, "")) for name in names) for row in cells]
    return "\n".join([header, *lines]) + "\n"


def write(tmp_path: Path, text: str, name: str = "file.csv", encoding: str = "utf-8") -> Path:
    (tmp_path / name).write_bytes(text.encode(encoding))
    return tmp_path / name


def imported(kind: str, tmp_path: Path, *paths: Path, **options: object) -> Case:
    assert {kind_of([path]) for path in paths} == {kind}
    getattr(importing, kind)(*paths, into=tmp_path / "case", frozen=DAY, **options)
    return read_case(tmp_path / "case")


@pytest.mark.parametrize("intensity", ["Event Intensity", "Intensity"])
def test_polecat_of_earlier_and_later_releases(intensity: str, tmp_path: Path) -> None:
    act = {
        "Event ID": "x1", "Event Date": "2023-03-01", "Event Type": "SANCTION", intensity: -6.5,
        "Event Mode": "None", "Actor Country": "USA; GBR", "Recipient Country": "RUS",
        "Source": 'The "Daily', "Version": "1",
    }  # fmt: skip
    header = POLECAT.replace("Event Intensity", intensity)
    nobody = act | {"Event ID": "x2", "Recipient Country": "None"}
    path = write(tmp_path, rows(header, act, nobody, separator="\t"), "ngecEvents.DV.2023.txt")
    case = imported("events", tmp_path, path)
    assert [(each.from_, each.to, each.score) for each in case.events] == [
        ("USA", "RUS", -6.5), ("GBR", "RUS", -6.5)
    ]  # fmt: skip


def test_icews_with_names_that_hold_one_quote(tmp_path: Path) -> None:
    act = {
        "Event ID": 1, "Event Date": "2018-06-01", "Source Name": '"Rebels', "Intensity": -2,
        "Source Country": "Occupied Palestinian Territory", "Event Text": "Accuse",
        "CAMEO Code": "112", "Target Country": "Israel", "Story ID": 7,
    }  # fmt: skip
    text = rows(ICEWS, act, act | {"Event Date": "2018-06-02", "Story ID": 8}, separator="\t")
    case = imported("events", tmp_path, write(tmp_path, text, "events.tab"))
    assert [(each.from_, each.to) for each in case.events] == [("PSE", "ISR")] * 2


def test_jodi_gas_in_one_of_its_units_and_packed_as_it_is_offered(tmp_path: Path) -> None:
    month = {"REF_AREA": "QA", "TIME_PERIOD": "2024-01", "ENERGY_PRODUCT": "NATGAS",
             "ASSESSMENT_CODE": 1}  # fmt: skip
    flows = [
        ("INDPROD", "M3", "14800"), ("INDPROD", "TJ", "560000"), ("INDPROD", "KTONS", "-"),
        ("TOTDEMO", "M3", "3900.5"), ("TOTDEMC", "M3", "4000"), ("EXPLNG", "M3", "9000"),
        ("TOTEXPSB", "M3", "10900"), ("CLOSTLV", "M3", "x"), ("STATDIFF", "M3", "-99.5"),
    ]  # fmt: skip
    text = rows(JODI, *(
        month | {"FLOW_BREAKDOWN": flow, "UNIT_MEASURE": unit, "OBS_VALUE": value}
        for flow, unit, value in flows
    ))  # fmt: skip
    path = tmp_path / "GAS_world_NewFormat.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("GAS_world_NewFormat.csv", text)
    case = imported("jodi", tmp_path, path)
    assert case.figures["gas_production_QAT"].value == 14800.0
    assert case.figures["gas_use_QAT"].value == 3900.5
    assert [each.quantity.text for each in case.observed] == ["10900 MMcm/month"]
    assert not case.stores


def test_portwatch_of_chokepoints_and_ports(tmp_path: Path) -> None:
    days = [f"2024/02/{day:02} 00:00:00+00" for day in range(1, 30)]
    straits = rows(CHOKEPOINTS, *(
        {"date": day, "portid": "chokepoint6", "portname": "Strait of Hormuz", "n_tanker": 60,
         "n_total": 90, "capacity": 7e6}
        for day in days
    ))  # fmt: skip
    harbours = rows(PORTS, *(
        {"date": day, "portid": port, "portname": name, "country": "Korea", "ISO3": "KOR",
         "portcalls": 30, "import_tanker": tonnes, "export_tanker": 0}
        for day in days for port, name, tonnes in (("port1", "Ulsan", 1000), ("port2", "Busan", 5))
    ))  # fmt: skip
    case = imported(
        "portwatch", tmp_path, write(tmp_path, straits, "Daily_Chokepoints_Data.csv"),
        write(tmp_path, harbours, "Daily_Ports_Data.csv"),
        ports=("Strait of Hormuz", "port1"),
    )  # fmt: skip
    seen = {(each.from_, each.to, each.commodity): each.quantity.text for each in case.observed}
    assert seen["strait_of_hormuz", "", "tanker_calls"] == "60 ship/d"
    assert seen["", "ulsan", "tanker_cargo"] == "1000 t/d"
    assert case.places["ulsan"].territory == "KOR"
    assert "busan" not in case.places, "it was not asked for"


def test_comtrade_with_areas_that_are_nobody_and_groups_that_report_too(tmp_path: Path) -> None:
    flow = {
        "freqCode": "A", "period": 2023, "reporterCode": 156, "reporterDesc": "China",
        "flowCode": "M", "partner2Code": 0, "customsCode": "C00", "motCode": 0, "mosCode": 0,
        "cmdCode": "271111", "isReported": True,
    }  # fmt: skip
    text = rows(
        COMTRADE,
        *(flow | {"partnerCode": code, "netWgt": weight} for code, weight in (
            (0, 1000), (36, 500), (899, 100), (568, 50), (490, 25), (792, 10), (97, 77),
        )),
        flow | {"reporterCode": 97, "partnerCode": 36, "netWgt": 5000},
        flow | {"partnerCode": 36, "netWgt": 500, "partner2Code": 702},
        flow | {"partnerCode": 36, "netWgt": 450, "cmdCode": "27111100"},
    ).replace("China", "Türkiye")  # fmt: skip
    path = write(tmp_path, text, "TradeData.csv", encoding="cp1252")
    case = imported("trade", tmp_path, path, goods=("271111=lng",), encoding="cp1252",
                    countries=("CHN", "AUS"))  # fmt: skip
    seen = {(each.from_, each.to): each.quantity.text for each in case.observed}
    assert seen == {("AUS", "CHN"): "0.5 t/yr", ("world", "CHN"): "0.5 t/yr"}


@pytest.mark.parametrize(
    ("header", "letters", "encoding", "none"),
    [(CODES, "country_iso3", "utf-8", "S19"), (EARLIER_CODES, "iso_3digit_alpha", "cp1252", "N/A")],
)
def test_baci_with_its_list_of_codes_of_both_forms(
    header: str, letters: str, encoding: str, none: str, tmp_path: Path
) -> None:
    name = header.split(",")[1]
    listed = rows(
        header,
        {"country_code": 384, name: "Côte d'Ivoire", letters: "CIV"},
        {"country_code": 490, name: '"Other Asia, nes"', letters: none},
        {"country_code": 697, name: '"Europe EFTA, nes"', letters: none},
        {"country_code": 891, name: "Serbia and Montenegro", letters: "SCG"},
    )
    text = f"{BACI}\n" + "".join(
        f"2005,{seller},384,270900,10.5,       {tonnes}.000\n"
        for seller, tonnes in ((490, 1), (697, 2), (891, 4), (643, 8))
    )
    paths = (
        write(tmp_path, text, "BACI_HS92_Y2005_V202601.csv"),
        write(tmp_path, listed, "country_codes_V202601.csv", encoding),
    )
    case = imported("trade", tmp_path, *paths, goods=("2709=crude",), countries=("CIV", "RUS"))
    seen = {(each.from_, each.to): each.quantity.text for each in case.observed}
    assert seen["RUS", "CIV"] == "8 t/yr"
    assert seen["world", "CIV"] == "7 t/yr"


def test_an_archive_of_several_files_asks_for_one(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "BACI.zip", "w") as archive:
        archive.writestr("BACI_Y2005.csv", BACI)
        archive.writestr("country_codes.csv", CODES)
    with pytest.raises(InputError) as error:
        read_grid(tmp_path / "BACI.zip")
    (fault,) = error.value.diagnostics
    assert "2 files" in fault.found
    assert "BACI_Y2005.csv" in fault.fix
