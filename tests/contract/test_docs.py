"""Every example in the documentation is run.

Lines after `>>>` are Python, and lines after `$` in a fence marked `console` are commands; what
follows them is what they print, with `...` for what may differ. The examples of a page run in
order, in one empty folder. Commands that are only to be read stand in a fence marked `sh`.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "_build" not in path.parts
)
FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>[^\n]*)\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "COLUMNS": "100",
    "NO_COLOR": "1",
}


class Example(NamedTuple):
    """A fence that is run: where it begins, its kind, and its text."""

    line: int
    kind: str
    body: str


def examples(page: Path) -> list[Example]:
    """Return the fences of a page that hold something to run."""
    text = page.read_text(encoding="utf-8")
    return [
        Example(text.count("\n", 0, match.start("body")), match["kind"].strip(), match["body"])
        for match in FENCE.finditer(text)
        if ">>>" in match["body"] or match["kind"].strip() == "console"
    ]


def run_python(example: Example, page: Path, names: dict[str, object]) -> None:
    """Run the `>>>` lines of a fence; what they define lasts to the end of the page."""
    parser = doctest.DocTestParser()
    test = parser.get_doctest(example.body, names, page.name, str(page), example.line)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    runner.run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, "".join(report)


def run_console(example: Example, page: Path, folder: Path) -> None:
    """Run the `$` lines of a fence, comparing what each prints where something is given."""
    for block in re.split(r"^\$ ", example.body, flags=re.MULTILINE)[1:]:
        command, _, expected = block.partition("\n")
        done = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env=ENVIRONMENT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        where = f"{page.relative_to(ROOT)}:{example.line}: {command}\n{done.stdout}"
        if expected.strip():
            assert doctest.OutputChecker().check_output(expected, done.stdout, OPTIONS), where
        else:
            assert done.returncode == 0, where


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if examples(page)] or [None],
    ids=lambda page: str(page.relative_to(ROOT)) if page else "none",
)
def test_examples_run(page: Path | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if page is None:
        pytest.skip("no page has an example")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in examples(page):
        if example.kind == "console":
            run_console(example, page, tmp_path)
        else:
            run_python(example, page, names)
