"""The units that cases use, with their sizes."""

from __future__ import annotations

from typing import Final

Dimension = tuple[tuple[str, int], ...]
"""Base dimensions and their exponents, sorted by name, none of them zero."""

DAY: Final = 1 / 365.25
SECOND: Final = DAY / 86400
FOOT: Final = 0.3048
BTU: Final = 1055.05585262
SI: Final = {"": 1.0, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18}
SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
"""Words that multiply the unit after them: `bn USD`, `USD/thousand m3`."""
_ISO_4217 = """
AED AUD BDT BRL CAD CHF CLP CNY COP CZK DKK DZD EGP ETB EUR GBP GHS HKD HUF IDR ILS INR IQD IRR JPY
KES KPW KRW KWD KZT LYD MAD MMK MNT MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SDG
SEK SGD SYP THB TMT TND TRY TWD UAH USD UZS VND XAF XOF XDR YER ZAR ZMW
"""
CURRENCIES: Final = tuple(_ISO_4217.split())
COUNTS: Final = ("TEU", "worker", "passenger", "ship", "train", "wagon", "vehicle", "head", "dose")

# What people write and no two of them mean alike, or what another unit would silently take.
CURES: Final = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "ton": "t",
    "tons": "t",
    "tonnes": "t",
    "mt": "Mt",
    "MT": "Mt",
    "mcm": "million m3 or thousand m3",
    "MCM": "million m3 or thousand m3",
    "mcf": "thousand cf or million cf",
    "Mcf": "thousand cf or million cf",
    "Mbbl": "kbbl or MMbbl",
    "mb": "MMbbl",
    "mw": "MW",
    "kw": "kW",
    "m": "million, bn or thousand before a currency",
    "US": "USD",
    "bcma": "bcm/yr",
    "bcmpa": "bcm/yr",
    "mcmd": "million m3/d",
    "Mtpa": "Mt/yr",
    "MTPA": "Mt/yr",
    "mtpa": "Mt/yr",
    "tpa": "t/yr",
    "MMTPA": "Mt/yr",
    "MMtpa": "Mt/yr",
    "MMt": "Mt",
    "MMT": "Mt",
    "mmt": "Mt",
    "mtoe": "Mtoe",
    "MTOE": "Mtoe",
    "kb": "kbbl",
    "bpd": "bbl/d",
    "kbd": "kbbl/d",
    "mbd": "MMbbl/d",
    "y": "yr",
    "p": "/yr in place of `p.a.`",
    "per": "/ in place of `per`",
    "pa": "yr",
    "annum": "yr",
}


def _sizes() -> dict[str, tuple[float, Dimension]]:
    """Return scale and dimension of every unit by name, in t, m, yr, J and counts."""
    mass, length, time, energy = (((name, 1),) for name in ("mass", "length", "time", "energy"))
    volume, area, power = (("length", 3),), (("length", 2),), (("energy", 1), ("time", -1))
    units: dict[str, tuple[float, Dimension]] = {
        "%": (0.01, ()),
        "g": (1e-6, mass),
        "kg": (1e-3, mass),
        "lb": (0.45359237e-3, mass),
        "t": (1.0, mass),
        "kt": (1e3, mass),
        "Mt": (1e6, mass),
        "Gt": (1e9, mass),
        "m": (1.0, length),
        "km": (1e3, length),
        "nmi": (1852.0, length),
        "mi": (1609.344, length),
        "ft": (FOOT, length),
        "ha": (1e4, area),
        "l": (1e-3, volume),
        "MMcm": (1e6, volume),
        "bcm": (1e9, volume),
        "tcm": (1e12, volume),
        "cf": (FOOT**3, volume),
        "bcf": (1e9 * FOOT**3, volume),
        "tcf": (1e12 * FOOT**3, volume),
        "bbl": (0.158987294928, volume),
        "kbbl": (158.987294928, volume),
        "MMbbl": (158987.294928, volume),
        "s": (SECOND, time),
        "min": (60 * SECOND, time),
        "h": (3600 * SECOND, time),
        "d": (DAY, time),
        "day": (DAY, time),
        "days": (DAY, time),
        "week": (7 * DAY, time),
        "weeks": (7 * DAY, time),
        "month": (1 / 12, time),
        "months": (1 / 12, time),
        "yr": (1.0, time),
        "a": (1.0, time),
        "year": (1.0, time),
        "years": (1.0, time),
        "Btu": (BTU, energy),
        "MMBtu": (1e6 * BTU, energy),
        "therm": (1e5 * BTU, energy),
        "toe": (41.868e9, energy),
        "ktoe": (41.868e12, energy),
        "Mtoe": (41.868e15, energy),
    }
    for prefix, scale in SI.items():
        units[prefix + "J"] = (scale, energy)
        units[prefix + "Wh"] = (scale * 3600, energy)
        units[prefix + "W"] = (scale / SECOND, power)
    for name in COUNTS:
        units[name] = (1.0, ((name, 1),))
        units["k" + name if name.isupper() else name + "s"] = (
            1e3 if name.isupper() else 1.0,
            ((name, 1),),
        )
    return units | {name: (1.0, ((name, 1),)) for name in CURRENCIES}


TABLE: Final = _sizes()
