"""What the figures say, read from the SVG that they become."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from rason import chart as figures
from rason.chart.framing import choose_frame
from rason.chart.network import Request, locate, trace
from rason.chart.time_axis import day_of, time_axis
from rason.words.amounts import format_amount

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTHS = (680, 360)
CASE = Path(__file__).parents[3] / "cases" / "northeast_asia_2014"
NAN = float("nan")


def _texts(chart: Any) -> list[str]:
    svg = figures.to_svg(chart, description="a figure")
    return [
        unescape(re.sub("<[^>]*>", "", text)).replace("\xa0", " ")
        for text in re.findall(r"<text[^>]*>.*?</text>", svg)
    ]


def _claims() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("Japan eases dependence", 0.78, 0.02, ""),
            ("Every draw agrees", 1.0, 0.0, ""),
            ("Nobody can test this", NAN, NAN, "untestable"),
        ],
        columns=["claim", "probability", "error", "note"],
    )


def _power() -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            ("Line built", "Russia", 1.4e9, 0.9e9, 1.9e9, 1.6e9, True),
            ("Line built", "China", 1.4e9, 0.9e9, 1.9e9, 1.2e9, True),
            ("Line built, then closed for a whole year", "Russia", -0.3e9, NAN, NAN, NAN, False),
            ("Line built, then closed for a whole year", "China", NAN, NAN, NAN, NAN, False),
        ],
        columns=["scenario", "player", "shift", "low", "high", "other", "equal"],
    )
    frame.attrs["unit"] = "USD/yr"
    return frame


def _core() -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            (scenario, player, concept, gain, low, high, concept == "Shapley")
            for scenario in ("Now", "Later", "Much later")
            for player, low, high in (("Russia", 0.0, 3.2e9), ("China", NAN, NAN))
            for concept, gain in (("Shapley", 1.4e9), ("nucleolus", NAN))
        ],
        columns=["scenario", "player", "concept", "gain", "low", "high", "outside"],
    )
    frame.attrs["unit"] = "USD/yr"
    return frame


def _closures() -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            ("Small strait", "Japan", 2e8, ""),
            ("Large strait", "Japan", 3e9, "above the ceiling"),
            ("Large strait", "Russia", -5e8, ""),
        ],
        columns=["closure", "actor", "loss", "note"],
    )
    frame.attrs["units"] = {"loss": "USD/yr"}
    return frame


def _dependence() -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            ("Russia", "China", 0.24, 2.4e9),
            ("China", "Russia", 0.061, 4e6),
            ("Russia", "Russia", NAN, NAN),
            ("China", "China", NAN, NAN),
        ],
        columns=["actor", "partner", "trade_share", "bargaining_loss"],
    )
    frame.attrs["units"] = {"bargaining_loss": "USD/yr"}
    return frame


def _prices() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("Seoul", "gas", 9.1, 11.2, 14.8, "USD/MMBtu"),
            ("Pohang", "coal", 70.0, 78.0, 95.0, "USD/t"),
            ("Nowhere", "coal", NAN, NAN, NAN, "USD/t"),
        ],
        columns=["place", "commodity", "low", "central", "high", "unit"],
    )


def _tornado() -> pd.DataFrame:
    return pd.DataFrame(
        [("Discount rate", 0.9e9, 0.2e9), ("Market price", -0.2e9, 1.4e9)],
        columns=["figure", "low", "high"],
    )


def _calendar() -> pd.DataFrame:
    weeks = [("2031-02-01", "2031-02-07"), ("2031-02-08", "2031-02-14")]
    return pd.DataFrame(
        [
            (panel, who, *days, share, "3 MMbbl")
            for panel in ("Strait shut", "Strait shut for longer")
            for who, shares in (("Isle Republic", (0.05, 1.0)), ("Delta Republic", (0.0, 0.3)))
            for days, share in zip(weeks, shares, strict=True)
        ],
        columns=["panel", "who", "from", "until", "share", "total"],
    )


def _curves() -> pd.DataFrame:
    weeks = [("2031-02-01", "2031-02-07"), ("2031-02-08", "2031-02-14")]
    return pd.DataFrame(
        [
            (panel, line, *days, value, value - 1.0, NAN if line == "open" else value + 1.0, 2.0)
            for panel in ("Tanks of the Isle Republic", "Cave", "Ships")
            for line, values in (("open", (9.0, 8.0)), ("shut", (6.0, 2.0)))
            for days, value in zip(weeks, values, strict=True)
        ],
        columns=["panel", "line", "from", "until", "value", "low", "high", "minimum"],
    ).assign(unit="MMbbl")


CHARTS: dict[str, Callable[[float], Any]] = {
    "claims": lambda width: figures.claims_chart(_claims(), title="Claims", width=width),
    "power": lambda width: figures.power_shift_chart(_power(), title="Power", width=width),
    "core": lambda width: figures.core_chart(_core(), title="Cores", width=width),
    "closures": lambda width: figures.closure_chart(_closures(), title="Closures", width=width),
    "dependence": lambda width: figures.dependence_matrix(_dependence(), title="D", width=width),
    "prices": lambda width: figures.price_range_chart(_prices(), title="Prices", width=width),
    "tornado": lambda width: figures.tornado_chart(
        _tornado(), central=0.6e9, threshold=0.0, unit="USD/yr", title="T", width=width
    ),
    "calendar": lambda width: figures.shortage_calendar(_calendar(), title="When", width=width),
    "curves": lambda width: figures.curve_panels(_curves(), title="Left", width=width),
    "steps": lambda width: figures.curve_panels(_curves(), steps=True, width=width),
    "probability": lambda width: figures.probability_bar(0.78, 0.02, width=width),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_keeps_to_its_width(name: str, width: float) -> None:
    svg = figures.to_svg(CHARTS[name](width), description="a figure")

    size = re.search(r'viewBox="0 0 ([\d.]+) ', svg)
    assert size is not None
    assert float(size[1]) <= width + 8


@pytest.mark.parametrize("name", CHARTS)
def test_equal_charts_give_equal_bytes(name: str) -> None:
    first = figures.to_svg(CHARTS[name](500), description="a figure")
    figures.to_svg(CHARTS["power"](400), description="something between")

    assert figures.to_svg(CHARTS[name](500), description="a figure") == first


def test_figures_that_differ_in_their_data_alone_differ() -> None:
    drawn = [
        figures.to_svg(figures.probability_bar(share, 0.02, width=220), description="a bar")
        for share in (0.1, 0.9)
    ]
    marks = [re.findall(r"M([\d.]+),0h3v16", svg) for svg in drawn]
    assert marks == [["20.5"], ["196.5"]]


def test_several_figures_share_no_id() -> None:
    drawn = [figures.to_svg(make(680), description=name) for name, make in CHARTS.items()]

    identifiers = [re.findall(r'\bid="([^"]+)"', svg) for svg in drawn]
    flat = [identifier for own in identifiers for identifier in own]
    assert len(flat) == len(set(flat))
    for svg, own in zip(drawn, identifiers, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(own)


def test_svg_names_itself_and_needs_nothing_else() -> None:
    svg = figures.to_svg(
        CHARTS["closures"](680), description='Closing "it" costs < 3 & more', title="Closures"
    )

    assert svg.startswith("<svg ")
    assert 'role="img"' in svg
    assert 'aria-label="Closing &quot;it&quot; costs &lt; 3 &amp; more"' in svg
    assert ">Closures</title>" in svg
    assert "<script" not in svg
    assert "href=" not in svg
    assert set(re.findall(r"https?://[^\"]+", svg)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert "currentColor" in svg  # text follows the page, light or dark


def test_names_come_back_as_they_were_given() -> None:
    names = ["Coal & oil <by rail>", "¤0 is no name", "Mosjøen “and” beyond, which takes two lines"]
    frame = pd.DataFrame({"claim": names, "probability": 0.5, "error": 0.1})
    svg = figures.to_svg(figures.claims_chart(frame, width=360), description="a figure")

    texts = re.findall(r">([^<>]*)</text>", svg)
    assert "Coal &amp; oil &lt;by rail&gt;" in texts
    assert "¤0 is no name" in texts
    assert not [text for text in texts if re.fullmatch(r"¤\d+", text)]
    assert "beyond," in " ".join(texts)


def test_a_figure_may_be_drawn_twice_and_changed_between() -> None:
    chart = CHARTS["prices"](680)
    first = chart.to_dict()

    assert chart.to_dict() == first
    assert chart.properties(title="Other").to_dict()["vconcat"] == first["vconcat"]
    assert CHARTS["tornado"](680).interactive().to_dict()["params"]


def test_claims_say_share_error_and_why_there_is_none() -> None:
    texts = _texts(CHARTS["claims"](680))

    assert {"78 ± 2 %", "100 %", "untestable"} <= set(texts)
    assert {"5%", "20%", "45%", "55%", "80%", "95%"} <= set(texts)


def test_shifts_are_written_with_their_sign_and_symmetry() -> None:
    texts = _texts(CHARTS["power"](680))

    assert texts.count("+1.4 =") == 2
    assert {"−0.30", "–"} <= set(texts)


@pytest.mark.parametrize("width", WIDTHS)
def test_gains_go_right_and_losses_left_from_each_players_zero(width: float) -> None:
    chart = CHARTS["power"](width).to_dict()

    rows: dict[str, list[dict[str, Any]]] = {"rect": [], "rule": []}
    for layer in chart["layer"]:
        if layer["mark"]["type"] in rows:
            rows[layer["mark"]["type"]] += chart["datasets"][layer["data"]["name"]]
    zeros = [row["x"] for row in rows["rule"] if "player" not in row]
    bars = {(row["scenario"][:16], row["player"]): (row["x"], row["end"]) for row in rows["rect"]}
    gain, loss = bars["Line built", "Russia"], bars["Line built, then", "Russia"]
    assert any(gain[0] == pytest.approx(zero) for zero in zeros)
    assert gain[0] == pytest.approx(loss[1])
    assert (gain[1] - gain[0]) / (loss[1] - loss[0]) == pytest.approx(1.4 / 0.3)
    assert len(bars) == 3


def test_how_to_read_a_shift_depends_on_what_is_there() -> None:
    full = " ".join(_texts(CHARTS["power"](680)))
    bare = " ".join(
        _texts(figures.power_shift_chart(_power()[["scenario", "player", "shift"]], unit="USD/yr"))
    )

    assert "nine draws in ten" in full
    assert "equal by symmetry" in full
    assert "nine draws in ten" not in bare
    assert "symmetry" not in bare


@pytest.mark.parametrize(("width", "abreast"), [(680, [2, 1]), (360, [1, 1, 1])])
def test_cores_stand_two_abreast_where_there_is_room(width: float, abreast: list[int]) -> None:
    chart = CHARTS["core"](width).to_dict()

    assert [len(line["hconcat"]) for line in chart["vconcat"][1:]] == abreast


def test_all_panels_of_cores_share_one_scale_and_order() -> None:
    chart = CHARTS["core"](680).to_dict()

    layers = [
        layer["encoding"]
        for line in chart["vconcat"][1:]
        for panel in line["hconcat"]
        for layer in panel["layer"]
    ]
    scales = [each["x"]["scale"] for each in layers if "scale" in each.get("x", {})]
    across = {tuple(scale["domain"]) for scale in scales}
    assert len(across) == 1
    down = {tuple(each["y"]["scale"]["domain"]) for each in layers if "field" in each.get("y", {})}
    assert down == {(1.5, -0.5)}


def test_a_split_outside_the_core_is_hollow_and_none_is_not_drawn() -> None:
    chart = CHARTS["core"](680).to_dict()

    marks = [
        layer
        for line in chart["vconcat"][1:]
        for panel in line["hconcat"]
        for layer in panel["layer"]
        if layer["mark"]["type"] == "point"
    ]
    datasets = chart["datasets"]
    drawn = {bool(layer["mark"]["filled"]): datasets[layer["data"]["name"]] for layer in marks}
    assert {row["concept"] for row in drawn[False]} == {"Shapley"}
    assert drawn[True] == []
    assert any("hollow marks" in text for text in _texts(CHARTS["core"](680)))


def test_closures_are_ranked_by_their_sum() -> None:
    texts = _texts(CHARTS["closures"](680))

    assert texts.index("USD 2.5 bn/yr") < texts.index("USD 200 m/yr")
    assert any("above the ceiling" in text for text in texts)


def test_closures_stack_gains_to_the_left() -> None:
    rows = [row for rows in CHARTS["closures"](680).to_dict()["datasets"].values() for row in rows]
    bars = {
        (row["closure"], row["actor"]): (row["start"], row["end"]) for row in rows if "start" in row
    }

    assert bars["Large strait", "Japan"] == (0.0, 3.0)
    assert bars["Large strait", "Russia"] == (0.0, -0.5)


def test_those_who_bear_least_of_many_share_a_colour() -> None:
    frame = pd.DataFrame(
        [("Strait", f"Actor {number}", 1e9 * number) for number in range(1, 12)],
        columns=["closure", "actor", "loss"],
    )
    chart = figures.closure_chart(frame, unit="USD/yr")
    bars = [row for rows in chart.to_dict()["datasets"].values() for row in rows if "shown" in row]

    assert [each["actor"] for each in bars if each["shown"] != "others"] == [
        f"Actor {number}" for number in range(11, 4, -1)
    ]
    assert sum(each["end"] - each["start"] for each in bars) == pytest.approx(66.0)
    assert _texts(chart).count("others") == 1
    colours = re.findall(r'fill="(#[0-9a-f]{6})"', figures.to_svg(chart, description="a figure"))
    assert len(set(colours) - {"#6b7480"}) == 8


def test_refused_dependence_is_a_dash() -> None:
    texts = _texts(CHARTS["dependence"](680))

    assert texts.count("–") == 4
    assert {"24 %", "6.1 %", "2.4", "< 0.01"} <= set(texts)
    assert "loss if the pair no longer deals [USD bn/yr]" in texts


def test_a_place_without_price_says_so() -> None:
    texts = _texts(CHARTS["prices"](680))

    assert {"USD 11.2/MMBtu", "USD 78/t", "no price"} <= set(texts)


def test_the_widest_swing_comes_first() -> None:
    texts = _texts(CHARTS["tornado"](680))

    assert texts.index("Market price") < texts.index("Discount rate")
    assert "flips here" in texts


def _marks(chart: dict[str, Any], kind: str) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return all layers of a kind in all panels, each with its rows."""
    panels = [
        each for part in chart["vconcat"] for each in part.get("hconcat", [part]) if "layer" in each
    ]
    return [
        (layer, chart["datasets"][layer["data"]["name"]])
        for panel in panels
        for layer in panel["layer"]
        if layer["mark"]["type"] == kind
    ]


