"""Tables of ties for the terminal: what rules do, what vetoes bring, who brokers, who replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from rason.report.terminal import table
from rason.report.wording import actor_names, amount, listed, scenario_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from rason.report.document import CaseNote
    from rason.report.ties import Broker, Effect, Ties

MOST_BROKERS = 12
LITTLE = 1e6
"""Money a year below which a broker is not worth a line."""


def show_ties(to: Console, ties: Ties, case: CaseNote) -> None:
    """Write who can refuse what, who stands between whom, and who could be replaced.

    Parameters
    ----------
    to
        Where.
    ties
        Of one scenario.
    case
        For names.
    """
    names = actor_names(case)
    to.print(Text(scenario_name(case, ties.scenario), style="bold"))
    to.print(f"Gains split by {ties.concept.capitalize()}.")
    _rules(to, ties, case, names)
    _vetoes(to, ties, case, names)
    _relations(to, ties, names)
    _brokers(to, ties, names)
    _patrons(to, ties, names)


def _rules(to: Console, ties: Ties, case: CaseNote, names: Mapping[str, str]) -> None:
    if not ties.effects:
        return
    worth = {each.rule: each for each in ties.rules}
    shown = table("Rule", "By", "What it does", "To all", "Who it moves most")
    groups: dict[tuple[str, str, bool], list[Effect]] = {}
    for effect in ties.effects:
        groups.setdefault((effect.rule, _does(effect, names), effect.decides), []).append(effect)
    for (rule, does, decides), effects in groups.items():
        of = worth[rule]
        shown.add_row(
            f"{rule} ({effects[0].kind})",
            ", ".join(names.get(each, each) for each in effects[0].by),
            f"{does} {listed(list(dict.fromkeys(_asset(case, each.asset) for each in effects)))}"
            + ("" if decides else ", but for other rules"),
            "" if of.total is None else amount(of.total, ties.unit),
            _most(of.gain, ties.unit, names),
        )
    to.print(shown)


def _does(effect: Effect, names: Mapping[str, str]) -> str:
    """Say what a rule does, and whose consent comes or goes."""
    before, after = (
        {who for some in each for who in some} for each in (effect.before, effect.after)
    )
    whom = listed([names.get(each, each) for each in sorted(before ^ after)] or ["anybody"])
    return {
        "adds": f"asks also {whom} about",
        "removes": f"no longer asks {whom} about",
        "opens": f"opens, without asking {whom}," if before != after else "opens",
        "shuts": "shuts",
        "costs": "makes dearer",
        "caps": "caps",
    }[effect.does]


def _vetoes(to: Console, ties: Ties, case: CaseNote, names: Mapping[str, str]) -> None:
    if not ties.vetoes:
        return
    shown = table("Who may refuse", "What", "All lose if shut", "Brings its holder", "Costs most")
    for veto in ties.vetoes:
        others = {each: -gain for each, gain in veto.gain.items() if each != veto.holder}
        shown.add_row(
            names.get(veto.holder, veto.holder),
            _asset(case, veto.asset),
            "" if veto.stake is None else amount(veto.stake, ties.unit),
            amount(veto.gain.get(veto.holder, 0.0), ties.unit),
            _most(others, ties.unit, names),
        )
    to.print(shown)
    if any(not veto.gain.get(veto.holder) and veto.stake for veto in ties.vetoes):
        to.print("Whose right brings 0 is needed all the same, for the goods or the ground.")


def _relations(to: Console, ties: Ties, names: Mapping[str, str]) -> None:
    apart = [each for each in ties.relations if not each.talk]
    unknown = [each for each in ties.relations if each.index is None and each.talk]
    pairs = "; ".join(_pair(each.between, names) for each in apart)
    if apart and ties.among:
        to.print(f"Only those deal who talk, directly or through others. Do not talk: {pairs}")
    elif apart:
        to.print(
            "All are taken to talk with all. By their acts these would not, which Myerson's value"
            f" counts: {pairs}"
        )
    if unknown:
        to.print(
            "No act is known, and they count as talking: "
            + "; ".join(_pair(each.between, names) for each in unknown)
        )


def _brokers(to: Console, ties: Ties, names: Mapping[str, str]) -> None:
    ranked = sorted(ties.brokers, key=lambda each: -each.brings)
    shown = table("Between", "Broker", "Brings them", "Takes for their silence")
    worth = [each for each in ranked if each.brings > LITTLE][:MOST_BROKERS]
    for each in worth:
        shown.add_row(
            _pair(each.between, names),
            names.get(each.broker, each.broker),
            amount(each.brings, ties.unit),
            amount(each.takes, ties.unit),
        )
    if worth:
        to.print(shown)
    _same(to, worth)


def _same(to: Console, brokers: Sequence[Broker]) -> None:
    """Say what equal takings mean: whoever talks with both stands between them alike."""
    takes: dict[tuple[str, str], list[float]] = {}
    for each in brokers:
        takes.setdefault(each.between, []).append(round(each.takes))
    if any(len(some) > 1 and some[0] > 0 and len({*some}) == 1 for some in takes.values()):
        to.print("Whoever talks with both takes the same: to carry words needs no assets.")


def _patrons(to: Console, ties: Ties, names: Mapping[str, str]) -> None:
    shown = table("A second, equal", "Gives most to", "Takes from the first", "Gets itself")
    for patron in ties.patrons:
        others = {who: gain for who, gain in patron.gain.items() if who != patron.provider}
        shown.add_row(
            names.get(patron.provider, patron.provider),
            _most(others, ties.unit, names),
            amount(-patron.gain.get(patron.provider, 0.0), ties.unit),
            amount(patron.second, ties.unit),
        )
    if ties.patrons:
        to.print(shown)


def _most(gain: Mapping[str, float], unit: str, names: Mapping[str, str]) -> str:
    """Name who is moved most, and by how much."""
    most = max(gain, key=lambda who: abs(gain[who]), default="")
    if not most or not gain[most]:
        return "nobody"
    return f"{names.get(most, most)}: {amount(gain[most], unit)}"


def _pair(pair: tuple[str, str], names: Mapping[str, str]) -> str:
    return "–".join(names.get(each, each) for each in pair)


def _asset(case: CaseNote, key: str) -> str:
    return case.projects.get(key) or case.assets.get(key) or key
