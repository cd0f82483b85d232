"""Links over land that are drawn across a country that neither is an end nor must agree."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from rason.case.check_routes import spot_of
from rason.chart.ground import NOBODY, countries_at
from rason.chart.land import read_countries
from rason.chart.network import mode_of
from rason.chart.projection import RADIUS, great_circle
from rason.errors import Diagnostic
from rason.games.wording import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.case import Case
    from rason.case.assets import Link

STEP: Final = 0.1
"""Degrees between points of a line at which the ground is looked up: some eleven kilometres."""
LEAST: Final = 4
"""Points on a country's ground from which on a line crosses it: outlines are a few kilometres off,
and rivers are borders."""
_NOT_OVER_LAND: Final = frozenset({"sea", "air"})


def crossings(case: Case) -> tuple[Diagnostic, ...]:
    """Warn of each land link without a route whose straight line crosses a country unasked.

    A country's outline stands for whoever is called so, and for every territory that a place of the
    case within it has: the author's `territory` wins over outlines.
    """
    drawn = {
        link.link: great_circle(np.array(start), np.array(end), STEP)
        for link in case.links.values()
        if link.link not in case.routes
        and mode_of(link.mode) not in _NOT_OVER_LAND
        and (start := spot_of(case.places[link.from_])) is not None
        and (end := spot_of(case.places[link.to])) is not None
    }
    if not drawn:
        return ()
    countries = read_countries()
    owners = _owners(case)
    grounds = countries_at(np.vstack(list(drawn.values())))
    cuts = np.cumsum([len(line) for line in drawn.values()])[:-1]
    found = []
    for key, ground in zip(drawn, np.split(grounds, cuts), strict=True):
        link = case.links[key]
        asked = _asked(case, link)
        met = Counter(int(number) for number in ground if number != NOBODY)
        apart = STEP * np.pi / 180.0 * RADIUS
        crossed = {
            number: count * apart
            for number, count in met.items()
            if count >= LEAST and not owners.get(number, set()) & asked
        }
        if not crossed:
            continue
        names = [f"{countries[each].names[0]} ({long:,.0f} km)" for each, long in crossed.items()]
        found.append(
            Diagnostic(
                "RSN-W014", case.path("links.csv"), link.where.line, f"link {key}",
                f"a straight line from {link.from_} to {link.to} across {listed(names)}",
                "a line across its ends' own countries, and those whose consent it needs",
                f"add its route to routes.geojson{_or_consent(case, crossed, owners)}", "warning",
            )
        )  # fmt: skip
    return tuple(map(case.named, found))


def _or_consent(case: Case, crossed: Collection[int], owners: Mapping[int, set[str]]) -> str:
    """Say whose consent would do instead, if all who would have to give it are in the case."""
    asked = [
        {each for each in owners.get(number, ()) if case.actors[each].kind != "outsider"}
        for number in crossed
    ]
    keys = sorted({min(each) for each in asked if each})
    return f", or {' and '.join(keys)} to its consent" if all(asked) else ""


def _owners(case: Case) -> dict[int, set[str]]:
    """Return the actors for whom each country's outline stands."""
    numbers = {
        name.casefold(): number
        for number, country in enumerate(read_countries())
        for name in country.names
    }
    owners: dict[int, set[str]] = {}
    for key, actor in case.actors.items():
        for called in (key, actor.name):
            if (number := numbers.get(called.casefold())) is not None:
                owners.setdefault(number, set()).add(key)
    placed = [
        (each.territory, spot)
        for each in case.places.values()
        if each.territory and (spot := spot_of(each)) is not None
    ]
    if placed:
        lies = countries_at(np.array([spot for _, spot in placed]))
        for (territory, _), number in zip(placed, lies, strict=True):
            if number != NOBODY:
                owners.setdefault(int(number), set()).add(territory)
    return owners


def _asked(case: Case, link: Link) -> set[str]:
    """Return everyone on whose ground a link may be: at its ends, or asked for their consent."""
    named = {case.places[link.from_].territory, case.places[link.to].territory, link.operator}
    named |= {each for alternative in link.consent for each in alternative}
    blocs = {case.actors[each].bloc for each in named if each in case.actors}
    members = {one for each in named - {""} for one in case.members(each)}
    return (named | members | blocs) - {""}
