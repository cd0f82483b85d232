"""Results that stand in the page of a case: worked out when these pages are built.

Few draws, and no search for what overturns a claim: that is for the brief. What was worked out is
kept beside the built pages until the case or the program changes.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

import rason
from rason.answer.closures import Closures
from rason.claim.judge import judge
from rason.claim.likelihood import percent
from rason.claim.need import Need, granted
from rason.claim.statement import margin
from rason.claim.truth import UNKNOWN, truth
from rason.errors import InputError
from rason.report.shown_scenarios import compared_with, main_scenarios
from rason.scenario.draws import share
from rason.table.naming import asset_names
from rason.table.naming import names as names_of
from rason.table.numbers import MILLION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from rason.case import Case
    from rason.case.document import Claim
    from rason.claim.context import Context
    from rason.claim.need import Inquiry

DOCS = Path(__file__).parent
KEPT = DOCS / "_build" / "results"
PAGES = ("northeast-asia-2014",)
DRAWS = 64
MODELLED = frozenset({"measure", "ratio", "build", "break_even"})
LEAST = 0.005
"""What is below this is not listed."""
MOST = 5
"""The largest flows of each commodity are listed."""
CLOSED = 8
"""The dearest closures are listed."""


def write_results() -> None:
    """Write the results of each page, unless those at hand are of the same case and program."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        page, stamp = KEPT / f"{name}.md", KEPT / f"{name}.digest"
        digest = digest_of(rason.read_case(name))
        if page.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
            continue
        page.write_text(results(name), encoding="utf-8")
        stamp.write_text(digest, encoding="utf-8")


