"""What is published was replayed: set as it is printed, it overturns the claim through any door."""

from __future__ import annotations

import csv
import json
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.api.conftest import Server, serve, server

import rason
from rason.analysis.question import Question
from rason.case import find, read_case
from rason.claim.need import Need, Same
from rason.claim.overturn import overturns
from rason.claim.printed import Setting, joined
from rason.claim.replay import replays
from rason.claim.statement import margin
from rason.claim.truth import scores, truth
from rason.cli.app import run
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from numpy.random import Generator

    from rason.case.cell import FloatArray, Values
    from rason.case.document import Claim
    from rason.claim.need import Inquiry
    from rason.claim.overturn import Alone, Overturned

__all__ = ["serve", "server"]
PRICE = "USD/thousand m3"
THROUGH_DOORS = 32
"""How many printed values with companions are set through each door."""
HEADER = "figure,name,low,value,high,unit,moves_with,grade,note"


def figures(rng: Generator) -> list[tuple[object, ...]]:
    """Return figures of every kind of unit, some of which move with others."""

    def row(
        key: str, least: float, most: float, unit: str, partner: str = ""
    ) -> tuple[object, ...]:
        value = round(float(rng.uniform(least, most)), int(rng.integers(0, 5)) + (most < 10.0))
        down, up = rng.uniform(0.1, 0.6, size=2)
        low, high = round(value * (1 - down), 5), round(value * (1 + up), 5)
        return (key, key, low, value, high, unit, partner, "D", "assumed")

    ways = ["", " -1", " 0.6", " -0.3"]
    with_cost = f"near_cost{ways[rng.integers(4)]}" if rng.random() < 0.7 else ""
    return [
        row("near_cost", 20.0, 90.0, PRICE),
        row("far_cost", 20.0, 90.0, PRICE, with_cost),
        row("near_gas", 4.0, 12.0, "bcm/yr"),
        row("far_gas", 4.0, 12.0, "bcm/yr", "near_gas" if rng.random() < 0.5 else ""),
        row("fee", 90.0, 900.0, "million USD/yr", "rate" if rng.random() < 0.5 else ""),
        row("rate", 0.05, 0.2, "1/yr"),
        row("part", 0.2, 0.6, "1", f"share{ways[rng.integers(4)]}" if rng.random() < 0.5 else ""),
        row("share", 20.0, 60.0, "%"),
    ]


def claims(rng: Generator, rows: list[tuple[object, ...]], *, solved: bool) -> str:
    """Return claims of every form: straight, with a jump, of two statements, and a contrary."""
    value = {str(row[0]): float(str(row[3])) for row in rows}

    def near(number: float) -> str:
        return f"{number * rng.uniform(0.8, 1.2):.{rng.integers(2, 7)}g}"

    ratio = ["near_cost / far_cost", "near_gas / far_gas", "fee * rate / (100 million USD/yr^2)"]
    sizes = [
        value["near_cost"] / value["far_cost"],
        value["near_gas"] / value["far_gas"],
        value["fee"] * value["rate"] / 100.0,
    ]
    one = int(rng.integers(3))
    straight = f"{{ratio: {ratio[one]}, compare: '>', than: {near(sizes[one])}}}"
    edge = near(value["part"] * value["share"] / 100)
    step = f"min(1, max(0, 1000000 * (part * share - {edge})))"
    jump = f"{{ratio: '{step}', compare: '<', than: 0.5}}"
    price = f"{near((value['near_cost'] + value['far_cost']) / 2)} {PRICE}"
    price_claim = (
        "{measure: price, with: {place: town, commodity: gas}, compare: '"
        f"{'<>'[rng.integers(2)]}', than: {price}}}"
    )
    contrary = straight.replace("'>'", "'<='")
    told = {
        "straight": [straight],
        "contrary": [contrary],
        "jump": [jump],
        "both": [straight, jump],
    }
    if solved:
        told["solved"] = [price_claim]
    return "".join(
        f"- {{claim: {key}, paragraph: 1, says: So it is., kind: measure, why: For tests.,"
        f" statements: [{', '.join(statements)}]}}\n"
        for key, statements in told.items()
    )


