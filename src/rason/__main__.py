"""Run the command line: ``python -m rason``."""

from __future__ import annotations

from rason.cli import main

if __name__ == "__main__":
    main()
