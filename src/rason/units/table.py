"""The units that cases use, each with its size, its meaning and its source: a closed table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Dimension = tuple[tuple[str, int], ...]
"""Base dimensions and their exponents, sorted by name, none of them zero."""

DAY: Final = 1 / 365.25
SECOND: Final = DAY / 86400
FOOT: Final = 0.3048
BTU: Final = 1055.05585262
BARREL: Final = 0.158987294928  # 42 US gallons of 231 cubic inches
NORMAL: Final = 288.15 / 273.15
WARM: Final = 288.15 / 293.15
"""What a cubic metre of an ideal gas measured at 0 and at 20 °C takes at 15 °C."""

MASS, LENGTH, TIME, ENERGY = (((name, 1),) for name in ("mass", "length", "time", "energy"))
AREA: Final = (("length", 2),)
VOLUME: Final = (("length", 3),)
POWER: Final = (("energy", 1), ("time", -1))

BIPM: Final = "BIPM, The International System of Units, 9th edition (2019)"
NIST: Final = "NIST Special Publication 811 (2008), appendix B"
IEA: Final = "IEA, OECD and Eurostat, Energy Statistics Manual (2005)"
EIA: Final = "US Energy Information Administration, glossary and units (2024)"
ISO_668: Final = "ISO 668, freight containers: a 20-foot container is one TEU"
DAYS: Final = "the Julian year of 365.25 days"
COUNT: Final = "a count"


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit."""

    names: tuple[str, ...]  # how it may be written; the first is the usual one
    scale: float  # its size in t, m, yr, J, and single currency units and counts
    dimension: Dimension
    meaning: str
    source: str


def _entry(
    names: str, scale: float, dimension: Dimension, meaning: str, source: str
) -> tuple[Entry, ...]:
    return (Entry(tuple(names.split()), scale, dimension, meaning, source),)


def _thousands(
    names: tuple[str, ...], scale: float, dimension: Dimension, meaning: str, source: str
) -> tuple[Entry, ...]:
    """Return a unit's thousands, millions, billions and trillions, named in that order."""
    words = ("thousand", "million", "billion", "trillion")
    return tuple(
        Entry(
            tuple(some.split()), scale * 1e3 ** (step + 1), dimension, f"{word} {meaning}", source
        )
        for step, (word, some) in enumerate(zip(words, names, strict=False))
        if some
    )


def _metric(symbol: str, scale: float, dimension: Dimension, meaning: str) -> tuple[Entry, ...]:
    """Return an SI unit with its usual prefixes."""
    prefixes = {"": 1.0, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18}
    return tuple(
        Entry((prefix + symbol,), scale * size, dimension, f"{size:,.0f} {meaning}", BIPM)
        for prefix, size in prefixes.items()
    )


def _rates(entries: tuple[Entry, ...], ending: str, time: float, word: str) -> tuple[Entry, ...]:
    """Return rates that the trade writes as one word, such as `bcma` and `MMscfd`."""
    return tuple(
        Entry(
            tuple(name + ending for name in entry.names),
            entry.scale / time,
            (*entry.dimension, ("time", -1)),
            f"{entry.meaning} a {word}",
            entry.source,
        )
        for entry in entries
    )


