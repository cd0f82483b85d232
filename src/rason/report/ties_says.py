"""What ties mean, as terminal and brief say it: what a rule does, and whom it moves most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.wording import listed
from rason.report.wording import actor_names
from rason.words.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.report.document import CaseNote
    from rason.report.ties import Broker, Effect, Ties


def rule_rows(ties: Ties, case: CaseNote) -> tuple[tuple[str, ...], ...]:
    """Say what each rule does, what that is worth to all, and whom it moves most.

    Parameters
    ----------
    ties
        Of one scenario.
    case
        For names.

    Returns
    -------
    rows
        Rule, by whom, what it does to what, worth to all, who is moved most.
    """
    names = actor_names(case)
    worth = {each.rule: each for each in ties.rules}
    groups: dict[tuple[str, str, bool], list[Effect]] = {}
    for effect in ties.effects:
        groups.setdefault((effect.rule, _does(effect, names), effect.decides), []).append(effect)
    return tuple(
        (
            f"{rule} ({effects[0].kind})",
            ", ".join(names.get(each, each) for each in effects[0].by),
            f"{does} {listed(list(dict.fromkeys(asset_words(case, e.asset) for e in effects)))}"
            + ("" if decides else ", but for other rules"),
            "" if worth[rule].total is None else amount(worth[rule].total or 0.0, ties.unit),
            most(worth[rule].gain, ties.unit, names),
        )
        for (rule, does, decides), effects in groups.items()
    )


def veto_rows(ties: Ties, case: CaseNote) -> tuple[tuple[str, ...], ...]:
    """Say who may refuse what, what is at stake, and what the right brings and costs.

    Parameters
    ----------
    ties
        Of one scenario.
    case
        For names.

    Returns
    -------
    rows
        Holder, asset, what all lose if it is shut, what the right brings its holder, and whom it
        costs most.
    """
    names = actor_names(case)
    return tuple(
        (
            names.get(veto.holder, veto.holder),
            asset_words(case, veto.asset),
            "" if veto.stake is None else amount(veto.stake, ties.unit),
            amount(veto.gain.get(veto.holder, 0.0), ties.unit),
            most(
                {who: -gain for who, gain in veto.gain.items() if who != veto.holder},
                ties.unit,
                names,
            ),
        )
        for veto in ties.vetoes
    )


def broker_rows(
    brokers: Iterable[Broker], unit: str, names: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Say what each broker brings to whom, and takes for it.

    Parameters
    ----------
    brokers
        In the order in which they are shown.
    unit
        Of money.
    names
        Name of each actor.

    Returns
    -------
    rows
        The two, the third, what it brings them, what it takes for their silence.
    """
    return tuple(
        (
            pair_words(each.between, names),
            names.get(each.broker, each.broker),
            amount(each.brings, unit),
            amount(each.takes, unit),
        )
        for each in brokers
    )


def patron_rows(ties: Ties, names: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Say what a second provider would give to whom.

    Parameters
    ----------
    ties
        Of one scenario.
    names
        Name of each actor.

    Returns
    -------
    rows
        Provider, who gains most, what it takes from the first, what the newcomer gets.
    """
    return tuple(
        (
            names.get(patron.provider, patron.provider),
            most(
                {who: gain for who, gain in patron.gain.items() if who != patron.provider},
                ties.unit,
                names,
            ),
            amount(-patron.gain.get(patron.provider, 0.0), ties.unit),
            amount(patron.second, ties.unit),
        )
        for patron in ties.patrons
    )


def most(gain: Mapping[str, float], unit: str, names: Mapping[str, str]) -> str:
    """Name who is moved most, and by how much.

    Parameters
    ----------
    gain
        By actor; a loss is negative.
    unit
        Of money.
    names
        Name of each actor.

    Returns
    -------
    text
        Such as ``Norland: USD 12 m/yr``; ``nobody`` where nobody is moved.
    """
    who = max(gain, key=lambda each: abs(gain[each]), default="")
    if not who or not gain[who]:
        return "nobody"
    return f"{names.get(who, who)}: {amount(gain[who], unit)}"


def pair_words(pair: tuple[str, str], names: Mapping[str, str]) -> str:
    """Name two players.

    Parameters
    ----------
    pair
        Their keys.
    names
        Name of each actor.

    Returns
    -------
    text
        Such as ``Norland–Midland``.
    """
    return "–".join(names.get(each, each) for each in pair)


def asset_words(case: CaseNote, key: str) -> str:
    """Name an asset or a project.

    Parameters
    ----------
    case
        For names.
    key
        Its key.

    Returns
    -------
    text
        Its name, or what and where it is.
    """
    return case.projects.get(key) or case.assets.get(key) or key


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
