"""Random corridor systems, for property tests: hypothesis strategies over case folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from rason.testing.cases import table

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

ACTORS = ("A", "B", "C", "D")


@st.composite
def corridors(draw: DrawFn, *, market: bool = False) -> dict[str, str]:
    """Draw the tables of a corridor system: four actors, a line of places, links that skip some.

    Returns
    -------
    tables
        Text of each CSV table by its stem; whole numbers throughout.
    """
    count = draw(st.integers(3, 6))
    whole = st.integers(1, 12)
    territory = [draw(st.sampled_from(ACTORS)) for _ in range(count)]
    places = [(f"p{i}", f"Place {i}", territory[i], 0, i) for i in range(count)]
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=2, max_size=8, unique=True))
    links = [
        (
            f"l{i}{j}",
            f"p{i}",
            f"p{j}",
            "pipe",
            "gas",
            f"{draw(whole)} bcm/yr",
            f"{draw(whole)} million USD/bcm",
            draw(st.sampled_from(("0", "0.1"))),
            draw(st.sampled_from(ACTORS)),
        )
        for i, j in chosen
    ]
    supplies = [
        (
            f"s{i}",
            f"p{i}",
            "gas",
            territory[i],
            f"{draw(whole)} bcm/yr",
            f"{draw(whole)} million USD/bcm",
        )
        for i in range(2)
    ]
    demands = [
        (
            f"d{i}",
            f"p{i}",
            "gas",
            territory[i],
            f"{draw(whole)} bcm/yr",
            f"{draw(whole) + 20} million USD/bcm",
            draw(st.sampled_from(("0", "-0.5"))),
        )
        for i in range(count - 2, count)
    ]
    tables = {
        "actors": table("actor,name,kind", [(a, a, "state") for a in ACTORS]),
        "places": table("place,name,territory,latitude,longitude", places),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "links": table("link,from,to,mode,commodity,capacity,cost,loss,operator", links),
        "supplies": table("supply,place,commodity,owner,capacity,cost", supplies),
        "demands": table("demand,place,commodity,buyer,quantity,price,elasticity", demands),
    }
    if market:
        tables["markets"] = table(
            "market,place,commodity,price,spread,quantity",
            [
                (
                    "world",
                    f"p{count - 1}",
                    "gas",
                    "22 million USD/bcm",
                    "2 million USD/bcm",
                    "9 bcm/yr",
                )
            ],
        )
    return tables
