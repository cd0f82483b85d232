"""The command line: one verb a question, `--json` for machines, exit code 2 with diagnostics."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from rason.cli.app import run

    sys.exit(run(sys.argv[1:]))
