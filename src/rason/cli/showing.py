"""The verb that lists what a case holds, with the keys that other verbs take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.cli.faults import write_json
from rason.cli.opening import open_case
from rason.cli.options import AsJson, CaseName

if TYPE_CHECKING:
    from rason.case import Case

TITLES = {
    "scenarios": "Scenarios",
    "claims": "Claims",
    "players": "Players",
    "others": "Other actors",
    "projects": "Projects",
    "passages": "Straits and canals",
    "links": "Links",
    "places": "Places",
}


def show(case: CaseName, as_json: AsJson = False) -> None:
    """List scenarios, claims, players, projects and what can be closed, with keys to type."""
    read = open_case(case)
    found = keys_of(read)
    if as_json:
        write_json(
            {
                "case": read.name,
                "title": read.settings.title,
                **{
                    group: [{"key": key, "name": name} for key, name in rows.items()]
                    for group, rows in found.items()
                },
            }
        )
        return
    from rason.report.terminal import console
    from rason.report.terminal_layout import show_rows

    to = console()
    to.print(read.settings.title, style="bold")
    for group, rows in found.items():
        if rows:
            show_rows(to, ("Key", TITLES[group]), list(rows.items()))


def keys_of(case: Case) -> dict[str, dict[str, str]]:
    """Return the name of each key that a verb takes, by what it stands for."""
    from rason.table.naming import names as names_of

    names = names_of(case)
    return {
        "scenarios": dict(names["scenario"]),
        "claims": {each.claim: each.says for each in case.claims},
        "players": {key: case.actors[key].name for key in case.players},
        "others": {key: each.name for key, each in case.actors.items() if key not in case.players},
        "projects": dict(names["project"]),
        "passages": dict(names["passage"]),
        "links": {key: names["asset"][key] for key in case.links},
        "places": dict(names["place"]),
    }
