"""Optional parts: where one is missing, one line says what to install; nothing is written."""

from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from rason import Study, importing, read_case
from rason.cli.app import run
from rason.errors import InputError
from rason.exporting.export import export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIBRARIES = {"excel": "openpyxl", "pypsa": "pypsa", "geo": "pyogrio.raw", "slides": "pptx",
             "xarray": "xarray"}  # fmt: skip
COMMANDS = [
    ("excel", "check book.xlsx"),
    ("excel", "export toy out.xlsx"),
    ("excel", "import table book.xlsx --into case"),
    ("excel", "import gem book.xlsx --into case"),
    ("pypsa", "import pypsa net.nc --into case"),
    ("pypsa", "export toy net --to pypsa --agreed"),
    ("pypsa", "export toy out.nc --agreed"),
    ("geo", "export toy map.gpkg"),
    ("slides", "brief toy --slides --draws 16"),
]
CALLS: list[tuple[str, Callable[[Path], object]]] = [
    ("excel", lambda folder: read_case(folder / "book.xlsx")),
    ("excel", lambda folder: export(read_case("toy"), folder / "out.xlsx", None)),
    ("excel", lambda folder: importing.table(folder / "book.xlsx", into=folder / "case")),
    ("excel", lambda folder: importing.gem(folder / "book.xlsx", into=folder / "case")),
    ("pypsa", lambda folder: importing.pypsa(folder / "net.nc", into=folder / "case")),
    ("pypsa", lambda folder: export(read_case("toy"), folder / "net", "pypsa", agreed=True)),
    ("geo", lambda folder: export(read_case("toy"), folder / "map.gpkg", None)),
    ("xarray", lambda _: Study(read_case("toy"), draws=16).to_xarray("prices")),
]


@pytest.fixture
def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the library of an extra be missing, in a folder with files that need some."""
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as book:
        book.writestr("xl/workbook.xml", "")
    (tmp_path / "net.nc").write_bytes(b"CDF")
    monkeypatch.chdir(tmp_path)
    return lambda extra: monkeypatch.setitem(sys.modules, LIBRARIES[extra], None)


@pytest.mark.parametrize(("extra", "command"), COMMANDS)
def test_a_verb_says_in_one_line_what_to_install(
    extra: str, command: str, tmp_path: Path, without: Callable[[str], None],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    without(extra)
    assert run(command.split()) == 2
    told = capsys.readouterr().err
    assert told.count("pip install") == told.count(f"pip install 'rason[{extra}]'") == 1
    assert "Traceback" not in told
    assert {path.name for path in tmp_path.iterdir()} == {"book.xlsx", "net.nc"}


@pytest.mark.parametrize(("extra", "call"), CALLS)
def test_python_says_the_same(
    extra: str, call: Callable[[Path], object], tmp_path: Path, without: Callable[[str], None]
) -> None:
    without(extra)
    with pytest.raises(InputError) as error:
        call(tmp_path)
    (fault,) = error.value.diagnostics
    assert (fault.code, fault.fix) == ("RSN-R013", f"pip install 'rason[{extra}]'")
    assert {path.name for path in tmp_path.iterdir()} == {"book.xlsx", "net.nc"}
