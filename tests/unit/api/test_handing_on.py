"""Files of a case for whoever looks at it in the browser."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from rason.case.find import find

if TYPE_CHECKING:
    from tests.unit.api.conftest import Server


def handed(server: Server, **asked: str) -> tuple[dict[str, Any], bytes]:
    file = server.ask("file", asked)
    return file, b64decode(file["content"])


def test_a_table_is_handed_on_as_it_stands(server: Server) -> None:
    file, content = handed(server, to="csv", table="links")
    assert (file["name"], file["media_type"]) == ("links.csv", "text/csv")
    assert content == (Path(find("toy")) / "links.csv").read_bytes()


def test_a_case_is_handed_on_as_a_workbook(server: Server) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    file, content = handed(server, to="xlsx")
    assert file["name"] == "toy.xlsx"
    assert "links" in openpyxl.load_workbook(BytesIO(content)).sheetnames


@pytest.mark.parametrize(
    ("form", "holds"), [("geojson", "toy_links.geojson"), ("datapackage", "links.csv")]
)
def test_several_files_come_in_one_archive(server: Server, form: str, holds: str) -> None:
    file, content = handed(server, to=form)
    assert file["name"].endswith(".zip")
    names = ZipFile(BytesIO(content)).namelist()
    assert any(name.endswith(holds) for name in names)
    again, same = handed(server, to=form)
    assert (again, same) == (file, content)


def test_a_table_that_is_not_there_is_named(server: Server) -> None:
    (fault,) = server.refused("file", {"to": "csv", "table": "projects_2"})
    assert fault["code"] == "RSN-R001"
    assert "links" in fault["expected"]
