"""The map that somebody sees, as GeoJSON: links with their flows, places with their prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rason.answer.registry import QUESTIONS
from rason.api import answers
from rason.api.handing_on import File, file, packed
from rason.api.solving import answer, solve
from rason.api.state import Day, Key, Request, State, Words
from rason.case.faults import nearest
from rason.case.terms import terms_of
from rason.chart.land import CREDIT
from rason.errors import Diagnostic, InputError
from rason.exporting.geojson import geojson
from rason.exporting.seen import Shown, layers_seen
from rason.exporting.style import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.api.opened import Opened

WAYS: Final = {"flow": 1.0, "back": -1.0}
"""The kinds of flows on links, and how each counts."""


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
        flows, prices = _changes(solved.differences)
    elif asked.day is not None:
        flows, prices = _in_time(opened, asked)
    else:
        flows = _rows(solved.scenario.flows, "asset", "flow", "value")
        prices = _rows(solved.scenario.prices, "place", "price", "value")
    terms = terms_of(case)
    said = {
        "title": asked.title or solved.scenario.name,
        "source": f"Case {case.name} of rason ({case.digest[:12]}), central figures.",
        "note": " ".join((CREDIT, *terms.notes)),
    }
    layers = layers_seen(case, Shown(goods, flows, prices), terms)
    files: dict[str, bytes] = {}
    for layer in layers:
        name = f"{case.name}_{layer.name}"
        files[f"{name}.geojson"] = geojson(layer, said).encode()
        files[f"{name}.qml"] = style(layer).encode()
    return file(f"{case.name}_map.zip", packed(files), terms.notes)


def _rows(
    rows: Iterable[Any], key: str, name: str, value: str, **also: str
) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return a number and its unit by asset or place, and good.

    Of prices of several origins the first; of a link that goes both ways what flows on balance,
    negative where more goes back.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        kind, amount = getattr(row, "kind", ""), getattr(row, value)
        if kind not in ("", *WAYS):
            continue
        own = found.get((getattr(row, key), row.commodity))
        if own is not None:
            if kind:
                own[name] += WAYS[kind] * amount
            continue
        properties = {name: WAYS[kind] * amount if kind else amount, f"{name}_unit": row.unit}
        properties |= {word: getattr(row, field) for word, field in also.items()}
        found[getattr(row, key), row.commodity] = properties
    return dict(found)


def _changes(differences: answers.Differences) -> Any:  # noqa: ANN401 - two of `_rows`
    return (
        _rows(differences.flows, "asset", "flow_change", "change"),
        _rows(differences.prices, "place", "price_change", "change"),
    )


def _in_time(opened: Opened, asked: MapAsk) -> Any:  # noqa: ANN401 - two of `_rows`
    """Return flows and prices of one period, as rates a year."""
    question = QUESTIONS["timeline"]
    found: Any = answer(question, opened, answers.ASKED["timeline"](state=asked.state))
    periods = [each.from_ for each in found.money_in_time]
    day = str(asked.day)
    if day not in periods:
        close = nearest(day, periods)
        fix = f"write {close}" if close else "leave `day` out"
        raise InputError(_unknown(opened, "day", f"`{day}`", "the first day of a period", fix))
    flows, prices = (
        [each for each in rows if each.from_ == day]
        for rows in (found.flows_in_time, found.prices_in_time)
    )
    also = {"from": "from_", "until": "until"}
    return (
        _rows(flows, "asset", "flow", "rate", **also),
        _rows(prices, "place", "price", "value"),
    )


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
