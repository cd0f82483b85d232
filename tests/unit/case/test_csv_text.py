"""Rows to CSV text: what reads back, where it stands, and what keeps its bytes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rason.case.csv_text import Row, csv_text, rewritten
from rason.case.faults import Faults
from rason.case.files import read_records

TEXT = st.text(st.sampled_from("ab#,\"'\n; é0.5"), max_size=6).map(str.strip)
ROWS = st.lists(st.lists(TEXT, min_size=3, max_size=3).filter(any), max_size=6)
HEADER = ["place", "name", "note"]


@given(ROWS)
def test_what_is_written_is_read_and_stands_where_it_is_said_to(rows: list[list[str]]) -> None:
    text, begins = csv_text(HEADER, rows)
    records = read_records("places.csv", text, Faults(Path()))
    assert records is not None
    assert [record.cells for record in records] == [HEADER, *rows]
    assert tuple(record.line for record in records[1:]) == begins


@given(ROWS, st.data())
def test_rows_that_stay_keep_their_bytes(rows: list[list[str]], data: st.DataObject) -> None:
    plain, _ = csv_text(HEADER, rows)
    text = plain.replace("place,name,note\n", '# kept\nplace,name,note\n"# kept too"\n', 1)
    text = text.replace('"# kept too"', "# kept too")
    records = read_records("places.csv", text, Faults(Path()))
    assert records is not None
    same = [Row(record.line, record.cells) for record in records[1:]]
    assert rewritten(text, records, same) == text
    if same:
        dropped = data.draw(st.integers(0, len(same) - 1))
        left = rewritten(text, records, same[:dropped] + same[dropped + 1 :])
        again = read_records("places.csv", left, Faults(Path()))
        assert again is not None
        assert [each.cells for each in again[1:]] == rows[:dropped] + rows[dropped + 1 :]
        assert left.startswith("# kept\nplace,name,note\n# kept too\n")


def test_a_longer_header_writes_all_rows_anew_and_keeps_comments() -> None:
    text = "# of 2014\nplace,name\na, A\n"
    records = read_records("places.csv", text, Faults(Path()))
    assert records is not None
    rows = [Row(3, ["a", "A", "x"])]
    assert rewritten(text, records, rows, HEADER) == "# of 2014\nplace,name,note\na,A,x\n"
