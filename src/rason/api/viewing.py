"""From a case to what the workbench shows of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from rason.api import case_view as view
from rason.api.state import Edits
from rason.case import central
from rason.case.tables import TABLES
from rason.chart.land import read_waters
from rason.claim.chronology import names
from rason.claim.side import EVENT_FORMS, far, form, near
from rason.claim.statement_words import in_words, named
from rason.report.case_note import case_note, figure_note, is_assumed
from rason.report.case_parts import Source
from rason.report.origin import users
from rason.report.shown_scenarios import compared_with
from rason.scenario.merge import merge
from rason.scenario.needs import needed
from rason.scenario.values import override
from rason.study.setting import usual_scenario
from rason.table.naming import asset_names, passage_name
from rason.table.numbers import flow_scale, price_scale, yearly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.case import Case
    from rason.case.document import Claim, Scenario
    from rason.case.tables import Link, Project, Rule

Shown = TypeVar("Shown", bound=BaseModel)

ASSETS = ("supplies", "demands", "processes", "markets", "stores")


def case_view(case: Case) -> view.CaseView:
    """Show a case."""
    note, called = case_note(case), asset_names(case)
    return _shown(
        view.CaseView,
        note,
        case=case.name,
        digest=case.digest,
        money=yearly(case),
        writable=writable(case),
        timed=bool(case.calendars),
        usual=usual_scenario(case),
        players=case.players,
        actors=tuple(
            _shown(view.ActorView, each, player=each.actor in case.players)
            for each in case.actors.values()
        ),
        places=tuple(_shown(view.PlaceView, each) for each in case.places.values()),
        links=tuple(_link(case, each, called) for each in case.links.values()),
        passages=tuple(_passages(case)),
        assets=tuple(_assets(case, called)),
        commodities=tuple(
            _shown(
                view.CommodityView,
                each,
                unit=flow_scale(case, each.commodity)[1],
                price_unit=price_scale(case, each.commodity)[1],
            )
            for each in case.commodities.values()
        ),
        projects=tuple(_project(case, each) for each in case.projects.values()),
        rules=tuple(_rules(case)),
        scenarios=tuple(_scenario(case, key, each) for key, each in case.scenarios.items()),
        figures=tuple(_figures(case)),
        sources=tuple(
            Source(source=key, text=each.text(), url=each.url)
            for key, each in sorted(case.sources.items())
        ),
        claims=tuple(_claim(case, each) for each in case.claims),
    )


def _shown(model: type[Shown], row: Any, **other: Any) -> Shown:  # noqa: ANN401 - of any table
    """Show a row: what is not said otherwise is the row's own field of that name."""
    own = {name: getattr(row, name) for name in model.model_fields if name not in other}
    return model(**own, **other)


def writable(case: Case) -> bool:
    """Tell whether a case's files can be replaced."""
    return os.access(case.folder, os.W_OK)


def _link(case: Case, link: Link, called: dict[str, str]) -> view.LinkView:
    project = case.projects.get(link.project)
    return _shown(
        view.LinkView,
        link,
        name=called[link.link],
        commodities=link.commodity,
        consent=tuple(tuple(sorted(each)) for each in link.consent if each),
        passages=link.passage,
        planned=project is not None and project.state != "built",
    )


def _passages(case: Case) -> Iterator[view.PassageView]:
    waters = read_waters()
    for passage in dict.fromkeys(key for link in case.links.values() for key in link.passage):
        water = waters.get(passage)
        yield view.PassageView(
            passage=passage,
            name=passage_name(passage),
            latitude=water.latitude if water else None,
            longitude=water.longitude if water else None,
            links=tuple(key for key, link in case.links.items() if passage in link.passage),
        )


def _assets(case: Case, called: dict[str, str]) -> Iterator[view.AssetView]:
    for table in ASSETS:
        for key, row in getattr(case, table).items():
            goods = (row.input, row.output) if table == "processes" else (row.commodity,)
            yield view.AssetView(
                asset=key,
                kind={"supplies": "supply", "processes": "process"}.get(table, table[:-1]),
                name=called.get(key, key),
                place=row.place,
                commodities=goods,
                owner=_owner(row),
                project=getattr(row, "project", ""),
            )


def _owner(row: Any) -> str:  # noqa: ANN401 - of any table of assets
    """Return who owns, runs or buys."""
    found = (getattr(row, name, "") for name in ("owner", "operator", "buyer"))
    return next((str(each) for each in found if each), "")


