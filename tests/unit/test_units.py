from __future__ import annotations

import math

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.units import DimensionError, UnitError, Units, describe, parse
from rason.units.table import CURRENCIES, TABLE

GAS = {"gas": ((1.0, "Mt"), (1.36, "bcm"), (52e6, "MMBtu"))}
EXACT = 1e-12

# Name here, and how pint writes the same.
SAME = {
    "t": "tonne", "kt": "kilotonne", "Mt": "megatonne", "kg": "kilogram", "g": "gram",
    "lb": "pound", "m": "metre", "km": "kilometre", "nmi": "nautical_mile", "mi": "mile",
    "ft": "foot", "ha": "hectare", "l": "litre", "bcm": "1e9 metre**3", "MMcm": "1e6 metre**3",
    "tcm": "1e12 metre**3", "cf": "foot**3", "bcf": "1e9 foot**3", "tcf": "1e12 foot**3",
    "bbl": "oil_barrel", "kbbl": "1e3 oil_barrel", "MMbbl": "1e6 oil_barrel", "s": "second",
    "min": "minute", "h": "hour", "d": "day", "day": "day", "days": "day", "week": "week",
    "weeks": "week", "month": "month", "months": "month", "yr": "julian_year",
    "a": "julian_year", "year": "julian_year", "years": "julian_year", "Btu": "Btu_it",
    "MMBtu": "1e6 Btu_it", "therm": "1e5 Btu_it", "toe": "41.868e9 joule",
    "ktoe": "41.868e12 joule", "Mtoe": "41.868e15 joule", "Gt": "gigatonne",
}  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry[float]:
    return pint.UnitRegistry()


@pytest.mark.parametrize("name", [name for name, (_, kind) in TABLE.items() if kind])
def test_the_table_agrees_with_pint(name: str, registry: pint.UnitRegistry[float]) -> None:
    scale, dimension = TABLE[name]
    kinds = {kind for kind, _ in dimension}
    if kinds & {"mass", "length", "time", "energy"}:
        base = {"mass": "tonne", "length": "metre", "time": "julian_year", "energy": "joule"}
        unit = "*".join(f"{base[kind]}**{power}" for kind, power in dimension)
        written = SAME.get(name) or name.replace("W", "watt").replace("watth", "watt*hour")
        quantity = registry.Quantity(1.0, "dimensionless") * registry(written)
        assert quantity.to(unit).magnitude == pytest.approx(scale, rel=1e-9)
    else:
        assert kinds & {name, *CURRENCIES} or name.rstrip("s") in kinds or name[1:] in kinds


def test_tonnes_are_not_knots() -> None:
    assert parse("kt").dimension == (("mass", 1),)


def test_a_unit_that_the_table_lacks_comes_from_pint() -> None:
    assert parse("stone").scale == pytest.approx(6.35029318e-3)
    assert parse("acre").dimension == (("length", 2),)
    assert parse("hour").dimension == (("time", 1),)
    assert parse("erg").dimension == (("energy", 1),)
    assert parse("horsepower").dimension == (("energy", 1), ("time", -1))


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("mt/yr", "Mt"),  # a millitonne, for pint
        ("ton", "t"),
        ("mw", "MW"),
        ("kw", "kW"),
        ("usd", "USD"),
        ("$", "USD"),
        ("MMBTU", "MMBtu"),
        ("mcm", "million m3 or thousand m3"),
        ("Mbbl", "kbbl or MMbbl"),
    ],
)
def test_what_could_be_taken_for_another_unit_is_refused(text: str, near: str) -> None:
    with pytest.raises(UnitError) as caught:
        parse(text)
    assert caught.value.nearest == near


@pytest.mark.parametrize(
    "text", ["", "bcm//yr", "(t", "t)", "0 t", "1e999 t", "*t", "t*", "ß", "qqq"]
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(UnitError):
        parse(text)


def test_scale_words_bind_to_what_follows() -> None:
    assert parse("USD/thousand m3").scale == pytest.approx(1e-3)
    assert parse("USD/1000 m3").scale == pytest.approx(1e-3)
    assert parse("bn USD/yr").scale == 1e9
    assert parse("5 million").scale == 5e6
    assert parse("USD/(t km)").scale == parse("USD/t/km").scale
    assert parse("m²").dimension == parse("m2").dimension == parse("m^2").dimension


def test_a_kilowatt_is_not_a_megawatt() -> None:
    assert Units().factor("kW", "MW") == pytest.approx(1e-3)


@pytest.mark.parametrize("one", ["USD/t", "bn RUB", "TEU", "worker"])
def test_every_currency_and_count_is_a_dimension_of_its_own(one: str) -> None:
    for other in ("EUR/t", "bn CNY", "ship"):
        with pytest.raises(DimensionError):
            Units().factor(one, other)


def test_equivalents_work_through_prices_and_rates() -> None:
    units = Units("USD", {"gas": "bcm"}, GAS)
    assert units.factor("Mt/yr", "bcm/yr", "gas") == pytest.approx(1.36, rel=EXACT)
    assert units.factor("USD/MMBtu", units.price_unit("gas"), "gas") == pytest.approx(52 / 1.36)
    assert units.factor("MMBtu", "Mt", "gas") == pytest.approx(1 / 52e6)
    with pytest.raises(DimensionError):
        units.factor("Mt/yr", "bcm/yr")  # not without the commodity
    with pytest.raises(DimensionError):
        units.factor("TEU", "bcm", "gas")


def test_a_unit_of_two_words_keeps_its_price_together() -> None:
    units = Units("USD", {"labour": "thousand worker"})
    assert units.factor("USD/worker", units.price_unit("labour")) == pytest.approx(1e-3)
    assert units.factor("worker/yr", units.quantity_unit("labour")) == pytest.approx(1e-3)


def test_dimensions_are_said_in_words() -> None:
    assert describe(parse("bcm/yr").dimension) == "volume per year"
    assert describe(parse("USD/MMBtu").dimension) == "USD per energy"
    assert describe(parse("%").dimension) == "a bare number"
    assert describe(parse("1/yr").dimension) == "number per year"


@given(st.sampled_from(sorted(TABLE)), st.sampled_from(sorted(TABLE)))
def test_a_way_and_back_is_one(one: str, other: str) -> None:
    if TABLE[one][1] == TABLE[other][1]:
        there, back = Units().factor(one, other), Units().factor(other, one)
        assert math.isclose(there * back, 1.0, rel_tol=EXACT)
