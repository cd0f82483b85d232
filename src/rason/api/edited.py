"""Questions with changes on top of whatever scenario they ask about."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.analysis.question import Question
from rason.case import document
from rason.case.check_ranges import Ranges
from rason.case.evaluate import Compiler
from rason.case.faults import Faults
from rason.case.rows import Rows
from rason.case.situations import ASSETS, Situations
from rason.case.tables import TABLES
from rason.case.yaml_file import Tree, validate
from rason.errors import InputError
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.scenario.values import override
from rason.units import UnitError, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.analysis.question import Choices
    from rason.api.state import Edits
    from rason.case.case import Case
    from rason.case.cell import Values
    from rason.program.program import Program
    from rason.scenario.merge import Change
    from rason.scenario.variant import Variant
    from rason.units import Unit

REQUEST: Final = "the request"
EDITS: Final = "changes"
"""Name of the scenario that the edits of a request make."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Edits that were checked against a case.

    Parameters
    ----------
    case
        The case, with the edits as one more scenario.
    name
        Of that scenario.
    key
        Equal for equal edits.
    """

    case: Case
    name: str
    key: str

    def __hash__(self) -> int:
        """Hash by what is changed, and of which case."""
        return hash((self.key, self.case.digest))

    def __eq__(self, other: object) -> bool:
        """Compare by what is changed, and of which case."""
        return (
            isinstance(other, Laid)
            and self.key == other.key
            and self.case.digest == other.case.digest
        )


@dataclass(frozen=True)
class Edited(Question):
    """A question in whose every scenario some changes lie on top.

    Parameters
    ----------
    program, values, scenario, choices
        As of any question.
    laid
        The changes; None for none.
    """

    laid: Laid | None = field(default=None)

    def change(self) -> Change:
        """Return the merged scenario with the edits and the modelling choices applied."""
        if self.laid is None:
            return super().change()
        return _change(self.laid, self.scenario, self.choices)

    def figures(self) -> Values:
        """Return the figures' values with those that scenario and edits set."""
        return self._figures

    @cached_property
    def _figures(self) -> Values:
        """The same object whoever asks, so that what is made of it is made once."""
        return override(self.case, self.values, self.change())

    def variant(self, change: Change | None = None) -> Variant:
        """Return the variant of `change`, or of the question's own scenario with the edits.

        Parameters
        ----------
        change
            A change of the case; None is the question's own scenario.

        Returns
        -------
        variant
            What the program's bounds, costs and consents become.
        """
        if self.laid is None or change is not None:
            return super().variant(change)
        return _variant(self.program, self.laid, self.scenario, self.choices)


@lru_cache(maxsize=256)
def _change(laid: Laid, scenario: tuple[str, ...], choices: Choices) -> Change:
    return merge(laid.case, (*scenario, laid.name)).under(
        access=choices.access,
        sunk=choices.capital == "sunk",
        spread=choices.spread,
        all_options=choices.options == "all",
    )


@lru_cache(maxsize=256)
def _variant(program: Program, laid: Laid, scenario: tuple[str, ...], choices: Choices) -> Variant:
    return apply(program, _change(laid, scenario, choices))


def ranges_of(case: Case) -> Ranges:
    """Return what checks numbers against what a case allows: worked out once for many edits.

    Parameters
    ----------
    case
        The case.

    Returns
    -------
    ranges
        With the ends of every figure's range.
    """
    return Ranges(case.figures, Faults(Path()))


def lay(
    case: Case,
    edits: Edits,
    ranges: Ranges | None = None,
    *,
    name: str = EDITS,
    file: str = REQUEST,
) -> Laid | None:
    """Check edits against a case as the reader checks a scenario.

    Parameters
    ----------
    case
        The case.
    edits
        Changes.
    ranges
        As `ranges_of` gives them; None works them out.
    name
        What messages call them.
    file
        Where messages say they stand.

    Returns
    -------
    laid
        None where nothing is changed.

    Raises
    ------
    InputError
        With every fault.
    """
    if edits.empty:
        return None
    plain = edits.plain()
    faults = Faults(Path())
    tree = Tree(file, {name: in_own_units(case, plain)}, None)
    scenario = validate(tree, (name,), document.Scenario, faults)
    if scenario is None:
        raise InputError(*faults.ordered(()))
    while name in case.scenarios:
        name += "_"
    figures: dict[str, Unit | None] = {}
    for key, figure in case.figures.items():
        try:
            figures[key] = parse(figure.unit)
        except UnitError as error:
            raise AssertionError(f"{key} was read and has an unknown unit") from error
    rows = Rows(faults, keys_of(case), Compiler(case.units, figures), _goods(case))
    written = {key: figure.unit for key, figure in case.figures.items()}
    inline = frozenset(rule for rules in case.scenario_rules.values() for rule in rules)
    situations = Situations(rows, written, inline)
    situations.check_scenario(name, scenario, tree)
    bounded = copy(ranges or ranges_of(case))
    bounded.faults = faults
    bounded.check(rows.bounded)
    found = faults.ordered(())
    if found:
        raise InputError(*found)
    changed = replace(
        case,
        scenarios={**case.scenarios, name: scenario},
        scenario_rules={**case.scenario_rules, name: situations.rules.get(name, {})},
        scenario_figures={**case.scenario_figures, name: situations.figures.get(name, {})},
    )
    return Laid(changed, name, repr(plain))


def in_own_units(case: Case, plain: dict[str, Any]) -> dict[str, Any]:
    """Write bare numbers with the unit of the figure that they set.

    Parameters
    ----------
    case
        Whose figures they are.
    plain
        Edits as plain values.

    Returns
    -------
    plain
        The same, but for those numbers.
    """
    figures = {
        key: f"{number:.15g} {case.figures[key].unit}"
        if isinstance(number, float) and key in case.figures
        else number
        for key, number in plain.get("figures", {}).items()
    }
    return {**plain, "figures": figures} if figures else plain


def keys_of(case: Case) -> Mapping[str, Collection[str] | None]:
    """Return the keys that references in a case may use.

    Parameters
    ----------
    case
        The case.

    Returns
    -------
    keys
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
    return keys


def _goods(case: Case) -> dict[str, str]:
    """Return the first commodity of every asset, which is what a rule's amount is counted in."""
    goods: dict[str, str] = {}
    for table in ASSETS:
        for key, row in getattr(case, table).items():
            good = getattr(row, "commodity", "") or getattr(row, "input", "")
            goods[key] = good[0] if isinstance(good, tuple) else good
    return goods
