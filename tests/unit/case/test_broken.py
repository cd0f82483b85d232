"""Every fault gives one diagnostic, at its line, with a fix; and never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.broken_cases import BROKEN, Broken

from rason.case import find, read


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    folder = tmp_path / "toy"
    shutil.copytree(find("toy"), folder)
    return folder


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken.code}: {broken.name}")
def test_one_fault_gives_one_diagnostic(broken: Broken, toy: Path) -> None:
    broken.edit(toy)
    reading = read(toy)
    assert reading.case is None
    shown = "\n".join(map(str, reading.diagnostics))
    assert [each.code for each in reading.diagnostics] == [broken.code], shown
    fault = reading.diagnostics[0]
    assert Path(fault.file).name == broken.file, shown
    assert fault.line == broken.line, shown
    assert broken.fix in fault.fix, shown
    assert fault.severity == "fault"
