"""`mapping.yaml`: which column of a file is which of a case, with units, filters and names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import yaml
from pydantic import BeforeValidator, Field

from rason.case.document import Document, Filled
from rason.case.faults import Faults
from rason.case.yaml_file import Tree, read_tree, validate
from rason.importing.draft import Source
from rason.importing.grid import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingType
    from pathlib import Path

FILE: Final = "mapping.yaml"
OPEN: Final = "?"
"""What stands where a draft asks: it must be answered before anything is imported."""


def _cell(value: object) -> object:
    """Take the name of a column for a cell that holds what stands there."""
    return {"column": value} if isinstance(value, str) else value


def _words(value: object) -> object:
    """Take one word for a list of one, and numbers for what they look like."""
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


class Cell(Document):
    """Where a cell of the case comes from."""

    column: Filled | None = None
    """The column of the file; `?` asks."""
    is_: Filled | None = Field(default=None, alias="is")
    """In place of a column: what stands in every row."""
    made_of: tuple[Filled, ...] = ()
    """In place of a column: columns whose words make a key together."""
    unit: Filled | None = None
    """The unit of its numbers; `?` asks."""
    unit_in: Filled | None = None
    """In place of `unit`: the column that holds the unit of each row."""
    words: dict[str, str] = Field(default={})
    """What is written in place of a word: `{M: import}`."""
    kind: Literal["country", "firm", "place", "key"] | None = None
    """What new names are: countries if it does not say, and no others."""
    date: Filled | None = None
    """How days are written, where not as 2014-11-30: `%d.%m.%Y`."""


class Part(Document):
    """One table of the case."""

    where: dict[str, Annotated[tuple[str, ...], BeforeValidator(_words)]] = Field(default={})
    """Only rows in which a column holds one of these."""
    columns: dict[str, Annotated[Cell, BeforeValidator(_cell)]]
    """By column of the case's table, where its cells come from; a text is short for `column`."""
    add: bool = False
    """Whether quantities of rows that are one in the case are added up."""


class Origin(Document):
    """The file's source, as `sources.bib` will cite it."""

    key: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
    """Its key in `sources.bib`."""
    author: Filled
    """Who published it; `?` asks."""
    title: Filled
    """What it is called."""
    year: Annotated[str, BeforeValidator(str)]
    """When it was published; `?` asks."""
    url: str = ""
    """Where it can be found."""
    license: str = ""
    """Under which licence, such as `CC BY 4.0`."""
    terms: str = ""
    """What users must know beside the licence's name."""
    passed_on: bool = True
    """`false`: its rows may not be passed on, and exports leave them out."""

    def source(self) -> Source:
        """Return it as importers cite it."""
        return Source(**self.model_dump())


class Mapping(Document):
    """What a file is and how its rows become rows of a case."""

    source: Origin
    """Where it comes from, and its licence."""
    encoding: str = ""
    """Where it is not UTF-8: `cp1252`, `latin-1`."""
    separator: str = ""
    """Between cells, where it is not found: `;`."""
    sheet: str = ""
    """Of a workbook."""
    decimal: Literal[".", ","] = "."
    """What stands before decimals."""
    countries: dict[str, str] = Field(default={})
    """Countries that the file names in its own way: `{Burma: MMR}`."""
    units: dict[str, str] = Field(default={})
    """Units as the file prints them: `{"bcm/y": bcm/yr}`."""
    leave: tuple[str, ...] = ()
    """Columns that are left out."""
    ask: tuple[str, ...] = ()
    """Columns that nobody has placed yet: each belongs into `tables` or `leave`."""
    tables: dict[str, Part]
    """By table of the case."""


def read_mapping(path: Path) -> tuple[Mapping, Tree]:
    """Read a mapping with its lines; raise all that is wrong with it."""
    return mapping_from(path.read_text(encoding="utf-8"), path)


def mapping_from(text: str, path: Path) -> tuple[Mapping, Tree]:
    """Check a mapping's text; `path` is named by its faults."""
    faults = Faults(path.parent)
    tree = read_tree(path.name, text, faults)
    found: Any = validate(tree, (), Mapping, faults) if tree is not None else None
    refuse(faults)
    assert found is not None, "what is not valid is a fault"
    assert tree is not None, "what is no tree is a fault"
    return found, tree


def write_mapping(content: MappingType[str, Any], head: str) -> str:
    """Return a mapping as YAML, with words above it."""
    body = yaml.safe_dump(dict(content), sort_keys=False, allow_unicode=True, width=100)
    return "".join(f"# {each}\n" for each in head.splitlines()) + body
