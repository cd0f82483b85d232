"""From a state of the levers to flows, prices, surplus, power and verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.question import same_days
from rason.answer.power import Powers, power
from rason.answer.scenario import solve as solve_scenario
from rason.answer.subject import Subject
from rason.api import answers
from rason.api.comparing import differences
from rason.api.opened import same_players
from rason.api.state import State
from rason.claim.need import granted
from rason.claim.printed_break_even import as_printed
from rason.claim.side import EVENT_FORMS, form
from rason.claim.statement import margin
from rason.errors import InputError
from rason.table.numbers import finite

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from pydantic import BaseModel

    from rason.analysis.question import Question
    from rason.answer.declaration import Declaration
    from rason.answer.scenario import Scenario
    from rason.api.opened import Opened
    from rason.case.document import Claim, Statement
    from rason.claim.need import Inquiry
    from rason.claim.statement import Margin

MODELLED = frozenset({"measure", "ratio", "build", "break_even"})


def solve(opened: Opened, asked: answers.SolveAsk) -> answers.Solved:
    """Solve a state.

    All at central figures; an infeasible state has its reason and no power. Raises `InputError`
    with every fault of the states.
    """
    question = opened.question(asked.state)
    versus = None if asked.versus is None else opened.question(asked.versus)
    if asked.versus is not None and versus is not None:
        same_players(asked.state, asked.versus)
        same_days(question, versus)
    found = _scenario(opened, question, ranges=asked.ranges)
    bargained = Powers()
    if asked.power:
        bargained = opened.ask({"power": power(Subject(question), versus)})["power"]
    return answers.Solved(
        digest=opened.case.digest,
        ranges=asked.ranges,
        scenario=found,
        differences=_differences(opened, found, asked.versus),
        power=next(iter(bargained.power), None),
        power_reason=bargained.reason,
    )


def _differences(opened: Opened, now: Scenario, versus: State | None) -> answers.Differences | None:
    """Compare a state's flows and prices with another's, which many questions share."""
    if versus is None:
        return None
    asked = opened.question(versus)
    before = opened.cache.once(
        ("scenario", versus.model_dump_json()),
        lambda: _scenario(opened, asked, ranges=False),
        asked.program,
    )
    return differences(now, before)


def _scenario(opened: Opened, question: Question, *, ranges: bool) -> Scenario:
    """Solve a state's program."""
    inquiry = solve_scenario(Subject(question, ranges=ranges), ("nodal",))
    found: Scenario = opened.ask({"scenario": inquiry})["scenario"]
    return found


def verdicts(opened: Opened, asked: answers.VerdictsAsk) -> answers.CentralVerdicts:
    """Test claims at central figures.

    Edits of the state lie on top of each scenario that a claim names. Raises `InputError` with
    every fault of the state.
    """
    state = asked.state
    with_ = opened.question(state)
    without = opened.question(State(scenarios=state.scenarios))
    wanted = asked.claims
    claims = [each for each in opened.case.claims if wanted is None or each.claim in wanted]
    now = margins(opened, claims, with_)
    changed = bool(with_.case.on_top or state.without)
    # The same whatever lies on top, so that it is asked once and not at every lever.
    before = now
    if changed:
        key = ("margins", without.scenario, wanted)
        before = opened.cache.once(key, lambda: margins(opened, claims, without), without.program)
    return answers.CentralVerdicts(
        digest=opened.case.digest,
        verdicts=tuple(_verdict(claim, now, before) for claim in claims),
    )


Found = dict[str, "list[tuple[Margin, Margin]] | InputError | None"]


def margins(opened: Opened, claims: Iterable[Claim], question: Question) -> Found:
    """Ask by how much claims hold.

    By claim, one margin a statement, as found and as printed; None for a claim that the program
    does not test.
    """
    asked: dict[Hashable, Inquiry[tuple[Margin, Margin]]] = {
        (claim.claim, index): _margins(opened, statement, question)
        for claim in claims
        for index, statement in enumerate(claim.statements)
        if claim.kind in MODELLED and form(statement) not in EVENT_FORMS
    }
    results = opened.study.ask(asked)
    found: Found = dict.fromkeys((claim.claim for claim in claims), None)
    for claim in claims:
        keys = [(claim.claim, index) for index in range(len(claim.statements))]
        own = [results[key] for key in keys if key in results]
        if not own:
            continue
        try:
            found[claim.claim] = [granted(result) for result in own]
        except InputError as fault:
            found[claim.claim] = fault
    return found


def _margins(
    opened: Opened, statement: Statement, question: Question
) -> Inquiry[tuple[Margin, Margin]]:
    """Ask by how much a statement holds, and for the same as it is printed."""
    found = yield from margin(statement, question)
    printed, _ = yield from as_printed(statement, question, found, opened.bounds)
    return found, printed


def _verdict(claim: Claim, now: Found, before: Found) -> answers.CentralVerdict:
    found = now[claim.claim]
    weakest: Margin | None = None
    reason = ""
    if isinstance(found, InputError):
        reason = f"{found.diagnostics[0].found}: expected {found.diagnostics[0].expected}"
    elif found is None:
        reason = "what happened, or what cannot be tested, does not hang on figures"
    else:
        least, weakest = min(found, key=_least)
        if not np.isfinite(least.margin[0]):
            weakest, reason = None, "a side of it has no value there"
    return answers.CentralVerdict(
        claim=claim.claim,
        holds=_holds(found),
        before=_holds(before[claim.claim]),
        margin=None if weakest is None else finite(float(weakest.margin[0])),
        margin_unit="" if weakest is None else weakest.unit,
        reason=reason,
    )


def _least(margins: tuple[Margin, Margin]) -> float:
    """Return a margin for comparison: one that is unknown, first; one that fails, next."""
    value = float(margins[0].margin[0])
    return -np.inf if np.isnan(value) else value


def _holds(found: list[tuple[Margin, Margin]] | InputError | None) -> bool | None:
    if found is None or isinstance(found, InputError):
        return None
    if any(np.isnan(each.margin[0]) for each, _ in found):
        return None
    return all(bool(each.holds[0]) for each, _ in found)


def answer(question: Declaration, opened: Opened, asked: answers.Ask) -> BaseModel:
    """Answer a declared question at central figures.

    Raises `InputError` with every fault of the state.
    """
    parameters = {each.name: getattr(asked, each.name) for each in question.parameters}
    subject = Subject(opened.question(asked.state))
    found = opened.ask({"answer": question.ask(subject, **parameters)})["answer"]
    held = {name: getattr(found, name) for name in type(found).model_fields}
    return answers.ANSWERED[question.name](digest=opened.case.digest, **held)
