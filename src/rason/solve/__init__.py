"""Batch to Solutions: kept solver, bounds before solves, certificates."""

from __future__ import annotations

from rason.solve.batch import Batch, Count, Face, Game, Solutions, Solved
from rason.solve.solve import solve

__all__ = ["Batch", "Count", "Face", "Game", "Solutions", "Solved", "solve"]