def shop(folder: Path, rng: Generator, *, solved: bool) -> Path:
    """Two fields and a town, whose price jumps from the cost of the one to that of the other."""
    rows = figures(rng)
    actors = [("N", "Near", "state"), ("F", "Far", "state"), ("T", "Town", "state")]
    return write_case(
        folder,
        {
            "actors": table("actor,name,kind", actors),
            "places": table("place,name,territory", [("town", "Town", "T")]),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "supplies": table(
                "supply,place,commodity,owner,capacity,cost",
                [
                    ("near", "town", "gas", "N", "near_gas", "near_cost"),
                    ("far", "town", "gas", "F", "far_gas", "far_cost"),
                ],
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price",
                [("d", "town", "gas", "T", "8.1 bcm/yr", f"200 {PRICE}")],
            ),
            "figures": table(HEADER, rows),
        },
        players=["N", "F", "T"],
        documents={"claims.yaml": claims(rng, rows, solved=solved)},
    )


def searched(study: rason.Study, claim: Claim) -> Inquiry[tuple[bool, Overturned]]:
    """Look for what overturns a claim as its judge does, and for nothing else."""
    context, count = study.context, len(claim.statements)
    needs = [
        Need((claim.claim, about, index), partial(margin, statement, context.question(values)))
        for about, values in (("middle", context.middle), ("reach", context.reach.values))
        for index, statement in enumerate(claim.statements)
    ]
    found = yield tuple(needs)
    middle, reached = found[:count], found[count:]
    sizes = [float(abs(one.margin[0])) for one in middle]

    def ask(values: Values) -> Inquiry[FloatArray]:
        margins = yield tuple(
            Need(
                (claim.claim, Same(values), index), partial(margin, each, context.question(values))
            )
            for index, each in enumerate(claim.statements)
        )
        return scores(list(margins), sizes)

    now = int(truth(list(middle))[0])
    found = yield from overturns(
        context.program,
        context.reach,
        float(scores(list(middle), sizes)[0]),
        scores(list(reached), sizes),
        ask,
        replays(claim, context, now),
        holds=bool(now),
    )
    return bool(now), found


def overturned(study: rason.Study) -> dict[str, tuple[bool, Overturned]]:
    """Return by claim whether it holds at central figures, and what overturns it."""
    found = study.ask(
        {
            each.claim: searched(study, each)
            for each in study.case.claims
            if each.statements and each.kind != "event"
        }
    )
    return {str(key): each for key, each in found.items()}


def published(found: Overturned) -> Iterator[dict[str, str]]:
    """Yield what is to be set, as it is printed, for each value that is said to overturn."""
    for each in found.alone:
        yield {setting.figure: setting.text for setting in each.settings}
    if found.together is not None:
        both = [setting for each in found.together.figures for setting in each.settings]
        yield {setting.figure: setting.text for setting in both}


def unsaid(found: Overturned) -> list[Alone]:
    """Return the values that overturn, without the sentence that says which side holds."""
    return [each.model_copy(update={"says": ""}) for each in found.alone]


def holds(study: rason.Study, claim: str) -> bool | None:
    """Tell whether a claim holds at central figures."""
    (found,) = [each for each in study.case.claims if each.claim == claim]
    question = Question(study.program, study.context.middle, study.scenario)
    margins = study.ask({i: margin(each, question) for i, each in enumerate(found.statements)})
    known = int(truth(list(margins.values()))[0])
    return None if known < 0 else bool(known)


def test_every_published_value_overturns_its_claim(dear_rounds: int, tmp_path: Path) -> None:
    bites, count = 0, 0
    for one in range(dear_rounds):
        case = read_case(
            shop(tmp_path / str(one), np.random.default_rng([11, one]), solved=one % 10 == 0)
        )
        study = rason.Study(case, draws=16, executor=None)
        found = overturned(study)
        moved = 0
        for key, (now, turns) in found.items():
            for settings in published(turns):
                assert holds(study.with_(figures=settings), key) == (not now), (one, key, settings)
                moved += len(settings) > 1
                count += 1
        (straight, turns), (contrary, others) = found["straight"], found["contrary"]
        assert straight == (not contrary)
        assert unsaid(turns) == unsaid(others), one
        bites += moved > 0
    assert 3 * bites >= dear_rounds
    assert count > 3 * dear_rounds


