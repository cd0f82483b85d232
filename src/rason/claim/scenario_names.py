"""Where the documents of a case, and the replays of it, name a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.analysis.measures import MEASURES
from rason.case.yaml_edit import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.yaml_file import Path_, Tree

    # Path, value and words of what holds the name of a scenario, or a list of such.
    Named = Iterator[tuple[Path_, Any, str]]

SIDES = ("minus", "than", "near")


def mentions(tree: Tree, name: str) -> Iterator[tuple[Spot, str]]:
    """Yield where a document names a scenario, and what names it in its author's words.

    The key under which `scenarios.yaml` has the scenario itself is none of these.
    """
    within = {
        "case.yaml": _in_settings,
        "scenarios.yaml": _in_scenarios,
        "claims.yaml": _in_claims,
    }.get(tree.file, _in_replay)
    for path, value, what in within(tree.value):
        if isinstance(value, list):
            for at, each in enumerate(value):
                if str(each) == name:
                    yield Spot((*path, at)), what
        elif str(value) == name:
            yield Spot(path), what


def _in_settings(value: Any) -> Named:  # noqa: ANN401 - plain values, here and below
    yield ("brief", "scenarios"), _of(_of(value, "brief"), "scenarios"), "brief.scenarios"


def _in_scenarios(value: Any) -> Named:  # noqa: ANN401
    for key in value or ():
        yield (key, "base"), _of(value[key], "base"), f"{key}.base"


def _in_claims(value: Any) -> Named:  # noqa: ANN401
    for at, claim in enumerate(value or ()):
        for number, statement in enumerate(_of(claim, "statements") or ()):
            what = f"claim {_of(claim, 'claim')}, statement {number + 1}"
            yield from _in_statement(statement, (at, "statements", number), what)


def _in_replay(value: Any) -> Named:  # noqa: ANN401
    for at, row in enumerate(_of(value, "rows") or ()):
        what = f"row {_of(row, 'row')}, statement"
        yield from _in_statement(_of(row, "statement"), ("rows", at, "statement"), what)


def _in_statement(statement: Any, path: Path_, what: str) -> Named:  # noqa: ANN401
    """Yield what names scenarios in a statement and on its other sides."""
    measure = _of(statement, "measure")
    for side in ((), *((each,) for each in SIDES)):
        part = _of(statement, side[0]) if side else statement
        words = ", ".join((what, *side))
        yield (*path, *side, "in"), _of(part, "in"), f"{words}, in"
        own = MEASURES.get(str(_of(part, "measure") or measure))
        for parameter, means in own.parameters.items() if own else ():
            if "scenarios" in means.tables:
                found = _of(_of(part, "with"), parameter)
                yield (*path, *side, "with", parameter), found, f"{words}, {parameter}"


def _of(value: Any, key: str) -> Any:  # noqa: ANN401
    """Return a part, or nothing where there is none."""
    return value.get(key) if isinstance(value, dict) else None
