"""What people and spreadsheets write out of habit is refused with the one change that mends it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.broken_cases import Edit, add, rename, replace, write

from rason.case import find, read

if TYPE_CHECKING:
    from pathlib import Path


def value(text: str) -> Edit:
    return replace("figures.csv", ",180,200,220,", f",180,{text},220,")


def published(text: str) -> Edit:
    return replace("figures.csv", "2014,2014-06,,D", f"2014,{text},,D")


def period(text: str) -> Edit:
    return replace("figures.csv", ",2014,2014-06,,D", f",{text},2014-06,,D")


def capacity(text: str) -> Edit:
    return replace(
        "links.csv", "pipe,field,city,pipe,gas,10 bcm/yr", f"pipe,field,city,pipe,gas,{text}"
    )


def price(unit: str) -> Edit:
    return replace("figures.csv", "140,150,160,USD/thousand m3", f"140,150,160,{unit}")


def formula(text: str) -> Edit:
    return replace("figures.csv", "worth - field_cost - pipe_cost", text)


HABITS = (
    # Numbers
    ("RSN-C026", value("1 200"), "write 1200"),
    ("RSN-C026", value("1\u00a0200"), "write 1200"),
    ("RSN-C026", value("1'200.5"), "write 1200.5"),
    ("RSN-C026", value("~200"), "write 200, and the doubt into `low` and `high` of a figure"),
    ("RSN-C026", value("ca. 200"), "write 200, and the doubt into `low` and `high` of a figure"),
    ("RSN-C026", value(">200"), "write 200, and the doubt into `low` and `high` of a figure"),
    ("RSN-C026", value("-"), "write the number, or nothing"),
    ("RSN-C026", value("#REF!"), "mend the formula in the spreadsheet"),
    (
        "RSN-C026", value("=B2*2"),
        "save the sheet with its values, or write figures in place of cells and no `=`",
    ),
    (
        "RSN-C026", replace("figures.csv", ",180,200,220,", ",,180-220,,"),
        "write 180 into `low`, 220 into `high`, and one number here",
    ),
    ("RSN-C026", add("places.csv", "far,Far,,45°S,10,"), "write -45"),
    ("RSN-C026", add("places.csv", "far,Far,,45,10 E,"), "write 10"),
    (
        "RSN-C004", replace("figures.csv", "200,315,400", '"1,200","1,315","1,400"'),
        "format them without separators: 1200; or with a point: 1.200",
    ),
    (
        "RSN-C004", replace("figures.csv", "200,315,400", '"200,5","315,5","400,5"'),
        "save as `CSV UTF-8 (comma delimited)` with English (US) number settings",
    ),
    ("RSN-C026", replace("case.yaml", "discount: 0 %", "discount: 0,08"), "write 0.08"),
    (
        "RSN-C031", replace("case.yaml", "discount: 0 %", "discount: 8"),
        "write 8 %, if per cent is meant",
    ),
    (
        "RSN-C031", replace("links.csv", "10 bcm/yr,pipe_cost,0,0", "10 bcm/yr,pipe_cost,2,0"),
        "write 2 %, if per cent is meant",
    ),
    # Dates
    ("RSN-C025", published("41800"), "write 2014-06-10, which a spreadsheet stores as 41800"),
    ("RSN-C025", published("6/2014"), "write 2014-06"),
    ("RSN-C025", published("Jun-14"), "write 2014-06"),
    ("RSN-C025", published("3 June 2014"), "write 2014-06-03"),
    ("RSN-C025", published("20.06.2014"), "write 2014-06-20"),
    ("RSN-C025", published("06/20/2014"), "write 2014-06-20"),
    ("RSN-C025", published("06/06/2014"), "write 2014-06-06"),
    (
        "RSN-C025", published("05/06/2014"),
        "write 2014-MM-DD, as 05/06/2014 may be read in two ways",
    ),
    ("RSN-C025", published("Juno 2014"), "write 2014-06"),
    ("RSN-C025", published("31.31.2014"), "write year, month and day as 2014-11-30"),
    ("RSN-C025", published("2014-13"), "write a month from 01 to 12"),
    ("RSN-C025", published("2014-02-30"), "write a day that the month has"),
    ("RSN-C025", published("2014-01-32"), "write a day that the month has"),
    ("RSN-C025", published("2014-12-32"), "write a day that the month has"),
    ("RSN-C025", published("2014-00-01"), "write a month from 01 to 12"),
    ("RSN-C025", published("soon"), "write year, month and day as 2014-11-30"),
    ("RSN-C025", period("2012-2013"), "write 2012/2013"),
    ("RSN-C025", period("2012–13"), "write 2012/2013"),
    ("RSN-C025", period("FY2013"), "write 2013"),
    ("RSN-C025", period("Q3 2013"), "write 2013-07/2013-09"),
    ("RSN-C025", period("2013H2"), "write 2013-07/2013-12"),
    # Units
    ("RSN-C029", capacity("10 bcm/y"), "write yr"),
    ("RSN-C029", capacity("10 BCM/yr"), "write bcm"),
    (
        "RSN-C029", capacity("10 mcm/d"),
        "write kcm for thousands of cubic metres, or MMcm for millions",
    ),
    ("RSN-C029", capacity("10 bcm p.a."), "write 10 bcm/yr"),
    ("RSN-C029", capacity("10 bcm per year"), "write / in place of `per`"),
    ("RSN-C029", capacity("10 mtoe/yr"), "write Mtoe if millions are meant"),
    ("RSN-C029", price("USD/MMBTUs"), "write MMBtu"),
    ("RSN-C029", price("US$/thousand m3"), "write USD"),
    ("RSN-C029", price("$/MMBtu"), "write USD"),
    ("RSN-C029", price("usd/thousand m3"), "write USD"),
    ("RSN-C029", price("USD of 2014/thousand m3"), "take one of those that `rason units` lists"),
    # Expressions
    ("RSN-C032", formula("worth × 2"), "write *"),
    ("RSN-C032", formula("worth ** 2 / worth"), "write worth ^ 2 / worth"),
    ("RSN-C032", formula("10% of worth"), "write 10 % * worth"),
    # Keys and words
    ("RSN-C021", add("places.csv", "münchen,M,NOR,1,1,"), "write munchen"),
    ("RSN-C022", add("places.csv", "Field,M,NOR,1,1,"), "rename one, or remove it"),
    (
        "RSN-C021",
        replace("links.csv", "pipe,field,city,pipe,gas", 'pipe,field,city,pipe,"gas, oil"'),
        "write gas;oil",
    ),
    (
        "RSN-C021", replace("links.csv", "pipe,field,city,", "pipe,field;port,city,"),
        "write field, and another row for the rest",
    ),
    ("RSN-C024", replace("figures.csv", ",2014-06,,D,", ",2014-06,,D-,"), "write D"),
    ("RSN-C024", replace("figures.csv", ",2014-06,,D,", ",2014-06,,high,"), "write D if unsure"),
    # Headers and files
    (
        "RSN-C011", replace("links.csv", ",capacity,", ",capacity (bcm/yr),"),
        "write capacity [bcm/yr]",
    ),
    ("RSN-C011", replace("links.csv", ",capacity,", ",capacity (yearly),"), "write capacity"),
    ("RSN-C011", replace("links.csv", "link,from,to,", "link,from to,"), "write from,to"),
    (
        "RSN-C002", write("links.csv", b"PK\x03\x04\x14\x00"),
        "open it in the spreadsheet, and save as `CSV UTF-8 (comma delimited)`",
    ),
    ("RSN-C005", rename("links.csv", "links.csv.txt"), "rename it to links.csv"),
    # Documents
    (
        "RSN-C042", replace("case.yaml", "[NOR, MID, SUD]", "NOR; MID, SUD"),
        "write [NOR, MID, SUD]",
    ),
    ("RSN-C042", add("scenarios.yaml", "odd:\n  closures: pipe"), "write [pipe]"),
    ("RSN-C042", add("scenarios.yaml", "odd:\n  closures: {asset: pipe}"), "write a list"),
    (
        "RSN-C041", add("scenarios.yaml", "odd:\n  closures: [{link: pipe}]"),
        "remove `link`, or write one of these keys",
    ),
    ("RSN-C041", add("scenarios.yaml", "odd:\n  closures: [{asse: pipe}]"), "write asset"),
    (
        "RSN-C042", add("scenarios.yaml", "odd:\n  rules: {x: {kind: forbid, by: ' '}}"),
        "write what a cell of rules.csv would hold",
    ),
    ("RSN-C040", add("scenarios.yaml", "odd:\n\tclosures: [pipe]"), "indent with spaces"),
    (
        "RSN-C040", replace("case.yaml", "title: Three", "title: Of gas: three"),
        "put a space after each colon, and text that holds one into quotes",
    ),
    (
        "RSN-C040", replace("case.yaml", "title: Three", "title: *Three"),
        "put text that begins with * or & into quotes",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "edit", "fix"),
    HABITS,
    ids=lambda part: part[:40] if isinstance(part, str) else "",  # an edit's name is its address
)
def test_a_habit_is_refused_with_its_cure(code: str, edit: Edit, fix: str, tmp_path: Path) -> None:
    folder = tmp_path / "toy"
    shutil.copytree(find("toy"), folder)
    edit(folder)
    faults = read(folder).diagnostics
    shown = "\n".join(map(str, faults))
    assert [(fault.code, fault.fix) for fault in faults] == [(code, fix)], shown
