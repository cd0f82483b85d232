"""Scenarios merged from left to right into one change of the case."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.case.calendar import calendar_of
from rason.case.figures import central
from rason.case.foresight import PERFECT
from rason.errors import Diagnostic, InputError
from rason.program.closure import Shut, closed
from rason.program.project import Service
from rason.program.share import overlap
from rason.scenario.needs import with_needs
from rason.scenario.talks import Talks, pairs, talks_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.case.calendar import Calendar, Span
    from rason.case.case import Case
    from rason.case.cell import Cell
    from rason.case.document import Scenario, State
    from rason.case.tables import Rule


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
    calendar: Calendar | None = None  # the days that it is about; None is the year
    always: frozenset[str] = frozenset()  # rules that are switched on whatever their dates
    foresight: str = PERFECT  # how far ahead is seen in the calendar; see `rason.case.foresight`

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
        foresight: str | None = None,
    ) -> Change:
        """Return the change under modelling choices.

        `access` and `foresight` replace the scenario's own; if `sunk`, every project that the
        scenario allows counts as built; `spread` is a factor on every market's spread; with
        `all_options` projects that the scenario leaves out may be built as well.
        """
        projects = dict(self.projects)
        if all_options:
            projects = {k: "option" if s == "out" else s for k, s in projects.items()}
        if sunk:
            projects = {k: "built" if s != "out" else s for k, s in projects.items()}
        return replace(
            self,
            projects=projects,
            access=access or self.access,
            spread=self.spread * spread,
            foresight=foresight or self.foresight,
        )


def merge(case: Case, names: Iterable[str]) -> Change:
    """Merge scenarios from left to right; none is the case as it stands.

    What lies on top of every scenario of the case comes last.

    A list of projects says which optional ones may be built, with all that they need; lists
    unite. States, rules, figures, access, blocs, foresight and the threshold of relations of a
    later scenario replace those of an earlier one; closures and pairs that are cut or silent add
    up.

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
    span = case.calendars.get("")
    foresight = case.settings.foresight or PERFECT
    for name, scenario in dict(order).items():
        span = case.calendars.get(name, span)
        if isinstance(scenario.projects, tuple):
            allowed = (allowed or set()) | set(scenario.projects)
        elif scenario.projects is not None:
            states |= scenario.projects
        shut += _closures(case, name)
        switches |= {rule: on for rule, on in scenario.rules.items() if isinstance(on, bool)}
        off = {rule for rule, on in scenario.rules.items() if on is False}
        added |= case.scenario_rules.get(name, {})
        added = {key: rule for key, rule in added.items() if key not in off}
        figures |= case.scenario_figures.get(name, {})
        access = scenario.access or access
        foresight = scenario.foresight or foresight
        if scenario.relations is not None:
            cut += pairs(case, scenario.relations.cut)
            talks = talks_with(case, talks, scenario.relations)
        blocs = blocs if scenario.blocs is None else scenario.blocs
    if allowed is not None:
        for project, state in projects.items():
            if state == "option" and project not in allowed:
                projects[project] = "out"
    calendar = None if span is None else _calendar(case, span)
    return Change(
        name="+".join(names) or "the case as it stands",
        projects=with_needs(case, projects | states, states),
        shut=tuple(shut),
        rules=_in_force(case, switches, calendar) | added,
        figures=figures,
        access=access,
        cut=tuple(cut),
        talks=talks,
        blocs=blocs,
        calendar=calendar,
        always=frozenset(rule for rule, on in switches.items() if on),
        foresight=foresight,
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


def _closures(case: Case, name: str) -> list[Shut]:
    """Return a scenario's closures; a bare key is an asset, passage or place, in that order."""
    found = []
    for index, closure in enumerate(case.scenarios[name].closures):
        if isinstance(closure, str):
            found.append(named(case, closure))
        else:
            found.append(closed(case, name, index, closure))
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


def _in_force(
    case: Case, switches: Mapping[str, bool], calendar: Calendar | None
) -> dict[str, Rule]:
    """Return the rules of rules.csv in force on a day of the calendar, or switched on.

    Without a calendar the day of the freeze counts.
    """
    first = last = case.settings.frozen
    if calendar is not None:
        first, last = calendar.periods[0].first, calendar.periods[-1].last
    return {
        key: rule
        for key, rule in case.rules.items()
        if switches.get(key, overlap(rule.from_, rule.until, first, last) > 0.0)
    }


def _calendar(case: Case, span: Span) -> Calendar:
    """Cut a calendar where the case's files say that something changes.

    When a project begins and ends to serve is told at central figures; in draws in which it is
    another day, it serves a part of a period.
    """
    days = cuts(case)
    calendar = calendar_of(span, days, case.discount)
    if not case.projects:
        return calendar
    values = central(case)
    served = set()
    for project in case.projects.values():
        service = Service(project, calendar)
        begins = float(np.ravel(service.begins(values))[0])
        ends = begins + float(np.ravel(service.life(values))[0])
        served |= {calendar.day_at(begins), calendar.day_at(ends)}
    days |= {day for day in served if day is not None}
    return calendar_of(span, days, case.discount)


def cuts(case: Case) -> set[date]:
    """Return the days on which something changes that the case's files name.

    Returns
    -------
    days
        The first days of what begins, and those after the last of what ends. What lies on top of
        a case cuts nothing: a date that is moved acts on a part of a period.
    """
    dated: list[tuple[date | None, date | None]] = [
        *((rule.from_, rule.until) for rule in case.rules.values()),
        *((contract.from_, contract.until) for contract in case.contracts.values()),
        *((supply.from_, supply.until) for supply in case.supplies.values()),
        *((demand.from_, demand.until) for demand in case.demands.values()),
        *((link.since, link.until) for link in case.links.values()),
        *((row.from_, None) for row in case.series),
        *((project.decided, None) for project in case.projects.values()),
    ]
    for name, scenario in case.scenarios.items():
        if name in case.on_top:
            continue
        dated += [
            (closure.from_, closure.until)
            for closure in scenario.closures
            if not isinstance(closure, str)
        ]
        dated += [(rule.from_, rule.until) for rule in case.scenario_rules.get(name, {}).values()]
    first = {begin for begin, _ in dated if begin is not None}
    return first | {
        end + timedelta(days=1) for _, end in dated if end is not None and end < date.max
    }
