"""Measure everything: ``python -m benchmarks``, or with ``--quick`` in about a minute."""

from __future__ import annotations

import os
from argparse import ArgumentParser

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # before numpy is imported: one thread is measured


def main() -> None:
    """Print the tables."""
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer draws and players")
    parser.add_argument(
        "--only",
        choices=("startup", "sizes", "batches", "coalitions", "games", "claims", "time", "server"),
        help="one part",
    )
    chosen = parser.parse_args()
    from benchmarks.bare_games import bare_games
    from benchmarks.batches import batches
    from benchmarks.claims import claims
    from benchmarks.coalitions import coalitions
    from benchmarks.in_time import in_time
    from benchmarks.server import server
    from benchmarks.sizes import sizes
    from benchmarks.startup import startup

    parts = {
        "startup": startup,
        "sizes": sizes,
        "batches": batches,
        "coalitions": coalitions,
        "games": bare_games,
        "claims": claims,
        "time": in_time,
        "server": server,
    }
    for name, part in parts.items():
        if chosen.only in (None, name):
            part(quick=chosen.quick)


if __name__ == "__main__":
    main()
