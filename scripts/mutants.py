"""Change the source at random, one small fault at a time, and see whether the quick tests notice.

Run ``python scripts/mutants.py --number 200 --seed 7`` from the root of a clone. It works on a
copy: the quick tests run once under coverage, which tells which tests reach a line; each mutant is
then tried on some of the tests that reach its line, those first that reach little else. What
survives is printed with its line: each is either a gap in the tests, or a change that makes no
difference (a tie that is broken otherwise, a bound that only saves time), which is for a reader to
say.

Compiled code (`solve/kernel`) is left out, since coverage cannot see which tests run it; every
value that it gives is certified from the original numbers.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).parents[1]
PACKAGES: Final = ("case", "program", "solve", "analysis", "games", "claim")
LEFT_OUT: Final = ("solve/kernel",)
TESTS: Final = ("unit", "golden", "laws", "properties", "contract/test_diagnostics.py")
"""Of the quick tests those that look at what is worked out, not at documents and doors."""
NEAREST, OTHERS = 80, 20
"""Tests of a line that a mutant is tried on: those that reach the fewest lines, and any others."""
LONGEST: Final = 180
"""Seconds of processor after which a mutant counts as killed: it goes round for ever, or nearly."""
COMPARED: Final = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
COUNTED: Final = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.BitAnd: "|", ast.BitOr: "&",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: what stands between two positions becomes another text."""

    file: Path
    line: int
    start: int
    end: int
    becomes: str

    def text(self, source: bytes) -> bytes:
        """Return the changed source."""
        return source[: self.start] + self.becomes.encode() + source[self.end :]


class Source:
    """A file, and where its nodes stand in it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.content = file.read_bytes()
        self.offsets = [0]
        for line in self.content.splitlines(keepends=True):
            self.offsets.append(self.offsets[-1] + len(line))

    def whole(self, node: ast.AST) -> tuple[int, int]:
        """Return where a node begins and ends."""
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self.offsets[node.lineno - 1] + node.col_offset,
            self.offsets[node.end_lineno - 1] + node.end_col_offset,
        )

    def between(self, one: ast.expr, other: ast.expr) -> tuple[int, int]:
        """Return what stands between two nodes."""
        return self.whole(one)[1], self.whole(other)[0]

    def operator(self, node: ast.AST) -> tuple[int, int, str] | None:
        """Return an operator's place and its contrary, for a node that has one."""
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            word = COMPARED.get(type(node.ops[0]), "")
            return *self.between(node.left, node.comparators[0]), f" {word} "
        if isinstance(node, ast.BinOp):
            word = COUNTED.get(type(node.op), "")
            return *self.between(node.left, node.right), f" {word} "
        if isinstance(node, ast.BoolOp):
            word = "or" if isinstance(node.op, ast.And) else "and"
            return *self.between(node.values[0], node.values[1]), f" {word} "
        return None

    def other(self, node: ast.AST) -> tuple[int, int, str] | None:
        """Return what else may be changed: a number, a condition, a statement."""
        if isinstance(node, ast.Constant) and type(node.value) in (int, float, bool):
            value = not node.value if isinstance(node.value, bool) else node.value + 1  # type: ignore[operator]
            return *self.whole(node), repr(value)
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            start, end = self.whole(node.test)
            return start, end, f"(not ({self.content[start:end].decode()}))"
        if isinstance(node, ast.AugAssign | ast.Expr | ast.Continue):
            return *self.whole(node), "pass"
        return None


def mutants(file: Path) -> Iterator[Mutant]:
    """Yield every change that is made to a file, and that leaves it Python."""
    source = Source(file)
    for node in _code(ast.parse(source.content)):
        change = source.operator(node) or source.other(node)
        if change is None or not change[2].strip():
            continue
        mutant = Mutant(file, node.lineno, *change)  # type: ignore[attr-defined]
        try:
            ast.parse(mutant.text(source.content))
        except SyntaxError:  # a bracket stood between
            continue
        yield mutant


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs: no docstrings, annotations, or imports for types."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom | ast.arguments):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.AnnAssign):
            if child.value is not None:
                yield from _code(ast.Expression(child.value))
            continue
        yield child
        yield from _code(child)


