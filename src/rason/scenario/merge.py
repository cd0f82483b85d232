"""Scenarios merged from left to right into one change of the case."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from rason.errors import Diagnostic, InputError
from rason.scenario.needs import with_needs
from rason.scenario.share import share_of
from rason.scenario.talks import Talks, pairs, talks_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.case.case import Case
    from rason.case.cell import Cell
    from rason.case.document import Scenario, State
    from rason.case.tables import Rule


@dataclass(frozen=True, slots=True)
class Shut:
    """A part of something that is closed."""

    kind: Literal["asset", "passage", "place"]
    key: str  # its key; a project means its assets
    share: float = 1.0  # part of the year's capacity that is lost, in [0, 1]
    origin: str = ""  # only goods of this origin; empty is all


@dataclass(frozen=True, slots=True)
class Change:
    """What a merged scenario changes."""

    name: str  # names of the scenarios, joined by `+`
    projects: Mapping[str, State]
    shut: tuple[Shut, ...]
    rules: Mapping[str, Rule]
    figures: Mapping[str, Cell]  # figures that are set, by key, as cells in the figure's own unit
    access: Literal["veto", "open"] = "veto"
    cut: tuple[tuple[str, str], ...] = ()  # pairs that do not deal with each other
    spread: float = 1.0  # factor on every market's spread
    talks: Talks = field(default_factory=Talks)
    # Members of each bloc that bargains as one; None leaves those of actors.csv.
    blocs: Mapping[str, tuple[str, ...]] | None = None

    def with_closure(self, *shut: Shut) -> Change:
        """Return the change with more closed."""
        return replace(self, shut=self.shut + shut)

    def with_project(self, project: str, state: State) -> Change:
        """Return the change with a project in another state."""
        return replace(self, projects={**self.projects, project: state})

    def with_cut(self, one: str, other: str) -> Change:
        """Return the change with one more pair that does not deal, in either order."""
        return replace(self, cut=(*self.cut, (one, other)))

    def with_rule(self, rule: Rule) -> Change:
        """Return the change with one more rule in force.

        It takes the place of one of the same key.
        """
        return replace(self, rules={**self.rules, rule.rule: rule})

    def without_rule(self, rule: str) -> Change:
        """Return the change with a rule lifted; one that is not in force changes nothing."""
        return replace(self, rules={k: r for k, r in self.rules.items() if k != rule})

    def under(
        self,
        *,
        access: Literal["veto", "open"] | None = None,
        sunk: bool = False,
        spread: float = 1.0,
        all_options: bool = False,
    ) -> Change:
        """Return the change under modelling choices.

        `access` replaces the scenario's own; if `sunk`, every project that the scenario allows
        counts as built; `spread` is a factor on every market's spread; with `all_options` projects
        that the scenario leaves out may be built as well.
        """
        projects = dict(self.projects)
        if all_options:
            projects = {k: "option" if s == "out" else s for k, s in projects.items()}
        if sunk:
            projects = {k: "built" if s != "out" else s for k, s in projects.items()}
        return replace(
            self, projects=projects, access=access or self.access, spread=self.spread * spread
        )


def merge(case: Case, names: Iterable[str]) -> Change:
    """Merge scenarios from left to right; none is the case as it stands.

    What lies on top of every scenario of the case comes last.

    A list of projects says which optional ones may be built, with all that they need; lists
    unite. States, rules, figures, access, blocs and the threshold of relations of a later scenario
    replace those of an earlier one; closures and pairs that are cut or silent add up.

    Raises `InputError` if a name is unknown (RSN-R001).
    """
    names = (*names, *case.on_top)
    order = [scenario for name in names for scenario in _lineage(case, name)]
    projects: dict[str, State] = {key: p.state for key, p in case.projects.items()}  # type: ignore[misc]
    allowed: set[str] | None = None
    states: dict[str, State] = {}
    shut: list[Shut] = []
    switches: dict[str, bool] = {}
    added: dict[str, Rule] = {}
    figures: dict[str, Cell] = {}
    access: Literal["veto", "open"] = "veto"
    cut: list[tuple[str, str]] = []
    talks = Talks()
    blocs: Mapping[str, tuple[str, ...]] | None = None
    for name, scenario in dict(order).items():
        if isinstance(scenario.projects, tuple):
            allowed = (allowed or set()) | set(scenario.projects)
        elif scenario.projects is not None:
            states |= scenario.projects
        shut += _closures(case, scenario)
        switches |= {rule: on for rule, on in scenario.rules.items() if isinstance(on, bool)}
        off = {rule for rule, on in scenario.rules.items() if on is False}
        added |= case.scenario_rules.get(name, {})
        added = {key: rule for key, rule in added.items() if key not in off}
        figures |= case.scenario_figures.get(name, {})
        access = scenario.access or access
        if scenario.relations is not None:
            cut += pairs(case, scenario.relations.cut)
            talks = talks_with(case, talks, scenario.relations)
        blocs = blocs if scenario.blocs is None else scenario.blocs
    if allowed is not None:
        for project, state in projects.items():
            if state == "option" and project not in allowed:
                projects[project] = "out"
    return Change(
        name="+".join(names) or "the case as it stands",
        projects=with_needs(case, projects | states, states),
        shut=tuple(shut),
        rules=_in_force(case, switches) | added,
        figures=figures,
        access=access,
        cut=tuple(cut),
        talks=talks,
        blocs=blocs,
    )


def _lineage(case: Case, name: str) -> list[tuple[str, Scenario]]:
    """Return a scenario after the ones it is based on."""
    if name not in case.scenarios:
        offered = [each for each in case.scenarios if each not in case.on_top]
        near = get_close_matches(name, offered, n=1)
        raise InputError(
            Diagnostic(
                code="RSN-R001",
                file=case.path("scenarios.yaml"),
                line=None,
                what="scenario",
                found=name,
                expected="one of " + (", ".join(offered) or "none: the case has no scenarios"),
                fix=f"write {near[0]}"
                if near
                else "leave the scenario out to take the case as it is",
            )
        )
    scenario = case.scenarios[name]
    bases = (scenario.base,) if isinstance(scenario.base, str) else scenario.base
    return [*(entry for base in bases for entry in _lineage(case, base)), (name, scenario)]


def _closures(case: Case, scenario: Scenario) -> list[Shut]:
    """Return a scenario's closures; a bare key is an asset, passage or place, in that order."""
    found = []
    for closure in scenario.closures:
        if isinstance(closure, str):
            found.append(named(case, closure))
        else:
            kind, key = next(
                (kind, key)
                for kind, key in (
                    ("asset", closure.asset),
                    ("passage", closure.passage),
                    ("place", closure.place),
                )
                if key
            )
            found.append(Shut(kind, key, share_of(closure), closure.origin or ""))  # type: ignore[arg-type]
    return found


