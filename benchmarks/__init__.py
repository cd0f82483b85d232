"""rason measured beside its peers: ``python -m benchmarks`` or ``make bench``."""

from __future__ import annotations
