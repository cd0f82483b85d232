"""A case in a workbook: read like a folder, with sheets and cells for places."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from rason.case import Case, read, read_case
from rason.case.sheet import columns_of
from rason.case.workbook_cells import text_of
from rason.errors import InputError
from rason.exporting.export import export
from rason.report.explain import explain, names

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rason.errors import Diagnostic


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("toy") / "toy.xlsx"
    export(read_case("toy"), path, None)
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:  # notes and lists take time, and are tested elsewhere
        if sheet.max_row == 1:
            del book[sheet.title]
        sheet.data_validations.dataValidation.clear()
        for head in sheet[1]:
            head.comment = None
    book.save(path)
    return path.read_bytes()


@pytest.fixture
def changed(
    toy: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Diagnostic, ...]]:
    """Read the toy's workbook after a change, from the folder in which it lies."""
    monkeypatch.chdir(tmp_path)

    def faults(change: Callable[[Any], None]) -> tuple[Diagnostic, ...]:
        book = openpyxl.load_workbook(io.BytesIO(toy))
        change(book)
        book.save(tmp_path / "toy.xlsx")
        return read("toy.xlsx").diagnostics

    return faults


def cell(sheet: str, place: str, value: object, form: str = "") -> Callable[[Any], None]:
    def change(book: Any) -> None:
        found = book[sheet][place]
        found.value = value
        if form:
            found.number_format = form

    return change


CELLS = [
    ("links", "D3", None, "RSN-C020", "an empty cell"),
    ("links", "B4", "feild", "RSN-C023", "`feild`"),
    ("links", "F4", "10", "RSN-C028", "10"),
    ("links", "F5", "6,5 bcm/yr", "RSN-C004", "`6,5 bcm/yr`, text"),
    ("figures", "D3", "1,500", "RSN-C004", "`1,500`, text"),
    ("figures", "D4", datetime(2014, 3, 4), "RSN-C026", "the date 2014-03-04"),  # noqa: DTZ001
    ("figures", "D5", "#REF!", "RSN-C026", "`#REF!`, a spreadsheet's error"),
    ("figures", "D6", "=B2*2", "RSN-C009", "`=B2*2`, whose value is not in the file"),
    ("figures", "ZZ7", "beside", "RSN-C012", "`beside` without a header"),
    ("claims", "B3", "beside", "RSN-C012", "`beside`"),
    ("scenarios", "A2", "  projects: [bypas]", "RSN-C023", "`bypas`"),
]


def test_every_fault_is_told_at_once_with_sheet_and_cell(
    changed: Callable[..., tuple[Diagnostic, ...]],
) -> None:
    faults = changed(lambda book: [cell(*each[:3])(book) for each in CELLS])
    told = {(each.file, each.code, each.found) for each in faults}
    assert told >= {
        (f"toy.xlsx: {sheet}!{place}", code, found) for sheet, place, _, code, found in CELLS
    }
    for fault in faults:
        assert fault.line is None
        assert ".csv" not in str(fault)
        assert "save as" not in fault.fix


@pytest.mark.parametrize(
    ("sheet", "place", "value", "code"),
    [
        ("settings", "A5", "currency: EUROS", "RSN-C029"),
        ("claims", "A4", "  statementz:", "RSN-C041"),
        ("links", "A1", "lnk", "RSN-C011"),
    ],
)
def test_a_fault_of_a_header_or_a_document_names_its_cell(
    sheet: str, place: str, value: str, code: str,
    changed: Callable[..., tuple[Diagnostic, ...]],
) -> None:  # fmt: skip
    (fault, *_) = changed(cell(sheet, place, value))
    assert (fault.code, fault.file) == (code, f"toy.xlsx: {sheet}!{place}")


