"""The results on a case's page are those of the case, worked out anew when it changes."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import rason

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).parents[2] / "docs" / "results.py"


@pytest.fixture(scope="module", name="script")
def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_results", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_toy_shows_its_hand_worked_numbers(script: Any) -> None:
    text = script.results("toy", 16)
    for line in (
        "| 1 | Losing the pipe would cost the three more than a billion dollars a year. | holds "
        "| every draw |",
        "| 4 | Midlanders are proud of their pipe. |  | untestable |",
        "| Gas field to Sud City by pipe (`pipe`) | Natural gas | 10 |  | bcm/yr |",
        "| Sud City | Natural gas | 160 | 50 to 160 | USD/thousand m3 |",
        "| Sudland | 240 | 420 | 420 | 0 to 1,260 |",
        "| bypass (`bypass`) | 110 (60) | −220 (−120) | 110 (60) |",
        "| Gas field to Sud City by pipe (`pipe`) | 1,260 | Norland |",
        "| D | 1 | 0 |",
    ):
        assert line in text.splitlines(), line


@pytest.mark.parametrize(
    ("value", "text"), [(0.001, "0"), (-0.5, "−0.5"), (1234.4, "1,234"), (99.96, "100")]
)
def test_numbers_have_three_digits(script: Any, value: float, text: str) -> None:
    assert script.number(value) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(1.0, 1.0, ""), (1.0, 2.5, "1 to 2.5"), (3.0, float("nan"), "from 3")],
)
def test_ranges_say_where_they_end(script: Any, low: float, high: float, text: str) -> None:
    assert script.between(low, high) == text


def test_results_are_kept_until_the_case_changes(
    script: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(script, "KEPT", tmp_path)
    monkeypatch.setattr(script, "PAGES", ("toy",))

    def results(name: str) -> str:
        asked.append(name)
        return "text\n"

    monkeypatch.setattr(script, "results", results)
    script.write_results()
    script.write_results()
    assert asked == ["toy"]
    assert (tmp_path / "toy.md").read_text(encoding="utf-8") == "text\n"
    assert (tmp_path / "toy.digest").read_text("utf-8") == script.digest_of(rason.read_case("toy"))
    (tmp_path / "toy.digest").write_text("of another case", encoding="utf-8")
    script.write_results()
    assert asked == ["toy", "toy"]
