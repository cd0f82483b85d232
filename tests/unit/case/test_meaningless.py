"""What has no meaning, or two, is refused where it stands; and what a message offers mends it."""
# ruff: noqa: E501, RUF001 - a table that is read across

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.fuzz.mutations import BASE

from rason.case import read
from rason.claim.check import check_reading

if TYPE_CHECKING:
    from rason.errors import Diagnostic


def faults(folder: Path, file: str, was: str, becomes: str) -> list[Diagnostic]:
    """Return the faults of the case that uses the whole format, with one text in place of another."""
    shutil.copytree(BASE, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert was in text
    (folder / file).write_text(text.replace(was, becomes, 1), encoding="utf-8")
    reading = read(folder)
    return [*reading.diagnostics, *check_reading(reading)]


MEANINGLESS = (
    # Numbers
    ("places.csv", "60,-30.5", "６０,-30.5", "RSN-C026", "write 60"),
    ("places.csv", "60,-30.5", "(60),-30.5", "RSN-C026", "write -60 if less than nothing is meant, or 60"),
    ("places.csv", "60,-30.5", "60,--30", "RSN-C026", "write 30"),
    ("places.csv", "60,-30.5", "60,", "RSN-C020", "fill longitude"),
    ("supplies.csv", "10 bcm/yr", "(10 bcm/yr)", "RSN-C026", "write -10 bcm/yr if less than nothing is meant, or 10 bcm/yr"),
    ("supplies.csv", "10 bcm/yr", "١٠ bcm/yr", "RSN-C026", "write 10 bcm/yr"),
    ("supplies.csv", "10 bcm/yr", '"max(1,5 bcm/yr)"', "RSN-C026", "write 1.5, or 1, 5"),
    ("claims.yaml", "by: 5 %", "by: ١٠ %", "RSN-S004", "write 10 %"),
    ("claims.yaml", "times: 0.9", "times: nan", "RSN-C042", "write a number"),
    ("scenarios.yaml", "threshold: -0.5", "threshold: nan", "RSN-C042", "write a number"),
    ("case.yaml", "price_year: 2014", "price_year: 20144", "RSN-C042", "write a number of at most 9999"),
    ("case.yaml", "paragraphs: 4", "paragraphs: 1000000000000", "RSN-C042", "write a number of at most 10000"),
    # Days
    ("events.csv", "2012-05-01", "²", "RSN-C025", "write year, month and day as 2014-11-30"),
    ("observed.csv", "2013-01/2013-12", "2013-01/", "RSN-C025", "write year, month and day as 2014-11-30"),
    ("case.yaml", "frozen: 2014-11-30", "frozen: '20141130'", "RSN-C042", "write a date such as 2014-11-30"),
    ("case.yaml", "frozen: 2014-11-30", "frozen: 2014-W48-7", "RSN-C042", "write a date such as 2014-11-30"),
    # Words
    ("case.yaml", "title: Three countries and one pipe", "title: ''", "RSN-C042", "write some text"),
    ("claims.yaml", "says: Losing the pipe would cost much.", "says: ' '", "RSN-C042", "write some text"),
    ("claims.yaml", "contains: more", "contains: ''", "RSN-C042", "write some text"),
    ("case.yaml", "currency: USD", "currency: million USD", "RSN-C029", "write them in capitals, such as USD"),
    ("case.yaml", "discount: 5 %", "discount: ~", "RSN-C042", "write it behind `discount:`"),
    ("commodities.csv", "Heat,TWh", "Heat,5 % %", "RSN-C030", "write the unit in which it is counted"),
    # Twice
    ("events.csv", "fable,B\n", "fable,B\n2012-05-01,NOR,MID,1,They sign a treaty,fable,B\n", "RSN-C022", "remove it, or write what sets it apart"),
    ("links.csv", "MID|SUD", "MID|MID", "RSN-C022", "remove the repetition"),
    ("scenarios.yaml", "base: [base]", "base: [base, base]", "RSN-C042", "write a list that holds each of them once"),
    ("case.yaml", "4: weather", "4: weather\n    04: rain", "RSN-C042", "write the number of a paragraph, from 1 on"),
    ("sources.bib", "same_as = {fable}", "same_as = {log}", "RSN-C050", "name that one"),
    ("sources.bib", "@report", "@re@report", "RSN-C043", "correct it; a mark before it may be one too many"),
    # Forms
    ("scenarios.yaml", "levy: off", "levy: 0", "RSN-C042", "write on, off, or the columns of a new rule"),
    ("scenarios.yaml", "levy: off", "levy: t", "RSN-C042", "write on, off, or the columns of a new rule"),
    ("scenarios.yaml", "kind: surcharge", "kind: [surcharge]", "RSN-C042", "write what a cell of rules.csv would hold"),
    ("scenarios.yaml", "kind: surcharge", "note: {a: 1}, kind: surcharge", "RSN-C042", "write what a cell of rules.csv would hold"),
    ("scenarios.yaml", "kind: surcharge", "note: true, kind: surcharge", "RSN-C042", "write what a cell of rules.csv would hold"),
    ("scenarios.yaml", "coast: [MID, SUD]", "coast: []", "RSN-C042", "write one at least"),
    ("scenarios.yaml", "coast: [MID, SUD]", "coast: [MID, far]", "RSN-C050", "remove far, or name those that bargain in its place"),
    # Statements
    ("claims.yaml", "      measure: price\n", "", "RSN-S005", "add `measure:`"),
    ("claims.yaml", "after: 2012-01-01, before: 2013-01-01}", "after: 2012-01-01}\n      split: 2013-01-01", "RSN-S005", "remove `split:`"),
    ("claims.yaml", "- ratio: margin / worth", "- ratio: margin / worth\n      threshold: 3", "RSN-S005", "remove `threshold:`"),
    # Two cells together, moved by a scenario
    ("scenarios.yaml", "worth: 210 USD/thousand m3", "worth: 0 USD/thousand m3", "RSN-C038", "set worth to more than 0"),
)  # fmt: skip


@pytest.mark.parametrize(("file", "was", "becomes", "code", "fix"), MEANINGLESS)
def test_what_has_no_meaning_is_refused(
    file: str, was: str, becomes: str, code: str, fix: str, tmp_path: Path
) -> None:
    found = faults(tmp_path / "case", file, was, becomes)
    shown = "\n".join(map(str, found))
    assert (code, fix) in {(each.code, each.fix) for each in found}, shown
    assert all(Path(each.file).parent == tmp_path / "case" for each in found), shown


def test_the_end_of_a_document_is_one_of_its_lines(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path / "case", "case.yaml", "outside:\n    4: weather\n", "outside")
    assert fault.line == 16


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chain_of_scenarios_ends(backwards: bool, tmp_path: Path) -> None:
    chain = [f"s{n}:\n  base: s{n - 1}\n" for n in range(1, 2000)]
    text = "s0:\n" + "".join(chain[::-1] if backwards else chain) + "base:\n"
    found = faults(tmp_path / "case", "scenarios.yaml", "base:\n", text)
    assert [each.code for each in found if "more than 50 scenarios" in each.found] == ["RSN-C053"]


def test_alternatives_without_end_are_refused_with_their_number(tmp_path: Path) -> None:
    ways = ";".join(f"A{n}|B{n}" for n in range(20))
    found = faults(tmp_path / "case", "links.csv", "MID|SUD", ways)
    assert [(each.code, each.found) for each in found] == [
        ("RSN-C031", "1,048,576 sets of actors that suffice")
    ]