def test_a_calendar_keeps_its_order_and_is_darker_where_more_is_lacking() -> None:
    bars = _marks(CHARTS["calendar"](680).to_dict(), "bar")

    assert len(bars) == 2
    rows = bars[0][1]
    assert [(row["who"], row["x"], row["end"]) for row in rows] == [
        ("Isle Republic", 0, 7),
        ("Isle Republic", 7, 14),
        ("Delta Republic", 7, 14),
    ]
    assert [row["dense"] for row in rows] == sorted([0.2, 0.68, 1.0], key=lambda d: d == 0.68)
    texts = _texts(CHARTS["calendar"](680))
    assert texts.index("Strait shut") < texts.index("Strait shut for longer")
    assert texts.count("3 MMbbl") == 4


def test_levels_stand_at_a_periods_end_and_prices_hold_through_it() -> None:
    lines = _marks(CHARTS["curves"](680).to_dict(), "line")
    assert [(row["x"], row["value"]) for row in lines[1][1]] == [(7, 6.0), (14, 2.0)]
    steps = _marks(CHARTS["steps"](680).to_dict(), "line")
    assert [(row["x"], row["value"]) for row in steps[1][1]] == [(0, 6.0), (7, 2.0), (14, 2.0)]


def test_a_band_needs_both_ends_and_lines_differ_without_colour() -> None:
    chart = CHARTS["curves"](680).to_dict()

    assert len(_marks(chart, "area")) == 3
    dashes = [layer["mark"].get("strokeDash") for layer, _ in _marks(chart, "line")]
    assert dashes == [None, [6, 3]] * 3
    assert {"open", "shut", "minimum"} <= set(_texts(CHARTS["curves"](680)))


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2031-02-01", "2031-02-05", ["1 Feb", "2 Feb", "3 Feb", "4 Feb", "5 Feb"]),
        ("2031-01-01", "2031-07-01", ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"]),
        ("2030-11-15", "2031-06-10", ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun"]),
        (
            "2031-01-01",
            "2045-12-31",
            ["2031", "2033", "2035", "2037", "2039", "2041", "2043", "2045"],
        ),
    ],
)
def test_an_axis_of_days_says_no_more_than_has_room(
    first: str, last: str, ticks: list[str]
) -> None:
    axis = time_axis([(day_of(first), day_of(last))], 500)

    assert [words for _, words in axis.ticks()] == ticks


