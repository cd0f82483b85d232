"""A result document for tests, made by hand over the toy case: every number is in its README."""

from __future__ import annotations

from functools import cache

from rason.answer.closures import Closure
from rason.answer.dependence import Pair
from rason.answer.flows import Flow
from rason.answer.prices import Price
from rason.answer.projects import Project
from rason.answer.surplus import Surplus
from rason.case import read_case
from rason.claim.verdict import Verdict
from rason.report import document
from rason.report.case_note import case_note
from rason.report.compose import answered_first
from rason.table.numbers import Span

UNIT = "USD/yr"
ACTORS = ("NOR", "MID", "SUD")


def numbers(*millions: float) -> dict[str, float]:
    return {actor: 1e6 * each for actor, each in zip(ACTORS, millions, strict=True)}


def power(scenario: str, shapley: tuple[float, ...], high: tuple[float, ...]) -> document.Power:
    alone = (0.0, 0.0, 240.0)
    base = (420.0, 420.0, 660.0)
    return document.Power(
        scenario=scenario,
        versus=None if scenario == "base" else "base",
        unit=UNIT,
        players=ACTORS,
        values={"NOR": 0.0, "NOR;MID;SUD": 1.5e9},
        stand_alone=numbers(*alone),
        gain=numbers(*(each - own for each, own in zip(shapley, alone, strict=True))),
        shapley=numbers(*shapley),
        nucleolus=numbers(*shapley),
        core=document.Core(empty=False, low=numbers(*alone), high=numbers(*high)),
        shift=None
        if scenario == "base"
        else {"shapley": numbers(*(a - b for a, b in zip(shapley, base, strict=True)))},
        symmetric=(("NOR", "MID", "SUD"),) if scenario == "base" else (),
    )


def claims() -> tuple[Verdict, ...]:
    case = read_case("toy")
    told = {each.claim: each for each in case.claims}

    def claim(key: str, verdict: str, sentence: str, **found: object) -> Verdict:
        given = told[key]
        return Verdict.model_validate(
            {
                "claim": key,
                "paragraph": given.paragraph,
                "says": given.says,
                "kind": given.kind,
                "verdict": verdict,
                "sentence": sentence,
                "why": given.why,
                **found,
            }
        )

    return (
        claim(
            "pipe_matters",
            "almost certain",
            "Under this case's figures the statement holds in every draw.",
            probability=1.0,
            error=0.003,
            holds=True,
            margin=2.6e8,
            margin_unit=UNIT,
            margin_low=1.1e8,
            margin_high=4.0e8,
            statements=({"text": "closure_loss (closed pipe) > 1 bn USD/yr"},),
            overturned_by=(
                {
                    "figure": "worth",
                    "name": "What a thousand cubic metres is worth in Sudland",
                    "at": 174.0,
                    "unit": "USD/thousand m3",
                    "inside": False,
                    "low": 180.0,
                    "value": 200.0,
                    "high": 220.0,
                    "side": "below",
                    "settings": (
                        {
                            "figure": "worth",
                            "name": "What a thousand cubic metres is worth in Sudland",
                            "at": 174.0,
                            "unit": "USD/thousand m3",
                            "text": "174 USD/thousand m3",
                        },
                    ),
                    "set": "worth=174 USD/thousand m3",
                    "says": "What a thousand cubic metres is worth in Sudland: holds above USD 174"
                    "/thousand m3; the case has USD 200/thousand m3; outside its range",
                },
            ),
            sources=("fable",),
        ),
        claim(
            "bypass_weakens_midland",
            "likely",
            "The statement holds in 78 ± 2 % of draws (model likelihood: likely).",
            depends=("concept",),
            probability=0.78,
            error=0.02,
            holds=True,
            margin=2.2e8,
            margin_unit=UNIT,
            stability=({"choice": "concept", "setting": "nucleolus", "flips": True},),
        ),
        claim(
            "bypass_stays_on_paper",
            "very unlikely",
            "The statement holds in 12 ± 1 % of draws (model likelihood: very unlikely).",
            probability=0.12,
            error=0.01,
            holds=False,
        ),
        claim("quarrel", "documented", "Documented by two events.", sources=("fable",)),
        claim("pride", "untestable", "No such model can test this."),
    )


