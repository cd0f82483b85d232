"""Scenarios renamed and deleted, wherever a case or its replays name them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.api.editing import read_content
from rason.api.files import ScenarioChange, tag_of
from rason.api.library import leads_out
from rason.api.problem import Refused
from rason.api.saving import SCENARIOS, changed_underneath, check_changed, diff_of
from rason.case.csv_text import BOM
from rason.case.faults import Faults
from rason.case.output import write_whole
from rason.case.yaml_edit import Spot, renamed, with_entry, without
from rason.case.yaml_file import read_tree
from rason.claim.outcomes import FOLDER
from rason.claim.scenario_names import mentions
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.api.files import ScenarioEdit
    from rason.api.opened import Opened
    from rason.case.yaml_file import Tree

NAMING: Final = (SCENARIOS, "case.yaml", "claims.yaml")
USUAL: Final = "base"
"""The scenario that is meant where none is named."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Files that name scenarios, before and after a change."""

    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]  # those that change

    @property
    def etag(self) -> str:
        """The tag of all that was read, which no other version of it has."""
        parts = (part for path, raw in self.before.items() for part in (path.name.encode(), raw))
        return tag_of(b"\0".join(tag_of(part).encode() for part in parts))


def preview_edit(opened: Opened, asked: ScenarioEdit) -> ScenarioChange:
    """Work out what renaming or deleting a scenario would change.

    Checked: the case has no fault afterwards. Raises `Refused` if there is no such scenario (404),
    or one of the new name (409). Raises `InputError` with every place that still names a scenario
    that is to be deleted.
    """
    case = opened.case
    if asked.scenario not in case.scenarios:
        raise Refused(404, f"There is no scenario {asked.scenario}.")
    if asked.name != asked.scenario and asked.name in case.scenarios:
        raise Refused(409, f"There is a scenario {asked.name} already; choose another name.")
    changed = change(case.folder, asked)
    own = {path.name: new for path, new in changed.after.items() if path.parent == case.folder}
    check_changed(case.folder, own)
    return ScenarioChange(
        scenario=asked.scenario,
        diff="".join(
            diff_of(_shown(path, case.folder), changed.before[path], new)
            for path, new in changed.after.items()
        ),
        etag=changed.etag,
    )


def write_edit(folder: Path, asked: ScenarioEdit, etag: str) -> None:
    """Write what `preview_edit` showed.

    Raises `Refused` if a file was changed since (412). Raises `InputError` if a file cannot be
    written; all are then as they were.
    """
    changed = change(folder, asked)
    if changed.etag != etag:
        raise changed_underneath(folder.name)
    done: list[Path] = []
    try:
        for path, new in changed.after.items():
            write_whole(path, new)
            done.append(path)
    except InputError:
        for path in done:
            write_whole(path, changed.before[path])
        raise


def change(folder: Path, asked: ScenarioEdit) -> Changed:
    """Return all files that may name a scenario, as they are and as they shall be.

    Raises `InputError` if the change cannot be made.
    """
    _not_usual(folder, asked)
    before = {folder / name: read_content(folder / name) for name in NAMING}
    before |= {path: read_content(path) for path in _replays(folder)}
    trees = {path: _tree(path, raw) for path, raw in before.items()}
    named = {
        path: list(mentions(tree, asked.scenario)) for path, (tree, _) in trees.items() if tree
    }
    if asked.name is None:
        _not_named(asked.scenario, trees, named)
    after = {}
    for path, (tree, text) in trees.items():
        if tree is None:
            continue
        new = text
        if path.name == SCENARIOS:
            new = _in_scenarios(tree, text, asked, [spot for spot, _ in named[path]])
        elif asked.name not in (None, asked.scenario) and named[path]:
            new = renamed(tree, text, [spot for spot, _ in named[path]], asked.name)
        if new != text:
            _writable(path)
            mark = BOM if before[path].startswith(BOM.encode()) else ""
            after[path] = (mark + new).encode()
    return Changed(before, after)


def _in_scenarios(tree: Tree, text: str, asked: ScenarioEdit, spots: list[Spot]) -> str:
    """Change `scenarios.yaml` itself."""
    if asked.scenario not in (tree.value or {}):
        raise changed_underneath(SCENARIOS)
    if asked.name is None:
        return without(tree, text, asked.scenario)
    if asked.title is not None and asked.title != ((tree.value[asked.scenario] or {}).get("name")):
        text = with_entry(tree, text, asked.scenario, "name", asked.title)
        tree = _tree(Path(tree.file), text.encode())[0] or tree
    if asked.name == asked.scenario:
        return text
    return renamed(tree, text, [Spot((asked.scenario,), key=True), *spots], asked.name)


def _tree(path: Path, raw: bytes) -> tuple[Tree | None, str]:
    """Read a document; None where there is none, or none that can be read."""
    try:
        text = raw.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError:
        return None, ""
    return read_tree(path.name, text, Faults(path.parent)) if text.strip() else None, text


def _replays(folder: Path) -> Iterator[Path]:
    """Yield the replays of a case, wherever `rason replay` looks for them."""
    own = folder.resolve()
    for place in (own.parent / FOLDER, own.parent.parent / FOLDER):
        for path in sorted(place.glob("*.yaml")):
            tree = _tree(path, read_content(path))[0]
            told = tree.value.get("case") if tree and isinstance(tree.value, dict) else ""
            if str(told).replace("-", "_") == own.name.replace("-", "_"):
                yield path


def _writable(path: Path) -> None:
    """Refuse to write through a link that leads to elsewhere."""
    if leads_out(path, path.parent):
        raise InputError(
            Diagnostic(
                "RSN-R002", str(path), None, "", "a link that leads out of its folder",
                "a file of its own", "put a copy of the file in place of the link",
            )
        )  # fmt: skip


def _not_usual(folder: Path, asked: ScenarioEdit) -> None:
    """Refuse to move the name that is meant where none is said: claims would mean another one."""
    if asked.name != asked.scenario and USUAL in (asked.scenario, asked.name):
        raise InputError(
            Diagnostic(
                "RSN-R005", str(folder / SCENARIOS), None, "scenario", f"`{USUAL}`",
                f"another name: `{USUAL}` is meant wherever a claim names no scenario",
                f"keep `{USUAL}`, and change what it says or what it is called",
            )
        )  # fmt: skip


def _not_named(
    name: str,
    trees: Mapping[Path, tuple[Tree | None, str]],
    named: Mapping[Path, list[tuple[Spot, str]]],
) -> None:
    """Refuse to delete what is named elsewhere; every place of that is told."""
    found = []
    for path, spots in named.items():
        tree = trees[path][0]
        for spot, what in spots:
            if path.name == SCENARIOS and spot.path[0] == name:
                continue
            found.append(
                Diagnostic(
                    "RSN-C023", str(path), tree.line(*spot.path) if tree else None, what,
                    f"`{name}`", "no mention of a scenario that is to be deleted",
                    "name another scenario here, or remove this mention",
                )
            )  # fmt: skip
    if found:
        raise InputError(*found)


def _shown(path: Path, folder: Path) -> str:
    return path.name if path.parent == folder else f"{path.parent.name}/{path.name}"
