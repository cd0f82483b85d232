"""24. A case in memory is the case of its folder.

However strange a frame is, either a case comes of it that its own frames make again, or every fault
is named by frame and label, never by a file or a line. What nobody changed keeps its bytes.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

import rason
from rason.case import shipped

STRANGE: tuple[Any, ...] = (
    None, np.nan, np.inf, pd.NA, pd.NaT, "", "#", "#N/A", "a,b", '"', "a\nb", "\x00", "\ud800",
    10**400, 1e308, -0.0, True, np.bool_(False), [], ["a"], {"a"}, {"a": 1}, b"x", 1j, object(),  # noqa: FBT003
    Decimal("NaN"), Decimal("1.5"), dt.date(2014, 1, 1), pd.Timestamp("2014-01-01 03:00"),
    pd.Timestamp("2014-01-01", tz="UTC"), pd.Timedelta("1D"), pd.Period("2014Q1"), np.array([1, 2]),
    pd.Series([1]), pd.DataFrame(), float, "x" * 20_000, "1,5", "10 kg", 2**63, np.float32(0.1),
)  # fmt: skip
HEADERS = ("x", 1, "", "cost [kg]", "link", "name")
FILE_OR_LINE = re.compile(r"\.csv|\.yaml|\.bib| in line |in lines |Traceback|numpy|<class")


def pick(rng: np.random.Generator, things: Any) -> Any:
    """Return one of some things."""
    return things[int(rng.integers(len(things)))]


def with_cell(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Put something strange into a cell."""
    column = pick(rng, list(frame.columns))
    cells = list(frame[column].astype("object"))
    held = pd.Series([None] * len(cells), index=frame.index, dtype="object")
    cells[int(rng.integers(len(cells)))] = pick(rng, STRANGE)
    for at, cell in enumerate(cells):
        held.array[at] = cell
    return frame.assign(**{column: held})


def broken(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Do to a frame what frames suffer."""
    column = pick(rng, list(frame.columns))
    ways = (
        lambda: frame.drop(columns=column),
        lambda: frame.rename(
            columns={column: pick(rng, ["x", 1, "", "cost [kg]", "link", "name"])}
        ),
        lambda: frame.set_axis([pick(rng, STRANGE[:14]) for _ in frame.index]),
        lambda: pd.concat([frame, frame]),
        lambda: pd.concat([frame, frame], axis=1),
        lambda: frame.iloc[:0],
        lambda: frame.reset_index(),
        lambda: frame.T,
        lambda: frame.astype("category"),
        lambda: frame.set_index([column, frame.index]),
        lambda: with_text(frame, pick(rng, ["a,b\n1,2\n", 'place,name\n"x', "", 5])),
        *[lambda: with_cell(frame, rng)] * 12,
    )
    made: pd.DataFrame = pick(rng, ways)()
    return made


def with_text(frame: pd.DataFrame, text: object) -> pd.DataFrame:
    """Return a frame that carries another text than its table's."""
    other = frame.copy()
    other.attrs = {"csv": text, "units": {"capacity": "kg", "cost": 5}}
    return other


def test_a_frame_is_a_table_or_named_at_fault(rounds: int) -> None:
    toy = rason.read_case("toy")
    refused: list[str] = []
    for seed in range(rounds // 3):  # each is a case that is read three times
        rng = np.random.default_rng(seed)
        frames: dict[str, Any] = toy.tables
        for _ in range(int(rng.integers(1, 3))):
            table = pick(rng, list(frames))
            with suppress(TypeError, ValueError):  # of pandas, which cannot do it either
                frames[table] = broken(frames[table], rng)
        try:
            case = rason.Case.from_frames(frames, **toy.documents)
        except rason.InputError as error:
            refused.append(str(error))
        else:
            assert rason.Case.from_frames(case.tables, **case.documents).digest == case.digest
    assert not [each for each in refused if FILE_OR_LINE.search(each)]
    assert len(refused) >= rounds / 9


def test_a_change_is_made_or_named_at_fault(rounds: int) -> None:
    toy = rason.read_case("toy")
    refused: list[str] = []
    for seed in range(rounds // 3):  # each is a case that is read three times
        rng = np.random.default_rng(seed)
        table = pick(rng, [*toy.tables, "linx"])
        frame = toy.tables.get(table, toy.tables["links"])
        key = pick(rng, [*frame.index, "x", None, 1.5])
        cells = {pick(rng, [*frame.columns, "q"]): pick(rng, STRANGE)}
        rows = {table: pick(rng, [{key: cells}, {key: cells}, {key: None}, {key: 1}, frame, 5])}
        figures = {pick(rng, [*toy.figures, "x", 1]): pick(rng, [*STRANGE, "5 %", {"low": 1}])}
        try:
            case = toy.with_(figures, rows) if rng.random() < 0.5 else toy.with_(rows=rows)
        except rason.InputError as error:
            refused.append(str(error))
        else:
            assert rason.Case.from_frames(case.tables, **case.documents).digest == case.digest
    assert not [each for each in refused if FILE_OR_LINE.search(each)]
    assert len(refused) >= rounds / 9


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, _ in shipped()])
def test_what_nobody_changed_keeps_its_bytes(name: str) -> None:
    case = rason.read_case(name)
    for table, frame in case.tables.items():
        if "note" not in frame or frame.empty:
            continue
        row = len(frame) // 2
        frame.iloc[row, list(frame.columns).index("note")] = "late: another word, with a comma"
        made = rason.Case.from_frames(case.tables | {table: frame}, **case.documents)
        before = case.texts[f"{table}.csv"].splitlines()
        after = made.texts[f"{table}.csv"].splitlines()
        differ = [one for one, other in zip(before, after, strict=True) if one != other]
        assert len(differ) == 1, table
        assert {key: made.texts[key] for key in made.texts if key != f"{table}.csv"} == {
            key: case.texts[key] for key in made.texts if key != f"{table}.csv"
        }