def _at(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return volumes of gas that say at how many degrees they are measured."""
    return tuple(
        Entry(
            tuple(f"{name}_{degrees}C" for name in entry.names),
            entry.scale * factor,
            VOLUME,
            f"{entry.meaning} of gas at {degrees} °C and 1 atm",
            "ideal gas: volumes go with absolute temperature",
        )
        for entry in entries
        for degrees, factor in ((0, NORMAL), (15, 1.0), (20, WARM))
    )


_TONNES = _thousands(("kt", "Mt MMt MMT", "Gt"), 1.0, MASS, "tonnes", BIPM)
_CUBIC_METRES = _thousands(("kcm", "MMcm", "bcm Bcm", "tcm"), 1.0, VOLUME, "cubic metres", IEA)
_CUBIC_FEET = _thousands(
    ("", "MMcf mmcf MMscf mmscf", "bcf Bcf Bscf", "tcf Tcf Tscf"),
    FOOT**3,
    VOLUME,
    "cubic feet",
    EIA,
)
_BARRELS = _thousands(("kbbl kb", "MMbbl mmbbl MMb mb"), BARREL, VOLUME, "barrels", EIA)
_EQUIVALENTS = _thousands(
    ("kboe", "MMboe mmboe"), 5.8e6 * BTU, ENERGY, "barrels of oil equivalent", EIA
)
_TIMES: Final = (
    *_entry("s", SECOND, TIME, "second", BIPM),
    *_entry("min", 60 * SECOND, TIME, "minute", BIPM),
    *_entry("h hr hour hours", 3600 * SECOND, TIME, "hour", BIPM),
    *_entry("d day days", DAY, TIME, "day", DAYS),
    *_entry("week weeks", 7 * DAY, TIME, "week, 7 days", DAYS),
    *_entry("month months", 1 / 12, TIME, "a twelfth of a year", DAYS),
    *_entry("quarter quarters", 1 / 4, TIME, "a quarter of a year", DAYS),
    *_entry("yr yrs a year years", 1.0, TIME, "year", DAYS),
)
_COUNTS: Final = (
    *("worker", "passenger", "person", "ship", "vessel", "train", "wagon", "truck", "vehicle"),
    *("cargo", "head", "dose"),
)

ENTRIES: Final = (
    *_entry("% percent", 0.01, (), "a hundredth", BIPM),
    *_entry("bp bps", 1e-4, (), "basis point, a hundredth of a percent", "usage of banks"),
    *_entry("g", 1e-6, MASS, "gram", BIPM),
    *_entry("kg", 1e-3, MASS, "kilogram", BIPM),
    *_entry("t tonne tonnes", 1.0, MASS, "tonne, 1,000 kg", BIPM),
    *_TONNES,
    *_entry("lb lbs", 0.45359237e-3, MASS, "pound", NIST),
    *_entry("short_ton short_tons", 0.90718474, MASS, "short ton, 2,000 lb", NIST),
    *_entry("long_ton long_tons", 1.0160469088, MASS, "long ton, 2,240 lb", NIST),
    *_rates((*_entry("t", 1.0, MASS, "tonne", BIPM), *_TONNES), "pa", 1.0, "year"),
    *_entry("MTPA mtpa MMTPA", 1e6, (("mass", 1), ("time", -1)), "million tonnes a year", IEA),
    *_entry("m", 1.0, LENGTH, "metre", BIPM),
    *_entry("km", 1e3, LENGTH, "kilometre", BIPM),
    *_entry("nmi", 1852.0, LENGTH, "nautical mile", BIPM),
    *_entry("mi mile miles", 1609.344, LENGTH, "mile", NIST),
    *_entry("ft foot feet", FOOT, LENGTH, "foot", NIST),
    *_entry("inch inches", FOOT / 12, LENGTH, "inch", NIST),
    *_entry("kn knot knots", 1852.0 / (3600 * SECOND), (("length", 1), ("time", -1)),
            "knot, a nautical mile an hour", BIPM),
    *_entry("ha hectare hectares", 1e4, AREA, "hectare", BIPM),
    *_entry("l litre litres liter liters", 1e-3, VOLUME, "litre", BIPM),
    *_entry("kl", 1.0, VOLUME, "thousand litres", BIPM),
    *_entry("cbm", 1.0, VOLUME, "cubic metre, as ships' tanks are measured", "usage of shipping"),
    *_CUBIC_METRES,
    *_at(_CUBIC_METRES),
    *_entry("Nm3", NORMAL, VOLUME, "normal cubic metre of gas, at 0 °C and 1 atm", "ISO 13443"),
    *_entry("Sm3", 1.0, VOLUME, "standard cubic metre of gas, at 15 °C and 1 atm", "ISO 13443"),
    *_rates(_CUBIC_METRES[2:3], "a", 1.0, "year"),
    *_entry("MMscm mmscm", 1e6, VOLUME, "million standard cubic metres, at 15 °C", IEA),
    *_entry("MMscmd mmscmd", 1e6 / DAY, (("length", 3), ("time", -1)),
            "million standard cubic metres a day, at 15 °C", IEA),
    *_entry("cf scf", FOOT**3, VOLUME, "cubic foot", NIST),
    *_CUBIC_FEET,
    *_rates(_CUBIC_FEET, "d", DAY, "day"),
    *_entry("bbl bbls barrel barrels", BARREL, VOLUME, "barrel of oil, 42 US gallons", EIA),
    *_BARRELS,
    *_entry("bpd", BARREL / DAY, (("length", 3), ("time", -1)), "barrels a day", EIA),
    *_entry("kbd kbpd", 1e3 * BARREL / DAY, (("length", 3), ("time", -1)),
            "thousand barrels a day", EIA),
    *_entry("MMbd MMbpd mmbpd", 1e6 * BARREL / DAY, (("length", 3), ("time", -1)),
            "million barrels a day", EIA),
    *_TIMES,
    *_metric("J", 1.0, ENERGY, "J"),
    *_metric("Wh", 3600.0, ENERGY, "Wh"),
    *_metric("W", 1 / SECOND, POWER, "W"),
    *_entry("Btu BTU", BTU, ENERGY, "British thermal unit", NIST),
    *_thousands(("", "MMBtu MMBTU mmBtu mmbtu", "", "TBtu"), BTU, ENERGY, "Btu", NIST),
    *_entry("therm therms", 1e5 * BTU, ENERGY, "therm, 100,000 Btu", NIST),
    *_entry("dth Dth dekatherm dekatherms", 1e6 * BTU, ENERGY, "ten therms, a million Btu", EIA),
    *_entry("kcal", 4186.8, ENERGY, "thousand calories of the International Table", NIST),
    *_entry("Gcal", 4.1868e9, ENERGY, "billion calories of the International Table", NIST),
    *_entry("toe", 41.868e9, ENERGY, "tonne of oil equivalent, 10 Gcal", IEA),
    *_thousands(("ktoe", "Mtoe"), 41.868e9, ENERGY, "tonnes of oil equivalent", IEA),
    *_entry("tce", 29.3076e9, ENERGY, "tonne of coal equivalent, 7 Gcal", IEA),
    *_thousands(("ktce", "Mtce"), 29.3076e9, ENERGY, "tonnes of coal equivalent", IEA),
    *_entry("boe", 5.8e6 * BTU, ENERGY, "barrel of oil equivalent, 5.8 million Btu", EIA),
    *_EQUIVALENTS,
    *_entry("boed", 5.8e6 * BTU / DAY, POWER, "barrel of oil equivalent a day", EIA),
    *_rates(_EQUIVALENTS, "d", DAY, "day"),
    *_entry("TEU TEUs", 1.0, (("TEU", 1),), "twenty-foot container", ISO_668),
    *_entry("FEU FEUs", 2.0, (("TEU", 1),), "forty-foot container, two TEU", ISO_668),
    *_thousands(("kTEU", "MTEU"), 1.0, (("TEU", 1),), "twenty-foot containers", ISO_668),
    *(
        Entry((name, f"{name}{'es' if name == 'cargo' else 's'}"), 1.0, ((name, 1),), name, COUNT)
        for name in _COUNTS
    ),
)  # fmt: skip

_ISO_4217_CODES: Final = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XDR XOF
XPF YER ZAR ZMW
"""
CURRENCIES: Final = tuple(_ISO_4217_CODES.split())
_CENTS: Final = {"RMB": ("CNY", 1.0), "GBX": ("GBP", 0.01)}
"""Other names of money that mean one thing: the renminbi, and the pence of London's exchanges."""

SCALES: Final = {
    "hundred": 1e2, "hundreds": 1e2,
    "thousand": 1e3, "thousands": 1e3,
    "lakh": 1e5, "lakhs": 1e5,
    "million": 1e6, "millions": 1e6, "mln": 1e6, "mio": 1e6, "MM": 1e6,
    "crore": 1e7, "crores": 1e7,
    "billion": 1e9, "billions": 1e9, "bn": 1e9,
    "milliard": 1e9, "milliards": 1e9, "mld": 1e9, "mrd": 1e9, "mlrd": 1e9,
    "trillion": 1e12, "trillions": 1e12, "trn": 1e12,
}  # fmt: skip
"""Words that multiply the unit after them: `bn USD`, `USD/thousand m3`."""

TABLE: Final[dict[str, tuple[float, Dimension]]] = (
    {name: (entry.scale, entry.dimension) for entry in ENTRIES for name in entry.names}
    | {
        prefix + name: (size, ((name, 1),))
        for prefix, size in (("", 1.0), ("k", 1e3), ("M", 1e6))
        for name in CURRENCIES
    }
    | {name: (size, ((money, 1),)) for name, (money, size) in _CENTS.items()}
)
"""Size and dimension by every name of every unit."""
