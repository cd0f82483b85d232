"""How well the shares of a run foretold what came after: Brier and logarithmic score.

The outcomes stand in a table outside the case, so that no case can learn from them.
"""

from __future__ import annotations

import csv
import io
import math
from datetime import date
from typing import TYPE_CHECKING

from rason.errors import Diagnostic, InputError
from rason.report.calibration import LEAST, Group, groups
from rason.table.part import Part

if TYPE_CHECKING:
    from pathlib import Path

    from rason.claim.verdict import Verdict
    from rason.report.document import Document

COLUMNS = ("claim", "date", "happened", "source")
_TRUTHS = {"yes": True, "no": False}
_LEAST = 1e-3
"""A share of nought or one counts as this far from it: no draw is proof."""


class Score(Part):
    """One claim against what happened."""

    claim: str
    happened: bool
    date: date
    source: str = ""
    probability: float | None
    brier: float | None
    """Squared distance between share and truth: 0 is best, 0.25 is a coin."""
    logarithmic: float | None
    """Minus the logarithm of the share given to what happened: 0 is best, 0.69 is a coin."""
    reason: str = ""


class Scores(Part):
    """All claims that an outcomes table speaks of."""

    scored: int
    brier: float | None
    logarithmic: float | None
    always: float | None
    """Brier score of somebody who gives every claim the part of them that came true."""
    claims: tuple[Score, ...]
    groups: tuple[Group, ...] = ()
    """Claims by the word of their share; empty where too few were scored."""


def score(document: Document, path: Path) -> Scores:
    """Score a run against outcomes that are kept outside the case.

    Means over the claims that have a share, and each of them. Raises `InputError` if the table
    cannot be read, lies in a case, names an unknown claim or one twice, or holds an outcome that
    was known when the case was frozen, or that nobody could know on its day.
    `path`: a CSV file with the columns claim, date, happened (yes or no) and source.
    """
    _outside(path)
    claims = {each.claim: each for each in document.claims}
    faults: list[Diagnostic] = []
    found: list[Score] = []
    seen: dict[str, int] = {}
    for line, row in _rows(path):
        claim, day = claims.get(row["claim"]), _day(row["date"])
        happened = _TRUTHS.get(row["happened"].lower())
        if claim is None:
            expected = "a claim of the run"
            faults.append(_fault(path, line, "claim", row["claim"], expected, _near(row, claims)))
        elif claim.claim in seen:
            before = f"each claim once; line {seen[claim.claim]} has it, too"
            faults.append(_fault(path, line, "claim", row["claim"], before, "remove one"))
        elif day is None:
            faults.append(_fault(path, line, "date", row["date"], "a date", "write 2015-06-30"))
        elif day <= document.case.frozen:
            frozen = f"a day after {document.case.frozen}, when the case was frozen"
            faults.append(
                _fault(path, line, "date", str(day), frozen, "score only what was not yet known")
            )
        elif happened is None:
            faults.append(
                _fault(path, line, "happened", row["happened"], "yes or no", "write yes or no")
            )
        elif not happened and claim.due is not None and day < claim.due:
            due = f"a day from {claim.due} on, until when it can still come true"
            faults.append(_fault(path, line, "date", str(day), due, "wait until then"))
        else:
            found.append(_score(claim, happened=happened, day=day, source=row["source"]))
        seen.setdefault(row["claim"], line)
    if faults:
        raise InputError(*faults)
    scored = [each for each in found if each.brier is not None]
    pairs = [(each.probability, each.happened) for each in scored if each.probability is not None]
    rate = _mean([float(happened) for _, happened in pairs])
    return Scores(
        scored=len(scored),
        brier=_mean([each.brier for each in scored if each.brier is not None]),
        logarithmic=_mean([each.logarithmic for each in scored if each.logarithmic is not None]),
        always=None if rate is None else rate * (1.0 - rate),
        claims=tuple(found),
        groups=groups(pairs) if len(pairs) >= LEAST else (),
    )


def plot(scores: Scores) -> str:
    """Draw whether what held in so many draws came true as often.

    A picture that stands alone. Raises `InputError` if too few claims were scored.
    """
    import pandas as pd

    from rason.chart import calibration_chart, to_svg
    from rason.chart.theme import INK
    from rason.words.amounts import format_share

    if not scores.groups:
        raise InputError(
            Diagnostic(
                "RSN-R003", "", None, "--plot", f"{scores.scored} claims with a share",
                f"at least {LEAST}", "leave --plot away until there are more outcomes",
            )
        )  # fmt: skip
    chart = calibration_chart(
        pd.DataFrame([each.model_dump() for each in scores.groups]),
        title="How often claims came true",
    )
    text = "; ".join(
        f"{each.word}: {each.happened} of {each.claims} came true, that held in"
        f" {format_share(each.share)} of draws"
        for each in scores.groups
    )
    return to_svg(chart, description=text).replace("currentColor", INK) + "\n"


def _outside(path: Path) -> None:
    """Refuse a table that lies in a case."""
    if (path.parent / "case.yaml").is_file():
        expected = "a file outside every case, which must not know what came after"
        raise InputError(
            _fault(path, None, "", f"a file in {path.parent}", expected, "move it elsewhere")
        )


def _score(claim: Verdict, *, happened: bool, day: date, source: str) -> Score:
    share = claim.probability
    given = None if share is None else min(max(share if happened else 1 - share, _LEAST), 1.0)
    return Score(
        claim=claim.claim,
        happened=happened,
        date=day,
        source=source,
        probability=share,
        brier=None if share is None else (share - happened) ** 2,
        logarithmic=None if given is None else max(0.0, -math.log(given)),
        reason="" if share is not None else f"{claim.verdict}: no share to score",
    )


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        found = error.strerror if isinstance(error, OSError) else "bytes that are not UTF-8"
        raise InputError(
            _fault(path, None, "", found or "nothing", "a CSV file", "name a file that is there")
        ) from error
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise InputError(
            _fault(
                path,
                1,
                "header",
                ",".join(reader.fieldnames or ()) or "nothing",
                ",".join(COLUMNS),
                "write this header",
            )
        )
    return [(reader.line_num, {key: row[key] or "" for key in COLUMNS}) for row in reader]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _mean(numbers: list[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


def _near(row: dict[str, str], claims: dict[str, Verdict]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(row["claim"], claims, n=1)
    return f"write {near[0]}" if near else "take a key from the case's claims.yaml"


def _fault(
    path: Path, line: int | None, what: str, found: str, expected: str, fix: str
) -> Diagnostic:
    return Diagnostic("RSN-R004", str(path), line, what, found, expected, fix)
