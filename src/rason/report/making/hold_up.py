"""Hold-up in the document: amounts with their ranges, and what they mean in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.analysis.hold_up import highest_discount, least_patience, tempting
from rason.answer.names import asset_names
from rason.answer.numbers import MILLION, Span, span, yearly
from rason.report import bargaining
from rason.report.making.hold_up_says import Named, sentences
from rason.report.making.scenario import scenario_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rason.analysis.cover import Cushion
    from rason.analysis.hazard import Hazard
    from rason.analysis.hold_up import Corridor
    from rason.case import Case
    from rason.case.cell import FloatArray


@dataclass(frozen=True, slots=True)
class Answers:
    """What the solver said of a corridor, at central figures or over the draws.

    Parameters
    ----------
    rent, fee
        Shape ``(draws,)`` [million currency per year]; the fee is NaN where there is none.
    outlets
        The quasi-rent where every other project may be built; None where it was not asked.
    penalties
        By possible guarantor.
    hazard
        Of the project that the corridor belongs to; None where it belongs to none.
    cushions
        Of the buyers whom it serves.
    """

    rent: FloatArray
    fee: FloatArray
    outlets: FloatArray | None
    penalties: Mapping[str, FloatArray]
    hazard: Hazard | None
    cushions: tuple[Cushion, ...]

    @property
    def tempting(self) -> FloatArray:
        """What shutting earns once beyond the fee, at least nothing."""
        return tempting(self.rent, self.fee)


def hold_up_part(
    case: Case,
    names: Sequence[str],
    corridor: Corridor,
    project: str,
    central: Answers,
    drawn: Answers,
    reasons: Mapping[str, str],
) -> bargaining.HoldUp:
    """Put a corridor's hold-up into the document.

    Parameters
    ----------
    case
        The case.
    names
        The scenario.
    corridor
        Who could shut what, for which fee.
    project
        The project that the corridor belongs to; empty for none.
    central, drawn
        Answers at central figures and over the draws.
    reasons
        Why something could not be asked.

    Returns
    -------
    part
        Money in plain units, with sentences.
    """
    paid = bool(corridor.fee)

    def both(read: Callable[[Answers], FloatArray], factor: float = 1.0) -> Span:
        return span(read(central)[0], read(drawn), factor)

    part = bargaining.HoldUp(
        scenario=scenario_key(names),
        actor=corridor.actor,
        closed=corridor.closed,
        name=closed_name(case, corridor),
        unit=yearly(case),
        quasi_rent=both(lambda each: each.rent, MILLION),
        fee=both(lambda each: each.fee, MILLION) if paid else None,
        temptation=both(lambda each: each.tempting, MILLION),
        patience=both(lambda each: least_patience(each.rent, each.fee)) if paid else None,
        discount=both(lambda each: highest_discount(each.rent, each.fee)) if paid else None,
        sureties=tuple(_surety(actor, central, drawn) for actor in central.penalties),
        project=project,
        cushions=_cushions(central.cushions, drawn.cushions),
        reasons=dict(reasons),
    )
    part = part.model_copy(
        update=_elsewhere(central, drawn, paid=paid) | _borne(central.hazard, drawn.hazard)
    )
    words = Named(
        {key: each.name for key, each in case.actors.items()},
        {key: each.name for key, each in case.commodities.items()},
        case.projects[project].name if project else "",
    )
    return part.model_copy(update={"says": sentences(part, words)})


def closed_name(case: Case, corridor: Corridor) -> str:
    """Name what is shut.

    Parameters
    ----------
    case
        The case.
    corridor
        What it is about.

    Returns
    -------
    name
        Of the asset, project or place; a strait or canal by its key.
    """
    key = corridor.closed
    if not key:
        return "all that needs its consent"
    if key in case.projects:
        return case.projects[key].name
    if key in case.places:
        return case.places[key].name
    return asset_names(case).get(key, key.replace("_", " "))


def _elsewhere(central: Answers, drawn: Answers, *, paid: bool) -> dict[str, Span]:
    """Return what could be taken where every other project may be built too."""
    now, then = central.outlets, drawn.outlets
    if now is None or then is None:
        return {}
    patience = (least_patience(now, central.fee), least_patience(then, drawn.fee))
    return {"outlets_quasi_rent": span(now[0], then, MILLION)} | (
        {"outlets_patience": span(patience[0][0], patience[1])} if paid else {}
    )


def _borne(central: Hazard | None, drawn: Hazard | None) -> dict[str, Span]:
    """Return the risk that the project bears."""
    if central is None or drawn is None:
        return {}
    return {
        "hazard": span(central.for_good[0], drawn.for_good),
        "outage": span(central.one_year[0], drawn.one_year),
    }


def _cushions(
    central: Sequence[Cushion], drawn: Sequence[Cushion]
) -> tuple[bargaining.Cushion, ...]:
    """Return what cushions each buyer that is served at central figures."""
    found = {(each.buyer, each.commodity): each for each in drawn}
    return tuple(
        bargaining.Cushion(
            buyer=each.buyer,
            commodity=each.commodity,
            days=span(each.days[0], found.get((each.buyer, each.commodity), each).days),
            spare=span(each.spare[0], found.get((each.buyer, each.commodity), each).spare),
        )
        for each in central
    )


def _surety(actor: str, central: Answers, drawn: Answers) -> bargaining.Surety:
    """Set one guarantor's penalty against what tempts."""
    now, then = central.penalties[actor], drawn.penalties[actor]
    return bargaining.Surety(
        actor=actor,
        penalty=span(now[0], then, MILLION),
        enough=bool(now[0] >= central.tempting[0]),
        frequency=float((then >= drawn.tempting).mean()),
    )
