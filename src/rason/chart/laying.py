"""Layers of marks, and how they lie over, beside and below one another.

Altair copies each part of a chart several times, data and all, lest its owner should change it
later. Nobody changes a layer here once it is laid, and those copies took half the time of a brief's
figures: the parts made here are copied on the surface only.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

WRITTEN = "written"
"""Field of those texts that have their room, however wide a renderer thinks they are."""


def layer(rows: list[dict[str, Any]]) -> alt.Chart:
    """Begin a layer, whose rows are plain numbers and text, or GeoJSON features: a mark each."""
    import altair as alt

    begun: alt.Chart = _shared(alt.Chart)(alt.InlineData(values=rows))
    return begun


def layered(
    layers: Sequence[alt.Chart],
    *,
    width: float,
    height: float,
    title: alt.TitleParams | None = None,
) -> alt.LayerChart:
    """Lay charts over one another, in a figure of some width and height [px]."""
    import altair as alt

    chart: alt.LayerChart = _shared(alt.LayerChart)(width=width, height=height)
    chart.layer = list(layers)
    if title is not None:
        chart.title = title
    return chart


def below(charts: Sequence[alt.LayerChart | alt.HConcatChart], gap: float) -> alt.VConcatChart:
    """Set charts below one another."""
    import altair as alt

    chart = alt.VConcatChart(spacing=gap)
    chart.vconcat = list(charts)
    return chart


def beside(charts: Sequence[alt.LayerChart], gap: float) -> alt.HConcatChart:
    """Set charts beside one another."""
    import altair as alt

    chart: alt.HConcatChart = _shared(alt.HConcatChart)(spacing=gap)
    chart.hconcat = list(charts)
    return chart


def tips(*fields: str) -> list[alt.Tooltip]:
    """Say what a reader sees who points at a mark.

    Fields are written as altair writes them, such as ``text:N``.
    """
    import altair as alt

    return [alt.Tooltip(field) for field in fields]


@functools.cache
def _shared(kind: type[alt.TopLevelMixin]) -> Any:  # noqa: ANN401 - a kind of `kind`
    """Return altair's class of charts, one whose copies share what they hold."""

    def copied(chart: alt.TopLevelMixin, memo: object) -> object:
        del memo
        return chart.copy(deep=False)  # type: ignore[attr-defined]

    return type(kind.__name__, (kind,), {"__deepcopy__": copied})
