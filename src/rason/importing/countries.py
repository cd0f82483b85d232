"""What countries are called, and the three letters that stand for each.

Names are those of Natural Earth (public domain) and of Unicode's CLDR, and some that trackers and
statistical offices write: ``data/countries.csv``, made by ``scripts/make_countries.py``. No
position is taken on what is a country.

CLDR: copyright © 1991-2026 Unicode, Inc., under the Unicode License V3,
https://www.unicode.org/license.txt; its notice is kept in ``data/UNICODE-LICENSE.txt``.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from rason.case.faults import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Countries:
    """Codes by name, and names by code."""

    codes: Mapping[str, str]  # by folded name, two letters, three letters or number
    names: Mapping[str, str]  # in English, by code

    def find(self, text: str) -> str:
        """Return the code of a country; nothing if it is not known.

        Examples
        --------
        >>> [countries().find(each) for each in ("Türkiye", "turkey", "TR", "792", "Turkland")]
        ['TUR', 'TUR', 'TUR', 'TUR', '']
        """
        return "" if text.upper() == "N/A" else self.codes.get(folded(text), "")

    def near(self, text: str) -> str:
        """Return the name that is most like one; nothing if none is."""
        return self.names.get(self.codes.get(nearest(folded(text), self.codes, 0.7), ""), "")


@functools.cache
def countries() -> Countries:
    """Read the table that ships with the package."""
    table = resources.files("rason.importing") / "data" / "countries.csv"
    codes: dict[str, str] = {}
    names = {}
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            code = row["code"]
            names[code] = row["name"].removesuffix(" SAR China")
            number = row["number"]
            for each in (code, row["alpha2"], number, number.lstrip("0"), row["name"],
                         *row["also"].split("|")):  # fmt: skip
                if each:
                    codes.setdefault(folded(each), code)
    return Countries(codes, names)


def folded(text: str) -> str:
    """Return a name without accents, capitals and what stands between words."""
    plain = "".join(mark for mark in normalize("NFKD", text) if not combining(mark))
    plain = plain.casefold().replace("&", "and").replace("\u0131", "i")
    plain = re.sub(r"\b(st|saint)\b\.?", "saint", plain)
    return re.sub(r"^the |[^\w]+", "", re.sub(r"\s+", " ", plain).strip())