def digest_of(case: Case) -> str:
    """Return what tells whether results may have changed."""
    digest = blake2b(case.digest.encode(), digest_size=16)
    program = Path(rason.__file__).parent
    for path in sorted([*program.rglob("*.py"), Path(__file__)]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def results(name: str, draws: int = DRAWS) -> str:
    """Return the results of a case as Markdown."""
    with rason.Study(rason.read_case(name), draws=draws, executor=None) as study:
        asked = (verdicts, flows, prices, power, closures, figures)
        return "\n".join(part(study) for part in asked)


def verdicts(study: rason.Study) -> str:
    """Return what became of each claim over the draws."""
    claims = sorted(study.case.claims, key=lambda claim: str(claim.paragraph).zfill(6))
    found = study.ask({claim.claim: _judged(claim, study.context) for claim in claims})
    rows = []
    for claim in claims:
        answer = found[claim.claim]
        centre, over = answer if isinstance(answer, tuple) else ("", f"refused: {answer}")
        rows.append((claim.paragraph, claim.says, centre, over))
    return "\n".join(
        [
            "### Claims",
            "",
            f"Over {study.draws} draws; an error is half of a 95 % interval.",
            "The brief adds, over 1,024 draws, what overturns each, what drives it, how it fares",
            "under other choices, and how good the evidence is.",
            "",
            *table(("¶", "Claim", "At central figures", "Over the draws"), rows),
        ]
    )


def _judged(claim: Claim, context: Context) -> Inquiry[tuple[str, str]]:
    """Return whether a claim holds in the centre, and in what share of the draws."""
    if claim.kind not in MODELLED:
        verdict = yield from judge(claim, context)
        return "", verdict.verdict
    try:
        return (yield from _modelled(claim, context))
    except InputError as fault:
        return "", f"refused: {fault.diagnostics[0].found}"


def _modelled(claim: Claim, context: Context) -> Inquiry[tuple[str, str]]:
    count = len(claim.statements)
    asked = [context.question(context.draws)] * count + [context.question(context.middle)] * count
    answers = yield tuple(
        Need(
            (claim.claim, "page", place),
            lambda s=statement, q=question: margin(s, q),  # type: ignore[misc]
        )
        for place, (statement, question) in enumerate(zip(claim.statements * 2, asked, strict=True))
    )
    margins = [granted(answer) for answer in answers]
    over, centre = truth(margins[:count]), truth(margins[count:])[0]
    held, error = share(over == 1)
    shares = {0.0: "no draw", 1.0: "every draw"}
    word = "unknown" if centre == UNKNOWN else "holds" if centre else "does not hold"
    return word, shares.get(held, percent(held, error))


def flows(study: rason.Study) -> str:
    """Return what flows on links in the usual scenario."""
    frame = study.flows().reset_index(["commodity", "kind"])
    names = asset_names(study.case)
    moving = frame[(frame["kind"] == "flow") & (frame["value"] > LEAST)]
    moving = moving.sort_values(["commodity", "value"], ascending=False)
    moving = moving.groupby("commodity", sort=False).head(MOST)
    rows = [
        (
            called(str(asset), names),
            study.case.commodities[row["commodity"]].name,
            number(row["value"]),
            between(row["low"], row["high"]),
            row["unit"],
        )
        for asset, row in moving.iterrows()
    ]
    heads = ("Way", "Commodity", "Flow", "Over equal optima", "Unit")
    return "\n".join(["", "### What flows in `base`", "", *table(heads, rows)])


def prices(study: rason.Study) -> str:
    """Return prices where something is burnt or traded in the usual scenario."""
    case, frame = study.case, study.prices().reset_index(["commodity", "origin"])
    ends = {(each.place, each.commodity) for each in case.demands.values()}
    rows = [
        (
            case.places[str(place)].name,
            case.commodities[row["commodity"]].name,
            number(row["value"]),
            between(row["low"], row["high"]),
            row["unit"],
        )
        for place, row in frame[frame["origin"] == ""].iterrows()
        if (place, row["commodity"]) in ends
    ]
    heads = ("Where", "Commodity", "Price", "Over equal optima", "Unit")
    return "\n".join(["", "### What buyers pay in `base`", "", *table(heads, rows)])


def power(study: rason.Study) -> str:
    """Return gains in the usual scenario, and what the main ones do to them."""
    case, base = study.case, _gains(study)
    frames = {scenario: _gains(study, scenario) for scenario in main_scenarios(case)[1:]}
    rows = [
        (
            case.actors[str(player)].name,
            *(number(row[concept]) for concept in ("stand_alone", "shapley", "nucleolus")),
            between(row["core_low"], row["core_high"]),
        )
        for player, row in base.iterrows()
    ]
    lines = [
        "",
        "### Who gains from whom in `base`",
        "",
        "In millions of dollars a year; gains are above what an actor earns alone.",
        "",
        *table(("Player", "Alone", "Gain (Shapley)", "Gain (nucleolus)", "Core"), rows),
        "",
        "### What projects do to power",
        "",
        "Each scenario's gains by Shapley less those of the scenario that it stands on;",
        "by the nucleolus in brackets.",
        "",
    ]
    changes = {}
    for scenario, after in frames.items():
        before = _gains(study, compared_with(case, scenario))
        changes[" + ".join(scenario)] = (after - before, case.scenarios[scenario[-1]].name)
    rows = [
        (
            f"{name or key} (`{key}`)",
            *(
                f"{number(change['shapley'][player])} ({number(change['nucleolus'][player])})"
                for player in case.players
            ),
        )
        for key, (change, name) in changes.items()
    ]
    heads = ("Scenario", *(case.actors[player].name for player in case.players))
    return "\n".join([*lines, *table(heads, rows)])


def _gains(study: rason.Study, scenario: tuple[str, ...] | None = None) -> pd.DataFrame:
    """Return gains in millions."""
    return study.power(scenario).select_dtypes("number") / MILLION


def closures(study: rason.Study) -> str:
    """Return the dearest closures of the usual scenario."""
    answer = study.answer("closures")
    assert isinstance(answer, Closures)
    actors = names_of(study.case)["actor"]
    rows = [
        (
            f"{each.name} (`{each.closed}`)",
            number(each.loss / MILLION),
            actors[max(each.actors, key=each.actors.__getitem__)],
        )
        for each in answer.closures
        if each.loss is not None and each.loss > LEAST * MILLION
    ][:CLOSED]
    lines = ["", "### What a closure of a year costs in `base`", "", "In millions of dollars.", ""]
    return "\n".join([*lines, *table(("Closed", "All lose", "Who loses most"), rows), ""])


def figures(study: rason.Study) -> str:
    """Return how well sourced the case is, and what became known too late."""
    some = [each for each in study.case.figures.values() if each.formula is None]
    grades = Counter(each.grade or "none" for each in some)
    rows = [
        (grade, grades[grade], sum(bool(e.sourced) for e in some if (e.grade or "none") == grade))
        for grade in sorted(grades)
    ]
    late = [each.name for each in some if each.note.startswith("late:")]
    return "\n".join(
        [
            "",
            "### How well it is sourced",
            "",
            *table(("Grade", "Figures", "with a source"), rows),
            "",
            f"Became known after the case's date: {'; '.join(late) or 'none'}.",
            "",
        ]
    )


def called(key: str, names: Mapping[str, str]) -> str:
    """Return a name with its key, since two ways may have one name."""
    return f"{names[key]} (`{key}`)" if key in names else key.replace("_", " ")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]


def number(value: float) -> str:
    """Write a number to three digits, or whole where it is larger."""
    if abs(value) < LEAST:
        return "0"
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three digits
    return text.replace("-", "−")


def between(low: float, high: float) -> str:
    """Write a range; nothing where it is a point, or where neither end can be had."""
    if isnan(low) or isnan(high):
        return f"from {number(low)}" if isnan(high) and not isnan(low) else ""
    ends = number(low), number(high)
    return "" if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
