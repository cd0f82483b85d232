"""The brief's tables of ties: what rules do, what vetoes bring, who brokers, who is replaced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rason.answer.shown import MOST_ROWS, Shown
from rason.report.ties_says import broker_rows, patron_rows, rule_rows, veto_rows
from rason.report.wording import actor_names, scenario_name
from rason.words.counting import counted

if TYPE_CHECKING:
    from rason.report.document import Document
    from rason.report.ties import Broker, Relation, Ties

ALL = "rason ties --json gives all of every scenario."
LITTLE = 1e-3
"""Part of what the most valuable veto or broker brings below which another is not worth a line."""


def ties_tables(document: Document) -> tuple[Shown, ...]:
    """Show who can refuse what, who stands between whom, and who could be replaced.

    Parameters
    ----------
    document
        All results.

    Returns
    -------
    tables
        Rules and second providers of the first scenario, vetoes and brokers of all; none where
        nothing was asked.
    """
    if not document.ties:
        return ()
    first = document.ties[0]
    tables = (
        _vetoes(document),
        _rules(first, document),
        _brokers(document),
        _patrons(first, document),
        _relations(first, document),
    )
    shown = [table for table in tables if table.rows]
    return tuple(
        replace(table, note=f"{table.note} {ALL}".strip()) if table is shown[-1] else table
        for table in shown
    )


def _vetoes(document: Document) -> Shown:
    """Show the rights to refuse that bring their holders something, the dearest first."""
    case = document.case
    brought = [v.gain.get(v.holder, 0.0) for ties in document.ties for v in ties.vetoes]
    least = LITTLE * max(map(abs, brought), default=0.0)
    found = {
        (veto.holder, veto.asset, ties.scenario): (veto.gain.get(veto.holder, 0.0), row)
        for ties in document.ties
        for veto, row in zip(ties.vetoes, veto_rows(ties, case), strict=True)
        if abs(veto.gain.get(veto.holder, 0.0)) > least
    }
    ranked = sorted(found.items(), key=lambda each: -each[1][0])
    return Shown(
        "What the right to refuse brings its holder, by Shapley",
        (
            "Scenario",
            "Who may refuse",
            "What",
            "All lose if shut",
            "Brings its holder",
            "Costs most",
        ),
        tuple((scenario_name(case, key[2]), *row) for key, (_, row) in ranked[:MOST_ROWS]),
        "Only rights that bring something: who is needed all the same, for goods or ground, gains"
        " nothing by a say over one asset.",
        (3, 4),
    )


def _rules(ties: Ties, document: Document) -> Shown:
    return Shown(
        f"Whose rule opens or shuts what: {scenario_name(document.case, ties.scenario)}",
        ("Rule", "By", "What it does", "Worth to all", "Whom it moves most"),
        rule_rows(ties, document.case),
        numbers=(3,),
    )


def _brokers(document: Document) -> Shown:
    """Show who could stand between two who do not talk, where that brings them most."""
    names = actor_names(document.case)
    least = LITTLE * max(
        (each.brings for ties in document.ties for each in ties.brokers), default=0.0
    )
    best: dict[tuple[tuple[str, str], str], tuple[Broker, Ties]] = {}
    for ties in document.ties:
        silent = {each.between for each in ties.relations if not each.talk}
        for each in ties.brokers:
            before = best.get((each.between, each.broker))
            if (
                each.between in silent
                and min(each.brings, each.takes) > max(least, 0.0)
                and (before is None or each.brings > before[0].brings)
            ):
                best[each.between, each.broker] = (each, ties)
    ranked = sorted(best.values(), key=lambda each: -each[0].brings)[:MOST_ROWS]
    return Shown(
        "Who could stand between two who by their acts, or by what is in force, do not talk",
        ("Between", "Broker", "Brings them", "Takes for their silence", "Where that is most"),
        tuple(
            (*row, scenario_name(document.case, ties.scenario))
            for broker, ties in ranked
            for row in broker_rows((broker,), ties.unit, names)
        ),
        "What the two add together beyond what they add apart, with the broker there less without.",
        (2, 3),
    )


def _patrons(ties: Ties, document: Document) -> Shown:
    return Shown(
        "What a second provider with a copy of all that it serves with would change: "
        + scenario_name(document.case, ties.scenario),
        ("A second", "Moves most", "Takes from the first", "Gets itself"),
        patron_rows(ties, actor_names(document.case)),
        numbers=(2, 3),
    )


def _relations(ties: Ties, document: Document) -> Shown:
    """Show how every pair stands by its acts and treaties, and on what that hangs."""
    names = actor_names(document.case)
    known = [each for each in ties.relations if each.standing != "unknown"]
    rows = tuple(
        (
            f"{names[each.between[0]]}–{names[each.between[1]]}",
            "" if each.index is None else f"{each.index:+.1f}".replace("-", "−"),
            ""
            if each.low is None or each.high is None
            else f"{each.low:+.1f} to {each.high:+.1f}".replace("-", "−"),
            str(each.acts),
            ", ".join(each.declared),
            _standing(each),
        )
        for each in sorted(known, key=lambda each: -(each.index or 0.0))
    )
    unknown = len(ties.relations) - len(known)
    note = f"An act counts half after {ties.half_life:g} years; the range is over half-lives from"
    note += f" {ties.half_life / 2:g} to {2 * ties.half_life:g}. The index depends on how closely"
    note += " a pair was watched."
    if unknown:
        note += (
            f" Of {counted(unknown, 'other pair')} too few acts are known to say how they stand."
        )
    return Shown(
        "How pairs stand by their recorded acts and by what is in force between them",
        ("Between", "Index", "Range", "Acts", "In force", "They are"),
        rows,
        note,
        (1, 2, 3),
    )


def _standing(each: Relation) -> str:
    """Say how a pair stands, and why that is undecided."""
    if each.standing != "undecided":
        return each.standing
    if each.declared:
        return "undecided: acts and what is in force do not agree"
    return "undecided: it hangs on how fast acts fade"
