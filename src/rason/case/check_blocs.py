"""Blocs: what they cannot hold, and who cannot be of one that a scenario makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rason.case.sheet import key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.case.document import Scenario
    from rason.case.faults import Faults
    from rason.case.yaml_file import Tree

HOLDERS: Final = {
    "places": "territory",
    "supplies": "owner",
    "demands": "buyer",
    "links": "operator",
    "processes": "operator",
    "handling": "operator",
    "projects": "sponsor",
}
"""Columns by table that name the one actor who has something, and whose consent it needs."""


def check_blocs(tables: Mapping[str, list[Any]], players: Collection[str], faults: Faults) -> None:
    """Refuse to give something to a bloc whose members bargain each for itself.

    Nobody could be asked for it: consents that several must give stand in rules and in the column
    `consent`, where a bloc means all its members.
    """
    actors = tables.get("actors", ())
    blocs = {each.bloc for each in actors if each.bloc and each.actor in players} - {*players}
    for table, column in HOLDERS.items():
        for row in tables.get(table, ()):
            if getattr(row, column) in blocs:
                bloc, key = getattr(row, column), key_of(table)
                faults.add(
                    "RSN-C050", row.where, f"{key} {getattr(row, key)}, {column}",
                    f"`{bloc}`, a bloc whose members bargain each for itself",
                    "an actor whose consent can be asked",
                    f"name a member of {bloc}, or add {bloc} to `players` in case.yaml",
                )  # fmt: skip


def check_unions(
    scenarios: Mapping[str, Scenario], kinds: Mapping[str, str], tree: Tree, faults: Faults
) -> None:
    """Refuse members of a scenario's bloc that bargain with nobody."""
    for name, scenario in scenarios.items():
        for bloc, members in (scenario.blocs or {}).items():
            for index, member in enumerate(members):
                if kinds.get(member) in {"outsider", "bloc"}:
                    faults.add(
                        "RSN-C050", tree.where(name, "blocs", bloc, index), f"{name}.blocs.{bloc}",
                        f"`{member}`, of kind {kinds[member]}", "actors that bargain",
                        f"remove {member}, or name those that bargain in its place",
                    )  # fmt: skip