@pytest.mark.parametrize(
    ("make", "lost"),
    [
        (figures.claims_chart, "claim, probability, error"),
        (figures.closure_chart, "closure, actor, loss"),
        (figures.power_shift_chart, "scenario, player, shift"),
        (figures.core_chart, "player, concept, gain"),
        (figures.dependence_matrix, "actor, partner"),
        (figures.price_range_chart, "place, low, central, high"),
        (figures.shortage_calendar, "who, from, until, share"),
        (figures.curve_panels, "panel, line, from, until, value, unit"),
    ],
)
def test_a_missing_column_is_named(make: Callable[[pd.DataFrame], Any], lost: str) -> None:
    with pytest.raises(ValueError, match=f"lacks {lost}; it has other"):
        make(pd.DataFrame({"other": [1]}))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.0, "USD/yr", "USD 0/yr"),
        (999_960_000.0, "USD/yr", "USD 1 bn/yr"),
        (-12.0, "m USD/yr", "−USD 12 m/yr"),
        (3200.0, "m USD/yr", "USD 3.2 bn/yr"),
        (350.0, "USD/thousand m3", "USD 350/thousand m3"),
        (0.5, "", "0.5"),
        (NAN, "USD/yr", "–"),
    ],
)
def test_amounts_read_as_people_say_them(value: float, unit: str, text: str) -> None:
    assert format_amount(value, unit) == text