def test_what_excel_writes_by_itself_is_read(changed: Callable[..., Any]) -> None:
    def change(book: Any) -> None:
        figures = book["figures"]
        header = [each.value for each in figures[1]]
        figures.insert_rows(4, 3)  # blank rows
        figures.cell(3, header.index("low") + 1).value = "180 "
        figures.cell(3, header.index("value") + 1).value = 200.0
        figures.cell(3, header.index("period") + 1).value = datetime(2014, 1, 1)  # noqa: DTZ001
        figures.cell(3, header.index("period") + 1).number_format = "yyyy"
        figures.cell(3, header.index("published") + 1).value = datetime(2014, 11, 1)  # noqa: DTZ001
        figures.cell(3, header.index("published") + 1).number_format = "mmm\\-yy"
        links = book["links"]
        loss = [each.value for each in links[1]].index("loss") + 1
        links.cell(3, loss).value, links.cell(3, loss).number_format = 0.05, "0%"
        capacity = [each.value for each in links[1]].index("capacity") + 1
        links.cell(3, capacity).value = "10\u00a0bcm/yr\u00a0"
        book.create_sheet("_my sums")["A1"] = "=1+1"

    assert changed(change) == ()
    case = read_case("toy.xlsx")
    worth = case.figures["worth"]
    assert (worth.low, worth.value, worth.period, worth.published) == (
        180.0, 200.0, "2014", date(2014, 11, 30),
    )  # fmt: skip
    assert float(case.links["pipe"].loss.evaluate({})) == 0.05
    assert float(case.links["pipe"].capacity.evaluate({})) == 10.0


@pytest.mark.parametrize(
    ("value", "form", "kind", "unit", "text"),
    [
        (0.05, "0%", "loss", "", "5 %"),
        (0.123, "0.0%", "loss", "", "12.3 %"),
        (0.07, "0%", "loss", "", "7 %"),
        (5, "General", "capacity", "", "5"),
        (5.5, '0.0 "50%"', "capacity", "", "5.5"),
        (1e-7, "General", "capacity", "", "1e-07"),
        (0.1 + 0.2, "General", "capacity", "", "0.30000000000000004"),
        (True, "General", "note", "", "TRUE"),
        (date(2014, 11, 30), "dd.mm.yyyy", "until", "", "2014-11-30"),
        (datetime(2014, 11, 1), "mmm-yy", "until", "", "2014-11"),  # noqa: DTZ001
        (datetime(2014, 11, 1), "d/m/yy", "until", "", "2014-11-01"),  # noqa: DTZ001
        (datetime(2014, 1, 1), "yyyy", "until", "", "2014"),  # noqa: DTZ001
        ("a_x000D_\nb", "@", "note", "", "a\nb"),
        ("10\u00a0bcm/yr", "@", "capacity", "", "10 bcm/yr"),
    ],
)
def test_a_cell_becomes_the_text_that_a_table_would_have(
    value: object, form: str, kind: str, unit: str, text: str
) -> None:
    assert text_of(value, form, columns_of("links")[kind], unit) == text


def test_percentages_of_figures_are_in_the_unit_that_the_row_says() -> None:
    low = columns_of("figures")["low"]
    assert text_of(0.05, "0%", low, "%") == "5"
    assert text_of(0.05, "0%", low, "1") == "0.05"
    wrong = text_of(0.05, "0%", low, "USD/t")
    assert not isinstance(wrong, str)
    assert wrong.found == "5 %"
    late = text_of(time(12), "h:mm", low, "USD/t")
    assert not isinstance(late, str)


