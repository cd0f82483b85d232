"""Each case in the box has a notebook: without results, in the gallery, and every cell runs."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from rason.case import shipped

NOTEBOOKS = Path(__file__).parents[2] / "docs" / "notebooks"
CASES = [name for name, _ in shipped()]
SLOW = [pytest.param(name, marks=pytest.mark.slow) for name in CASES]
MOST = 20_000
"""Characters of what a cell shows, charts apart."""


def cells(name: str) -> list[dict[str, Any]]:
    """Return the cells of a notebook."""
    book = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    held: list[dict[str, Any]] = book["cells"]
    return held


def shown(source: str, names: dict[str, Any]) -> object:
    """Run a cell as a notebook does, and return what its last line shows."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - our own notebooks
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - ours


def test_the_gallery_has_every_case_and_nothing_else() -> None:
    assert {path.stem for path in NOTEBOOKS.glob("*.ipynb")} == set(CASES)
    gallery = (NOTEBOOKS / "index.md").read_text(encoding="utf-8")
    for name in CASES:
        assert f"({name}.ipynb)" in gallery


@pytest.mark.parametrize("name", CASES)
def test_a_notebook_is_kept_without_results(name: str) -> None:
    held = cells(name)
    assert len({cell["id"] for cell in held}) == len(held)
    assert held[0]["cell_type"] == "markdown"
    for cell in held:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None


@pytest.mark.parametrize("name", SLOW)
def test_every_cell_runs_and_shows_something(name: str) -> None:
    names: dict[str, Any] = {}
    for cell in cells(name):
        if cell["cell_type"] == "code":
            found = shown("".join(cell["source"]), names)
            assert found is not None, cell["source"]
            if hasattr(found, "to_dict") and hasattr(found, "mark_bar"):
                assert found.to_dict()
            elif hasattr(found, "_repr_html_"):
                html = found._repr_html_()
                assert 0 < len(html) <= MOST, cell["source"]
            else:
                assert 0 < len(repr(found)) <= MOST
