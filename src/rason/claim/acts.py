"""Acts and relations as inputs of a verdict: which one, left out, changes a claim's truth.

The graph of who talks with whom is made of dated acts and of what is in force between two. Where a
claim reads it, every act and every relation is left out in turn, and every pair is turned: those
that talk do not, those that do not do. What changes the claim's truth at central figures or in any
of a few draws is told.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import combinations
from math import isnan
from typing import TYPE_CHECKING, Annotated, Literal

from rason.analysis.measures import MEASURES
from rason.analysis.relations import declared_in, talk
from rason.case.assumption import sourced
from rason.case.bibliography import measurements
from rason.claim.chronology import consult
from rason.claim.need import Need
from rason.claim.stability import measured
from rason.claim.statement import margin
from rason.claim.truth import part_true, truth
from rason.errors import InputError
from rason.games.registry import CONCEPTS
from rason.table.column import Column
from rason.table.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.analysis.question import Choices, Question
    from rason.case.case import Case
    from rason.case.document import Claim
    from rason.case.tables import Event, Relation, Where
    from rason.claim.need import Inquiry
    from rason.claim.truth import Truth
    from rason.claim.verdict import Verdict

Pair = tuple[str, str]
POOR = "D"


class Act(Row, table="acts"):
    """An act, a relation or a pair of players that, left out or turned, changes a claim's truth."""

    between: Annotated[tuple[str, str], Column("Between", key=True)]
    who: str
    """The two, by their names."""
    kind: Literal["act", "relation", "unknown pair", "pair"]
    """`relation` is one of relations.csv; of an `unknown pair` too little is known; `pair` is one
    that several acts or relations make talk or not, none of which decides."""
    text: Annotated[str, Column("Act", key=True)]
    """The day and the act, the relation, or whether the two talk."""
    grade: str = ""
    """As written, the poorest of several; `D` for what has neither grade nor source."""
    sources: tuple[str, ...] = ()
    flips: bool = True
    """Whether the claim changes its truth at central figures."""
    share: float | None = None
    """Share of some draws in which it holds without it."""
    before: float | None = None
    """The same with it."""


def with_acts(claim: Claim, question: Question, verdict: Verdict) -> Inquiry[Verdict]:
    """Add to a modelled verdict what acts and relations would overturn it.

    With its acts, their sources, and an evidence that counts them; the same where it reads no graph
    of who talks, or nothing in that changes its truth.
    `question`: at a few draws and then at central figures, with the choices of the verdict.
    """
    asked = _asked(claim, question)
    if not asked:
        return verdict
    index = any(side.measure == "relation" for side in measured(claim))
    changes = _changes(question, asked, all_=index)
    wanted = [question.choices, *dict.fromkeys(changes.values())]
    results = yield tuple(
        Need(
            (claim.claim, ("acts", choices.unheard, choices.turned), index),
            partial(margin, statement, replace(question, choices=choices)),
        )
        for choices in wanted
        for index, statement in enumerate(claim.statements)
    )
    count = len(claim.statements)
    truths: dict[Choices, Truth] = {}
    for place, choices in enumerate(wanted):
        group = results[place * count : (place + 1) * count]
        if not any(isinstance(each, InputError) for each in group):
            truths[choices] = truth(list(group))
    now = truths.get(question.choices)
    if now is None:
        return verdict
    found = [
        _moving(act, now, truths[choices])
        for act, choices in changes.items()
        if choices in truths and (now + truths[choices] == 1).any()
    ]
    alone = {act.between for act in found if act.kind != "pair"}
    acts = tuple(act for act in found if act.kind != "pair" or act.between not in alone)
    ranked = tuple(sorted(acts, key=lambda act: not act.flips))
    return _told(question.case, verdict, ranked) if acts else verdict


def _moving(act: Act, now: Truth, then: Truth) -> Act:
    """Say how far something moves a claim; the central figures stand last."""
    known = [part_true(each[:-1])[0] for each in (then, now)]
    shares = [None if isnan(each) else each for each in known]
    flips = bool(now[-1] != then[-1])
    return act.model_copy(update={"flips": flips, "share": shares[0], "before": shares[1]})


def chronicled(claim: Claim, case: Case, verdict: Verdict) -> Verdict:
    """Add to a verdict of the chronology which act, left out, changes it."""
    blocs = {key: actor.bloc for key, actor in case.actors.items() if actor.bloc}

    def findings(events: Sequence[Event]) -> list[str]:
        frozen = case.settings.frozen
        return [consult(each, events, frozen, blocs).finding for each in claim.statements]

    now, read = findings(case.events), dict.fromkeys(
        event.where
        for statement in claim.statements
        for event in consult(statement, case.events, case.settings.frozen, blocs).events
    )  # fmt: skip
    acts = []
    for rows in _mutual([event for event in case.events if event.where in read]):
        lines = {row.where for row in rows}
        if findings([event for event in case.events if event.where not in lines]) != now:
            acts.append(_act(case, rows))
    return verdict.model_copy(update={"acts": tuple(acts)})


