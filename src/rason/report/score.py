"""How well the shares of a run foretold what came after: Brier and logarithmic score."""

from __future__ import annotations

import csv
import io
import math
from datetime import date
from typing import TYPE_CHECKING

from rason.errors import Diagnostic, InputError
from rason.report.document import Part

if TYPE_CHECKING:
    from pathlib import Path

    from rason.report.document import Claim, Document

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
    claims: tuple[Score, ...]


def score(document: Document, path: Path) -> Scores:
    """Score a run against outcomes that are kept outside the case.

    Parameters
    ----------
    document
        A run with claims.
    path
        A CSV file with the columns claim, date, happened (yes or no) and source.

    Returns
    -------
    scores
        Means over the claims that have a share, and each of them.

    Raises
    ------
    InputError
        If the table cannot be read, names an unknown claim, or holds an outcome that was known
        when the case was frozen.
    """
    claims = {each.claim: each for each in document.claims}
    faults: list[Diagnostic] = []
    found: list[Score] = []
    for line, row in _rows(path):
        claim, day = claims.get(row["claim"]), _day(row["date"])
        happened = _TRUTHS.get(row["happened"].lower())
        if claim is None:
            expected = "a claim of the run"
            faults.append(_fault(path, line, "claim", row["claim"], expected, _near(row, claims)))
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
        else:
            found.append(_score(claim, happened=happened, day=day, source=row["source"]))
    if faults:
        raise InputError(*faults)
    scored = [each for each in found if each.brier is not None]
    return Scores(
        scored=len(scored),
        brier=_mean([each.brier for each in scored if each.brier is not None]),
        logarithmic=_mean([each.logarithmic for each in scored if each.logarithmic is not None]),
        claims=tuple(found),
    )


def _score(claim: Claim, *, happened: bool, day: date, source: str) -> Score:
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


def _near(row: dict[str, str], claims: dict[str, Claim]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(row["claim"], claims, n=1)
    return f"write {near[0]}" if near else "take a key from the case's claims.yaml"


def _fault(
    path: Path, line: int | None, what: str, found: str, expected: str, fix: str
) -> Diagnostic:
    return Diagnostic("RSN-R004", str(path), line, what, found, expected, fix)
