"""Changes on top of whichever scenario is asked: one form for command line, page and Python.

A change has the form of an entry of `scenarios.yaml`, is checked as one, and becomes one more
scenario, which lies on top of all others: whoever merges scenarios of the case merges it last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case import document
from rason.case.check_closures import kept_apart
from rason.case.check_keep import check_keeps
from rason.case.check_ranges import Ranges
from rason.case.evaluate import Compiler
from rason.case.faults import Faults
from rason.case.rows import Rows
from rason.case.situations import ASSETS, Situations
from rason.case.tables import TABLES
from rason.case.yaml_file import Tree, validate
from rason.errors import InputError
from rason.scenario.hold import held, hold
from rason.scenario.merge import merge
from rason.units import parse

if TYPE_CHECKING:
    from collections.abc import Collection

    from rason.case.case import Case
    from rason.case.check_settings import Held
    from rason.case.document import State

REQUEST: Final = "the request"
CHANGES: Final = "changes"  # name of the scenario that a change makes
Closures = str | Iterable[str | Mapping[str, Any]] | Mapping[str, str | float | Mapping[str, Any]]
"""Keys, closures as in `scenarios.yaml`, or either by key."""
WHOLE: Final = (1, "1", "100 %", "100%")  # shares that are all of something


def changes(
    case: Case,
    *,
    figures: Mapping[str, str | float] | None = None,
    closures: Closures = (),
    projects: Mapping[str, State] | Iterable[str] | None = None,
    rules: Mapping[str, bool | Mapping[str, Any]] | None = None,
    foresight: str = "",
) -> dict[str, Any]:
    """Return a change in the form of an entry of `scenarios.yaml`.

    Figures are set to a number with its unit, an expression over figures, or a bare number in the
    figure's own unit; closures are keys of assets, passages or places, closures in the form of
    `scenarios.yaml`, or a mapping of keys to the share that is lost or to the closure's other keys;
    projects are states by project, and listed ones are `forced`; rules are
    those of the case switched on or off, and new ones with the columns of rules.csv; foresight is
    `perfect`, `none`, or a window such as `4 weeks`.
    """
    if isinstance(closures, str):
        closures = (closures,)
    shares = closures.items() if isinstance(closures, Mapping) else [(each, 1) for each in closures]
    if isinstance(projects, str):
        projects = (projects,)
    if projects is not None and not isinstance(projects, Mapping):
        projects = dict.fromkeys(projects, "forced")
    given = {
        "figures": dict(figures or {}),
        "closures": [_closure(case, key, share) for key, share in shares],
        "projects": dict(projects or {}),
        "rules": dict(rules or {}),
        "foresight": foresight,
    }
    return {part: value for part, value in given.items() if value}


def lay(
    case: Case,
    plain: Mapping[str, Any],
    bounds: Bounds | None = None,
    *,
    name: str = CHANGES,
    file: str = REQUEST,
) -> Case:
    """Lay a change on top of every scenario of a case, checked as the reader checks a scenario.

    The change comes last of those on top already; it is an entry of `scenarios.yaml` in plain
    values, `file` is where messages say it stands, and `bounds` what numbers are held to, as
    `bounds_of` gives it. The same case where nothing is changed. Raises `InputError` with every
    fault.
    """
    if not plain:
        return case
    faults = Faults(Path(), case.origin)
    tree = Tree(file, {name: _plain(plain)}, None)
    scenario = validate(tree, (name,), document.Scenario, faults)
    if scenario is None:
        raise InputError(*faults.ordered(()))
    units = {key: parse(figure.unit) for key, figure in case.figures.items()}
    rows = Rows(faults, keys_of(case), Compiler(case.units, units), _goods(case))
    written = {key: figure.unit for key, figure in case.figures.items()}
    inline = frozenset(rule for rules in case.scenario_rules.values() for rule in rules)
    situations = Situations(rows, written, inline, own_units=True)
    situations.check_scenario(name, scenario, tree)
    added = [(rule, f"{name}.rules.{key}") for key, rule in situations.rules.get(name, {}).items()]
    check_keeps(added, case.stores, case.demands, case.actors, faults)
    bounds = bounds or bounds_of(case)
    bounded = copy(bounds.ranges)
    bounded.faults = faults
    bounded.check(rows.bounded)
    found = faults.ordered(())
    if found:
        raise InputError(*found)
    called = name
    while called in case.scenarios:
        called += "_"
    made = replace(
        case,
        scenarios={**case.scenarios, called: scenario},
        scenario_rules={**case.scenario_rules, called: situations.rules.get(name, {})},
        scenario_figures={**case.scenario_figures, called: situations.figures.get(name, {})},
        scenario_amounts={**case.scenario_amounts, called: situations.amounts.get(name, {})},
        on_top=(*case.on_top, called),
    )
    merged = kept_apart(made, (called,), {called: Tree(file, {called: plain}, None)})
    if merged:
        raise InputError(*merged)
    more = made.scenario_rules[called] or made.scenario_amounts[called]
    hold(made, merge(made, ()), None if more else bounds.cells)
    return made


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the numbers of a change are held to."""

    ranges: Ranges  # the ends of every figure's range, and what checks numbers against a column's
    cells: tuple[Held, ...]  # the case's cells that figures move; see `rason.scenario.hold.held`


def bounds_of(case: Case) -> Bounds:
    """Return what numbers of changes are held to: worked out once for many changes."""
    return Bounds(Ranges(case.figures, Faults(Path())), held(case))


def keys_of(case: Case) -> Mapping[str, Collection[str] | None]:
    """Return the keys that references in a case may use.

    By table, and those of scenarios, sources and passages.
    """
    keys: dict[str, Collection[str] | None] = {}
    for table in TABLES:
        held = getattr(case, table)
        keys[table] = () if isinstance(held, tuple) else held
    keys["scenarios"] = case.scenarios
    keys["sources"] = case.sources
    keys["claims"] = tuple(claim.claim for claim in case.claims)
    keys["passages"] = dict.fromkeys(p for link in case.links.values() for p in link.passage)
    keys["flags"] = dict.fromkeys(link.flag for link in case.links.values() if link.flag)
    return keys


def _plain(value: Any) -> Any:  # noqa: ANN401 - plain values of any kind
    """Return numbers of other libraries as Python's own, and mappings as dictionaries."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Real) and not isinstance(value, bool | int | float):
        return float(value)
    return value


def _closure(
    case: Case, key: str | Mapping[str, Any], share: str | float | Mapping[str, Any]
) -> str | dict[str, Any]:
    """Return the closure of a key; in part, it says of which kind the key is.

    A key of no kind, or of two, stands alone, as which it is refused.
    """
    if isinstance(key, Mapping):
        more = {word: value for word, value in key.items() if word != "key"}
        return _closure(case, key["key"], more) if "key" in key else dict(key)
    if not isinstance(share, Mapping) and share in WHOLE:
        return key
    more = dict(share) if isinstance(share, Mapping) else {"share": share}
    keys = keys_of(case)
    kinds = {"asset": ASSETS, "passage": ("passages",), "place": ("places",)}
    found = [
        kind for kind, tables in kinds.items() if any(key in (keys[each] or ()) for each in tables)
    ]
    return {found[0]: key, **more} if len(found) == 1 else key


def _goods(case: Case) -> dict[str, str]:
    """Return the first commodity of every asset, which is what a rule's amount is counted in."""
    goods: dict[str, str] = {}
    for table in ASSETS:
        for key, row in getattr(case, table).items():
            good = getattr(row, "commodity", "") or getattr(row, "input", "")
            goods[key] = good[0] if isinstance(good, tuple) else good
    return goods
