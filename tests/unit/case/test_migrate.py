from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import rason
from rason.case.find import find
from rason.case.migrate import migrate
from rason.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(find("toy"), tmp_path / "toy")


def solved(folder: Path) -> list[float]:
    study = rason.Study(rason.read_case(str(folder)), draws=16, executor=None)
    return [*study.flows()["value"], *study.power()["shapley"]]


@pytest.mark.parametrize(("mark", "end"), [("", "\n"), ("\ufeff", "\r\n")])
def test_an_old_case_gets_its_format_and_keeps_all_else(folder: Path, mark: str, end: str) -> None:
    path = folder / "case.yaml"
    text = mark + path.read_text(encoding="utf-8").replace("\n", end)
    path.write_bytes(text.encode("utf-8"))
    others = {each: each.read_bytes() for each in folder.iterdir() if each != path}
    before = solved(folder)

    assert migrate(str(folder)) == ("case.yaml says `format: 1`",)
    written = path.read_bytes().decode("utf-8")
    first, rest = text.split(f"title:{''}", 1)
    assert written == f"{first}format: 1{end}title:{rest}"
    assert {each: each.read_bytes() for each in others} == others
    assert solved(folder) == before
    assert migrate(str(folder)) == ()
    assert path.read_bytes().decode("utf-8") == written


def test_what_cannot_be_read_is_refused_and_left_alone(folder: Path) -> None:
    path = folder / "case.yaml"
    for content in (b"format: 99\ntitle: x\n", b"- a\n", b"a: [\n", b"\xff\xfe"):
        path.write_bytes(content)
        with pytest.raises(InputError) as refused:
            migrate(str(folder))
        assert [each.code for each in refused.value.diagnostics] == ["RSN-C044"]
        assert path.read_bytes() == content


def test_a_new_case_is_of_the_newest_format(tmp_path: Path) -> None:
    from rason.case import new_case

    assert migrate(str(new_case(tmp_path / "mine"))) == ()
