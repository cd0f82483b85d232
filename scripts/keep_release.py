"""Keep the toy case and its run as this version of rason has them, for the tests of later versions.

Run ``python scripts/keep_release.py`` from the root of the project at a release, and commit what it
writes: ``tests/releases/VERSION/toy`` and ``tests/releases/VERSION/result.json.gz``.
"""

from __future__ import annotations

import gzip
import shutil
from importlib.metadata import version
from pathlib import Path

import rason
from rason.case.find import find
from rason.report.compose import compose

DRAWS = 64


def main() -> None:
    """Write the case and the run."""
    folder = Path(__file__).parents[1] / "tests" / "releases" / version("rason")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(find("toy"), folder / "toy")
    with rason.Study(rason.read_case("toy"), draws=DRAWS, executor=None) as study:
        text = compose(study).to_json()
    with gzip.GzipFile(folder / "result.json.gz", "wb", mtime=0) as file:
        file.write(text.encode("utf-8"))


if __name__ == "__main__":
    main()
