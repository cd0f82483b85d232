"""Case to program: one index, then one file for each family of columns or rows."""

from __future__ import annotations

from rason.program.compile import compile
from rason.program.program import Column, Numbers, Program, Row
from rason.program.term import Term

__all__ = ["Column", "Numbers", "Program", "Row", "Term", "compile"]