def _asked(claim: Claim, question: Question) -> tuple[Question, ...]:
    """Return the questions in which a claim reads who talks with whom."""
    found = {}
    for side in measured(claim):
        here = question.at(*side.scenario) if side.scenario else question
        concept = str(side.parameters.get("concept", here.choices.concept))
        reads = here.change().talks.threshold is not None or "graph" in CONCEPTS[concept].needs
        bargains = "players" in MEASURES[side.measure].choices
        if side.measure == "relation" or (reads and bargains):
            found[here.scenario] = here
    return tuple(found.values())


def _changes(question: Question, asked: tuple[Question, ...], *, all_: bool) -> dict[Act, Choices]:
    """Return each act, relation and pair that could matter, and the choices without it.

    An act that leaves all as they talk can change only what reads the index itself: `all_`.
    """
    case, players = question.case, question.players
    frozen = case.settings.frozen
    acts = _mutual(
        [
            event
            for event in case.events
            if event.date <= frozen and {event.from_, event.to} <= {*players}
        ]
    )
    relations = {
        relation.where: ((one, other), relation)
        for one, other, relation in declared_in(case)
        if {one, other} <= {*players}
    }
    now = [talk(each) for each in asked]
    changes: dict[Act, Choices] = {}
    left_out: list[tuple[Act, tuple[Where, ...]]] = [
        *((_act(case, rows), tuple(row.where for row in rows)) for rows in acts),
        *((_relation(case, pair, row), (where,)) for where, (pair, row) in relations.items()),
    ]
    for told, lines in left_out:
        one, other = sorted(told.between, key=players.index)
        act = told.model_copy(update={"between": (one, other), "who": _names(case, (one, other))})
        choices = replace(question.choices, unheard=(*question.choices.unheard, *lines))
        then = [talk(replace(each, choices=choices)) for each in asked]
        if all_ or then != now:
            changes[act] = choices
    for pair in combinations(players, 2):
        turned = replace(question.choices, turned=(*question.choices.turned, pair))
        unknown = any(pair in each.unknown for each in now)
        talks = any(pair in each.pairs for each in now)
        text = "they talk" if talks else "they do not talk"
        if unknown:
            text = "too few acts are known to say how they stand, and they count as talking"
        rows: list[Event | Relation] = [
            row for some in acts for row in some if {row.from_, row.to} == {*pair}
        ]
        rows += [row for both, row in relations.values() if {*both} == {*pair}]
        kind: Literal["unknown pair", "pair"] = "unknown pair" if unknown else "pair"
        changes[_made(case, pair, kind, text, rows)] = turned
    return changes


def _mutual(events: Iterable[Event]) -> tuple[tuple[Event, ...], ...]:
    """Return acts, the two rows of a mutual one together."""
    acts: dict[object, tuple[Event, ...]] = {}
    for event in events:
        key = (event.date, event.event, frozenset((event.from_, event.to)))
        acts[key] = (*acts.get(key, ()), event)
    return tuple(acts.values())


def _act(case: Case, rows: tuple[Event, ...]) -> Act:
    first = rows[0]
    return _made(case, (first.from_, first.to), "act", f"{first.date}, {first.event}", rows)


def _relation(case: Case, pair: Pair, row: Relation) -> Act:
    kind = row.kind.replace("_", " ")
    text = kind if row.since is None else f"{kind} since {row.since.year}"
    return _made(case, pair, "relation", text, [row])


def _made(
    case: Case,
    pair: Pair,
    kind: Literal["act", "relation", "unknown pair", "pair"],
    text: str,
    rows: Sequence[Event | Relation],
) -> Act:
    return Act(
        between=pair,
        who=_names(case, pair),
        kind=kind,
        text=text,
        grade=_poorest(rows),
        sources=_cited(rows),
    )


def _names(case: Case, pair: Pair) -> str:
    return " and ".join(case.actors[each].name for each in pair)


def _poorest(rows: Sequence[Event | Relation]) -> str:
    return max((row.grade or ("C" if sourced(row.source) else POOR) for row in rows), default="")


def _cited(rows: Sequence[Event | Relation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for row in rows for source in row.source))


def _told(case: Case, verdict: Verdict, acts: tuple[Act, ...]) -> Verdict:
    """Put acts into a verdict: its overturning, its evidence, its sources and its reasons."""
    cited = tuple(dict.fromkeys(source for act in acts for source in act.sources))
    pairs = dict.fromkeys(act.between for act in acts)
    loose = [act for act in acts if act.kind == "unknown pair" or act.grade[:1] >= POOR]
    between = "; ".join(_names(case, pair) for pair in pairs)
    sentence = (
        f"It hangs on who talks with whom as well: on what is recorded between {between}, from "
        f"{len(measurements(case.sources, cited)) or 'no'} independent sources."
    )
    evidence = verdict.evidence
    if evidence is not None:
        confidence = "low" if loose else min(evidence.confidence, "moderate", key=_FIRM.index)
        words = evidence.sentence.replace(
            f"Confidence in this is {evidence.confidence}", f"Confidence in this is {confidence}", 1
        )
        evidence = evidence.model_copy(
            update={"confidence": confidence, "sentence": f"{words} {sentence}"}
        )
    return verdict.model_copy(
        update={
            "acts": acts,
            "evidence": evidence,
            "sources": tuple(dict.fromkeys((*verdict.sources, *cited))),
            "reasons": (*verdict.reasons, sentence) if evidence is None else verdict.reasons,
        }
    )


_FIRM = ("low", "moderate", "high")
