"""Files that unpack to more than they say, or are no more than half of what they seem: refused."""

from __future__ import annotations

import gzip
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from rason.errors import InputError
from rason.importing import grid
from rason.importing.grid import read_grid

if TYPE_CHECKING:
    from pathlib import Path


def refused(path: Path) -> str:
    with pytest.raises(InputError) as told:
        read_grid(path)
    (fault,) = told.value.diagnostics
    assert fault.code == "RSN-I001"
    assert fault.file.endswith(path.name)
    assert fault.fix
    return fault.found


def test_what_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "MOST_BYTES", 100_000)
    packed = tmp_path / "rows.csv.gz"
    packed.write_bytes(gzip.compress(b"a,b\n" + b"1,2\n" * 100_000))
    assert packed.stat().st_size < grid.MOST_BYTES
    assert "unpacked" in refused(packed)
    book = tmp_path / "book.xlsx"
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * 1_000_000)
    assert book.stat().st_size < grid.MOST_BYTES
    assert "unpacked" in refused(book)


def test_a_cell_far_off_is_no_million_empty_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "MOST_CELLS", 10_000)
    book = Workbook()
    assert book.active is not None
    book.active.append(["a", "b"])
    book.active.append([1, 2])
    book.active["XFD1000"] = "far"
    book.save(tmp_path / "far.xlsx")
    assert "cells" in refused(tmp_path / "far.xlsx")


def test_half_a_packed_file_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(b"a,b\n" + bytes(range(256)) * 40)
    for broken in (packed[:-20], packed[:40] + b"\xff" * 40 + packed[80:]):
        (tmp_path / "half.csv.gz").write_bytes(broken)
        refused(tmp_path / "half.csv.gz")


@pytest.mark.parametrize(
    "text",
    [
        '{"features": ' + "[" * 100_000,
        '{"features": [1, 2]}',
        '{"features": [{"properties": [1]}]}',
        '{"features": {"properties": {}}}',
    ],
)
def test_json_of_another_form_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "layer.geojson").write_text(text, encoding="utf-8")
    assert "JSON" in refused(tmp_path / "layer.geojson")
