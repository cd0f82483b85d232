"""Typed, sourced tables; reading, checking, writing; expressions over figures."""

from __future__ import annotations

from rason.case.case import Case
from rason.case.cell import Cell, FloatArray, Values
from rason.case.figures import base, central, derive, ends
from rason.case.find import find, shipped
from rason.case.new import new_case
from rason.case.read import Reading, read, read_case
from rason.case.reference import documents_reference, tables_reference
from rason.case.write import edit_table, write_table

__all__ = [
    "Case",
    "Cell",
    "FloatArray",
    "Reading",
    "Values",
    "base",
    "central",
    "derive",
    "documents_reference",
    "edit_table",
    "ends",
    "find",
    "new_case",
    "read",
    "read_case",
    "shipped",
    "tables_reference",
    "write_table",
]
