"""Tables out of nested rows: keys are handed down, units stand beside what they measure."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field as Default

from rason.answer.registry import QUESTIONS
from rason.report.document import schema
from rason.table.column import Column, Scenario, Spread, Unit
from rason.table.export import csv_text, package
from rason.table.frame import frame, keyed
from rason.table.naming import name_of
from rason.table.row import Answer, Row, fields, table_of, tables
from rason.table.shown import shown


class Leg(Row, table="legs"):
    """A part of a way."""

    port: Annotated[str, Column("Port", "place", key=True)]
    days: Annotated[float, Column("Days", "amount", unit="day")]


class Way(Row, table="ways"):
    """A way, and what it costs."""

    scenario: Scenario
    way: Annotated[str, Column("Way", key=True)]
    cost: Annotated[float | None, Column("Cost", "amount", unit="unit", compared=True)]
    """By tonne."""
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="cost")] = None
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="cost")] = None
    unit: Unit = "USD/t"
    open: bool = True
    legs: tuple[Leg, ...] = ()
    borne: Annotated[
        dict[str, float],
        Spread(
            "borne", "actor", Column("Actor", "actor"), "part", Column("Part", "amount", "unit")
        ),
    ] = Default(default_factory=dict)


class Ways(Answer):
    """All ways."""

    ways: tuple[Way, ...] = ()


WAYS = Ways(
    ways=(
        Way(
            scenario="base", way="cape", cost=12.0, low=10.0, high=14.0,
            legs=(Leg(port="Dakar", days=9.0),), borne={"EG": -2.0, "ZA": 3.0},
        ),
        Way(scenario="base", way="=canal", cost=None, open=False),
    )
)  # fmt: skip


def test_rows_within_rows_stand_by_themselves_with_the_keys_of_what_holds_them() -> None:
    found = tables(WAYS)
    assert set(found) == {"ways", "legs", "borne"}
    assert found["ways"].keys == ("scenario", "way")
    assert found["legs"].rows == (
        {"scenario": "base", "way": "cape", "port": "Dakar", "days": 9.0},
    )
    assert found["borne"][1] == {
        "scenario": "base", "way": "cape", "actor": "ZA", "part": 3.0, "unit": "USD/t",
    }  # fmt: skip
    assert found["borne"].keys == ("scenario", "way", "actor")


def test_a_frame_has_units_and_numbers_where_there_are_numbers() -> None:
    made = keyed(tables(WAYS)["ways"])
    assert list(made.index) == ["cape", "=canal"]
    assert "scenario" not in made
    assert made["cost"].isna().to_list() == [False, True]
    assert made["open"].dtype == bool
    assert made.attrs["units"] == {"cost": "USD/t", "low": "USD/t", "high": "USD/t"}
    assert frame(tables(WAYS)["legs"]).attrs["units"] == {"days": "day"}


def test_csv_holds_no_formula_and_a_package_says_what_each_column_is() -> None:
    table = tables(WAYS)["ways"]
    assert csv_text(table).splitlines()[2] == "base,'=canal,,,,USD/t,False"
    (resource,) = package([table], {"name": "run"})["resources"]
    cost = resource["schema"]["fields"][2]
    assert cost == {
        "name": "cost", "title": "Cost", "type": "number", "kind": "amount",
        "unitColumn": "unit", "description": "By tonne.",
    }  # fmt: skip
    assert resource["schema"]["primaryKey"] == ["scenario", "way"]


def test_a_reader_sees_names_amounts_and_ranges() -> None:
    names = {"scenario": {"base": "As it is"}, "actor": {"ZA": "South Africa"}}
    laid_out = shown(tables(WAYS)["ways"], names, caption="Ways", most=1)
    assert laid_out.headings == ("Scenario", "Way", "Cost", "Range", "Open")
    assert laid_out.rows == (("As it is", "cape", "USD 12/t", "USD 10–14/t", "yes"),)
    assert laid_out.note == "The first 1 of 2; all in ways.csv."
    assert laid_out.numbers == (2, 3)
    assert name_of(names, "scenario", "") == "The case as it stands"


def test_a_table_put_together_by_hand_has_the_types_of_its_cells() -> None:
    made = table_of("odd", [{"actor": "A", "n": 1, "x": None}, {"actor": "B", "n": 2, "x": 0.5}])
    assert [(each.name, each.type) for each in made.fields] == [
        ("actor", "string"), ("n", "integer"), ("x", "number"),
    ]  # fmt: skip
    assert made.keys == ()
    assert table_of("none", []).fields == ()


def test_the_fields_of_a_row_are_those_that_a_file_can_hold() -> None:
    assert [each.name for each in fields(Way)] == [
        "scenario", "way", "cost", "low", "high", "unit", "open",
    ]  # fmt: skip


def test_json_has_the_names_of_the_columns_and_none_of_python() -> None:
    def names(node: object) -> set[str]:
        if isinstance(node, list):
            return {name for each in node for name in names(each)}
        if not isinstance(node, dict):
            return set()
        own = set(node.get("properties", ()))
        return own | {name for each in node.values() for name in names(each)}

    found = names(schema())
    assert "from" in found
    assert [name for name in found if name.endswith("_")] == []
    told = {each.name for question in QUESTIONS.values() for table in question.columns.values()
            for each in table}  # fmt: skip
    assert "from" in told
    assert [name for name in told if name.endswith("_")] == []
