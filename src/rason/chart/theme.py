"""One look for all figures: quiet, readable in grey, safe for the colour-blind.

Backgrounds are transparent. What is written in `INK` takes on the colour of the page's text (see
`rason.chart.svg`), so that a figure stands on light and on dark pages; a map brings its
own paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rason.chart.lettering import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    import altair as alt

    Chart = TypeVar("Chart", bound=alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart)

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
SIZE = 12  # px: text that must be read
SMALL = 11  # px: text that may be
TINY = 10  # px: a scale's words
TITLE = 15  # px
WIDTH = 680  # px: a figure beside running text
MAP_WIDTH = 900  # px
NARROW = 520  # px: below, marks and names are smaller

INK = "#1b2430"
MUTED = "#6b7480"  # at least 4.5 : 1 on white, and legible on black
RULE = "#8a94a0"

# Okabe and Ito's palette, in an order whose neighbours differ in lightness too.
PALETTE = ("#0072b2", "#e69f00", "#8c2d04", "#56b4e9", "#009e73", "#cc79a7", "#4d4d4d", "#d6c400")
POSITIVE, NEGATIVE = "#0072b2", "#d55e00"
ACCENT = "#0072b2"

# Maps: fixed colours on their own paper.
PAPER = "#eef3f6"
LAND = "#fbfaf5"
COAST = "#b9c1c6"
BORDER = "#b5ada0"
MAP_INK = "#1b2431"
MAP_MUTED = "#59636e"
WATER_NAME = "#53758d"
TERRITORY = "#8b8371"
VALUE = "#12385c"
MODES = {
    "pipe": "#c44e00",
    "rail": "#222222",
    "sea": "#0072b2",
    "road": "#9a6a00",
    "power": "#7b3294",
    "air": "#009e73",
}
OTHER_MODE = "#6b7480"


def colours(names: Iterable[str]) -> dict[str, str]:
    """Give each name a colour of the palette, in the order met.

    Repeated names count once; the palette starts again when it is used up.
    """
    distinct = list(dict.fromkeys(names))
    return {name: PALETTE[i % len(PALETTE)] for i, name in enumerate(distinct)}


def dressed(chart: Chart, *, title: str, subtitle: str = "", width: float = WIDTH) -> Chart:
    """Give a chart its title and the common look.

    The title may be empty; it is broken into lines of the figure's width. What is dressed can be
    laid into no other chart any more.
    """
    import altair as alt

    # Set in place: altair's own methods copy the whole chart, data and all, each time.
    chart.config = alt.Config(
        font=FONT,
        background="transparent",
        aria=False,
        padding=2,
        view=alt.ViewConfig(stroke=None),
        title=alt.TitleConfig(
            fontSize=TITLE,
            fontWeight="bold",
            color=INK,
            subtitleFontSize=SMALL,
            subtitleColor=MUTED,
            subtitlePadding=4,
            offset=8,
        ),
        axis=alt.AxisConfig(
            labelFontSize=SIZE,
            labelColor=INK,
            labelLimit=0,
            titleFontSize=SMALL,
            titleFontWeight="normal",
            titleColor=MUTED,
            gridColor=RULE,
            gridOpacity=0.25,
            domainColor=RULE,
            tickColor=RULE,
        ),
        legend=alt.LegendConfig(
            labelFontSize=SIZE,
            labelColor=INK,
            labelLimit=0,
            titleFontSize=SMALL,
            titleFontWeight="normal",
            titleColor=MUTED,
            orient="top",
            symbolType="square",
        ),
        text=alt.MarkConfig(fontSize=SMALL, color=INK),
    )
    if title:
        chart.title = alt.TitleParams(
            text=wrap(title, TITLE, width, bold=True),
            subtitle=wrap(subtitle, SMALL, width) if subtitle else alt.Undefined,
            anchor="start",
            frame="bounds",
        )
    return chart
