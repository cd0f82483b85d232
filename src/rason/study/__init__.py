"""The only conductor: runs what was asked in lockstep, and solves each round once."""

from __future__ import annotations

from rason.study.lockstep import run
from rason.study.study import Study

__all__ = ["Study", "run"]
