"""25. No cell of a row that may not be passed on leaves.

Whichever form a case, a run or a brief takes, no value and no note of such a row is in it, and it
says so, with the publisher's terms. What was worked out of the row stays, and the case's own folder
and run are as they were.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.report.sample import claims, sample

import rason
from rason.answer.fee import KnownFee
from rason.case.terms import terms_of
from rason.claim.acts import Act
from rason.errors import InputError
from rason.exporting.export import export
from rason.report.case_note import case_note
from rason.report.compose import compose
from rason.report.handed_on import handed_on
from rason.report.run import said, write_run

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case
    from rason.report.document import Document

TERMS = "For subscribers alone"
SOURCE = (
    "@misc{shut, author = {{Tracker}}, title = {A closed tracker}, year = {2014},\n"
    f"  license = {{{TERMS}}}, redistribution = {{no}}}}\n"
)
FIGURE = "worth,What it is worth,181.73,203.71,223.77,USD/thousand m3,pert,,2014,2014-11,shut,D,,{}"
MARKS = (r"181\.7", r"203\.7", r"223\.7", "unsaid_note", "unsaid_act")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("cases") / "toy"
    shutil.copytree(rason.read_case("toy").folder, folder)
    figures = (folder / "figures.csv").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^worth,.*$", FIGURE.format("assumed: unsaid_note"), figures)
    (folder / "figures.csv").write_text(text, encoding="utf-8")
    with (folder / "sources.bib").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    return rason.read_case(folder)


@pytest.fixture(scope="module")
def document(case: Case) -> Document:
    return compose(rason.Study(case, draws=16, executor=None))


def texts(path: Path) -> dict[str, str]:
    """Return all that a file holds, or all files of a folder or an archive, as text."""
    if path.is_dir():
        return {name: text for each in path.iterdir() for name, text in texts(each).items()}
    content = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {path.name: content.decode("utf-8", "replace")}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        return {path.name: "\n".join(held)}


def marks(path: Path) -> dict[str, list[str]]:
    """Return which marks stand where."""
    found = {name: [m for m in MARKS if re.search(m, text)] for name, text in texts(path).items()}
    return {name: some for name, some in found.items() if some}


@pytest.mark.parametrize("form", ["geojson", "gpkg", "datapackage", "xlsx", "folder"])
def test_no_export_of_a_case_holds_the_row(case: Case, form: str, tmp_path: Path) -> None:
    before = texts(case.folder)
    made = export(case, tmp_path / "out", form)
    assert not marks(tmp_path)
    assert f"shut ({TERMS}) may not be passed on: 1 of figures.csv" in made.notes[0]
    assert texts(case.folder) == before
    assert marks(case.folder)


def test_a_network_is_refused(case: Case, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="shut, which may not be passed on"):
        export(case, tmp_path / "net.nc", "pypsa", agreed=True)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["datapackage", "xlsx"])
def test_no_export_of_a_run_holds_the_row(document: Document, form: str, tmp_path: Path) -> None:
    made = export(document, tmp_path / "out", form, run=tmp_path / "run")
    assert not marks(tmp_path)
    assert f"shut ({TERMS}) may not be passed on: one figure" in made.notes[0]
    (all_of_it := tmp_path / "all").mkdir()
    export(document, all_of_it / "out", form, run=tmp_path / "run", whole=True)
    assert marks(all_of_it)


@pytest.mark.slow
def test_no_form_of_a_brief_holds_the_row(case: Case, document: Document, tmp_path: Path) -> None:
    from rason.report.forms import forms

    settings = said(case, draws=16, seed=0, scenarios=None)
    wanted = replace(forms(short=False, slides=True, templates=[]))
    write_run(
        tmp_path / "run", document, digest="1", settings=settings, forms=wanted, since=document
    )
    briefs = sorted((tmp_path / "run").glob("brief.*"))
    assert [each.suffix for each in briefs] == [".docx", ".html", ".md", ".pptx"]
    for brief in briefs:
        assert not marks(brief), brief
        (text,) = texts(brief).values()
        assert TERMS in text
        assert "What it is worth" in text or brief.suffix == ".pptx"
    assert marks(tmp_path / "run" / "result.json")


@pytest.mark.slow
def test_results_stay_and_name_what_they_rest_on(document: Document) -> None:
    leaving = handed_on(document)
    for before, after in zip(document.claims, leaving.claims, strict=True):
        assert (after.verdict, after.probability) == (before.verdict, before.probability)
        told = [(each.figure, each.at) for each in after.overturned_by]
        assert told == [(each.figure, each.at) for each in before.overturned_by]
    assert handed_on(leaving) == leaving


def test_rows_that_answers_restate_stay_behind(case: Case) -> None:
    shut = case_note(case, cited=("shut",)).sources
    act = Act(between=("NOR", "MID"), who="", kind="act", text="unsaid_act", sources=("shut",))
    first, *others = claims()
    fee: dict[str, Any] = {"actor": "MID", "corridor": "pipe", "kind": "paid", "origin": ""}
    fees = [
        KnownFee(**fee, scenario="base", fee=1.0, unit="1", source=source)
        for source in (("shut",), ())
    ]
    made = sample()
    whole = made.model_copy(
        update={
            "case": made.case.model_copy(update={"sources": shut}),
            "claims": (first.model_copy(update={"acts": (act,)}), *others),
            "observed_fees": tuple(fees),
        }
    )
    leaving = handed_on(whole)
    assert "unsaid_act" not in leaving.to_json()
    assert leaving.observed_fees == tuple(fees[1:])  # type: ignore[attr-defined]
    assert leaving.notes[-1] == (
        f"Left out, since shut ({TERMS}) may not be passed on: one act and one row. What was"
        " worked out of them stays."
    )
    assert handed_on(made) == made


def test_all_goes_where_nothing_is_closed(case: Case) -> None:
    toy = rason.read_case("toy")
    assert terms_of(toy).notes == ()
    assert terms_of(case).sources == ("shut",)
