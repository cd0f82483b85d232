"""Layers of a case's map: places, links and passages, in degrees, with what the tables say."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from rason.case.figures import central
from rason.case.terms import NOTHING
from rason.chart.framing import choose_frame
from rason.chart.land import read_waters
from rason.chart.network import mode_of
from rason.exporting.courses import courses, located
from rason.table.naming import asset_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from rason.case.case import Case
    from rason.case.cell import Cell, Values
    from rason.case.tables import Link
    from rason.case.terms import Terms
    from rason.chart.projection import Points

Point = tuple[float, float]
Part = tuple[Point, ...]
Geometry = Literal["Point", "MultiLineString"]

WIDTH: Final = 1200.0  # pixels of the map on which ways at sea are looked for
DIGITS: Final = 4  # decimals of a degree: about ten metres
_HALF: Final = 180.0


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing on the map."""

    # Longitude and latitude [degrees]; of lines the parts that 180° cuts them into.
    place: Point | tuple[Part, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layer:
    """Things of one kind, all with one type of geometry."""

    name: str
    geometry: Geometry
    features: tuple[Feature, ...]


def layers_of(case: Case, terms: Terms = NOTHING) -> tuple[Layer, ...]:
    """Return places, links and passages of a case; what has no position is on no map.

    Numbers are those of central figures; those that rest on what may not be passed on are empty.
    """
    placed = located(case)
    if placed.empty:
        return (Layer("places", "Point", ()), Layer("links", "MultiLineString", ()))
    ways = _ways(case, placed)
    links = tuple(
        Feature(cut(ways[link.link]), dict(_link(case, link, central(case), terms)))
        for link in case.links.values()
        if link.link in ways
    )
    found = [
        Layer("places", "Point", tuple(_places(case, placed))),
        Layer("links", "MultiLineString", links),
    ]
    passages = tuple(_passages(case))
    return (*found, *([Layer("passages", "Point", passages)] if passages else []))


def cut(line: Points) -> tuple[Part, ...]:
    """Cut a line where it crosses 180°, so that no part of it runs across the whole map.

    Longitude and latitude [degrees], shape ``(points, 2)``.

    Examples
    --------
    >>> import numpy as np
    >>> cut(np.array([[170.0, 10.0], [-170.0, 20.0]]))
    (((170.0, 10.0), (180.0, 15.0)), ((-180.0, 15.0), (-170.0, 20.0)))
    """
    parts: list[list[Point]] = [[_point(line[0])]]
    for before, after in pairwise(line):
        step = after[0] - before[0]
        if abs(step) > _HALF:
            side = _HALF if step < 0.0 else -_HALF
            whole = step - 2.0 * _HALF if step > 0.0 else step + 2.0 * _HALF
            share = (side - before[0]) / whole if whole else 0.0
            latitude = before[1] + share * (after[1] - before[1])
            parts[-1].append(_point(np.array([side, latitude])))
            parts.append([_point(np.array([-side, latitude]))])
        parts[-1].append(_point(after))
    kept = [_distinct(part) for part in parts]
    two = 2
    lines = tuple(tuple(part) for part in kept if len(part) >= two)
    # A line of no length has two equal points, since one alone is no line.
    return lines or ((parts[0][0], parts[0][0]),)


def _distinct(part: list[Point]) -> list[Point]:
    return [point for index, point in enumerate(part) if index == 0 or point != part[index - 1]]


def _point(degrees: Points) -> Point:
    return round(float(degrees[0]), DIGITS), round(float(degrees[1]), DIGITS)


def _ways(case: Case, placed: pd.DataFrame) -> dict[str, Points]:
    states = [each for each in case.players if each in set(placed["territory"])]
    return courses(case, placed, choose_frame(placed, WIDTH, players=states))


def _places(case: Case, placed: pd.DataFrame) -> Iterator[Feature]:
    for key in placed["place"]:
        row = case.places[key]
        point = _point(np.array([row.longitude, row.latitude]))
        owner = case.actors.get(row.territory)
        yield Feature(
            point,
            {
                "place": key,
                "name": row.name,
                "territory": row.territory or None,
                "territory_name": owner.name if owner else None,
                "note": row.note or None,
            },
        )


def _link(case: Case, link: Link, values: Values, terms: Terms) -> Iterator[tuple[str, Any]]:
    first = link.commodity[0]
    units = case.units
    project = case.projects.get(link.project)
    operator = case.actors.get(link.operator)
    yield from {
        "link": link.link,
        "name": asset_names(case)[link.link],
        "from": link.from_,
        "from_name": case.places[link.from_].name,
        "to": link.to,
        "to_name": case.places[link.to].name,
        "both": "yes" if link.both else None,
        "mode": mode_of(link.mode),
        "commodity": ";".join(link.commodity),
        "operator": link.operator or None,
        "operator_name": operator.name if operator else None,
        "passage": ";".join(link.passage) or None,
        "flag": link.flag or None,
        "project": link.project or None,
        "state": "existing" if project is None or project.state == "built" else project.state,
        "since": link.since.isoformat() if link.since else None,
        "until": link.until.isoformat() if link.until else None,
    }.items()
    for name, cell, unit in (
        ("capacity", link.capacity, units.quantity_unit(first)),
        ("cost", link.cost, units.price_unit(first)),
        ("tariff", link.tariff, units.price_unit(first)),
    ):
        yield name, _number(cell, values, terms, case)
        yield f"{name}_unit", unit
    yield "loss", _number(link.loss, values, terms, case)
    yield "length_km", _number(case.length(link.link), values, terms, case)
    yield "note", link.note or None


def _number(cell: Cell | None, values: Values, terms: Terms, case: Case) -> float | None:
    if cell is None or terms.holds(case, cell):
        return None
    found = float(np.ravel(cell.evaluate(values))[0])
    return found if np.isfinite(found) else None


def _passages(case: Case) -> Iterator[Feature]:
    """Yield the straits and canals that links pass, where they are known."""
    waters = read_waters()
    by_passage: dict[str, list[str]] = {}
    for link in case.links.values():
        for key in link.passage:
            by_passage.setdefault(key, []).append(link.link)
    for key, links in by_passage.items():
        if key in waters:
            water = waters[key]
            yield Feature(
                _point(np.array([water.longitude, water.latitude])),
                {"passage": key, "name": water.name, "kind": water.kind, "links": ";".join(links)},
            )


def columns(layer: Layer) -> dict[str, Sequence[Any]]:
    """Return the properties of a layer by column."""
    names = list(layer.features[0].properties) if layer.features else []
    return {name: [each.properties[name] for each in layer.features] for name in names}
