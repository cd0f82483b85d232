"""Every declared question has all its faces, and what they show is one answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from frictionless import Package
from typer.main import get_command

import rason
from rason.answer.registry import QUESTIONS
from rason.answer.scenario import Scenario
from rason.api.app import openapi
from rason.case import read_case
from rason.cli.app import app
from rason.report.compose import compose
from rason.report.document import Document
from rason.report.tables import tables as document_tables
from rason.report.tables import write_tables
from rason.table.column import NUMBERS
from rason.table.frame import frame
from rason.table.naming import names
from rason.table.row import tables

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def study() -> rason.Study:
    return rason.Study(read_case("toy"), scenario="bypass", draws=16, executor=None)


@pytest.fixture(scope="module")
def document(study: rason.Study) -> Document:
    return compose(study)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_asked_on_every_way(name: str) -> None:
    question = QUESTIONS[name]
    command = get_command(app).commands[question.verb or name]  # type: ignore[attr-defined]
    options = {each.name for each in command.params}
    assert {each.name for each in question.parameters} <= options
    assert question.asks.startswith(command.help.split(".")[0])
    route = openapi()["paths"][f"/api/cases/{{case}}/{name}"]["post"]
    assert route["description"] == question.asks
    assert question.asks in (getattr(rason.Study, name).__doc__ or "")
    holder = Scenario if question.within else Document
    assert set(question.tables) <= set(holder.model_fields)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_face_shows_the_same_rows(
    name: str, study: rason.Study, document: Document, tmp_path: Path
) -> None:
    question = QUESTIONS[name]
    answer = study.answer(name)
    table = question.table(answer)
    assert table.fields == question.columns[question.main]
    if not table.rows:
        assert answer.reason
        return
    shown = getattr(study, name)()
    assert len(shown) == len(table)
    assert shown.attrs["units"] == frame(table).attrs["units"]
    keys = _keys(json.loads(answer.model_dump_json()))
    assert all({each.name, each.column.end_of} & keys for each in table.fields)
    (tmp_path / "files").mkdir()
    write_tables(document, tmp_path / "files")
    header = (tmp_path / "files" / f"{table.name}.csv").read_text(encoding="utf-8").splitlines()[0]
    above = ["scenario"] if question.within else []
    assert header == ",".join([*above, *(each.name for each in table.fields)])
    laid_out = question.laid_out(answer, names(study.case))
    assert all(len(row) == len(each.headings) for each in laid_out for row in each.rows)
    for chart, draw in question.charts.items():
        drawn = draw(answer, names(study.case), 680.0)
        assert drawn.text
        assert drawn.chart is not None or chart == "power_shift"


def _keys(held: object) -> set[str]:
    """Return all keys in JSON, however deep."""
    if isinstance(held, list):
        return {key for each in held for key in _keys(each)}
    if isinstance(held, dict):
        return {*held, *(key for each in held.values() for key in _keys(each))}
    return set()


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_number_has_a_unit_and_every_row_a_key(name: str) -> None:
    question = QUESTIONS[name]
    for table, columns in question.columns.items():
        assert any(each.column.key for each in columns), table
        for each in columns:
            if each.type == "number":
                assert each.column.unit, f"{table}.{each.name}"
                assert each.column.kind in NUMBERS


def test_keys_tell_rows_apart(document: Document) -> None:
    for table in document_tables(document).values():
        keys = [tuple(row[key] for key in table.keys) for row in table]
        if table.keys:
            assert len(keys) == len(set(keys)), table.name


@pytest.mark.slow
def test_a_run_of_a_large_case_is_a_data_package(tmp_path: Path) -> None:
    with rason.Study(read_case("northeast-asia-2014"), draws=64) as study:
        test_a_run_is_a_data_package(compose(study), tmp_path)


def test_a_run_is_a_data_package(document: Document, tmp_path: Path) -> None:
    write_tables(document, tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]


def test_an_answer_is_found_again_in_a_document(study: rason.Study, document: Document) -> None:
    from rason.report.document import answered

    for name, question in QUESTIONS.items():
        if question.within:
            (row,) = (each for each in document.scenarios if each.scenario == "bypass")
            asked = getattr(study.answer(name), question.tables[0])
            assert set(asked) <= set(getattr(row, question.tables[0]))
            continue
        held = answered(document, question)
        assert set(tables(held)) <= set(document_tables(document)), name
        assert bool(held.reason) != bool(tables(held))
