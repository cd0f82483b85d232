"""Projects that a project needs: without them it carries nothing, or less."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.case.case import Case
    from rason.case.document import State
    from rason.scenario.merge import Change


def needed(case: Case, project: str) -> tuple[str, ...]:
    """Return the projects that a project needs, and those that they need.

    Their keys, each once, without the project itself.
    """
    found: dict[str, None] = {}
    waiting = [*case.projects[project].needs]
    while waiting:
        key = waiting.pop(0)
        if key not in found:
            found[key] = None
            waiting += case.projects[key].needs
    return tuple(found)


def with_needs(
    case: Case, projects: Mapping[str, State], said: Collection[str]
) -> dict[str, State]:
    """Let what a project needs stand at least as the project does.

    States that somebody chose one by one, `said`, stay as they are. What an optional project needs
    may be built, too; what one needs that stands stands, too.
    """
    found = dict(projects)
    for project, state in projects.items():
        for need in needed(case, project) if state != "out" else ():
            weaker = found[need] == "out" or (found[need] == "option" and state != "option")
            if need not in said and weaker:
                found[need] = state
    return found


def built_whole(case: Case, change: Change, project: str) -> Change:
    """Return a change with a project built whole, and free to have all that it needs built.

    Where capital is not sunk already the annuities are paid; a need is built as far as it pays with
    the project there, so that what both add is what an optimum that builds them adds.
    """
    for key in needed(case, project):
        if change.projects[key] == "out":
            change = change.with_project(key, "option")
    if change.projects[project] == "built":
        return change
    return change.with_project(project, "forced")


def left_open(change: Change) -> tuple[str, ...]:
    """Return the projects that a change leaves open to be built or not."""
    return tuple(key for key, state in change.projects.items() if state == "option")