def cover(copy: Path) -> Path:
    """Run the quick tests once, and return the file that says which of them reach each line."""
    data, settings = copy / ".coverage", copy / "mutants.coveragerc"
    settings.write_text("[run]\nsource = rason\n", encoding="utf-8")  # lines, and no branches
    command = [
        sys.executable, "-m", "pytest", "-q", "-m", "not slow", "-p", "no:randomly", "-n", "2",
        "--cov=rason", f"--cov-config={settings}", "--cov-context=test", "--cov-report=",
        *(f"tests/{each}" for each in TESTS),
    ]  # fmt: skip
    subprocess.run(command, cwd=copy, env=_environment(copy), check=False)
    return data


def reaching(files: Iterable[Path]) -> dict[tuple[str, int], list[str]]:
    """Return the tests that reach each line, those first that reach the fewest lines."""
    from coverage.numbits import numbits_to_nums

    found: dict[tuple[str, int], set[str]] = {}
    for data in files:
        with sqlite3.connect(data) as lines:
            rows = lines.execute(
                "select file.path, context.context, line_bits.numbits from line_bits"
                " join file on file.id = line_bits.file_id"
                " join context on context.id = line_bits.context_id where context.context != ''"
            )
            for path, context, bits in rows:
                name = path.partition("/src/rason/")[2]
                for line in numbits_to_nums(bits):
                    found.setdefault((name, line), set()).add(context.partition("|")[0])
    assert found, "coverage has seen nothing"
    reach = Counter(test for tests in found.values() for test in tests)
    return {
        line: sorted(tests, key=lambda test: (reach[test], test)) for line, tests in found.items()
    }


def _environment(copy: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))


def survives(copy: Path, mutant: Mutant, tests: list[str]) -> bool:
    """Tell whether a mutant passes the tests that reach its line."""
    target = copy / mutant.file.relative_to(ROOT)
    source = target.read_bytes()
    target.write_bytes(mutant.text(source))
    try:
        ran = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-x",
                "-q",
                "-p",
                "no:randomly",
                "-p",
                "no:xdist",
                *tests,
            ],
            cwd=copy,
            env=_environment(copy),
            capture_output=True,
            timeout=10 * LONGEST,
            preexec_fn=_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        target.write_bytes(source)
    return ran.returncode == 0


def main() -> None:
    """Try some mutants, and say which survive."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--number", type=int, default=200)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--coverage", type=Path, nargs="*", help="files of an earlier run")
    told = options.parse_args()
    rng = random.Random(told.seed)  # noqa: S311 - no secret
    source = ROOT / "src" / "rason"
    files = [
        file
        for package in PACKAGES
        for file in sorted((source / package).rglob("*.py"))
        if not str(file.relative_to(source)).startswith(LEFT_OUT)
    ]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "rason"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "node_modules"))
        reached = reaching(told.coverage or [cover(copy)])
        every = [each for file in files for each in mutants(file)]
        some = rng.sample(every, min(told.number, len(every)))
        alive = 0
        for number, mutant in enumerate(some, 1):
            name = str(mutant.file.relative_to(source))
            tests = reached.get((name, mutant.line), [])
            nearest, others = tests[:NEAREST], tests[NEAREST:]
            tried = [*nearest, *rng.sample(others, min(len(others), OTHERS))]
            lived = not tests or survives(copy, mutant, tried)
            if lived:
                alive += 1
                was = mutant.file.read_bytes()[mutant.start : mutant.end].decode()
                reason = "" if tests else " (no test reaches it)"
                print(
                    f"{name}:{mutant.line}: `{was.strip()}` -> `{mutant.becomes.strip()}`{reason}"
                )
            print(f"{number} tried, {alive} alive", file=sys.stderr, flush=True)
        print(f"{len(some) - alive} of {len(some)} killed ({1 - alive / len(some):.0%})")


if __name__ == "__main__":
    main()