def test_a_value_is_told_no_further_than_its_digits_take_it(tmp_path: Path) -> None:
    """A tenth of the way back to what the case has, the claim is as at central figures."""
    tried = 0
    for one in range(5):
        case = read_case(shop(tmp_path / str(one), np.random.default_rng([12, one]), solved=False))
        study = rason.Study(case, draws=16, executor=None)
        for key, (now, turns) in overturned(study).items():
            for each in (turn for turn in turns.alone if not turn.moving and turn.until is None):
                back = each.at + 0.15 * (each.now[1] - each.at)
                assert holds(study.with_(figures={each.figure: back}), key) == now, (one, each)
                tried += 1
    assert tried > 5


def through_command_line(
    capsys: pytest.CaptureFixture[str], case: str, claim: str, settings: str
) -> bool | None:
    """Set what a table prints, as a reader would paste it, and read the answer."""
    options = [part for each in settings.split("; ") for part in ("--set", each)]
    asked = ["claims", case, "-n", "64", "-w", "1", "--claim", claim, "--json", *options]
    assert run(asked) == 0
    (judged,) = json.loads(capsys.readouterr().out)["claims"]
    assert judged["claim"] == claim
    told: bool | None = judged["holds"]
    return told


def through_page(server: Server, case: str, claim: str, settings: Iterable[Setting]) -> bool | None:
    """Set figures as levers of the page, by their texts."""
    asked = {
        "state": {"edits": {"figures": {s.figure: s.text for s in settings}}},
        "claims": [claim],
    }
    answer = server.post(f"/cases/{case}/verdicts", asked)
    assert answer.status_code == 200, answer.text
    (verdict,) = answer.json()["verdicts"]
    told: bool | None = verdict["holds"]
    return told


def through_python(study: rason.Study, claim: str, settings: str) -> bool | None:
    """Set what a table prints in Python."""
    return holds(study.with_(figures=dict(_each(settings))), claim)


def test_published_values_overturn_through_every_door(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    study = rason.Study(read_case("toy"), draws=16, executor=None)
    found = [
        (key, now, each) for key, (now, turns) in overturned(study).items() for each in turns.alone
    ]
    assert len(found) > 1
    for key, now, turn in found:
        settings = joined(turn.settings)
        assert through_page(server, "toy", key, turn.settings) == (not now), turn
        assert through_python(study, key, settings) == (not now), turn
    key, now, turn = found[0]
    assert through_command_line(capsys, "toy", key, joined(turn.settings)) == (not now)


@pytest.mark.slow
def test_what_tables_print_overturns_through_every_door(
    serve: Callable[..., Server], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Set thirty values and more that have companions, as a brief prints them, through each door.

    They are drawn from `overturned.csv` and `together.csv` of a large case; the command line is
    asked for the one claim, as it takes all of its time to judge the others.
    """
    name = "northeast-asia-2014"
    written = tmp_path / "brief"
    assert run(["brief", name, "-n", "64", "-w", "2", "-o", str(written)]) == 0
    capsys.readouterr()
    rows = [
        row
        for table_ in ("overturned.csv", "together.csv")
        for row in csv.DictReader((written / table_).read_text(encoding="utf-8").splitlines())
        if "; " in row["set"]
    ]
    rows = list({(row["claim"], row["set"]): row for row in rows}.values())
    chosen = np.random.default_rng(2).choice(len(rows), THROUGH_DOORS, replace=False)
    document = json.loads((written / "result.json").read_text(encoding="utf-8"))
    before = {each["claim"]: each["holds"] for each in document["claims"]}
    study = rason.Study(read_case(name), draws=16, executor=None)
    server, folder = serve(folders=(find("toy").parent,)), find(name).name
    turned = dict.fromkeys(("command line", "Python", "page"), 0)
    for row in (rows[place] for place in chosen):
        claim, settings = row["claim"], row["set"]
        told = [Setting(figure=key, at=0.0, text=text) for key, text in _each(settings)]
        for door, found in (
            ("command line", through_command_line(capsys, name, claim, settings)),
            ("Python", through_python(study, claim, settings)),
            ("page", through_page(server, folder, claim, told)),
        ):
            assert found == (not before[claim]), (door, row)
            turned[door] += 1
    assert min(turned.values()) >= 30


def _each(settings: str) -> Iterator[tuple[str, str]]:
    """Cut what a table prints into figures and their values."""
    for each in settings.split("; "):
        figure, _, text = each.partition("=")
        yield figure, text
