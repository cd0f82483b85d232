"""A seeded mutator of what is legal: cases that are odd and right, for all doors to answer."""
# ruff: noqa: E501, RUF001 - lists of odd words are read across

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.fuzz.mutations import base_files

if TYPE_CHECKING:
    from random import Random

Texts = dict[str, str]
Change = Callable[["Random", Texts], None]

NAMES = (
    "-1", "0", "1e5", "None", "true", "=1+1", "+1", "@SUM(A1)", "--help", "-h", "../../etc/passwd", "C:\\nul", "<b>&amp;</b>",
    "<script>alert(1)</script>", "{{ x }}", "{x}", "%s %d", "$HOME `id`", "[red]x[/red]", "[/]", "[link=x]", "**a** _b_ `c` | d", "# a", "a\tb", "\\n \\",
    "a \u200b b", "e\u0301\u0301\u0301", "日本語の名前", "العربية", "🚢" * 20, "ﷺ" * 10, "x" * 300, "x y " * 500, "W" * 1000, "’“”„—…", "&nbsp;", "'; DROP TABLE x", "\u00ad",
    "http://example.org/?a=b&c", "javascript:alert(1)", "N/A", "null", "undefined", "ſ ß İ ı", "½ ² ∞", "'", '"', "`", "^", "~", "A" , "a" * 60 + " " + "b" * 60,
)  # fmt: skip
"""What things may be called."""
KEYS = (
    "x",
    "0",
    "1e5",
    "nan_1",
    "none",
    "true",
    "base",
    "CON",
    "_",
    "__init__",
    "k" * 300,
    "total",
    "result",
    "N",
    "and",
    "self",
    "world",
    "all",
    "USD",
)
SIZES = ("0", "1e-12", "1e-6", "0.001", "0.1", "1", "3", "7.77", "1000", "1e6", "1e9", "1e12")
SHARES = ("0", "1e-9", "0.5", "0.999999", "99.9 %", "1 %")


LEAVE_OUT = ("empty", "bare")
"""What takes files away: done last, as other changes need them."""


def odd(random: Random) -> tuple[str, Texts]:
    """Return what was changed, and the files of an odd case that may be legal."""
    texts = {name: content.decode() for name, content in base_files().items()}
    changes = [random.choice(CHANGES) for _ in range(random.choice((1, 1, 2, 3)))]
    changes.sort(key=lambda change: change[0] in LEAVE_OUT)
    told = []
    for what, change in changes:
        change(random, texts)
        told.append(what)
    return ", ".join(told), texts


def _cell(
    random: Random, texts: Texts, name: str, column: str, values: tuple[str, ...], unit: str
) -> None:
    """Put a value into one row, or all, of a column without quotes before it."""
    lines = texts[name].split("\n")
    start = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    place = lines[start].split(",").index(column)
    rows = [i for i in range(start + 1, len(lines)) if lines[i] and '"' not in lines[i]]
    for at in rows if random.randrange(3) == 0 else random.sample(rows, min(1, len(rows))):
        cells = lines[at].split(",")
        if len(cells) > place and (cells[place] or random.randrange(2)):
            own = (
                re.sub(r"^[-\d.e]+ ?", "", cells[place])
                if re.match(r"-?\d", cells[place])
                else unit
            )
            cells[place] = f"{random.choice(values)} {own}".strip()
            lines[at] = ",".join(cells)
    texts[name] = "\n".join(lines)


