"""What importers ask: said once, answered in a form or on the command line, guessed by nobody."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from rason import importing
from rason.case import read, read_case
from rason.errors import InputError
from rason.importing.coded_events import FORMS as EVENTS
from rason.importing.customs import FORMS as TRADE
from rason.importing.gem_tracker import NAMES, NEEDED
from rason.importing.jodi_world import COLUMNS as JODI
from rason.importing.options import options_of
from rason.importing.port_calls import FORMS as PORTS
from rason.importing.questions import OF_KIND, OPTIONS
from rason.importing.recognise import KINDS, kind_of, questions
from rason.importing.scigrid_gas import COLUMNS as SCIGRID

if TYPE_CHECKING:
    from rason.importing.questions import Question

DAY = date(2014, 12, 31)
FLOWS = "Exporter,Importer,Volume (kt/yr),Year,Remark\nRussia,Germany,1200,2013,a\n"
ANSWERS = {
    "observed.commodity": "is: tin",
    "source.author": "Customs Office",
    "source.year": "2014",
    "column Remark": "leave it out",
}
ODD = ("?", "is: ", "is: 5 bcm/yr", "nan", "-1", "{x: 1}", "#", "a=b", "Year=2013", "%d", "kt/yr",
       "yes", "a" * 3000, "\x00", "\u202e")  # fmt: skip
TRACKER = [NAMES[each][0] for each in NEEDED]
FORMS = [
    *(("trade", form) for form in TRADE.values()),
    *(("events", form) for form in EVENTS.values()),
    *(("portwatch", form) for form in PORTS.values()),
    ("jodi", JODI),
    ("scigrid", SCIGRID),
    ("gem", TRACKER),
    ("table", ("Exporter", "Importer")),
]


def saved(folder: Path, text: str = FLOWS, name: str = "flows.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def ask(path: Path, kind: str = "table", **answers: str) -> dict[str, Question]:
    return {each.key: each for each in questions(kind, [path], answers)}


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_a_file_is_known_by_its_columns_whatever_others_it_has(
    tmp_path: Path, kind: str, form: tuple[str, ...]
) -> None:
    header = ";".join(["more", *form])
    assert kind_of([saved(tmp_path, header + "\n" + "1;" * len(form) + "1\n")]) == kind
    assert kind in KINDS


def test_every_kind_of_import_is_recognised_and_every_option_belongs_to_one() -> None:
    assert set(KINDS) == {"case", *OF_KIND}
    assert {name for own in OF_KIND.values() for name in own} == set(OPTIONS)


def test_cases_and_networks_are_known_by_the_names_of_their_files_and_sheets(
    tmp_path: Path,
) -> None:
    for name, kind in (("case.yaml", "case"), ("buses.csv", "pypsa"), ("network.nc", "pypsa")):
        assert kind_of([saved(tmp_path, name=name)]) == kind
    book = Workbook()
    for name in ("about", "settings", "actors", "places", "commodities"):
        sheet = book.create_sheet(name)
        sheet.append(["a"])
        sheet.append(["b"])
    book.save(tmp_path / "mine.xlsx")
    assert kind_of([tmp_path / "mine.xlsx"]) == "case"


def test_a_table_asks_what_stands_open_first_and_shows_what_the_file_suggests(
    tmp_path: Path,
) -> None:
    found = ask(saved(tmp_path))
    waiting = [key for key, each in found.items() if each.open and not each.given]
    assert waiting == ["observed.commodity", "source.author", "source.year"]
    assert found["fills"].given == "observed"
    assert found["observed.from"].given == "Exporter"
    assert found["observed.quantity.unit"].given == "kt/yr"
    assert found["column Remark"].choices == ("leave it out", "link", "source")
    assert found["frozen"].otherwise == "today"


def test_answers_are_a_mapping_that_imports_and_is_kept(tmp_path: Path) -> None:
    path = saved(tmp_path, FLOWS + "Burma,China,17,2013,b\nOstia,China,5,2013,a\n")
    more = {"countries": "Ostia=BEL", "observed.where": "Remark=a", "source.license": "CC BY 4.0"}
    done = importing.table(path, into=tmp_path / "case", answers=ANSWERS | more, frozen=DAY)
    assert not done.asked
    assert not read(tmp_path / "case").diagnostics
    case = read_case(tmp_path / "case")
    assert [(each.from_, each.quantity.text) for each in case.observed] == [
        ("RUS", "1200 kt/yr"), ("BEL", "5 kt/yr")
    ]  # fmt: skip
    # Next month's file is one command, without any answer.
    assert importing.table(path, into=tmp_path / "case").files == ()


@pytest.mark.parametrize("missing", ANSWERS)
def test_nothing_is_imported_while_a_question_is_open(tmp_path: Path, missing: str) -> None:
    answers = {key: text for key, text in ANSWERS.items() if key != missing}
    with pytest.raises(InputError) as error:
        importing.table(saved(tmp_path), into=tmp_path / "case", answers=answers)
    assert [each.code for each in error.value.diagnostics] == ["RSN-I009"]
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize(
    ("answers", "fix"),
    [
        ({"observed.comodity": "is: tin"}, "write observed.commodity"),
        ({"observed.from": "Exportr"}, "write Exporter"),
        ({"column Remark": "lnk"}, "write link"),
        ({"observed.where": "Remrk=a"}, "write Remark"),
        ({"countries": "Ostia"}, "write Ostia=…"),
        ({"decimal": ";"}, "write ."),
    ],
)
def test_an_answer_that_is_none_is_refused_by_name(
    tmp_path: Path, answers: dict[str, str], fix: str
) -> None:
    with pytest.raises(InputError) as error:
        importing.table(saved(tmp_path), into=tmp_path / "case", answers=ANSWERS | answers)
    assert [each.fix for each in error.value.diagnostics] == [fix]


@settings(max_examples=15, deadline=None)
@given(said=st.data())
def test_whatever_is_answered_a_sound_case_is_made_or_none(said: st.DataObject) -> None:
    with TemporaryDirectory() as place:
        path, into = saved(Path(place)), Path(place) / "case"
        answers: dict[str, str] = {}
        for key, each in ask(path).items():
            likely = [ANSWERS.get(key, each.given)] * 30
            if key not in {"fills", "frozen"}:
                answers[key] = said.draw(st.sampled_from([*likely, *each.choices, *ODD]), key)
        with suppress(InputError):
            importing.table(path, into=into, answers=answers, frozen=DAY)
            assert not [each for each in read(into).diagnostics if each.severity == "fault"]
            assert importing.table(path, into=into).files == (), "its mapping says the same"
            return
        assert not into.exists()


def test_two_columns_do_not_become_one(tmp_path: Path) -> None:
    path = saved(tmp_path, FLOWS.replace("Remark\n", "Remark,Way\n").replace(",a\n", ",a,b\n"))
    answers = ANSWERS | {"column Remark": "link", "column Way": "link"}
    with pytest.raises(InputError, match="as column Remark is"):
        importing.table(path, into=tmp_path / "case", answers=answers)


def test_a_column_that_is_told_otherwise_leaves_the_one_that_was_drafted(tmp_path: Path) -> None:
    answers = ANSWERS | {"observed.from": "leave it out", "observed.link": "x"}
    with pytest.raises(InputError, match="a question that is asked"):
        importing.table(saved(tmp_path), into=tmp_path / "case", answers=answers)
    found = ask(saved(tmp_path), **{"observed.quantity": "is: 5 kt/yr"})
    assert "observed.quantity.unit" not in found, "a constant says its unit itself"
    placed = {"column Remark": "link", "observed.quantity": "is: 5 kt/yr"}
    done = importing.table(
        saved(tmp_path, FLOWS.replace(",a\n", ",\n")), into=tmp_path / "case",
        answers=ANSWERS | placed, frozen=DAY,
    )  # fmt: skip
    assert done.taken
    mapping = (tmp_path / "case" / "mapping.yaml").read_text(encoding="utf-8")
    assert "leave:\n- Volume (kt/yr)" in mapping
    assert read_case(tmp_path / "case").observed[0].quantity.text == "5 kt/yr"


def test_sheet_and_encoding_are_asked_for_before_anything_else(tmp_path: Path) -> None:
    book = Workbook()
    for name in ("First", "Second"):
        sheet = book.create_sheet(name)
        for line in FLOWS.splitlines():
            sheet.append(line.split(","))
    book.save(tmp_path / "flows.xlsx")
    (tmp_path / "old.csv").write_bytes(FLOWS.replace("Remark", "Straße").encode("cp1252"))
    assert list(ask(tmp_path / "flows.xlsx")) == ["sheet"]
    assert "observed.from" in ask(tmp_path / "flows.xlsx", sheet="Second")
    assert list(ask(tmp_path / "old.csv")) == ["encoding"]
    assert "column Straße" in ask(tmp_path / "old.csv", encoding="cp1252")
    found = questions("jodi", [saved(tmp_path), tmp_path / "old.csv"], {})
    assert [each.key for each in found] == ["encoding"], "also where only a further file is so"


def test_where_headers_do_not_say_it_the_table_is_asked_for(tmp_path: Path) -> None:
    path = saved(tmp_path, "a,b\n1,2\n")
    found = ask(path)
    assert found["fills"].open
    assert not found["fills"].given
    assert ask(path, fills="observed")["fills"].given == "observed"


def test_other_kinds_ask_for_their_options(tmp_path: Path) -> None:
    path = saved(tmp_path, ",".join(TRACKER) + "\n1,2,3,4,5\n")
    found = ask(path, "gem")
    assert (found["join"].given, found["join"].unit) == ("25", "km")
    assert list(found) == ["join", "loading", "frozen"]
    assert next(iter(ask(path, "trade"))) == "goods"
    assert options_of("gem", {"join": "10", "loading": "IDN, MYS", "sheet": ""}) == {
        "join": 10.0,
        "loading": ("IDN", "MYS"),
    }
    with pytest.raises(InputError) as error:
        options_of("gem", {"join": "near", "goods": "2709=crude"})
    assert [each.what for each in error.value.diagnostics] == ["--join", "rason import gem"]
