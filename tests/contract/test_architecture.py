"""The tree in `docs/architecture.md` is the tree in `src/rason`.

Each module's purpose is the first sentence of its docstring, and the order is that of the layers
in `pyproject.toml`. `pytest tests/contract/test_architecture.py --update` writes the tree anew.
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "rason"
PAGE = ROOT / "docs" / "architecture.md"
FENCE = re.compile(r"(?<=^```text\n)src/rason/\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)
PURPOSE_COLUMN = 24


def layers() -> list[str]:
    """Return the layers, the lowest first, as import-linter knows them: `(api)` may be absent."""
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(
        contract
        for contract in configuration["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers" and contract["containers"] == ["rason"]
    )
    return [name.strip() for layer in reversed(contract["layers"]) for name in layer.split("|")]


def purpose(module: Path) -> str:
    """Return the first line of a module's docstring."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert docstring, f"{module.relative_to(ROOT)} does not say what it is for"
    return docstring.splitlines()[0]


def branch(folder: Path, depth: int) -> list[str]:
    """Return the lines for all that a folder holds."""
    order = [name.strip("()") for name in layers()] if folder == PACKAGE else []
    lines = []
    for entry in sorted(
        (
            path
            for path in folder.iterdir()
            if path.suffix == ".py" or (path / "__init__.py").exists()
        ),
        key=lambda path: (order.index(path.stem) if path.stem in order else -1, path.name),
    ):
        if entry.name == "__init__.py":
            continue
        name = "  " * depth + entry.name + "/" * entry.is_dir()
        text = purpose(entry / "__init__.py" if entry.is_dir() else entry)
        lines.append(f"{name:<{PURPOSE_COLUMN}}  {text}\n")
        if entry.is_dir():
            lines += branch(entry, depth + 1)
    return lines


def test_tree_is_the_real_one(*, update: bool) -> None:
    tree = "src/rason/\n" + "".join(branch(PACKAGE, 1))
    page = PAGE.read_text(encoding="utf-8")
    if update:
        PAGE.write_text(FENCE.sub(lambda _: tree, page), encoding="utf-8")
        return
    found = FENCE.search(page)
    assert found, f"{PAGE.name} has no tree"
    assert found.group() == tree, "pytest tests/contract/test_architecture.py --update"


def test_every_layer_is_there() -> None:
    """A layer that nobody fills is a promise that nobody keeps."""
    missing = [
        name
        for name in layers()
        if not name.startswith("(")
        and not ((PACKAGE / name / "__init__.py").exists() or (PACKAGE / f"{name}.py").exists())
    ]
    assert not missing
