"""In a terminal of 80 columns no word is broken, and no cell takes more than three lines."""

from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from rason.cli.app import ASK, VERBS, run
from rason.report.terminal_layout import MOST_LINES, fitted, show_rows

WORDS = st.text("abcdefgh", min_size=1, max_size=14)
CELLS = st.lists(WORDS, max_size=9).map(" ".join)


def written(headings: list[str], rows: list[list[str]], width: int) -> str:
    out = io.StringIO()
    show_rows(Console(file=out, width=width, highlight=False, markup=False), headings, rows, (1,))
    return out.getvalue()


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(1, 12), st.integers(0, 5), st.sampled_from((40, 80, 120)))
def test_no_word_is_broken(data: st.DataObject, columns: int, rows: int, width: int) -> None:
    headings = data.draw(st.lists(CELLS.filter(bool), min_size=columns, max_size=columns))
    cells = [data.draw(st.lists(CELLS, min_size=columns, max_size=columns)) for _ in range(rows)]
    text = written(headings, cells, width)
    told = set(text.replace(":", " ").split())
    for cell in (each for row in cells for each in row):
        assert set(cell.split()) <= told
    assert all(len(line) <= width for line in text.splitlines())


def test_a_table_that_fits_stands_level_and_one_that_does_not_is_turned() -> None:
    headings = ["Actor", *(f"Concept{number}" for number in range(11))]
    rows = [["Norland", *["420 m"] * 11], ["Midland", *["315 m"] * 11]]
    console = Console(file=io.StringIO(), width=80)
    assert fitted(console, headings, rows) is None
    lines = written(headings, rows, 80).splitlines()
    assert lines[0].split() == ["Actor", "Norland", "Midland"]
    assert lines[2].split() == ["Concept0", "420", "m", "315", "m"]
    assert written(headings, rows, 200).splitlines()[0].split() == headings


def test_a_cell_that_would_be_tall_gets_lines_of_its_own() -> None:
    long = " ".join(["word"] * 60)
    lines = written(["Claim", "Verdict", "Empty"], [[long, "holds", ""]], 80).splitlines()
    assert lines[0].startswith("Claim: word")
    assert lines[-1] == "  Verdict: holds"
    assert MOST_LINES == 3


def test_what_all_rows_have_in_common_is_said_once() -> None:
    common = " ".join(["common"] * 30)
    rows = [[common, "Norland", "loses"], [common, "Midland", "gains"]]
    text = written(["Scenario", "Who", "What"], rows, 60)
    assert text.startswith("Scenario: common")
    assert text.count("common") == 30
    assert ["Who", "What"] in [line.split() for line in text.splitlines()]


def test_only_a_table_of_amounts_is_turned_to_the_right() -> None:
    rows = [["1", " ".join(["word"] * 16), "holds", "all"]]
    lines = written(["Nr", "Claim", "Verdict", "Holds in"], rows, 44).splitlines()
    assert lines[2].startswith("Claim      word word")
    assert lines[-2].split() == ["Verdict", "holds"]
    assert lines[-2].startswith("Verdict    holds")


def shown_at(width: int, verb: str, monkeypatch: pytest.MonkeyPatch) -> tuple[set[str], list[str]]:
    monkeypatch.setattr("rason.report.terminal.PIPED_WIDTH", width)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert run([verb, "toy", *DRAWN.get(verb, ())]) == 0
    return set(out.getvalue().replace(":", " ").split()), out.getvalue().splitlines()


DRAWN = {
    "claims": ("--draws", "16"),
    "power": ("--draws", "16"),
    "projects": ("--draws", "16"),
}
ASKED = sorted({verb for panel, verb, _ in VERBS if panel == ASK} - {"game", "fee", "replay"})


@pytest.mark.slow
@pytest.mark.parametrize("verb", ASKED)
def test_a_verb_says_at_80_columns_what_it_says_at_400(
    verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow, lines = shown_at(80, verb, monkeypatch)
    wide, _ = shown_at(400, verb, monkeypatch)
    broken = {word for word in narrow - wide if word.strip("─.¶")}
    assert not broken
    assert all(cell_len(line) <= 80 for line in lines)
