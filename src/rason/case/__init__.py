"""Typed, sourced tables; reading, checking, writing; expressions over figures."""

from __future__ import annotations

from rason.case.case import Case
from rason.case.cell import Cell, FloatArray, Values
from rason.case.figures import base, central, derive, ends
from rason.case.find import find, shipped
from rason.case.read import Reading, read, read_case

__all__ = [
    "Case",
    "Cell",
    "FloatArray",
    "Reading",
    "Values",
    "base",
    "central",
    "derive",
    "ends",
    "find",
    "read",
    "read_case",
    "shipped",
]
