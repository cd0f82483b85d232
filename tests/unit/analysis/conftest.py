"""The toy case, changed where a test needs it, and a driver that answers an analysis."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pytest

from rason.analysis.measures import MEASURES
from rason.analysis.question import Choices, Question
from rason.case.figures import central
from rason.case.find import find
from rason.case.read import read_case
from rason.program import compile as compile_case
from rason.solve import solve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rason.analysis.question import Analysis
    from rason.case.cell import FloatArray


class Ask:
    """A case that can be asked."""

    def __init__(self, folder: Path | str, draws: int = 1) -> None:
        case = read_case(folder)
        self.program = compile_case(case)
        self.values = {key: np.repeat(v, draws) for key, v in central(case).items()}

    def question(self, *scenario: str, **choices: Any) -> Question:
        return Question(self.program, self.values, scenario, Choices(**choices))

    def run(self, analysis: Analysis[Any]) -> Any:
        """Answer every batch of an analysis, and return its result."""
        try:
            batch = next(analysis)
            while True:
                batch = analysis.send(solve(self.program, batch))
        except StopIteration as end:
            return end.value

    def measure(
        self,
        name: str,
        told: dict[str, Any] | None = None,
        in_: str | tuple[str, ...] = "base",
        **choices: Any,
    ) -> FloatArray:
        scenario = (in_,) if isinstance(in_, str) else in_
        measured: FloatArray = self.run(
            MEASURES[name].run(self.question(*scenario, **choices), told or {})
        )
        return measured


class Changed(Protocol):
    """Makes the toy case with lines changed: ``(file, old line or "", new line)``."""

    def __call__(self, *edits: tuple[str, str, str], draws: int = 1) -> Ask: ...


@pytest.fixture(scope="session")
def toy() -> Ask:
    return Ask("toy")


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    def make(*edits: tuple[str, str, str], draws: int = 1) -> Ask:
        folder = tmp_path / "toy"
        shutil.copytree(find("toy"), folder, dirs_exist_ok=True)
        for name, old, new in edits:
            path = folder / name
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            assert old in text
            path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
        return Ask(folder, draws)

    return make


@pytest.fixture(scope="session")
def northeast_asia() -> Callable[[], Ask]:
    made: list[Ask] = []

    def make() -> Ask:
        if not made:
            made.append(Ask("northeast-asia-2014"))
        return made[0]

    return make
