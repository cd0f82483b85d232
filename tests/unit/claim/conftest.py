"""The toy case with other claims, and what it takes to judge them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Protocol

import pytest

from rason.case import find, read, read_case
from rason.claim.context import Context
from rason.claim.judge import judge
from rason.program import compile as compile_case
from rason.solve import solve
from rason.study import run

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case, Reading
    from rason.claim.verdict import Verdict

SHORT = 64


class Written(Protocol):
    """Writes the toy case with other claims, and perhaps other lines, and reads it."""

    def __call__(self, claims: str, *edits: tuple[str, str, str]) -> Reading: ...


class Judged(Protocol):
    """Judges the claims of a case."""

    def __call__(
        self, case: Case, draws: int = SHORT, *, compiled: bool = False
    ) -> dict[str, Verdict]: ...


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(claims: str, *edits: tuple[str, str, str]) -> Reading:
        folder = tmp_path / "toy"
        shutil.copytree(find("toy"), folder, dirs_exist_ok=True)
        (folder / "claims.yaml").write_text(claims, encoding="utf-8")
        for name, old, new in edits:
            text = (folder / name).read_text(encoding="utf-8")
            assert old in text
            (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return read(folder)

    return write


@pytest.fixture(scope="session")
def toy() -> Case:
    return read_case("toy")


@pytest.fixture(scope="session")
def judged() -> Judged:
    def over(case: Case, draws: int = SHORT, *, compiled: bool = False) -> dict[str, Verdict]:
        context = Context(compile_case(case), draws, scenario=("base",))
        inquiries = {claim.claim: judge(claim, context) for claim in case.claims}
        return run(inquiries, lambda batch, _: solve(context.program, batch, compiled=compiled))

    return over
