"""Changes to a case's files, checked on a copy of the case before anything is written."""

from __future__ import annotations

import difflib
import shutil
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from rason.api.checking import located
from rason.api.editing import edited, read_content
from rason.api.files import ScenarioPreview, TableCheck, tag_of
from rason.api.problem import Refused
from rason.case.expression import with_unit
from rason.case.read import read
from rason.case.texts import FILES
from rason.case.yaml_dump import dump
from rason.claim.check import check_reading
from rason.errors import Diagnostic, InputError
from rason.scenario.lay import lay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.api.files import ScenarioSave, TableSave
    from rason.api.opened import Opened
    from rason.case.case import Case

SCENARIOS: Final = "scenarios.yaml"


def check_table(folder: Path, asked: TableSave) -> TableCheck:
    """Work out a table as it shall be, and check the case with it.

    With faults that the change makes or leaves in this table; they keep it from being written.
    Raises `Refused` if the file changed underneath (412). Raises `InputError` if the rows are not
    those of the file.
    """
    name = f"{asked.table}.csv"
    content = read_content(folder / name)
    if tag_of(content) != asked.etag:
        raise changed_underneath(name)
    new = edited(folder, asked.table, content, asked.rows)
    with _copy(folder, {name: new}) as copy:
        found = list(_faults(folder, copy))
        shown = tuple(located(copy, found))
    before = {_key(fault) for fault in _faults(folder, folder)}
    kept = tuple(
        shown_fault
        for fault, shown_fault in zip(found, shown, strict=True)
        if Path(fault.file).name == name or _key(fault) not in before
    )
    return TableCheck(
        table=asked.table,
        etag=asked.etag,
        diff=diff_of(name, content, new),
        written=False,
        diagnostics=kept,
    )


def preview(opened: Opened, asked: ScenarioSave) -> ScenarioPreview:
    """Work out what saving a state as a scenario would add.

    Checked: the case with it has no fault. Raises `Refused` if the name is taken (409). Raises
    `InputError` with every fault of the state.
    """
    case = opened.case
    if asked.name in case.scenarios:
        raise Refused(409, f"There is a scenario {asked.name} already; choose another name.")
    if asked.state.without:
        raise InputError(
            Diagnostic(
                "RSN-R005", SCENARIOS, None, "state.without", ", ".join(asked.state.without),
                "nobody: a scenario cannot say who bargains", "leave `without` empty",
            )
        )  # fmt: skip
    bases = opened.scenarios(asked.state)
    plain = asked.state.edits.plain()
    lay(case, plain, name=asked.name, file=SCENARIOS)
    block: dict[str, Any] = {"name": asked.title} if asked.title else {}
    if bases:
        block["base"] = bases[0] if len(bases) == 1 else list(bases)
    block |= plain
    if "figures" in plain:
        block["figures"] = {key: _written(case, key, n) for key, n in plain["figures"].items()}
    text = _yaml(asked.name, block)
    content = read_content(case.folder / SCENARIOS)
    new = with_block(content, text)
    check_changed(case.folder, {SCENARIOS: new})
    return ScenarioPreview(
        scenario=asked.name,
        yaml=text,
        diff=diff_of(SCENARIOS, content, new),
        etag=tag_of(content),
    )


def _written(case: Case, figure: str, number: str | float) -> str | float:
    """Write what a figure is set to as a file has it: a bare number is in the figure's unit."""
    try:
        bare = float(number)
    except ValueError:
        return number
    text = with_unit(bare, case.figures[figure].unit)
    return bare if text == with_unit(bare, "") else text


def with_block(content: bytes, block: str) -> bytes:
    """Return a YAML document with one more block at its end."""
    end = b"\r\n" if b"\r\n" in content else b"\n"
    added = block.encode().replace(b"\n", end)
    if not content.strip():
        return content + added
    gap = end if content.endswith(b"\n") else end + end
    return content + gap + added


def changed_underneath(name: str) -> Refused:
    """Say that a file is no longer what it was: 412, with RSN-R006."""
    fault = Diagnostic(
        "RSN-R006", name, None, "", "a file that was changed since it was shown",
        "the file as it was shown", "load it again, and make the change once more",
    )  # fmt: skip
    return Refused(412, f"{name} was changed meanwhile.", [fault])


def check_changed(folder: Path, changed: Mapping[str, bytes]) -> None:
    """Raise every fault that a case has with some files changed, by their names."""
    with _copy(folder, changed) as copy:
        faults = [each for each in _faults(folder, copy) if each.severity == "fault"]
    if faults:
        raise InputError(*faults)


def _faults(folder: Path, read_from: Path) -> Iterator[Diagnostic]:
    """Yield all that is wrong or suspicious in a folder, under the names of the case's own."""
    reading = read(read_from)
    warnings = () if reading.case is None else reading.case.warnings
    for fault in (*reading.diagnostics, *check_reading(reading), *warnings):
        yield replace(fault, file=str(folder / Path(fault.file).name))


def _key(fault: Diagnostic) -> tuple[str, ...]:
    """Return what a fault is, whatever line it has moved to."""
    return fault.code, fault.file, fault.what, fault.found


@contextmanager
def _copy(folder: Path, changed: Mapping[str, bytes]) -> Iterator[Path]:
    """Copy a case with some files changed."""
    with TemporaryDirectory(prefix="rason-") as working:
        copy = Path(working) / folder.resolve().name
        copy.mkdir()
        for each in FILES:
            if (folder / each).is_file() and each not in changed:
                shutil.copyfile(folder / each, copy / each)
        for name, content in changed.items():
            (copy / name).write_bytes(content)
        yield copy


def diff_of(name: str, before: bytes, after: bytes) -> str:
    """Return what changes, line by line."""
    old, new = (
        text.decode("utf-8", "replace").splitlines(keepends=True) for text in (before, after)
    )
    lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def _yaml(name: str, block: dict[str, Any]) -> str:
    """Write a scenario as `scenarios.yaml` has them."""
    return dump({name: block or None})
