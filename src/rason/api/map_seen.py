"""The map that somebody sees, as GeoJSON: links with their flows, places with their prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.answer.flows import on_links
from rason.answer.registry import QUESTIONS
from rason.api import answers
from rason.api.handing_on import File, file, packed
from rason.api.solving import answer, solve
from rason.api.state import Day, Key, Request, State, Words
from rason.case.faults import nearest
from rason.case.terms import terms_of
from rason.chart.land import NO_RECOGNITION
from rason.errors import Diagnostic, InputError
from rason.exporting.geojson import geojson
from rason.exporting.seen import Shown, layers_seen
from rason.exporting.style import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.api.opened import Opened

    # By link or place, and good.
    Properties = Mapping[tuple[str, str], Mapping[str, Any]]


class MapAsk(Request):
    """What a map shows."""

    state: State = State()
    versus: State | None = None
    """Another state: what the first changes about it is shown, not what flows."""
    commodity: Key | None = None
    """The good that is shown; null for all."""
    day: Day | None = None
    """First day of the period that is shown; null for all days together."""
    title: Words = ""
    """What the map is called; the scenario's name, where it is empty."""


def map_seen(opened: Opened, asked: MapAsk) -> File:
    """Return the layers of a map in one archive, each with a style beside it.

    Raises `InputError` with every fault of the states, if a good or period is unknown, or if the
    state has no solution.
    """
    case = opened.case
    goods = _goods(opened, asked.commodity)
    solved = solve(
        opened, answers.SolveAsk(state=asked.state, versus=asked.versus, ranges=False, power=False)
    )
    if solved.scenario.status != "optimal":
        raise InputError(
            _unknown(opened, "state", solved.scenario.reason, "a state that can be", "reopen it")
        )
    if asked.versus is not None and solved.differences is not None:
        flows = _flows(solved.differences.flows, "flow_change", "change")
        prices = _prices(solved.differences.prices, "price_change", "change")
    elif asked.day is not None:
        flows, prices = _in_time(opened, asked)
    else:
        flows = _flows(solved.scenario.flows, "flow", "value")
        prices = _prices(solved.scenario.prices, "price", "value")
    terms = terms_of(case)
    said = {
        "title": asked.title or solved.scenario.name,
        "source": f"Case {case.name} of rason ({case.digest[:12]}), central figures.",
        "note": " ".join((NO_RECOGNITION, *terms.notes)),
    }
    layers = layers_seen(case, Shown(goods, flows, prices), terms)
    files: dict[str, bytes] = {}
    for layer in layers:
        name = f"{case.name}_{layer.name}"
        files[f"{name}.geojson"] = geojson(layer, said).encode()
        files[f"{name}.qml"] = style(layer).encode()
    return file(f"{case.name}_map.zip", packed(files), terms.notes)


def _flows(rows: Iterable[Any], name: str, value: str, **also: str) -> Properties:
    """Return what flows over each link on balance, negative where more goes back, and its unit."""
    moved = on_links(
        (each.asset, each.commodity, each.kind, getattr(each, value), each.unit, None)
        for each in rows
    )
    return {
        (each.link, each.commodity): {name: each.value, f"{name}_unit": each.unit, **also}
        for each in moved
    }


def _prices(rows: Iterable[Any], name: str, value: str, **also: str) -> Properties:
    """Return the price of each good at each place, of several origins the first, and its unit."""
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for each in rows:
        price = {name: getattr(each, value), f"{name}_unit": each.unit, **also}
        found.setdefault((each.place, each.commodity), price)
    return found


def _in_time(opened: Opened, asked: MapAsk) -> tuple[Properties, Properties]:
    """Return flows and prices of one period, as rates a year."""
    question = QUESTIONS["timeline"]
    found: Any = answer(question, opened, answers.ASKED["timeline"](state=asked.state))
    periods = {each.from_: each.until for each in found.money_in_time}
    day = str(asked.day)
    if day not in periods:
        close = nearest(day, periods)
        fix = f"write {close}" if close else "leave `day` out"
        raise InputError(_unknown(opened, "day", f"`{day}`", "the first day of a period", fix))
    flows, prices = (
        [each for each in rows if each.from_ == day]
        for rows in (found.flows_in_time, found.prices_in_time)
    )
    # A link has `from` and `until` of its own: where it begins, and its last day.
    span = {"period_from": day, "period_until": periods[day]}
    return _flows(flows, "flow", "rate", **span), _prices(prices, "price", "value", **span)


def _goods(opened: Opened, commodity: str | None) -> tuple[str, ...]:
    known = tuple(opened.case.commodities)
    if commodity is None or commodity in known:
        return known if commodity is None else (commodity,)
    close = nearest(commodity, known)
    fix = f"write {close}" if close else "leave `commodity` out"
    raise InputError(
        _unknown(opened, "commodity", f"`{commodity}`", "one of " + ", ".join(known), fix)
    )


def _unknown(opened: Opened, what: str, found: str, expected: str, fix: str) -> Diagnostic:
    return Diagnostic("RSN-R001", opened.case.path("case.yaml"), None, what, found, expected, fix)
