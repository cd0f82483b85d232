from __future__ import annotations

import math
import re

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.units import DimensionError, UnitError, Units, describe, parse
from rason.units.reference import units_reference
from rason.units.refused import CURES
from rason.units.table import CURRENCIES, ENTRIES, SCALES, TABLE, Entry

GAS = {"gas": ((1.0, "Mt"), (1.36, "bcm"), (52e6, "MMBtu"))}
EXACT = 1e-12

# The first name of a unit here, and how pint writes the same.
SAME = {
    "%": "percent", "bp": "1e-4", "t": "tonne", "kt": "kilotonne", "Mt": "megatonne",
    "Gt": "gigatonne", "kg": "kilogram", "g": "gram", "lb": "pound", "short_ton": "short_ton",
    "long_ton": "long_ton", "tpa": "tonne/year", "ktpa": "kilotonne/year",
    "Mtpa": "megatonne/year", "Gtpa": "gigatonne/year", "MTPA": "megatonne/year", "m": "metre",
    "km": "kilometre", "nmi": "nautical_mile", "mi": "mile", "ft": "foot", "inch": "inch",
    "kn": "knot", "ha": "hectare", "l": "litre", "kl": "kilolitre", "cbm": "metre**3",
    "kcm": "1e3 metre**3", "MMcm": "1e6 metre**3", "bcm": "1e9 metre**3", "tcm": "1e12 metre**3",
    "bcma": "1e9 metre**3/year", "MMscm": "1e6 metre**3", "MMscmd": "1e6 metre**3/day",
    "Sm3": "metre**3", "Nm3": "1.0549148819 metre**3", "cf": "foot**3", "MMcf": "1e6 foot**3",
    "bcf": "1e9 foot**3", "tcf": "1e12 foot**3", "MMcfd": "1e6 foot**3/day",
    "bcfd": "1e9 foot**3/day", "tcfd": "1e12 foot**3/day", "bbl": "oil_barrel",
    "kbbl": "1e3 oil_barrel", "MMbbl": "1e6 oil_barrel", "bpd": "oil_barrel/day",
    "kbd": "1e3 oil_barrel/day", "MMbd": "1e6 oil_barrel/day", "s": "second", "min": "minute",
    "h": "hour", "d": "day", "week": "week", "month": "month", "quarter": "3 month",
    "yr": "year", "Btu": "Btu_it", "MMBtu": "1e6 Btu_it", "TBtu": "1e12 Btu_it",
    "therm": "1e5 Btu_it", "dth": "1e6 Btu_it", "kcal": "1e3 calorie_it", "Gcal": "1e9 calorie_it",
    "toe": "1e7 kilocalorie_it", "ktoe": "1e10 kilocalorie_it", "Mtoe": "1e13 kilocalorie_it",
    "tce": "7e6 kilocalorie_it", "ktce": "7e9 kilocalorie_it", "Mtce": "7e12 kilocalorie_it",
    "boe": "5.8e6 Btu_it", "kboe": "5.8e9 Btu_it", "MMboe": "5.8e12 Btu_it",
    "boed": "5.8e6 Btu_it/day", "kboed": "5.8e9 Btu_it/day", "MMboed": "5.8e12 Btu_it/day",
}  # fmt: skip
PHYSICAL = [
    entry
    for entry in ENTRIES
    if {kind for kind, _ in entry.dimension} <= {"mass", "length", "time", "energy"}
]


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry[float]:
    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    registry.define("calorie_it = 4.1868 joule")
    registry.define("kilocalorie_it = 4186.8 joule")
    return registry


@pytest.mark.parametrize("entry", PHYSICAL, ids=lambda entry: entry.names[0])
def test_the_table_agrees_with_pint(entry: Entry, registry: pint.UnitRegistry[float]) -> None:
    base = {"mass": "tonne", "length": "metre", "time": "julian_year", "energy": "joule"}
    unit = "*".join(f"{base[kind]}**{power}" for kind, power in entry.dimension)
    name = entry.names[0]
    written = SAME.get(name) or re.sub(r"_\d+C", "", name).replace("W", "watt")
    written = written.replace("watth", "watt*hour")
    volume = name.removesuffix("_0C").removesuffix("_15C").removesuffix("_20C")
    written = SAME.get(volume, written)
    kelvin = {"_0C": 288.15 / 273.15, "_20C": 288.15 / 293.15}.get(name.removeprefix(volume), 1.0)
    quantity = registry.Quantity(1.0, "dimensionless") * registry(written)
    there = quantity.to(unit).magnitude if unit else quantity.to_base_units().magnitude
    assert there * kelvin == pytest.approx(entry.scale, rel=1e-9)


