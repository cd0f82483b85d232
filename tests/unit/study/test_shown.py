"""What a notebook shows: short, escaped, with names; frames that tell their rows apart; charts."""

from __future__ import annotations

import json
import pickle
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

import rason
from rason.answer.registry import QUESTIONS
from rason.case.tables import TABLES
from rason.games import read_game, solve_game
from rason.study.charts import charts
from rason.study.progress import Bar, NotebookBar, in_notebook
from rason.table.naming import names
from rason.words.html import MOST, fitted, short, table

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 4_000
ASKED = ["toy", pytest.param("south-sudan-2012", marks=pytest.mark.slow)]
LARGE = pytest.param("northeast-asia-2014", marks=pytest.mark.slow)
PLAYERS = [f"state_{number}" for number in range(12)]
FEW = ("flows", "power", "dependence")
EVIL = '<script>alert("&")</script>'


@pytest.fixture(scope="module", params=ASKED)
def study(request: pytest.FixtureRequest) -> rason.Study:
    return rason.Study(rason.read_case(request.param), draws=1, executor=None)


def test_nothing_public_fills_a_page(study: rason.Study) -> None:
    asked = FEW if study.case.name == "toy" else QUESTIONS
    answers = [study.answer(name) for name in asked]
    things = [study.case, study, *answers, study.verdicts(), study.program, study.context]
    things += [study.question(), *study.case.trees.values()]
    for thing in things:
        assert max(len(repr(thing)), len(str(thing))) <= LIMIT, type(thing)
        if hasattr(thing, "_repr_html_"):
            assert len(thing._repr_html_()) <= MOST, type(thing)
    assert study.case.name in repr(study)
    assert study.case.name in repr(study.case)


@pytest.mark.parametrize(
    "name", ["toy", pytest.param("northeast-asia-2014", marks=pytest.mark.slow)]
)
def test_a_case_and_its_study_are_short_however_large(name: str) -> None:
    case = rason.read_case(name)
    for thing in (case, rason.Study(case, draws=1, executor=None)):
        assert len(repr(thing)) <= 300
        assert len(thing._repr_html_()) <= MOST


def test_nor_does_a_fault_or_a_game(tmp_path: Path) -> None:
    with pytest.raises(rason.InputError) as raised:
        rason.read_case("no-such-case")
    assert repr(raised.value) == "<InputError: 1 in all, first RSN-C001 at no-such-case>"
    assert len(repr(rason.InputError())) <= LIMIT
    path = tmp_path / "game.json"
    path.write_text(
        json.dumps({"players": PLAYERS, "weights": dict.fromkeys(PLAYERS, 1), "quota": 7})
    )
    document = read_game(path)
    solved = solve_game(document)
    for thing in (document, solved, solved.concepts):
        assert len(repr(thing)) <= LIMIT


def test_frames_tell_their_rows_apart_and_say_what_they_hold(study: rason.Study) -> None:
    called = names(study.case)
    for name, question in QUESTIONS.items():
        frame = getattr(study, name)()
        keys = {each.name: each.column.kind for each in question.columns[question.main]}
        assert frame.index.is_unique, name
        assert None not in frame.index.names, name
        for level in frame.index.names:
            if keys[level] in called and "name" not in keys:
                beside = frame[f"{level}_name"].tolist()
                told = frame.index.get_level_values(level)
                assert beside == [called[keys[level]].get(key, key) for key in told], name
        numbers = [column for column in frame if frame[column].dtype == "float64"]
        assert set(numbers) <= set(frame.attrs["units"]) | {"rank"}, name
        assert set(frame.columns) | set(frame.index.names) <= {*frame.attrs["titles"]}, name


def test_what_was_chosen_tells_nothing_apart() -> None:
    study = rason.Study(rason.read_case("toy"), draws=1, executor=None)
    assert study.surplus(rule="parity").index.name == "actor"
    assert study.hold_up(actor="MID", closed="pipe").index.names == ["actor"]
    assert study.hold_up(actor="MID").index.names == ["closed"]