PLACES = (
    ("supplies.csv", "capacity", SIZES, "bcm/yr"), ("supplies.csv", "cost", (*SIZES, "-5"), "USD/thousand m3"), ("demands.csv", "quantity", SIZES, ""),
    ("demands.csv", "price", SIZES, ""), ("demands.csv", "elasticity", ("0", "-1e-6", "-0.01", "-1", "-20", "-3.3"), ""), ("demands.csv", "priority", ("0", "1", "2", "1e9"), ""),
    ("links.csv", "capacity", SIZES, "bcm/yr"), ("links.csv", "cost", (*SIZES, "-5"), "USD/thousand m3"), ("links.csv", "loss", SHARES, ""),
    ("links.csv", "tariff", (*SIZES, "-5"), "USD/thousand m3"), ("markets.csv", "price", SIZES, "USD/thousand m3"), ("markets.csv", "spread", SIZES, "USD/thousand m3"),
    ("markets.csv", "quantity", SIZES, "bcm/yr"), ("processes.csv", "yield", SIZES, "TWh/bcm"), ("processes.csv", "capacity", SIZES, "bcm/yr"),
    ("projects.csv", "capital", SIZES, "bn USD"), ("projects.csv", "life", ("0.01", "1", "1e6"), "yr"), ("projects.csv", "discount", ("0", "1", "1e-12"), "1/yr"),
    ("contracts.csv", "quantity", SIZES, "bcm/yr"), ("contracts.csv", "take", SHARES, ""), ("contracts.csv", "price", SIZES, "USD/thousand m3"),
    ("handling.csv", "capacity", SIZES, "bcm/yr"), ("stores.csv", "volume", SIZES, "bcm"), ("transfers.csv", "amount", (*SIZES, "-5"), "million USD/yr"),
    ("observed.csv", "quantity", SIZES, "bcm/yr"), ("rules.csv", "amount", SIZES, ""), ("events.csv", "score", ("0", "10", "-10", "1e-9"), ""),
    ("places.csv", "latitude", ("90", "-90", "0", "89.999"), ""), ("places.csv", "longitude", ("180", "-180", "0", "179.999"), ""),
)  # fmt: skip


def _number(random: Random, texts: Texts) -> None:
    name, column, values, unit = random.choice(PLACES)
    if texts.get(name):
        _cell(random, texts, name, column, values, unit)


def _range(random: Random, texts: Texts) -> None:
    """Give a figure an extreme range."""
    low, value, high = sorted(float(random.choice(SIZES)) for _ in range(3))
    shape = random.choice(("pert", "triangular", "uniform", "loguniform", "fixed"))
    key = random.choice(("worth", "market_price", "field_cost", "capital", "fee"))
    texts["figures.csv"] = re.sub(
        rf"^({key},[^,]*),[^,]*,[^,]*,[^,]*,([^,]*),[^,]*",
        rf"\g<1>,{low:.15g},{value:.15g},{high:.15g},\g<2>,{shape}", texts["figures.csv"], flags=re.MULTILINE,
    )  # fmt: skip


def _name(random: Random, texts: Texts) -> None:
    """Call something by an odd name, or all of it."""
    name = (
        random.choice(("actors", "places", "commodities", "projects", "figures", "events", "links"))
        + ".csv"
    )
    column = {"events.csv": 4, "links.csv": 3}.get(name, 1)
    lines = texts.get(name, "").split("\n")
    rows = [
        i
        for i, line in enumerate(lines)
        if line
        and not line.startswith(
            ("#", "actor,", "place,", "commodity,", "project,", "figure,", "date,", "link,")
        )
        and '"' not in line
    ]
    for at in rows if rows and random.randrange(2) else rows[:1]:
        cells = lines[at].split(",")
        cells[column] = '"' + random.choice(NAMES).replace('"', '""') + '"'
        lines[at] = ",".join(cells)
    texts[name] = "\n".join(lines)


def _words(random: Random, texts: Texts) -> None:
    """Put odd words into a document."""
    import json

    word = json.dumps(random.choice(NAMES), ensure_ascii=False)
    name, old = random.choice(
        (("case.yaml", "Three countries and one pipe"), ("case.yaml", "Who earns what?"), ("case.yaml", "The makers"), ("scenarios.yaml", "As it is"),
         ("claims.yaml", "Losing the pipe would cost much."), ("claims.yaml", "It is the only pipe."), ("claims.yaml", "Midlanders are proud."))
    )  # fmt: skip
    texts[name] = texts.get(name, "").replace(old, word.replace("\\t", " "))


