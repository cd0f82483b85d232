from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from rason.case import edit_table, find, new_case, read, read_case, write_table
from rason.case.output import new_folder, write_whole
from rason.case.sheet import columns_of, key_of
from rason.case.tables import TABLES
from rason.case.words import read_consent
from rason.case.write import cell_text, edited
from rason.claim.check import check_reading
from rason.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

CASES = ("toy", "northeast-asia-2014")


@pytest.mark.parametrize("name", CASES)
def test_what_is_written_reads_the_same(name: str, tmp_path: Path) -> None:
    case = read_case(name)
    folder = tmp_path / find(name).name
    shutil.copytree(find(name), folder)
    for table in TABLES:
        rows = getattr(case, table)
        write_table(
            table, rows.values() if isinstance(rows, dict) else rows, folder / f"{table}.csv"
        )
    again = read_case(folder)
    for table in TABLES:
        one, other = getattr(case, table), getattr(again, table)
        one = list(one.values()) if isinstance(one, dict) else list(one)
        other = list(other.values()) if isinstance(other, dict) else list(other)
        for left, right in zip(one, other, strict=True):
            for field, column in columns_of(table).items():
                ours, theirs = getattr(left, field), getattr(right, field)
                assert cell_text(ours, column) == cell_text(theirs, column)


@pytest.mark.parametrize("name", CASES)
def test_an_edit_of_nothing_changes_no_byte(name: str) -> None:
    folder = find(name)
    case = read_case(name)
    for table in TABLES:
        path = folder / f"{table}.csv"
        if key_of(table) and path.exists():
            content = path.read_bytes()
            assert edited(table, content, {key: {} for key in getattr(case, table)}) == content


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_an_edit_changes_one_line(mark: bytes, newline: bytes, tmp_path: Path) -> None:
    lines = [
        b"# why",
        b"actor,name,kind,note",
        b'A,"Al, one",state,"two',
        b'lines"',
        b"B,Be,firm, x",
    ]
    path = tmp_path / "actors.csv"
    path.write_bytes(mark + newline.join(lines) + newline)
    edit_table("actors", path, {"A": {"kind": "bloc"}})
    changed = path.read_bytes()
    assert changed.startswith(mark + lines[0] + newline + lines[1] + newline + b'A,"Al, one",bloc,')
    assert changed.endswith(newline + lines[4] + newline)
    edit_table("actors", path, {"B": {"name": 'Be "B"'}})
    assert b'B,"Be ""B""",firm,x' in path.read_bytes()


def test_an_edit_of_what_is_not_there_is_our_bug(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("actor,name,kind\nA,Al,state\n")
    with pytest.raises(KeyError):
        edit_table("actors", path, {"Z": {"name": "Zed"}})
    with pytest.raises(KeyError):
        edit_table("actors", path, {"A": {"nmae": "Zed"}})
    assert path.read_text() == "actor,name,kind\nA,Al,state\n"


@pytest.mark.parametrize("text", ["", "KP", "KP;KR", "KR|CN", "KP;KR|CN", "A|B;C|D", "A;B|C;D|E"])
def test_consents_are_written_as_they_are_read(text: str) -> None:
    consent = read_consent(text)
    again = read_consent(cell_text(consent, columns_of("links")["consent"]))
    assert set(again) == set(consent)


def test_a_new_case_is_valid_and_commented(tmp_path: Path) -> None:
    folder = new_case(tmp_path / "my-copper")
    reading = read(folder)
    assert reading.case, "\n".join(map(str, reading.diagnostics))
    assert reading.case.settings.title == "My copper"
    for path in folder.iterdir():
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf") == (path.suffix == ".csv"), path.name
        assert b"#" in raw or b"%" in raw, f"{path.name} has no comment"
    assert len(reading.case.claims) == 2
    assert {each.code for each in reading.case.warnings} == {"RSN-W001"}


def test_a_new_crisis_has_days_stores_and_figures_that_move(tmp_path: Path) -> None:
    folder = new_case(tmp_path / "my-strait", "crisis")
    reading = read(folder)
    assert reading.case, "\n".join(map(str, reading.diagnostics))
    assert reading.case.settings.title == "My strait"
    assert reading.case.settings.calendar is not None
    assert reading.case.stores
    assert reading.case.series
    for path in folder.iterdir():
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf") == (path.suffix == ".csv"), path.name
        assert raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"#", b"%"), path.name
    assert {each.code for each in reading.case.warnings} == {"RSN-W001"}
    assert not check_reading(reading)


@pytest.mark.parametrize("name", ["ünïcode", "yes", "a 'quoted' name", "#1", "[a], {b}", "a & b"])
def test_a_new_case_may_have_any_name_that_all_systems_have(name: str, tmp_path: Path) -> None:
    assert read_case(new_case(tmp_path / name)).settings.title


@pytest.mark.parametrize("name", ['a "quoted" name', "back\\slash", "a: b"])
def test_a_name_that_some_system_lacks_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="RSN-R002"):
        new_case(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_an_existing_folder_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "case.yaml").write_text("precious")
    with pytest.raises(InputError, match="RSN-R002"):
        new_case(tmp_path / "mine")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert (tmp_path / "mine" / "case.yaml").read_text() == "precious"


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="RSN-R002"):
        new_case(tmp_path / "missing" / "mine")
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_leaves_nothing_of_a_folder(tmp_path: Path) -> None:
    def interrupted() -> None:
        with new_folder(tmp_path / "mine") as working:
            (working / "half").write_text("written")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_leaves_the_old_file(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "links.csv"
    path.write_text("old")

    def full(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", full)
    expected = InputError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_whole(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