@pytest.mark.slow
def test_all_that_authors_wrote_is_escaped() -> None:
    toy = rason.read_case("toy")
    frames = toy.tables
    for name in ("actors", "places", "commodities", "projects", "figures"):
        frames[name]["name"] = [f"{EVIL} {key}" for key in frames[name].index]
    documents = toy.documents
    documents["settings"] = documents["settings"].replace(toy.settings.title, f"'{EVIL}'")
    case = rason.Case.from_frames(frames, **documents, name="<b>")
    study = rason.Study(case, draws=1, executor=None)
    things: list[Any] = [case, study, *(study.answer(name) for name in QUESTIONS)]
    for thing in things:
        shown = thing._repr_html_()
        assert "<script" not in shown
        assert "<b>" not in shown
    assert "&lt;script&gt;" in study.answer("flows")._repr_html_()
    assert "&lt;script" in table(("a",), [(EVIL,)], caption=EVIL, note=EVIL)


def test_whole_parts_alone_are_shown() -> None:
    assert fitted("", ["x" * 10] * 3) == f"<div>{'x' * 30}</div>"
    long = fitted("h", ["x" * 5_000, "y" * 5_000])
    assert "y" not in long
    assert "More is left out" in long
    assert short("a" * 9, 5) == "aaaa…"


@pytest.mark.slow
def test_every_chart_is_drawn_and_says_what_it_shows(study: rason.Study) -> None:
    for question, held in charts().items():
        answer = study.answer(question)
        for name in held:
            chart: Any = study.chart(name)
            assert chart.to_dict()["$schema"], name
            assert chart.description
            own: Any = answer.chart(name)
            assert own.description == chart.description
    power: Any = study.answer("power").chart()
    assert power.description.startswith("What each gains")
    for name in ("system", "claims"):
        wide: Any = study.chart(name, width=500)
        assert wide.description


def test_a_chart_that_is_not_there_is_refused_with_those_that_are() -> None:
    study = rason.Study(rason.read_case("toy"), draws=1, executor=None)
    surplus = study.answer("surplus")
    for draw in (study.chart, surplus.chart):
        with pytest.raises(rason.InputError) as raised:
            draw("surplus")
        (fault,) = raised.value.diagnostics
        assert fault.code == "RSN-R001"
        assert "question without a chart" in fault.found
        assert "power" in fault.expected
    with pytest.raises(rason.InputError, match="write power"):
        study.chart("powr")


def test_an_answer_is_the_same_however_it_is_shown() -> None:
    study = rason.Study(rason.read_case("toy"), draws=1, executor=None)
    flows = study.answer("flows")
    bare = type(flows).model_validate(flows.model_dump())
    assert bare == flows
    assert "7 in flows" in bare._repr_html_()
    assert pickle.loads(pickle.dumps(flows)) == flows  # noqa: S301


class Shown:
    """Stands for what a notebook displays, and keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def update(self, html: str) -> None:
        self.told.append(html)


def test_a_notebook_shows_a_bar_unless_it_is_told_not_to(monkeypatch: pytest.MonkeyPatch) -> None:
    case = rason.read_case("toy")
    handle = Shown()

    def display(html: str, *, display_id: bool) -> Shown:
        assert display_id
        handle.update(html)
        return handle

    notebook: Any = ModuleType("IPython")
    notebook.get_ipython = lambda: type("Shell", (), {"kernel": object()})()
    displayed: Any = ModuleType("IPython.display")
    displayed.HTML, displayed.display = str, display
    assert not in_notebook()
    assert rason.Study(case, draws=1)._progress is None  # noqa: SLF001 - off by default
    assert isinstance(rason.Study(case, draws=1, progress=True)._progress, Bar)  # noqa: SLF001
    monkeypatch.setitem(sys.modules, "IPython", notebook)
    monkeypatch.setitem(sys.modules, "IPython.display", displayed)
    assert in_notebook()
    assert rason.Study(case, draws=1, progress=False)._progress is None  # noqa: SLF001
    study = rason.Study(case, draws=1, executor=None)
    bar = study._progress  # noqa: SLF001 - patience would be a wait
    assert isinstance(bar, NotebookBar)
    study.flows()
    assert handle.told == [], "what is quick says nothing"
    bar.patience = 0.0
    study.power("bypass")
    assert handle.told[-1] == "", "it leaves nothing behind"
    assert "<progress value=" in handle.told[0]


def test_tables_of_a_case_are_counted_as_they_are() -> None:
    case = rason.read_case("toy")
    shown = case._repr_html_()
    for name in TABLES:
        assert (f">{name}<" in shown) == bool(getattr(case, name))
    assert "pipe_cost" in shown
    assert "Norland" in shown