# Maps


def _places() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("vladivostok", "Vladivostok", "RU", 43.116, 131.885),
            ("rajin", "Rajin", "KP", 42.235, 130.3),
            ("seoul", "Seoul", "KR", 37.567, 126.978),
            ("busan", "Busan", "KR", 35.1, 129.04),
            ("tokyo", "Tokyo", "JP", 35.68, 139.75),
            ("gulf", "the Gulf", "outside", 25.9, 51.6),
        ],
        columns=["place", "name", "territory", "latitude", "longitude"],
    )


def _links() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("pipe", "vladivostok", "seoul", "pipe", "gas", "", "korean_line"),
            ("rail", "vladivostok", "rajin", "rail", "coal", "", ""),
            ("coast", "rajin", "busan", "sea", "coal", "", ""),
            ("tanker", "gulf", "tokyo", "sea", "crude", "hormuz;malacca", ""),
        ],
        columns=["link", "from", "to", "mode", "commodity", "passage", "project"],
    )


PLAYERS = ("RU", "KP", "KR", "JP")


def test_the_system_map_explains_itself() -> None:
    links = _links().assign(state=["", "closed", "", ""])

    texts = _texts(figures.system_map(_places(), links, title="The system", players=PLAYERS))

    assert {"Vladivostok", "Rajin", "Seoul", "Busan", "Tokyo", "from the Gulf"} <= set(texts)
    assert {"pipeline", "rail", "dashed: not built", "closed"} <= set(texts)
    assert "Outline: Natural Earth. Names and borders imply no recognition." in texts
    assert "East Sea / Sea of Japan" in texts


