"""A brief to open: that of the toy case, written whenever these pages are built.

It is worked out anew only when the case or the program has changed.
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from results import digest_of

import rason
from rason.cli.app import run

FOLDER = Path(__file__).parent / "_build" / "sample"
"""Its files lie at the root of the built pages."""
RUN = FOLDER.parent / "sample_run"
DRAWS = 1024


def write_sample() -> None:
    """Write the brief, unless the one at hand is of the same case and program."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page, stamp = FOLDER / "sample-brief.html", FOLDER.parent / "sample.digest"
    digest = digest_of(rason.read_case("toy"))
    if page.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return
    asked = ["brief", "toy", "--draws", str(DRAWS), "--workers", "1", "--again", "--out", str(RUN)]
    with contextlib.redirect_stdout(io.StringIO()):
        assert run(asked) == 0, "the toy case has a brief"
    page.write_bytes((RUN / "brief.html").read_bytes())
    stamp.write_text(digest, encoding="utf-8")