def _project(case: Case, project: Project) -> view.ProjectView:
    return _shown(
        view.ProjectView,
        project,
        assets=tuple(
            key
            for table in (case.supplies, case.links, case.processes, case.handling)
            for key, row in table.items()
            if row.project == project.project
        ),
    )


def _rules(case: Case) -> Iterator[view.RuleView]:
    in_force = merge(case, ()).rules
    own = {"": case.rules, **case.scenario_rules}
    for scenario, key, rule in ((name, *each) for name in own for each in own[name].items()):
        yield _shown(
            view.RuleView,
            rule,
            rule=key,
            scenario=scenario,
            words=rule_in_words(case, rule),
            in_force=key in in_force,
            sources=rule.source,
        )


def rule_in_words(case: Case, rule: Rule) -> str:
    """Say a rule in one line: kind, amount, what it covers and who imposes it."""
    actor = {key: each.name for key, each in case.actors.items()}
    called = asset_names(case) | {key: each.name for key, each in case.projects.items()}
    parts = [rule.kind]
    if rule.amount is not None:
        parts.append(rule.amount.text)
    if rule.commodity:
        parts.append(case.commodities[rule.commodity].name)
    if rule.origin:
        parts.append(f"from {actor.get(rule.origin, called.get(rule.origin, rule.origin))}")
    if rule.asset:
        parts.append("on " + ", ".join(called.get(key, key) for key in rule.asset))
    if rule.actor:
        parts.append(f"where {actor[rule.actor]} takes part")
    if rule.by:
        parts.append("by " + ", ".join(actor[key] for key in rule.by))
    return " ".join(parts)


def _scenario(case: Case, key: str, scenario: Scenario) -> view.ScenarioView:
    change = merge(case, (key,))
    values = central(case)
    there = override(case, values, change)
    own = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    levers = {name: own[name] for name in Edits.model_fields if name in own}
    levers["rules"] = {rule: on for rule, on in scenario.rules.items() if isinstance(on, bool)}
    allowed = scenario.projects if isinstance(scenario.projects, tuple) else None
    if allowed is not None:
        levers.pop("projects")
        needs = (need for project in allowed for need in needed(case, project))
        allowed = tuple(dict.fromkeys((*allowed, *needs)))
    return view.ScenarioView(
        scenario=key,
        name=scenario.name or key.replace("_", " "),
        base=names(scenario.base),
        versus=compared_with(case, (key,)),
        own=Edits.model_validate_json(_json(levers)),
        allowed=allowed,
        projects=dict(change.projects),
        rules=tuple(change.rules),
        figures={
            figure: float(number[0])
            for figure, number in there.items()
            if figure in change.figures or number[0] != values[figure][0]
        },
        access=change.access,
        closed=tuple(shut.key for shut in change.shut),
    )


def _json(value: object) -> str:
    import json

    return json.dumps(value, allow_nan=False)


def _figures(case: Case) -> Iterator[view.FigureView]:
    readers = users(case)
    for figure in case.figures.values():
        note = figure_note(case, figure, readers[figure.figure]).model_dump()
        yield _shown(
            view.FigureView,
            figure,
            **note,
            formula="" if figure.formula is None else figure.formula.text,
            moves_with=str(figure.moves_with or ""),
            assumed=is_assumed(figure),
        )


def _claim(case: Case, claim: Claim) -> view.ClaimView:
    asked = [each for each in claim.statements if form(each) not in EVENT_FORMS]
    sides = [near(each) for each in asked if form(each) != "ratio"]
    others = [side for each in asked if form(each) != "ratio" for side in [far(each)] if side]
    known = {key for table in TABLES for key in _keys(getattr(case, table))}
    said = " ".join(str(each.model_dump(exclude_defaults=True)) for each in claim.statements)
    return _shown(
        view.ClaimView,
        claim,
        statements=tuple(in_words(each, case) for each in claim.statements),
        scenarios=tuple(dict.fromkeys(side.scenario for side in sides)),
        versus=tuple(dict.fromkeys(side.scenario for side in others)),
        keys=tuple(word for word in dict.fromkeys(_words(said)) if word in known),
        why=named(case, " ".join(claim.why.split())),
    )


def _keys(held: Any) -> tuple[str, ...]:  # noqa: ANN401 - a table
    return () if isinstance(held, tuple) else tuple(held)


def _words(text: str) -> list[str]:
    import re

    return re.findall(r"[A-Za-z0-9_]+", text)
