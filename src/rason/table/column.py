"""What a column of an answer holds: said once, and read by every face of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, Literal

Kind = Literal[
    "actor",
    "asset",
    "place",
    "commodity",
    "scenario",
    "project",
    "claim",
    "figure",
    "amount",
    "share",
    "count",
    "flag",
    "unit",
    "text",
]
"""A key of the case, by what it names; a number, by what it measures; or words."""
NUMBERS: Final = frozenset({"amount", "share", "count"})
"""Kinds that stand on the right of their column, and that files hold as numbers."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. What it means stands below its field."""

    title: str
    kind: Kind = "text"
    unit: str = ""
    """Of an amount: its unit, or the name of the column that holds it."""
    key: bool = False
    """Whether it tells rows apart, together with the other keys of the table."""
    compared: bool = False
    """Whether two runs are compared by it."""
    end_of: str = ""
    """Of the end of a range: the column that holds the value."""
    base: str = ""
    """Of what a player has: whether it is a gain above what it earns alone, or holds both."""
    name: str = ""
    """In tables, where it differs from the field's."""


@dataclass(frozen=True, slots=True)
class Spread:
    """An amount for each of several keys, which is a table of its own in files."""

    table: str
    """Its name; it begins with the keys of the row that holds it."""
    key: str
    column: Column
    value: str
    amount: Column


Scenario = Annotated[str, Column("Scenario", "scenario", key=True)]
Actor = Annotated[str, Column("Actor", "actor", key=True)]
Unit = Annotated[str, Column("Unit", "unit")]
Reason = Annotated[str, Column("Reason")]
Share = Annotated[float | None, Column("Share", "share", unit="1")]

GLOSSARY: Final[dict[str, Column]] = {
    "scenario": Column("Scenario", "scenario", key=True),
    "claim": Column("Claim", "claim", key=True),
    "asset": Column("Asset", "asset", key=True),
    "place": Column("Place", "place", key=True),
    "commodity": Column("Good", "commodity", key=True),
    "origin": Column("Origin", "actor", key=True),
    "contract": Column("Contract", key=True),
    "actor": Column("Actor", "actor", key=True),
    "rule": Column("Rule", key=True),
    "figure": Column("Figure", "figure", key=True),
    "project": Column("Project", "project", key=True),
    "coalition": Column("Coalition", key=True),
    "unit": Column("Unit", "unit"),
    "margin_unit": Column("Unit of the margin", "unit"),
    "objective_unit": Column("Unit of the surplus", "unit"),
    "quantity_unit": Column("Unit of quantities", "unit"),
    "price_unit": Column("Unit of the price", "unit"),
    "probability": Column("Share of draws", "share", unit="1", compared=True),
    "frequency": Column("Share of draws", "share", unit="1"),
    "share": Column("Share", "share", unit="1"),
}
"""What a name means wherever a row has it, unless the row says otherwise."""


def usual(name: str, *, number: bool, unit: str) -> Column:
    """Return what a column holds whose row does not say so.

    As the glossary has it, else an amount or a text by its name in words.
    """
    if name in GLOSSARY:
        return GLOSSARY[name]
    words = name.strip("_").replace("_", " ")
    title = words[:1].upper() + words[1:]
    return Column(title, "amount", unit=unit) if number else Column(title)
