from __future__ import annotations

from typing import TYPE_CHECKING

import fastparquet
import pandas as pd
from tests.unit.report.sample import sample

from rason.claim.verdict import Verdicts
from rason.report.document import Figure, Report
from rason.report.tables import tables, write_tables
from rason.table.row import columns

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_carry_their_units_and_scenarios() -> None:
    found = tables(sample())
    (flow,) = found["flows"]
    assert (flow["scenario"], flow["asset"], flow["value"], flow["unit"]) == (
        "base",
        "pipe",
        10.0,
        "bcm/yr",
    )
    midland = next(
        row for row in found["shifts"] if (row["scenario"], row["actor"]) == ("bypass", "MID")
    )
    assert midland["shift_shapley"] == -220e6


def test_a_claim_without_share_has_none_in_its_row() -> None:
    pride = next(row for row in tables(sample())["claims"] if row["claim"] == "pride")
    assert pride["probability"] is None


def test_other_reports_of_a_figure_have_a_table_of_their_own(tmp_path: Path) -> None:
    plain = Figure(figure="cost", name="Cost", unit="USD/t", value=1.0)
    report = Report(weight=0.3, value=2.0, sources=("fable",))
    contested = plain.model_copy(update={"figure": "worth", "reports": (report,)})
    found = sample()
    for figures in ((plain, contested), (contested, plain)):
        case = found.case.model_copy(update={"assumptions": figures})
        write_tables(found.model_copy(update={"case": case}), tmp_path)
        (row,) = pd.read_csv(tmp_path / "reports.csv").to_dict("records")
        assert (row["figure"], row["weight"], row["sources"]) == ("worth", 0.3, "fable")
        assert "reports" not in pd.read_csv(tmp_path / "figures.csv")


def test_csv_and_parquet_hold_the_same(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    names = {path.stem for path in tmp_path.glob("*.csv")}
    assert names == {path.stem for path in tmp_path.glob("*.parquet")}
    assert {"claims", "flows", "prices", "power", "coalitions", "closures"} <= names
    for name in names:
        written = pd.read_csv(tmp_path / f"{name}.csv")
        with (tmp_path / f"{name}.parquet").open("rb") as file:
            stored = fastparquet.ParquetFile(file).to_pandas()
        assert list(written.columns) == list(stored.columns)
        assert len(written) == len(stored)
        for column in stored.select_dtypes("number"):
            pd.testing.assert_series_equal(
                written[column], stored[column], check_dtype=False, check_names=False
            )


def test_equal_documents_give_equal_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        write_tables(sample(), folder)
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes(), path.name


def test_every_table_of_verdicts_tells_its_rows_apart() -> None:
    held = columns(Verdicts)
    keys = {name: [each.name for each in held[name] if each.column.key] for name in held}
    assert keys == {
        "claims": ["claim"],
        "statements": ["claim", "statement"],
        "break_even": ["claim", "statement", "figure"],
        "overturned": ["claim", "figure", "side"],
        "together": ["claim", "figure", "side"],
        "acts": ["claim", "between", "text"],
        "stability": ["claim", "choice", "setting"],
        "drivers": ["claim", "figure"],
        "evidence": [],
        "words": ["claim", "reporter"],
    }
    assert [each.name for each in held["break_even"] if each.column.compared] == ["at"]
