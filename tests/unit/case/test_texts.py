"""A case read from texts in memory: the same as from its folder, with places of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rason.case import find, read
from rason.case.faults import Faults
from rason.case.folder import read_folder
from rason.case.places import Places
from rason.case.read import read_texts
from rason.claim.check import check_reading


class Cells(Places):
    """Names cells as a workbook might."""

    def file(self, name: str) -> str:
        return name.split(".")[0].upper()

    def line(self, name: str, line: int, column: str = "") -> str:
        return f"{self.file(name)}, {column or 'row'} {line}"


def test_texts_in_memory_are_the_case_of_their_folder() -> None:
    folder = find("toy")
    texts = read_folder(folder, Faults(folder))
    here, there = read_texts(texts).case, read(folder).case
    assert here is not None
    assert there is not None
    assert here.digest == there.digest
    assert here.links == there.links
    assert here.warnings == there.warnings
    assert here.texts["links.csv"] == (folder / "links.csv").read_bytes()


def test_every_place_is_called_as_its_author_knows_it() -> None:
    folder = find("toy")
    texts = replace(read_folder(folder, Faults(folder)), places=Cells(), folder=Path("toy"))
    files = dict(texts.files)
    files["links.csv"] = files["links.csv"].replace(b"pipe,", b"pipe,,", 1)
    files["places.csv"] += b"field,Again,X,,\n"
    files["claims.yaml"] = b"- claim: a\n  says: It flows.\n  kind: derivable\n"
    reading = read_texts(replace(texts, files=files))
    found = [*reading.diagnostics, *check_reading(reading)]
    assert {fault.file.split(",")[0] for fault in found} <= {"LINKS", "PLACES", "CLAIMS"}
    assert all(fault.line is None for fault in found)
    words = " ".join(f"{each.found} {each.expected} {each.fix}" for each in found)
    assert ".csv" not in words
    assert " in line " not in words


def test_warnings_have_such_places_too() -> None:
    folder = find("northeast-asia-2014")
    texts = replace(read_folder(folder, Faults(folder)), places=Cells())
    case = read_texts(texts).case
    assert case is not None
    assert case.warnings
    assert all(".csv" not in each.file and each.line is None for each in case.warnings)
