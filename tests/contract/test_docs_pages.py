"""What the pages promise each other: decisions are numbered, symbols stand in the notation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MADE = {
    ROOT / line.lstrip("/")
    for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    if line.endswith(".md")
}
PAGES = sorted(
    page
    for page in (*ROOT.glob("*.md"), *DOCS.rglob("*.md"))
    if "_build" not in page.parts and page not in MADE
)
DECISIONS = sorted((DOCS / "development" / "decisions").glob("0*.md"))
EXPLANATIONS = sorted((DOCS / "explanation").glob("*.md"))
NOTATION = DOCS / "reference" / "notation.md"

FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^(?P<fence>`{3,})[^\n]*\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
TREE = re.compile(r"src/rason/\n")
"""The list of modules, which is made: each keeps its line."""
WIDEST = 90
MATHEMATICS = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", re.DOTALL)
WORDS = re.compile(r"\\(?:text|mathrm|operatorname)\{[^}]*\}")
COMMAND = re.compile(r"\\([a-zA-Z]+)")
GREEK = re.compile(
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|vartheta|iota|kappa|lambda|mu|nu|xi|"
    "pi|rho|sigma|tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|"
    "ell"
)


def symbols(text: str) -> set[str]:
    """Return the letters that the mathematics of a page uses, Greek ones by their names."""
    found: set[str] = set()
    for match in MATHEMATICS.finditer(FENCE.sub("", text)):
        formula = WORDS.sub(" ", match[1] or match[2])
        commands = COMMAND.findall(formula)
        found |= {command for command in commands if GREEK.fullmatch(command)}
        found |= set(re.findall(r"[A-Za-z]", COMMAND.sub(" ", formula)))
    return found


def test_symbols_are_found() -> None:
    text = "$x_s \\le \\bar b$ and $$ \\frac{\\mu}{2} \\text{words} $$\n```\n$y$\n```\n"
    assert symbols(text) == {"x", "s", "b", "mu"}


@pytest.mark.parametrize("page", EXPLANATIONS, ids=lambda page: page.name)
def test_every_symbol_stands_in_the_notation(page: Path) -> None:
    missing = symbols(page.read_text(encoding="utf-8")) - symbols(NOTATION.read_text("utf-8"))
    assert not missing, f"{page.name} uses {sorted(missing)}; explain them in {NOTATION.name}"


def test_the_notation_explains_nothing_that_is_not_used() -> None:
    used = set().union(*(symbols(page.read_text(encoding="utf-8")) for page in EXPLANATIONS))
    assert symbols(NOTATION.read_text(encoding="utf-8")) <= used


def test_decisions_are_numbered_and_whole() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for page in DECISIONS:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(page.name[:4])}. "), page.name
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequence"], page.name
        assert len(text.split()) < 350, f"{page.name} is longer than a page"


def too_long(text: str) -> list[str]:
    """Return lines of code blocks that scroll out of sight."""
    blocks = (match["body"] for match in CODE.finditer(text) if not TREE.match(match["body"]))
    return [line for block in blocks for line in block.splitlines() if len(line) > WIDEST]


def test_long_lines_are_found() -> None:
    long = "x" * (WIDEST + 1)
    assert (
        too_long(f"{long}\n```sh\n{long}\nx\n```\n{long}\n````\n```\n{long}\n````\n") == [long] * 2
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_line_of_code_scrolls_out_of_sight(page: Path) -> None:
    assert not too_long(page.read_text(encoding="utf-8"))