def test_no_name_has_two_sizes() -> None:
    names = [name for entry in ENTRIES for name in entry.names]
    names += [*SCALES, *CURES, *(prefix + each for each in CURRENCIES for prefix in ("", "k", "M"))]
    assert sorted(names) == sorted(set(names))


def test_every_unit_says_what_it_is_and_who_says_so() -> None:
    for entry in ENTRIES:
        assert entry.meaning, entry.names
        assert entry.source, entry.names
        assert 0.0 < entry.scale < math.inf


@pytest.mark.parametrize("name", sorted(CURES))
def test_a_word_of_two_sizes_is_refused_with_units_that_are_known(name: str) -> None:
    with pytest.raises(UnitError) as caught:
        parse(name)
    assert caught.value.fix == f"write {CURES[name]}"
    for word in re.findall(r"[A-Za-z]+3?(?:_\w+)?", CURES[name].split(" for ")[0].split(":")[0]):
        if word in TABLE or word in SCALES or word == "m3" or CURES[name][0] == "/":
            break
    else:
        pytest.fail(f"the cure of {name} names no known unit")


def test_the_page_names_every_unit_and_finds_a_word() -> None:
    page = units_reference()
    for name in (*TABLE, *SCALES, *CURES):
        assert f"`{name}`" in page or name.removeprefix("k") in page or name in ("RMB", "GBX")
    assert "`bcf`" in units_reference("bcf")
    assert "`MWh`" not in units_reference("bcf")
    assert units_reference("no such unit") == ""


def test_tonnes_are_not_knots() -> None:
    assert parse("kt").dimension == (("mass", 1),)


@pytest.mark.parametrize("text", ["stone", "acre", "erg", "horsepower", "nan", "mil", "degree"])
def test_a_word_outside_the_table_is_refused_and_the_table_named(text: str) -> None:
    with pytest.raises(UnitError, match=r"rason units|thousand, million or bn"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("mb/d", "million bbl/d"),
        ("kb/d", "thousand bbl/d"),
        ("MMbbl/d", "million barrels/day"),
        ("MMscfd", "million cf/d"),
        ("MMcf/d", "million cf/d"),
        ("kcm", "thousand m3"),
        ("bcfd", "billion cf/d"),
        ("bcma", "bcm/yr"),
        ("Mtpa", "million t/yr"),
        ("FEU", "2 TEU"),
        ("100 bps", "%"),
        ("milliard m3", "bcm"),
        ("MUSD/yr", "million USD/yr"),
        ("kUSD", "thousand USD"),
        ("GBX/therm", "0.01 GBP/therm"),
        ("RMB", "CNY"),
        ("dth", "MMBtu"),
        ("million Nm3/d", "1054914.8819 Sm3/d"),
    ],
)
def test_what_the_trade_writes_means_what_the_trade_means(text: str, same: str) -> None:
    assert parse(text).dimension == parse(same).dimension
    assert parse(text).scale == pytest.approx(parse(same).scale, rel=1e-9)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("mt/yr", "t for metric tons, or Mt for millions of tonnes"),
        ("ton", "t for tonnes of 1,000 kg, short_ton for 2,000 lb, or long_ton for 2,240 lb"),
        ("mw", "MW if millions are meant"),
        ("kw", "kW"),
        ("usd", "USD"),
        ("$", "USD"),
        ("MTOE", "Mtoe"),
        ("mcm", "kcm for thousands of cubic metres, or MMcm for millions"),
        ("Mbbl", "kbbl for thousands of barrels, or MMbbl for millions"),
        ("dwt", "t: this is a ship's size and no amount of cargo"),
    ],
)
def test_what_could_be_taken_for_another_unit_is_refused(text: str, near: str) -> None:
    with pytest.raises(UnitError) as caught:
        parse(text)
    assert caught.value.fix == f"write {near}"


@pytest.mark.parametrize(
    "text",
    ["", "bcm//yr", "(t", "t)", "0 t", "1e999 t", "*t", "t*", "ß", "qqq", "bcm^99999", "t" * 101],
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


@pytest.mark.parametrize(
    ("text", "fix"),
    [("% %", "one `%`"), ("%²", "one `%`"), ("%/%", "one `%`"), ("1 USD/1000 m3", "USD/1000 m3")],
)
def test_what_no_author_means_by_a_unit_is_refused(text: str, fix: str) -> None:
    with pytest.raises(UnitError) as caught:
        parse(text)
    assert fix in caught.value.fix