def named(case: Case, key: str, share: float = 1.0) -> Shut:
    """Return the closure of whatever a key names.

    A link, process, supply, demand or project, else a passage, else a place. Raises `InputError` if
    nothing has that key; the nearest is offered (RSN-R001).
    """
    assets = {
        **case.links,
        **case.processes,
        **case.supplies,
        **case.demands,
        **case.projects,
        **case.markets,
    }
    passages = {passage for link in case.links.values() for passage in link.passage}
    if key in assets:
        return Shut("asset", key, share)
    if key in passages:
        return Shut("passage", key, share)
    if key in case.places:
        return Shut("place", key, share)
    near = get_close_matches(key, [*assets, *sorted(passages), *case.places], n=1)
    raise InputError(
        Diagnostic(
            code="RSN-R001",
            file=case.path(),
            line=None,
            what="closure",
            found=key,
            expected="the key of an asset, a passage or a place",
            fix=f"write {near[0]}" if near else "look the key up in links.csv or places.csv",
        )
    )


def _in_force(case: Case, switches: Mapping[str, bool]) -> dict[str, Rule]:
    """Return the rules of rules.csv in force at the freeze, or switched on."""
    frozen = case.settings.frozen
    return {
        key: rule
        for key, rule in case.rules.items()
        if switches.get(
            key,
            (rule.from_ is None or rule.from_ <= frozen)
            and (rule.until is None or frozen <= rule.until),
        )
    }
