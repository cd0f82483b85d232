"""Events are inputs: few acts say nothing, treaties hold, and what turns a verdict is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.unit.analysis.conftest import Ask

import rason
from rason.analysis.relations import FEWEST, declared_in, relations, spread, talk
from rason.case.find import find
from rason.case.tables import Event, Relation, Where
from rason.claim.acts import with_acts
from rason.claim.need import granted
from rason.claim.statement import margin
from rason.claim.truth import truth
from rason.claim.verdict import Verdict
from rason.solve import solve
from rason.study.lockstep import run

if TYPE_CHECKING:
    from numpy.random import Generator

    from rason.case.case import Case
    from rason.claim.need import Inquiry
    from rason.solve.batch import Batch, Solutions

FROZEN = date(2014, 11, 30)
PLAYERS = ("NOR", "MID", "SUD")
KINDS = ("alliance", "treaty", "patronage", "sanctions", "no_relations", "hostility")
GOOD = KINDS[:3]


@pytest.fixture(scope="module")
def toy() -> Ask:
    return Ask(find("toy"))


def chronicle(rng: Generator, case: Case) -> Case:
    """Return a case with other acts and relations, some pairs with few of either."""
    events, declared = [], []
    for number, pair in enumerate(combinations(PLAYERS, 2)):
        for act in range(int(rng.integers(0, 6))):
            ends = pair if rng.random() < 0.5 else pair[::-1]
            day = FROZEN - timedelta(days=int(rng.integers(0, 2500)))
            where = Where("events.csv", 10 * number + act + 2)
            score = float(rng.choice([-2, -1, 1, 2]))
            events.append(Event(where, day, *ends, score, f"act {number}.{act}", (), "B"))
        if rng.random() < 0.3:
            kind = str(rng.choice(KINDS))
            since = FROZEN - timedelta(days=int(rng.integers(0, 9000)))
            until = FROZEN + timedelta(days=int(rng.integers(-900, 900)))
            where = Where("relations.csv", number + 2)
            declared.append(Relation(where, *pair, kind, since, until, "A", (), ""))
    return replace(case, events=tuple(events), relations=tuple(declared))


def test_unknown_pairs_are_neither_good_nor_bad_and_treaties_hold(rounds: int, toy: Ask) -> None:
    bites = 0
    for one in range(rounds):
        case = chronicle(np.random.default_rng([9, one]), toy.program.case)
        read = (case.events, PLAYERS, FROZEN, 2.0)
        found, (low, high) = relations(*read, declared_in(case)), spread(*read)
        talks = {*found.deal(0.0)}
        for pair in combinations(PLAYERS, 2):
            ends = PLAYERS.index(pair[0]), PLAYERS.index(pair[1])
            told = found.standing(pair, float(low[ends]), float(high[ends]))
            acts = [e for e in case.events if {e.from_, e.to} == {*pair}]
            between = [r for r in case.relations if (r.from_, r.to) == pair and r.holds(FROZEN)]
            kinds = {r.kind in GOOD for r in between}
            few = sum((FROZEN - e.date).days <= 10 * 365.25 for e in acts) < FEWEST
            bites += few
            if few and not between:
                assert told == "unknown"
                assert pair in found.unknown
                assert pair in talks
                assert np.isnan(found.index[ends])
            assert (told == "unknown") == (few and not between)
            if True in kinds:
                assert told != "on bad terms"
                assert pair in talks
            if False in kinds:
                assert told != "on good terms"
    assert 3 * bites >= rounds


def test_an_act_moves_a_verdict_only_if_the_verdict_names_it(rounds: int, toy: Ask) -> None:
    """Leave out each act and relation by another way: what changes the truth is what is told."""
    claim = rason.case.document.Claim.model_validate(
        {
            "claim": "midland_earns",
            "paragraph": 1,
            "says": "Midland earns something where only those deal who talk.",
            "statements": [
                {
                    "measure": "power",
                    "with": {"actor": "MID", "concept": "myerson"},
                    "in": "base",
                    "compare": ">",
                    "than": "100 million USD/yr",
                }
            ],
        }
    )
    bites = 0
    for one in range(rounds):
        case = chronicle(np.random.default_rng([99, one]), toy.program.case)

        def holds(case: Case, claim: rason.case.document.Claim = claim) -> int:
            question = replace(toy.question("base"), program=replace(toy.program, case=case))
            return int(truth([answer(toy, margin(claim.statements[0], question))])[0])

        question = replace(toy.question("base"), program=replace(toy.program, case=case))
        plain = Verdict(
            claim="midland_earns",
            paragraph=1,
            says="",
            kind="measure",
            verdict="likely",
            sentence="",
        )
        told = answer(toy, with_acts(claim, question, plain)).acts
        named = {each.text for each in told if each.kind in ("act", "relation")}
        now, flipped = holds(case), set()
        for event in case.events:
            less = replace(case, events=tuple(e for e in case.events if e is not event))
            if holds(less) != now:
                flipped.add(f"{event.date}, {event.event}")
        for row in case.relations:
            less = replace(case, relations=tuple(r for r in case.relations if r is not row))
            if holds(less) != now:
                assert row.since is not None
                flipped.add(f"{row.kind.replace('_', ' ')} since {row.since.year}")
        assert named == flipped, one
        unknown = {*talk(question).unknown}
        assert {each.between for each in told if each.kind == "unknown pair"} <= unknown
        bites += bool(told)
    assert 3 * bites >= rounds


SOLVED: dict[object, Solutions] = {}


def answer(ask: Ask, inquiry: Inquiry[Any]) -> Any:
    """Answer an inquiry at central figures; the same game is solved once for all rounds."""

    def solver(batch: Batch, _told: object) -> Solutions:
        key = (batch.variants, batch.games)
        if key not in SOLVED:
            SOLVED[key] = solve(ask.program, batch)
        return SOLVED[key]

    return granted(run({"one": inquiry}, solver)["one"])
