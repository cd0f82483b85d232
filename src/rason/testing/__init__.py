"""Public strategies and assertions: small cases, random corridors, and the laws they must obey."""

from __future__ import annotations

from rason.testing.cases import table, write_case
from rason.testing.laws import assert_balanced, assert_dual, column_sums

__all__ = ["assert_balanced", "assert_dual", "column_sums", "table", "write_case"]