def _key(random: Random, texts: Texts) -> None:
    """Rename a key wherever it stands."""
    old = random.choice(
        (
            "NOR",
            "MID",
            "SUD",
            "far",
            "north",
            "field",
            "city",
            "port",
            "gas",
            "heat",
            "pipe",
            "coast",
            "bypass",
            "narrows",
            "worth",
            "fee",
            "base",
            "shut",
            "dear",
            "quota",
            "fable",
            "long",
            "tanks",
            "half",
        )
    )
    new = random.choice(KEYS)
    for name in texts:
        texts[name] = re.sub(rf"(?<![\w.]){old}(?![\w])", new, texts[name])


def _empty(random: Random, texts: Texts) -> None:
    """Leave a file out, or nothing but its header."""
    name = random.choice(
        [
            name
            for name in texts
            if name
            not in {"case.yaml", "actors.csv", "places.csv", "commodities.csv", "sources.bib"}
        ]
    )
    if random.randrange(2) or name.endswith("yaml"):
        del texts[name]
    else:
        texts[name] = (
            "\n".join([*(line for line in texts[name].split("\n") if not line.startswith("#"))][:1])
            + "\n"
        )


def _bare(random: Random, texts: Texts) -> None:
    """Leave out all that a small case can do without."""
    for name in (
        "claims.yaml",
        "scenarios.yaml",
        "contracts.csv",
        "rules.csv",
        "reports.csv",
        "projects.csv",
        "stores.csv",
        "processes.csv",
        "handling.csv",
        "transfers.csv",
        "observed.csv",
        "relations.csv",
    ):
        if random.randrange(4):
            texts.pop(name, None)
    if "projects.csv" not in texts and "links.csv" in texts:
        texts["links.csv"] = texts["links.csv"].replace(",bypass,", ",,")


def _players(random: Random, texts: Texts) -> None:
    """Let others bargain."""
    players = random.sample(["NOR", "MID", "SUD"], random.randint(1, 3))
    texts["case.yaml"] = texts["case.yaml"].replace("[NOR, MID, SUD]", f"[{', '.join(players)}]")


def _more(random: Random, texts: Texts) -> None:
    """Add many of something."""
    many = random.choice((3, 30))
    way = random.randrange(5)
    if way == 0:
        texts["places.csv"] += "".join(f"p{n},Place {n},,{n % 90},{n},\n" for n in range(many))
    elif way == 1 and "events.csv" in texts:
        texts["events.csv"] += "".join(
            f"{1900 + n}-01-01,NOR,MID,{n % 3 - 1},Act {n},,\n" for n in range(many)
        )
    elif way == 2 and "scenarios.yaml" in texts:
        texts["scenarios.yaml"] += "".join(
            f"s{n}:\n  closures: [{{passage: narrows, share: {n} %}}]\n" for n in range(many)
        )
    elif way == 3 and "figures.csv" in texts:
        texts["figures.csv"] += "".join(
            f"f{n},Figure {n},1,2,3,1,pert,,,,,,,,\n" for n in range(many)
        )
    elif way == 4 and "links.csv" in texts:
        texts["links.csv"] += "".join(
            f"l{n},field,city,road,gas,1 bcm/yr,{n} USD/thousand m3,0,0,,,,,,\n"
            for n in range(many)
        )


def _dates(random: Random, texts: Texts) -> None:
    """Put dates far away."""
    old = random.choice(
        ("2020-12-31", "2010-05-24", "2012-05-01", "1990-06-23", "2014-12-01", "2013-09-15")
    )
    new = random.choice(
        ("0001-01-01", "1000-01-01", "2014-11-30", "2014-11-29", "9999-12-31", "2024-02-29")
    )
    for name in texts:
        texts[name] = texts[name].replace(old, new)


CHANGES: tuple[tuple[str, Change], ...] = (
    ("number", _number), ("number", _number), ("number", _number), ("number", _number), ("range", _range), ("range", _range), ("name", _name), ("name", _name),
    ("words", _words), ("key", _key), ("key", _key), ("empty", _empty), ("empty", _empty), ("bare", _bare), ("players", _players), ("more", _more), ("dates", _dates),
)  # fmt: skip
