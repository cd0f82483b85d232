"""Values of figures at which a claim is not as at central figures, as parts of the document."""

from __future__ import annotations

from typing import Annotated, Literal

from rason.table.column import Column
from rason.table.part import Part
from rason.table.row import Row


class Setting(Part):
    """A figure and the value that it is set to."""

    figure: str
    name: str = ""
    at: float
    unit: str = ""
    text: str
    """The value with its unit, as `--set`, a lever of the page and Python take it."""


class Overturn(Row):
    """A value of one figure, the others central, at which a claim is not as at central figures.

    It was put in before it was told, as it stands in `settings`.
    """

    figure: str
    name: str = ""
    at: float
    unit: str = ""
    side: Annotated[Literal["above", "below", ""], Column("Side", key=True)] = ""
    """On which side of the value the claim is changed."""
    until: float | None = None
    """Where on that side it changes back; None where that was not seen."""
    inside: bool
    """Whether the value lies within the figure's range."""
    low: float | None = None
    value: float | None = None
    high: float | None = None
    grade: str = ""
    sources: tuple[str, ...] = ()
    """Keys of what the figure's value and range come from."""
    moving: tuple[str, ...] = ()
    """Figures that move with it."""
    settings: tuple[Setting, ...] = ()
    """All that is to be set: the figure, and those that move with it."""
    set: str = ""
    """The same in one line: `figure=value` each, set apart by semicolons."""
    says: str = ""
    """On which side of the value the claim holds, and where the figure is now."""


class Alone(Overturn, table="overturned"):
    """A value at which a figure overturns a claim by itself."""


class Together(Part):
    """Values of two figures, all others central, at which a claim is not as at central figures."""

    figures: tuple[Overturn, ...]
    distance: float
    """What part of the way from its central value to the end of its range each has gone."""
    inside: bool
    """Whether both values lie within their ranges."""
    set: str = ""
    """All that is to be set, in one line as for one figure."""
    says: str = ""
    """Whether the claim holds there, and where the figures are now."""