def test_the_flow_map_says_how_much() -> None:
    flows = pd.DataFrame(
        [("rail", "coal", 4.0, "Mt/yr", 0.4), ("tanker", "crude", 100.0, "Mt/yr", NAN)],
        columns=["link", "commodity", "value", "unit", "share"],
    )

    texts = _texts(figures.flow_map(_places(), _links(), flows, title="Flows", players=PLAYERS))

    assert {"4 Mt/yr coal", "100 Mt/yr crude"} <= set(texts)
    assert {"up to half of capacity used", "no capacity given", "no flow"} <= set(texts)
    assert "widest line of each commodity: coal 4 Mt/yr, crude 100 Mt/yr" in texts


def test_maps_of_several_moments_share_a_scale_and_cross_out_what_is_closed_then() -> None:
    flows = [
        pd.DataFrame(
            [("rail", "coal", value, "Mt/yr", 0.4)],
            columns=["link", "commodity", "value", "unit", "share"],
        )
        for value in (4.0, 1.0)
    ]
    moments = [("January", flows[0], set[str]()), ("February", flows[1], {"coast"})]

    chart = figures.flow_maps(_places(), _links(), moments, players=PLAYERS)

    texts = _texts(chart)
    assert {"January", "February", "4 Mt/yr coal", "1 Mt/yr coal", "closed"} <= set(texts)
    assert texts.count("widest line of each commodity: coal 4 Mt/yr") == 1
    assert texts.count("Rajin") == 4  # each on its halo


