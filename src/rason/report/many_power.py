"""Bargaining power of many players, for the terminal and as JSON: estimates, proofs, reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from rason.analysis.bargain import MOST_PLAYERS
from rason.analysis.many import power_of_many
from rason.games.wording import IN_ALL
from rason.report.power_says import bare
from rason.report.terminal import table
from rason.report.wish import Wish, central_question
from rason.report.wording import actor_names, scenario_name
from rason.table.naming import scenario_key
from rason.table.numbers import MILLION, by_name, yearly
from rason.words.phrases import amount, in_prose, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from rason.analysis.many import ManyPower
    from rason.case import Case
    from rason.report.document import CaseNote
    from rason.study import Study

    Names = tuple[str, ...]

REST = "a shift against another scenario, and hold-up, are not answered for so many players"


def many_power_wish(study: Study, scenario: Names, *, only: bool = True) -> Wish:
    """Wish for the power of many players.

    Parameters
    ----------
    only
        Whether nothing else was asked for, such as a shift or a hold-up; else it says that these
        are not answered.

    Returns
    -------
    wish
        For a document with the keys that the power of few players has, and errors.
    """
    question = central_question(study, scenario)
    return Wish(
        {"many": power_of_many(question)},
        lambda found: _part(study.program.case, scenario, found["many"], only=only),
    )


def _part(case: Case, names: Names, power: ManyPower, *, only: bool) -> dict[str, Any]:
    """Put the power of many players into a document: money in plain units."""
    players, core = power.players, power.least_core

    def named(payoff: Any) -> dict[str, float]:  # noqa: ANN401 - an array of any length
        return by_name(players, payoff, nothing=core.tolerance)

    empty = core.epsilon > core.tolerance if core.proved else None
    parts = ("stand_alone", "indispensable", "shapley", "nucleolus", "least_core", "core")
    return {
        "scenario": scenario_key(names),
        "unit": yearly(case),
        "players": list(players),
        "bases": dict.fromkeys(parts, IN_ALL),
        "values": named(power.alone) | {";".join(players): power.together * MILLION},
        "stand_alone": named(power.alone),
        "indispensable": named(power.indispensable),
        "shapley": named(power.shapley.payoff),
        "shapley_error": named(power.shapley.error),
        "nucleolus": named(core.payoff) if core.nucleolus else None,
        "least_core": {
            "payoff": named(core.payoff),
            "epsilon": core.epsilon * MILLION,
            "attained": core.attained * MILLION,
            "proved": core.proved,
        },
        "core": {"empty": empty, "low": None, "high": None},
        "reasons": _reasons(power) | ({} if only else {"rest": REST}),
    }


def _reasons(power: ManyPower) -> dict[str, str]:
    """Say in plain sentences what was not solved, and why."""
    count, sampled, core = len(power.players), power.shapley, power.least_core
    reasons = {
        "players": f"{count} players have {2**count:,} coalitions, and only those of"
        f" {MOST_PLAYERS} players or fewer are all solved",
        "shapley": f"it is estimated from {sampled.orders} orders of joining and"
        f" {sampled.coalitions:,} coalitions, with 95 % intervals",
        "core": "intervals would need the values of all coalitions; the least-core payoff stands"
        " in the core if there is one",
    }
    if not core.proved:
        reasons["least_core"] = (
            "the search for objections ended before it proved that no coalition has a larger one"
        )
    if not core.nucleolus:
        reasons["nucleolus"] = (
            "not every one of its levels is proved: the least core holds more payoffs than this"
        )
    if power.talks_ignored:
        reasons["talks"] = "who talks with whom is left out: consents alone decide"
    return reasons


def show_many_power(to: Console, part: Mapping[str, Any], case: CaseNote) -> None:
    """Write what each of many players can bargain for, and how sure that is."""
    names, unit = actor_names(case), part["unit"]
    payoff = part["least_core"]["payoff"]
    heading = "Nucleolus" if part["nucleolus"] is not None else "In the least core"
    to.print(Text(scenario_name(case, part["scenario"]), style="bold"))
    to.print(
        "What each earns alone, and what it gains above that by dealing with the others, in"
        f" {in_prose(unit)}"
    )
    shown = table("Actor", "Alone", "Shapley", "±", heading, "Lost without it")
    for column in shown.columns[1:]:
        column.justify = "right"

    def money(millions: float) -> str:
        return bare(amount(millions, unit), unit)

    for actor in part["players"]:
        alone = part["stand_alone"][actor]
        shown.add_row(
            names.get(actor, actor),
            money(alone),
            money(part["shapley"][actor] - alone),
            money(part["shapley_error"][actor]),
            money(payoff[actor] - alone),
            money(part["indispensable"][actor]),
        )
    to.print(shown)
    for about, reason in part["reasons"].items():
        subject = _SUBJECTS[about]
        to.print(sentence(f"{subject}{reason}"))


_SUBJECTS = {
    "players": "",
    "shapley": "The Shapley value: ",
    "core": "The core: ",
    "least_core": "The least core: ",
    "nucleolus": "The nucleolus: ",
    "talks": "Talks: ",
    "rest": "",
}
