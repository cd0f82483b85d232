"""Make `src/rason/importing/data/countries.csv`: what countries are called, and their codes.

Codes and names in seven languages are those of Unicode's CLDR (Unicode License V3), taken from the
npm packages cldr-core and cldr-localenames-modern; English names as Natural Earth writes them
(public domain) from world-atlas. Names that trackers and statistical offices write otherwise stand
in `ALSO`, by hand. No position is taken on what is a country: the list is that of ISO 3166-1, and
the codes that CLDR gives to what has none.

Run ``python scripts/make_countries.py`` from the root of the project; npm must be on the path.
"""

from __future__ import annotations

import csv
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

CORE, NAMES, EARTH = "cldr-core@48.2.0", "cldr-localenames-modern@45.0.0", "world-atlas@2.0.2"
LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "ru", "tr")
TARGET = Path(__file__).parents[1] / "src" / "rason" / "importing" / "data" / "countries.csv"
ALSO = {
    "AE": "UAE", "BA": "Bosnia Herzegovina|Bosnia and Herz.",
    "BN": "Brunei Darussalam",
    "BO": "Bolivia (Plurinational State of)|Plurinational State of Bolivia", "CD": "DR Congo|"
    "Democratic Republic of the Congo|Democratic Republic of Congo|Congo, Dem. Rep.|Zaire",
    "CG": "Republic of the Congo|Congo|Congo, Rep.", "CI": "Ivory Coast|Cote d'Ivoire",
    "CV": "Cape Verde", "CZ": "Czech Republic|Czechia", "FM": "FS Micronesia",
    "GB": "UK|Great Britain|England",
    "HK": "Hong Kong|China, Hong Kong SAR", "IR": "Iran (Islamic Republic of)|Islamic Republic of "
    "Iran|Iran, Islamic Rep.", "KP": "Korea North|DPRK|Democratic People's Republic of Korea|"
    "Dem. People's Rep. of Korea", "KR": "Republic of Korea|Rep. of Korea|Korea South|Korea, Rep.|"
    "Korea, Republic of|Korea", "LA": "Lao PDR|Lao People's Dem. Rep.|Lao People's Democratic "
    "Republic", "MD": "Republic of Moldova|Rep. of Moldova", "MK": "Macedonia|TFYR of Macedonia",
    "MM": "Burma", "MO": "Macao|Macau|China, Macao SAR", "PS": "Palestine|State of Palestine|"
    "Occupied Palestinian Territory|Palestinian Territory, Occupied", "RU": "Russian Federation",
    "SB": "Solomon Isds", "SY": "Syrian Arab Republic",
    "SZ": "Swaziland", "TL": "East Timor|Timor-Leste", "TR": "Turkey|Turkiye|Türkiye",
    "TW": "Chinese Taipei|Taiwan, Province of China|Taiwan, China", "TZ": "United Republic of "
    "Tanzania|United Rep. of Tanzania", "US": "USA|United States of America|US|U.S.A.|U.S.",
    "VA": "Holy See", "VE": "Venezuela (Bolivarian Republic of)|Venezuela, RB", "VN": "Viet Nam",
}  # fmt: skip


def packed(package: str, folder: Path) -> Path:
    """Fetch a package and return the folder that it was unpacked into."""
    made = subprocess.run(
        ["npm", "pack", package, "--silent"],  # noqa: S607 - npm is looked for on the path
        cwd=folder, check=True, capture_output=True, text=True,
    ).stdout.split()[-1]  # fmt: skip
    into = folder / package.split("@")[0]
    with tarfile.open(folder / made) as archive:
        archive.extractall(into, filter="data")
    return into / "package"


def read(path: Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    """Write the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        core, names, earth = (packed(package, folder) for package in (CORE, NAMES, EARTH))
        codes = read(core / "supplemental" / "codeMappings.json")["supplemental"]["codeMappings"]
        said = {
            language: read(names / "main" / language / "territories.json")["main"][language][
                "localeDisplayNames"
            ]["territories"]
            for language in LANGUAGES
        }
        shapes = read(earth / "countries-50m.json")["objects"]["countries"]["geometries"]
        drawn = {shape.get("id"): shape["properties"]["name"] for shape in shapes}
    rows = []
    for two, code in sorted(codes.items()):
        three, number = code.get("_alpha3", ""), code.get("_numeric", "")
        if not (three and two in said["en"]) or (number and int(number) >= 900):  # noqa: PLR2004
            continue
        all_names = [
            *(said[each].get(two + form, "") for each in LANGUAGES
              for form in ("", "-alt-short", "-alt-variant")),
            drawn.get(number, ""), *ALSO.get(two, "").split("|"),
        ]  # fmt: skip
        english, *others = dict.fromkeys(filter(None, all_names))
        rows.append([three, two, number, english, "|".join(others)])
    # CLDR's own code, which ISO leaves to its users; Natural Earth draws it without a number.
    kosovo = dict.fromkeys(filter(None, (said[each].get("XK", "") for each in LANGUAGES)))
    rows.append(["XKX", "XK", "", *(["Kosovo", "|".join(list(kosovo)[1:])])])
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "alpha2", "number", "name", "also"])
        writer.writerows(sorted({row[0]: row for row in rows}.values()))


if __name__ == "__main__":
    main()
