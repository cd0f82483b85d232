"""A case's map with what a state of it comes to: flows on links, prices at places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rason.exporting.layers import Feature, Layer, layers_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from rason.case.case import Case
    from rason.case.terms import Terms


@dataclass(frozen=True, slots=True)
class Shown:
    """What a map shows of a state."""

    commodities: Collection[str]  # the goods whose links and prices are shown
    flows: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    # by link and commodity; every entry has the same properties, as of prices by place
    prices: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)


def layers_seen(case: Case, shown: Shown, terms: Terms) -> tuple[Layer, ...]:
    """Return the layers of a map with what it shows.

    A link is a feature for each good that it carries, with the properties of its flow; a place has
    those of each price, named after its good. What may not be passed on is left out as in an
    export of the case.
    """
    found = []
    for layer in layers_of(case, terms):
        more = {"links": _links, "places": _places}.get(layer.name)
        features = layer.features if more is None else tuple(more(case, layer, shown))
        found.append(Layer(layer.name, layer.geometry, features))
    return tuple(found)


def _links(case: Case, layer: Layer, shown: Shown) -> Iterator[Feature]:
    nothing = dict.fromkeys(next(iter(shown.flows.values()), {}))
    for each in layer.features:
        link = str(each.properties["link"])
        for good in case.links[link].commodity:
            if good in shown.commodities:
                flow = shown.flows.get((link, good), nothing)
                named = {"commodity": good, "commodity_name": case.commodities[good].name}
                yield Feature(each.place, {**each.properties, **named, **flow})


def _places(_: Case, layer: Layer, shown: Shown) -> Iterator[Feature]:
    nothing = dict.fromkeys(next(iter(shown.prices.values()), {}))
    priced = [good for good in shown.commodities if any(good == key[1] for key in shown.prices)]
    for each in layer.features:
        place = str(each.properties["place"])
        prices = {
            f"{name}_{good}": value
            for good in priced
            for name, value in shown.prices.get((place, good), nothing).items()
        }
        yield Feature(each.place, {**each.properties, **prices})
