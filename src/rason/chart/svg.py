"""From a chart to SVG that stands in a page: named, unique in its ids, the same bytes each time."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from html import escape
from typing import TYPE_CHECKING

from rason.chart.standing_in import Specification, lengthened, shortened
from rason.chart.theme import INK

if TYPE_CHECKING:
    import altair as alt

_VEGA_LITE = "6.4"
_OPENING = re.compile(r"<svg [^>]*>")
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_IDENTIFIER = re.compile(r'\bid="([^"]+)"')
_READABLE = 0.8  # share of its own width below which a figure is scrolled, not shrunk


def to_svg(
    chart: alt.TopLevelMixin, *, description: str, title: str = "", shrinks: bool = False
) -> str:
    """Render a chart as an SVG element for an HTML page.

    The description says what a reader who cannot see it should know: the answer, not the axes; it
    is the tooltip where the title is empty. A figure that does not shrink keeps four fifths of its
    width so that its text stays readable, and its container should scroll (``overflow-x: auto``).

    One ``<svg>`` element, without script or reference to anything outside. Its ids are its own:
    several may stand in one page. Equal charts give equal bytes.
    """
    # The figures' own tests hold them to the schema; here that would take most of the time.
    specification, texts = shortened(chart.to_dict(validate=False))
    drawn = lengthened(_drawn(specification), texts)
    return _finished(drawn, description=description, title=title, shrinks=shrinks)


def _drawn(specification: Specification) -> str:
    """Let Vega draw; figures that differ in their data alone are compiled once."""
    import vl_convert

    datasets = dict(specification["datasets"])
    frame = json.dumps(specification | {"datasets": {}}, ensure_ascii=False, allow_nan=False)
    rows = {}
    for number, name in enumerate(datasets):
        rows[f"rows{number}"] = datasets[name]
        frame = frame.replace(f'"{name}"', f'"rows{number}"')
    compiled = _compiled(frame)
    filled = [
        {**each, "values": rows[each["name"]]} if each["name"] in rows else each
        for each in compiled["data"]
    ]
    drawn: str = vl_convert.vega_to_svg({**compiled, "data": filled})
    return drawn


@functools.lru_cache(maxsize=128)
def _compiled(frame: str) -> Specification:
    """Compile a figure without its data."""
    import vl_convert

    compiled: Specification = vl_convert.vegalite_to_vega(frame, vl_version=_VEGA_LITE)
    return compiled


def _finished(drawn: str, *, description: str, title: str, shrinks: bool) -> str:
    """Name an SVG of Vega's, size it for a page, and give it ids of its own."""
    # Vega numbers its clips through the life of the process: number them anew.
    for number, identifier in enumerate(dict.fromkeys(_IDENTIFIER.findall(drawn))):
        drawn = drawn.replace(f'id="{identifier}"', f'id="@{number}"')
        drawn = drawn.replace(f"url(#{identifier})", f"url(#@{number})")
    drawn = drawn.replace(INK, "currentColor")
    key = "f" + hashlib.sha256(f"{description}\n{drawn}".encode()).hexdigest()[:10]
    drawn = drawn.replace('id="@', f'id="{key}-').replace("url(#@", f"url(#{key}-")

    size = _SIZE.search(drawn)
    if size is None:
        raise AssertionError("an SVG of Vega's has a width and a height")
    width, height = (float(side) for side in size.groups())
    least = "" if shrinks else f"min-width:{_READABLE * width:.0f}px;"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{key}-title" '
        f'aria-label="{escape(description)}" viewBox="0 0 {width:g} {height:g}" width="100%" '
        f'style="{least}max-width:{width:g}px;height:auto">'
        f'<title id="{key}-title">{escape(title or description)}</title>'
    )
    if title:
        opening += f"<desc>{escape(description)}</desc>"
    return _OPENING.sub(lambda _: opening, drawn, count=1)
