"""Words that stand for two sizes, or for nothing that a case counts: each with its cure."""

from __future__ import annotations

from typing import Final

_TONS: Final = "t for tonnes of 1,000 kg, short_ton for 2,000 lb, or long_ton for 2,240 lb"
_CUBIC: Final = "kcm for thousands of cubic metres, or MMcm for millions"
_CUBIC_DAY: Final = "kcm/d for thousands of cubic metres a day, or MMcm/d for millions"
_FEET: Final = "`thousand cf` for thousands of cubic feet, or MMcf for millions"
_FEET_DAY: Final = "`thousand cf/d` for thousands of cubic feet a day, or MMcf/d for millions"
_BARRELS: Final = "kbbl for thousands of barrels, or MMbbl for millions"
_BARRELS_DAY: Final = "kbbl/d for thousands of barrels a day, or MMbbl/d for millions"
_TONNES: Final = "t for metric tons, or Mt for millions of tonnes"
_BTU: Final = "`thousand Btu`, or MMBtu for millions"
_BOE: Final = "kboe for thousands of barrels of oil equivalent, or MMboe for millions"
_MONEY: Final = "thousand, million or bn before the unit"
_SHIP: Final = "t: this is a ship's size and no amount of cargo"

CURES: Final = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY or JPY", "US": "USD", "pence": "GBX",
    "ton": _TONS, "tons": _TONS, "kton": _TONS, "ktons": _TONS,
    "mt": _TONNES, "MT": _TONNES,
    "dwt": _SHIP, "DWT": _SHIP, "GT": _SHIP, "GRT": _SHIP, "grt": _SHIP, "NRT": _SHIP,
    "mcm": _CUBIC, "Mcm": _CUBIC, "MCM": _CUBIC, "mcmd": _CUBIC_DAY, "mscm": _CUBIC,
    "scm": "Sm3",
    "Nm": "Nm3 for cubic metres at 0 °C, or nmi for nautical miles",
    "cm": "`m3` for cubic metres, or bcm for billions",
    "mcf": _FEET, "Mcf": _FEET, "MCF": _FEET, "mscf": _FEET, "Mscf": _FEET, "kcf": "`thousand cf`",
    "mcfd": _FEET_DAY, "Mcfd": _FEET_DAY, "mscfd": _FEET_DAY, "Mscfd": _FEET_DAY,
    "b": "bbl for barrels, or bn for billions",
    "Mb": _BARRELS, "MB": _BARRELS, "Mbbl": _BARRELS, "mbbl": _BARRELS, "MBBL": _BARRELS,
    "mbd": _BARRELS_DAY, "Mbd": _BARRELS_DAY, "MBD": _BARRELS_DAY, "mbpd": _BARRELS_DAY,
    "Mbpd": _BARRELS_DAY,
    "gal": "`cbm`: a gallon has two sizes, 3.785 litres in the United States and 4.546 in Britain",
    "gallon": "`cbm`: a gallon has 3.785 litres in the United States and 4.546 in Britain",
    "gallons": "`cbm`: a gallon has 3.785 litres in the United States and 4.546 in Britain",
    "MBtu": _BTU, "mBtu": _BTU, "MBTU": _BTU, "mbtu": _BTU,
    "BBtu": "`billion Btu`", "quad": "`1000 TBtu`", "quads": "`1000 TBtu`",
    "Mboe": _BOE, "mboe": _BOE, "Mboed": _BOE + ", with /d", "mboed": _BOE + ", with /d",
    "cal": "kcal or Gcal", "Mcal": "kcal or Gcal",
    "mil": _MONEY, "m_USD": "million USD", "M": _MONEY, "mm": "million before the unit",
    "tn": "trillion, or t for tonnes",
    "K": _MONEY, "k": "thousand before the unit", "B": "bn before the unit",
    "nm": "nmi for nautical miles", "NM": "nmi for nautical miles",
    "ktpy": "kt/yr", "tpd": "t/d", "tpy": "t/yr", "MMtpy": "Mt/yr",
    "bcmpa": "bcm/yr", "y": "yr", "p": "/yr in place of `p.a.`",
    "per": "/ in place of `per`", "pa": "yr", "annum": "yr",
}  # fmt: skip
"""What to write in place of each; where it has two sizes, both."""
