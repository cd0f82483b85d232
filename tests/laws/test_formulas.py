"""A formula is its expression: a derived figure follows its parts wherever they are moved."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.question import Question
from rason.answer.scenario import solve
from rason.answer.subject import Subject
from rason.case import read_case
from rason.case.figures import central
from rason.claim.context import Context
from rason.claim.judge import judge
from rason.program import compile as compile_case
from rason.scenario.draws import spread
from rason.scenario.lay import lay
from rason.study import Study
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from pathlib import Path

    from numpy.random import Generator

    from rason.case.case import Case
    from rason.case.cell import Values
    from rason.claim.need import Inquiry
    from rason.claim.verdict import Verdict
    from rason.program.program import Numbers, Program

PARTS = ("a", "b", "c", "d")
DERIVED = ("e", "f", "g")
SHAPES = (
    "{0} + {1}", "{0} * 0.5 + {1} * share", "max({0}, {1})", "min({0}, {1}) + 3 USD/t",
    "({0} + {1}) / 2", "{0} * (1 + share)", "{0} * {1} / 100 USD/t",
    "{0} ^ 2 / 100 USD/t", "{0} * (1 + share) ^ -2 + {1} * annuity(share, 9 yr) * 1 yr",
)  # fmt: skip
FIGURES = "figure,name,low,value,high,unit,shape,grade,formula"
DRAWS = 16


def formulas(rng: Generator) -> dict[str, str]:
    """Return formulas over parts and over each other, each reading those before it."""
    found: dict[str, str] = {}
    for key in DERIVED:
        first = rng.choice([*PARTS, *found])
        found[key] = str(rng.choice(SHAPES)).format(first, rng.choice([*PARTS, *found]))
    return found


Sheet = tuple[str, "Sequence[tuple[object, ...]]"]


def sheet(header: str, rows: Sequence[tuple[object, ...]]) -> Sheet:
    return header, rows


def texts(rng: Generator, made: dict[str, str]) -> tuple[dict[str, Sheet], dict[str, str]]:
    """Return tables and documents whose cells, scenarios and claims read figures at random."""

    def cell() -> str:
        one, other = rng.choice([*DERIVED, *PARTS], 2)
        return str(rng.choice([one, one, f"{one} + {other}", f"max({one}, {other}) * 0.5"]))

    values = {key: int(rng.integers(20, 90)) for key in PARTS}
    figures: list[tuple[object, ...]] = [
        (key, key, value - 10, value, value + 20, "USD/t", "pert", "C", "")
        for key, value in values.items()
    ]
    figures.append(("share", "share", 0.1, 0.3, 0.5, "1", "pert", "C", ""))
    figures += [(key, key, "", "", "", "USD/t", "", "", made[key]) for key in DERIVED]
    moved, other = rng.choice(PARTS, 2, replace=False)
    half = f"{moved} * 0.5"
    tables = {
        "actors": sheet("actor,name,kind", [(x, x, "state") for x in "NS"]),
        "places": sheet("place,name,territory", [("mine", "Mine", "N"), ("port", "Port", "S")]),
        "commodities": sheet("commodity,name,unit", [("ore", "Ore", "kt")]),
        "figures": sheet(FIGURES, figures),
        "links": sheet(
            "link,from,to,mode,commodity,capacity,cost,loss,operator",
            [("rail", "mine", "port", "rail", "ore", "200 kt/yr", cell(), "share * 0.1", "S")],
        ),
        "supplies": sheet(
            "supply,place,commodity,owner,capacity,cost",
            [("pit", "mine", "ore", "N", "300 kt/yr", cell())],
        ),
        "demands": sheet(
            "demand,place,commodity,buyer,quantity,price,elasticity,ceiling",
            [("mill", "port", "ore", "S", "150 kt/yr", f"{cell()} + 100 USD/t", -0.5, "")],
        ),
        "markets": sheet(
            "market,place,commodity,price,spread,quantity",
            [("world", "port", "ore", f"{cell()} + 60 USD/t", "2 USD/t", "900 kt/yr")],
        ),
    }
    scenarios = (
        "base: {}\n"
        f"moved:\n  figures: {{{moved}: {values[moved] * 2} USD/t}}\n"
        f"further:\n  base: moved\n  figures:\n    {other}: {rng.choice(DERIVED)} * 0.5 + {half}\n"
    )
    least = int(rng.integers(5, 60))
    claims = (
        "- claim: dear\n  paragraph: 1\n  says: It is dear.\n  kind: ratio\n  statements:\n"
        f"    - ratio: ({cell()}) / ({cell()})\n      in: moved\n"
        f"      compare: '>'\n      than: {least / 20}\n"
        "- claim: worth\n  paragraph: 1\n  says: It is worth it.\n  statements:\n"
        "    - measure: price\n      with: {place: port, commodity: ore}\n      in: further\n"
        f"      compare: '>'\n      than: {rng.choice(DERIVED)} + {least} USD/t\n"
    )
    return tables, {"scenarios.yaml": scenarios, "claims.yaml": claims}


def inlined(text: object, made: dict[str, str]) -> str:
    """Put the text of each formula, in brackets, in place of its name."""
    found = str(text)
    for key in reversed(DERIVED):
        found = re.sub(rf"(?<![\w.]){key}(?![\w:])", f"({made.get(key, key)})", found)
    return found


def written(
    folder: Path,
    tables: dict[str, Sheet],
    documents: dict[str, str],
    made: dict[str, str] | None = None,
) -> Case:
    """Write a case; where formulas are given, their text stands in place of their names."""
    texts_ = {}
    for name, (header, rows) in tables.items():
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(header.split(","))
        for row in rows:
            keep = row if name == "figures" or not made else [inlined(cell, made) for cell in row]
            writer.writerow(keep)
        texts_[name] = text.getvalue()
    if made:
        documents = {name: inlined(text, made) for name, text in documents.items()}
    return read_case(write_case(folder, texts_, players=["N", "S"], documents=documents))


@pytest.fixture
def pairs(rounds: int, tmp_path: Path) -> list[tuple[Case, Case]]:
    """Cases with names of derived figures, and with their formulas in place of these."""
    made = []
    for seed in range(rounds):
        rng = np.random.default_rng(seed)
        named = formulas(rng)
        files = texts(rng, named)
        folder = tmp_path / str(seed)
        made.append((written(folder / "names", *files), written(folder / "texts", *files, named)))
    return made


def numbers(program: Program, values: Values, *scenario: str) -> Numbers:
    return program.numbers(Question(program, values, scenario).figures())


def alike(one: Numbers, other: Numbers) -> bool:
    return all(
        np.allclose(getattr(one, part), getattr(other, part), rtol=1e-12, atol=1e-9)
        for part in ("cost", "upper", "row_lower", "row_upper", "data")
    )


def test_the_text_of_a_formula_in_place_of_its_name_changes_no_number(
    pairs: list[tuple[Case, Case]],
) -> None:
    bites = 0
    for seed, (names, texts_) in enumerate(pairs):
        rng = np.random.default_rng(seed)
        own = {key: rng.random(DRAWS) for key in (*PARTS, *DERIVED, "share")}
        one, other = (Context(compile_case(case), DRAWS) for case in (names, texts_))
        drawn = spread(names, own), spread(texts_, own)
        for scenario in ("base", "moved", "further"):
            assert alike(*(numbers(each.program, each.middle, scenario) for each in (one, other)))
            asked = zip((one, other), drawn, strict=True)
            assert alike(*(numbers(each.program, values, scenario) for each, values in asked))
        reached = [numbers(each.program, each.reach.values, "moved") for each in (one, other)]
        assert one.reach.moves == other.reach.moves
        assert alike(*reached)
        lever = {
            "figures": {"a": 15.0, "c": "c * 2"},
            "closures": [{"asset": "rail", "share": 0.5}],
        }
        under = [each.program.under(lay(each.program.case, lever)) for each in (one, other)]
        laid = [numbers(each, one.middle, "further") for each in under]
        assert alike(*laid)
        moved = [numbers(one.program, one.middle, scenario) for scenario in ("base", "moved")]
        bites += not alike(*moved)
    assert bites >= len(pairs) / 3


def test_verdicts_overturning_values_and_drivers_are_those_of_the_text(
    pairs: list[tuple[Case, Case]],
) -> None:
    bites = 0
    for names, texts_ in pairs[::15]:
        found = []
        for case in (names, texts_):
            study = Study(case, draws=DRAWS, executor=None)
            asked: dict[Hashable, Inquiry[Verdict]] = {
                claim.claim: judge(claim, study.context) for claim in case.claims
            }
            found.append((study.ask(asked), study.flows("further")["value"]))
        (one, flows_one), (other, flows_other) = found
        np.testing.assert_allclose(flows_one, flows_other, rtol=1e-6, atol=1e-6)
        for claim, verdict in one.items():
            twin = other[claim]
            assert verdict.probability == twin.probability
            assert verdict.margin == pytest.approx(twin.margin, rel=1e-6, abs=1e-6, nan_ok=True)
            assert dict(verdict.drivers) == pytest.approx(dict(twin.drivers), abs=1e-6)
            assert [(each.figure, each.at) for each in verdict.overturned_by] == [
                (each.figure, pytest.approx(each.at, rel=1e-3)) for each in twin.overturned_by
            ]
            bites += bool(verdict.overturned_by or verdict.drivers)
    assert bites >= len(pairs[::15]) / 3


def test_a_figure_that_is_set_itself_is_cut_from_its_parts_and_says_so(
    rounds: int, tmp_path: Path
) -> None:
    bites = 0
    for seed in range(rounds):
        rng = np.random.default_rng(seed)
        made = formulas(rng)
        tables, documents = texts(rng, made)
        cut = str(rng.choice(DERIVED))
        parts = "".join(f"{key}: {int(rng.integers(20, 90))} USD/t, " for key in PARTS[:2])
        scenarios = (
            f"base: {{}}\nset:\n  figures: {{{cut}: 50 USD/t}}\n"
            f"later:\n  base: set\n  figures: {{{parts}}}\n"
        )
        documents |= {"scenarios.yaml": scenarios, "claims.yaml": ""}
        header, rows = tables["figures"]
        plain = [(*row[:3], 50, *row[4:-1], "") if row[0] == cut else row for row in rows]
        one = written(tmp_path / f"{seed}" / "formula", tables, documents)
        twin = {**tables, "figures": (header, plain)}
        other = written(tmp_path / f"{seed}" / "value", twin, documents)
        found = [compile_case(case) for case in (one, other)]
        for scenario in ("set", "later"):
            assert alike(*(numbers(each, central(each.case), scenario) for each in found))
        free = numbers(found[0], central(one), "base")
        bites += not alike(free, numbers(found[0], central(one), "set"))
        if seed == 0:
            study = Study(one, draws=DRAWS, executor=None)
            told = study.ask_all({"set": solve(Subject(study.question("later")))})["set"].notes[-1]
            no_more = "is set to 50 USD/t here, and no longer follows its formula"
            assert told == f"{cut} ({cut}) {no_more}, {made[cut]}."
    assert bites >= rounds / 3
