"""Every example in the documentation is run.

Lines after `>>>` are Python, and lines after `$` in a fence marked `console` are commands; what
follows them is what they print, with `...` for what may differ. A fence `{code-block} diff` with a
caption is a change that the reader makes to the file that the caption names, and so it is made. The
examples of a page run in order, in one empty folder. Commands that are only to be read stand in a
fence marked `sh`. A command may go on in the next line after a backslash, and a line of a change
after two blanks.

With `--update` what commands print is written into the pages; look at the difference then.
"""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.contract.console import typed

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "_build" not in path.parts
)
FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>[^\n]*)\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
CHANGE = "{code-block} diff"
CONTINUED = "  "
"""Before the rest of a line that is too long for the page."""
CAPTION = re.compile(r":caption: (?P<file>\S+)\n\n?")
SLOW = {
    "docs/tutorials/case-to-brief.md",
    "docs/tutorials/bypass-as-an-outside-option.md",
    "docs/tutorials/crisis-in-an-afternoon.md",
    "docs/cases/south-sudan-2012.md",
    "docs/how-to/read-a-crisis-in-days.md",
}
"""Pages that write whole briefs, or ask over many periods."""
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


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
        if ">>>" in match["body"] or match["kind"].strip() in ("console", CHANGE)
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


def run_console(example: Example, page: Path, folder: Path, *, update: bool) -> None:
    """Run the `$` lines of a fence, comparing what each prints where something is given."""
    for block in re.split(r"^\$ ", example.body.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
        command, _, expected = block.partition("\n")
        done = typed(command, folder)
        where = f"{page.relative_to(ROOT)}:{example.line}: {command}\n{done.output}"
        if not expected.strip():
            assert done.code == 0, where
        elif not doctest.OutputChecker().check_output(expected, done.output, OPTIONS):
            assert update, where
            printed = "".join(f"{line.rstrip()}\n" for line in done.output.rstrip().splitlines())
            text = page.read_text(encoding="utf-8")
            before, after = f"$ {command}\n{expected.rstrip()}\n", f"$ {command}\n{printed}"
            assert text.count(before) == 1, f"not told apart: {before}"
            page.write_text(text.replace(before, after), encoding="utf-8")


def make_change(example: Example, page: Path, folder: Path) -> None:
    """Replace `-` lines of a file by the `+` lines that follow; without `-` lines, add them."""
    caption = CAPTION.match(example.body)
    where = f"{page.relative_to(ROOT)}:{example.line}"
    assert caption, f"{where}: the change names no file"
    file = folder / caption["file"]
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    change = example.body[caption.end() :].replace(f"\n{CONTINUED}", "")
    lines = change.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line.startswith("-"))
    new = "".join(line[1:] for line in lines if line.startswith("+"))
    assert len(lines) == sum(line[0] in "+-" for line in lines), f"{where}: lines begin with + or -"
    assert not old or text.count(old) == 1, f"{where}: {old} stands {text.count(old)} times"
    file.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")


def pages() -> list[ParameterSet]:
    """Return the pages that have something to run."""
    names = {page.relative_to(ROOT).as_posix(): page for page in PAGES if examples(page)}
    return [
        pytest.param(page, id=name, marks=[pytest.mark.slow] if name in SLOW else [])
        for name, page in names.items()
    ]


@pytest.mark.parametrize("page", pages())
def test_examples_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in examples(page):
        if example.kind == "console":
            run_console(example, page, tmp_path, update=update)
        elif example.kind == CHANGE:
            make_change(example, page, tmp_path)
        else:
            run_python(example, page, names)