def rename(old: str, new: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book[old].title = new

    return change


def hide(book: Any) -> None:
    book["links"].sheet_state = "hidden"


def merge(book: Any) -> None:
    book["links"].merge_cells("A2:A3")


def drop(book: Any) -> None:
    del book["places"]


def strange(book: Any) -> None:
    book.create_sheet("calculations")["A1"] = 1


@pytest.mark.parametrize(
    ("change", "code", "place", "fix"),
    [
        (rename("links", "linkz"), "RSN-C008", "linkz", "rename it to links"),
        (rename("places", "plases"), "RSN-C008", "plases", "rename it to places"),
        (strange, "RSN-C008", "calculations", "rename it to _calculations, or remove it"),
        (hide, "RSN-C008", "links",
         "unhide it, delete it, or rename it to _links, which is not read"),
        (merge, "RSN-C009", "links!A2",
         "unmerge A2:A3, and write the value into each row that it is about"),
        (drop, "RSN-C006", "places", "add a sheet `places`; `rason export toy toy.xlsx` shows one"),
    ],
)  # fmt: skip
def test_sheets_that_cannot_be_read_are_named(
    change: Any, code: str, place: str, fix: str,
    changed: Callable[..., tuple[Diagnostic, ...]],
) -> None:  # fmt: skip
    (fault,) = changed(change)
    assert (fault.code, fault.file, fault.fix) == (code, f"toy.xlsx: {place}", fix)


def archive(*names: str, text: str = "x") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name in names:
            made.writestr(name, text)
    return content.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("old.xls", OLE + b"Workbook", "a workbook of Excel 97 to 2003 (.xls)"),
        ("secret.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "a workbook with a password"),
        ("text.xlsx", b"a,b\n1,2\n", "no workbook"),
        ("empty.xlsx", b"", "an empty file"),
        ("sheet.ods", archive("mimetype", "content.xml"), "an OpenDocument sheet"),
        ("binary.xlsb", archive("xl/workbook.bin"), "a binary workbook (.xlsb)"),
        ("letter.xlsx", archive("word/document.xml"), "an archive, and no workbook"),
        ("strict.xlsx", archive("xl/workbook.xml", text="http://purl.oclc.org/ooxml/x"),
         "a workbook of the strict form (Strict Open XML)"),
        ("broken.xlsx", archive("xl/workbook.xml", "[Content_Types].xml"),
         "a workbook whose parts are broken"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_called_what_it_is(
    name: str, content: bytes, found: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    (fault,) = read(tmp_path / name).diagnostics
    assert (fault.code, fault.found) == ("RSN-C007", found)


def test_a_sheet_of_too_many_rows_is_refused(
    monkeypatch: pytest.MonkeyPatch, toy: bytes, tmp_path: Path
) -> None:
    monkeypatch.setattr("rason.case.workbook.MOST_ROWS", 2)
    (tmp_path / "toy.xlsx").write_bytes(toy)
    faults = read(tmp_path / "toy.xlsx").diagnostics
    assert [each.code for each in faults if each.code == "RSN-C003"]
    assert all(each.code == "RSN-C003" for each in faults)
    monkeypatch.setattr("rason.case.workbook.UNPACKED", 10)
    (fault,) = read(tmp_path / "toy.xlsx").diagnostics
    assert fault.code == "RSN-C003"


def test_without_the_library_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, toy: bytes, tmp_path: Path
) -> None:
    (tmp_path / "toy.xlsx").write_bytes(toy)
    case = read_case("toy")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for ask in (
        lambda: read_case(tmp_path / "toy.xlsx"),
        lambda: export(case, tmp_path / "other.xlsx", None),
    ):
        with pytest.raises(InputError) as caught:
            ask()
        (fault,) = caught.value.diagnostics
        assert (fault.code, fault.fix) == ("RSN-R013", "pip install 'rason[excel]'")


def test_what_is_explained_is_where_it_is_said_to_be(toy: bytes, tmp_path: Path) -> None:
    (tmp_path / "toy.xlsx").write_bytes(toy)
    case, book = read_case(tmp_path / "toy.xlsx"), openpyxl.load_workbook(io.BytesIO(toy))
    looked_up = 0
    for key in names(case):
        found = explain(case, key)
        sheet, _, at = found.place.partition("!")
        assert str(book[sheet][at].value).removeprefix("- claim: ") == key
        for noted in found.cells:
            sheet, _, at = noted.place.partition("!")
            held = book[sheet][at].value
            looked_up += held is not None
            assert held is None or str(held) == noted.text
        assert not [use for use in found.used_by if ".csv" in use or ".yaml" in use]
    assert looked_up > 20


def test_in_memory_what_is_explained_is_named_by_its_row() -> None:
    toy = read_case("toy")
    found = explain(Case.from_frames(toy.tables, **toy.documents), "pipe")
    assert found.place == "links, row 'pipe'"
    assert {each.place for each in found.cells} == {found.place}
