"""The command line as a user types it."""

from __future__ import annotations

from tests.unit.cli.conftest import rason

__all__ = ["rason"]