def hold_up() -> document.HoldUp:
    """Return what Midland could extort by shutting the pipe: see the README of the toy case."""

    def span(millions: float) -> Span:
        return Span(value=1e6 * millions, low=0.9e6 * millions, high=1.1e6 * millions)

    return document.HoldUp(
        scenario="base",
        actor="MID",
        closed="pipe",
        name="Gas field to Sud City by pipe",
        unit=UNIT,
        quasi_rent=span(1260.0),
        fee=span(315.0),
        temptation=span(945.0),
        patience=Span(value=0.75, low=0.7, high=0.8),
        discount=Span(value=1 / 3, low=0.25, high=0.43),
        sureties=(
            document.Surety(actor="NOR", penalty=span(0.0), enough=False, frequency=0.0),
            document.Surety(actor="SUD", penalty=span(1000.0), enough=True, frequency=0.9),
        ),
        cushions=(
            document.Cushion(
                buyer="SUD",
                commodity="gas",
                days=Span(value=73.0, low=60.0, high=80.0),
                spare=Span(value=0.6, low=0.6, high=0.6),
            ),
        ),
        says=("If Midland shut “Gas field to Sud City by pipe” for a year & a day, all lose.",),
    )


@cache
def sample() -> document.Document:
    found = document.Document(
        case=case_note(read_case("toy"), cited=["fable"]),
        settings=document.Settings(
            draws=1024, seed=0, scenarios=("base", "bypass"), versions={"rason": "0.1.0"}
        ),
        scenarios=(
            document.Scenario(
                scenario="base",
                name="Nothing is built",
                objective=1.5e9,
                objective_unit=UNIT,
                status="optimal",
                flows=(
                    Flow(
                        asset="pipe",
                        commodity="gas",
                        value=10.0,
                        low=10.0,
                        high=10.0,
                        unit="bcm/yr",
                        capacity=10.0,
                    ),
                ),
                prices=(
                    Price(
                        place="city",
                        commodity="gas",
                        value=200.0,
                        low=160.0,
                        high=200.0,
                        unit="USD/thousand m3",
                    ),
                ),
                surplus=(Surplus(actor="NOR", rule="nodal", value=1.5e9, unit=UNIT),),
            ),
        ),
        power=(
            power("base", (420.0, 420.0, 660.0), (1260.0, 1260.0, 1500.0)),
            power("bypass", (530.0, 200.0, 770.0), (1260.0, 600.0, 1500.0)),
        ),
        hold_ups=(hold_up(),),
        closures=(
            Closure(
                closed="pipe",
                kind="link",
                role="link",
                name="Gas field to Sud City by pipe",
                loss=1.26e9,
                unit=UNIT,
                actors={"NOR": 1.26e9, "SUD": 0.0},
            ),
            Closure(
                closed="city",
                kind="place",
                role="city",
                corridor=False,
                name="Sud City",
                loss=1.5e9,
                unit=UNIT,
                ceiling=("stoves",),
            ),
        ),
        projects=(
            Project(
                scenario="bypass",
                project="bypass",
                name="Undersea line around Midland",
                alone=-200e6,
                together=-200e6,
                unit=UNIT,
                frequency=0.0,
            ),
        ),
        dependence=(
            Pair(actor="SUD", partner="NOR", bargaining_loss=4.2e8, unit=UNIT),
            Pair(
                actor="SUD",
                partner="NOR",
                commodity="gas",
                share=0.9,
                share_of="what it receives",
                period="2013",
                basis="observed",
            ),
        ),
        claims=claims(),
    )
    return answered_first(found, None)