def test_flows_on_an_unknown_link_are_refused() -> None:
    flows = pd.DataFrame({"link": ["road"], "commodity": "coal", "value": 1.0, "unit": "Mt/yr"})

    with pytest.raises(ValueError, match="not there: road"):
        figures.flow_map(_places(), _links(), flows, title="Flows")


def test_a_map_without_flows_is_still_a_map() -> None:
    flows = pd.DataFrame({"link": ["rail"], "commodity": "coal", "value": 0.0, "unit": "Mt/yr"})

    texts = _texts(figures.flow_map(_places(), _links(), flows, title="Flows", players=PLAYERS))

    assert "no flow" in texts


def test_the_focus_chooses_the_frame() -> None:
    everywhere = choose_frame(_places(), 400, focus=list(_places()["place"]))
    korea = choose_frame(_places(), 400, focus=["seoul", "busan"])

    assert korea.projection.scale > 5 * everywhere.projection.scale
    assert all(place.inside for place in locate(_places(), everywhere).values())


def test_lines_between_the_same_places_stand_apart() -> None:
    frame = choose_frame(_places(), 600, players=PLAYERS)
    spots = locate(_places(), frame)

    first, second = trace(
        [Request("vladivostok", "seoul", "pipe"), Request("seoul", "vladivostok", "rail")],
        spots,
        frame,
    )

    assert first is not None
    assert second is not None
    gap = np.hypot(*(first.at(0.5)[0] - second.at(0.5)[0]))
    assert gap > 3


def test_the_shipped_case_makes_small_maps() -> None:
    places, links = (
        pd.read_csv(CASE / f"{name}.csv", comment="#", keep_default_na=False)
        for name in ("places", "links")
    )

    chart = figures.system_map(places, links, title="All", players=["RU", "KP", "KR", "CN", "JP"])

    assert len(figures.to_svg(chart, description="the system")) < 300_000
    assert len(json.dumps(chart.to_dict())) < 300_000
