"""Figures, each made once: the brief renders them, a notebook shows them, a page embeds them.

Every function takes plain pandas frames and returns an altair chart; `to_svg` renders one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.chart.calibration import calibration_chart
    from rason.chart.claims import claims_chart, probability_bar
    from rason.chart.closures import closure_chart
    from rason.chart.core import core_chart
    from rason.chart.curves import curve_panels
    from rason.chart.dependence import dependence_matrix
    from rason.chart.flow import flow_map, flow_maps
    from rason.chart.power import power_shift_chart
    from rason.chart.prices import price_range_chart
    from rason.chart.sensitivity import influence_chart, tornado_chart
    from rason.chart.shortages import shortage_calendar
    from rason.chart.specification import specification_chart
    from rason.chart.svg import to_svg
    from rason.chart.system import system_map
    from rason.chart.words import words_chart

__all__ = [
    "calibration_chart",
    "claims_chart",
    "closure_chart",
    "core_chart",
    "curve_panels",
    "dependence_matrix",
    "flow_map",
    "flow_maps",
    "influence_chart",
    "power_shift_chart",
    "price_range_chart",
    "probability_bar",
    "shortage_calendar",
    "specification_chart",
    "system_map",
    "to_svg",
    "tornado_chart",
    "words_chart",
]

_HOMES = {
    "calibration_chart": "calibration",
    "claims_chart": "claims",
    "closure_chart": "closures",
    "core_chart": "core",
    "curve_panels": "curves",
    "dependence_matrix": "dependence",
    "flow_map": "flow",
    "flow_maps": "flow",
    "influence_chart": "sensitivity",
    "power_shift_chart": "power",
    "price_range_chart": "prices",
    "probability_bar": "claims",
    "shortage_calendar": "shortages",
    "specification_chart": "specification",
    "system_map": "system",
    "to_svg": "svg",
    "tornado_chart": "sensitivity",
    "words_chart": "words",
}


def __getattr__(name: str) -> object:
    """Import a figure when it is first used: most verbs draw none."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
