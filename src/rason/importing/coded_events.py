"""Coded events: who did what to whom, by POLECAT and, until April 2023, by ICEWS.

POLECAT: the tab-separated files of its Dataverse, with PLOVER's types, modes and intensities; the
column of these is called `Event Intensity` in later releases, `Intensity` in earlier ones.
ICEWS: the tab-separated files of Boschee and others (2015 and later), with CAMEO codes and the
intensities of Goldstein's scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.faults import Faults
from rason.importing.chosen import named
from rason.importing.countries import countries as table_of_countries
from rason.importing.draft import Draft, Source
from rason.importing.grid import is_missing, read_grid, refuse
from rason.importing.known import Known
from rason.importing.outcome import finish
from rason.importing.values import read_day, read_number
from rason.importing.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rason.importing.grid import Grid
    from rason.importing.outcome import Imported

SOURCES: Final = {
    "ICEWS": Source(
        "icews", "Boschee, Elizabeth and Lautenschlager, Jennifer and O'Brien, Sean and others",
        "ICEWS Coded Event Data", "2015", "https://doi.org/10.7910/DVN/28075", "",
        "Closed in April 2023. The terms are those that its Dataverse shows.",
    ),
    "POLECAT": Source(
        "polecat", "Halterman, Andrew and Bagozzi, Benjamin and Beger, Andreas and others",
        "POLECAT Event Data", "2023", "https://doi.org/10.7910/DVN/AJGVIT", "",
        "The terms are those that its Dataverse shows.",
    ),
}  # fmt: skip
FORMS: Final = {
    "ICEWS": ("Event Date", "Source Country", "Event Text", "CAMEO Code", "Intensity",
              "Target Country", "Story ID"),
    "POLECAT": ("Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity",
                "Actor Country", "Recipient Country"),
    "POLECAT, earlier": ("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity",
                         "Actor Country", "Recipient Country"),
}  # fmt: skip
MOST_SCORE: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Act:
    """One row as a signed act."""

    day: str
    actor: str
    recipient: str
    score: float
    what: str
    report: tuple[str, ...]  # what rows of one report share


def events(
    *files: str | Path,
    into: str | Path,
    countries: tuple[str, ...] = (),
    encoding: str = "",
    frozen: date | None = None,
) -> Imported:
    """Import coded events as dated, signed acts between countries.

    Parameters
    ----------
    *files
        Tab-separated files of POLECAT or ICEWS.
    into
        A case folder, or one to be made.
    countries
        Acts between these; those of the case if none are named, in a new one all.
    encoding
        Where the file is not UTF-8.
    frozen
        Of a new case, the day after which nothing was known; today if it does not say.

    Returns
    -------
    imported
        What was taken and left: rows of one report that tell the same act count once.

    Raises
    ------
    InputError
        With all that is wrong; nothing is then written.
    """
    draft, faults = Draft("events"), Faults(Path())
    known = Known(Path(into))
    wanted = frozenset(named(countries))
    seen: set[tuple[str, ...]] = set()
    for each in files:
        grid = read_grid(Path(each), encoding=encoding)
        form = version_of(grid, FORMS, "POLECAT or ICEWS")
        draft.source = SOURCES[form.partition(",")[0]]
        for act in _acts(grid, form, draft, faults):
            _take(act, draft, known, wanted, seen)
    refuse(faults)
    draft.say("what weighs: the index of relations takes every act by its score; strike what is"
              " no act of a state towards another")  # fmt: skip
    return finish(draft, Path(into), frozen)


def _acts(grid: Grid, form: str, draft: Draft, faults: Faults) -> Iterator[_Act]:
    """Yield the acts of a file, or note why rows are left."""
    actor, recipient = (
        ("Source Country", "Target Country") if form == "ICEWS" else ("Actor Country",
                                                                      "Recipient Country")
    )  # fmt: skip
    intensity = next(name for name in FORMS[form] if name.endswith("Intensity"))
    for line, texts in grid.texts():
        if is_missing(texts[intensity]):
            draft.leave("events", "no intensity")
            continue
        if is_missing(texts[actor]) or is_missing(texts[recipient]):
            draft.leave("events", "one side is no country")
            continue
        score = read_number(grid, line, intensity, texts[intensity], faults)
        day = read_day(grid, line, "Event Date", texts["Event Date"], faults)
        if score is None or not day:
            continue
        if abs(score) > MOST_SCORE:
            faults.add(
                "RSN-I004", grid.where(line), intensity, f"`{texts[intensity]}`",
                "a score from -10 to 10", "take the file as it was published",
            )  # fmt: skip
            continue
        what = texts["Event Text"] if form == "ICEWS" else " ".join(
            each.lower() for each in (texts["Event Type"], texts["Event Mode"])
            if not is_missing(each)
        )  # fmt: skip
        report = texts["Story ID"] if form == "ICEWS" else texts["Event ID"]
        for one in texts[actor].split(";"):
            for other in texts[recipient].split(";"):
                yield _Act(day, one.strip(), other.strip(), score, what, (report, what, day))


def _take(
    act: _Act, draft: Draft, known: Known, wanted: frozenset[str], seen: set[tuple[str, ...]]
) -> None:
    """Take one act, or count why it is left."""
    table = table_of_countries()
    actor, recipient = table.find(act.actor), table.find(act.recipient)
    for code, name in ((actor, act.actor), (recipient, act.recipient)):
        if not code:
            draft.leave("events", f"`{name}` is no country that is known")
            return
    if actor == recipient:
        draft.leave("events", "within one country")
        return
    if wanted and not {actor, recipient} <= wanted:
        draft.leave("events", "of countries that --countries does not name")
        return
    keys = known.state(actor), known.state(recipient)
    own = [known.find(key, ("actors",)) for key in keys]
    if not wanted and known.there and not all(own):
        draft.leave("events", "of countries that the case does not have")
        return
    report = (*act.report, *keys)
    if report in seen:
        draft.leave("events", "the same act in the same report a second time")
        return
    seen.add(report)
    for key in keys:
        if not known.find(key, ("actors",)):
            draft.state(key)
    row = {
        "date": act.day, "from": keys[0], "to": keys[1], "score": f"{act.score:.6g}",
        "event": act.what, "source": draft.source.key if draft.source else "", "grade": "C",
    }  # fmt: skip
    before = len(draft.tables.get("events", {}))
    draft.put("events", row)
    if len(draft.tables["events"]) == before:
        draft.leave("events", "the same act of the same day in another report")
    else:
        draft.take("acts", "events.csv")
