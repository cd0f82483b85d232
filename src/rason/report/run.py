"""A run: the folder that a brief is written to, and read from again."""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from rason import memory
from rason.claim.settle import MOST
from rason.errors import Diagnostic, InputError
from rason.report.document import SCHEMA, Document
from rason.report.folder import RESULT, RUN, replacing
from rason.report.forms import Forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from rason.case import Case
    from rason.report.brief.page import Page

USUAL = Forms()


def said(
    case: Case,
    *,
    draws: int | Literal["auto"],
    seed: int,
    scenarios: Sequence[Sequence[str]] | None,
    also: Sequence[str] = (),
) -> dict[str, Any]:
    """Return the settings that make a run what it is, as plain values.

    With the versions of all that could change the result.
    `draws`, `seed`: of the uncertain figures, as they were asked for.
    `scenarios`: those that are shown; None for those that the case suggests.
    `also`: questions that are asked beside the usual ones.
    """
    from rason.answer.change import change_in_words
    from rason.report.compose import versions
    from rason.report.shown_scenarios import main_scenarios
    from rason.study.solver import compiles

    shown = main_scenarios(case) if scenarios is None else scenarios
    change = change_in_words(case)
    compiled = compiles(MOST if draws == "auto" else draws)
    beside = {"also": {name: _read_beside(name, case) for name in sorted(set(also))}}
    return (
        ({"change": change} if change else {})
        | (beside if also else {})
        | {
            "schema": SCHEMA,
            "draws": draws,
            "seed": seed,
            "scenarios": ["+".join(each) for each in shown],
            "versions": versions(compiled=compiled),
        }
    )


def _read_beside(question: str, case: Case) -> str:
    """Return the digest of a file beside the case that a question reads; empty for none."""
    from hashlib import sha256

    from rason.claim.outcomes import outcomes_of

    path = outcomes_of(case) if question == "replay" else None
    return "" if path is None else sha256(path.read_bytes()).hexdigest()


def write_run(
    folder: Path,
    document: Document,
    *,
    digest: str,
    settings: dict[str, Any],
    workers: int = 1,
    forms: Forms = USUAL,
    since: Document | None = None,
) -> None:
    """Write a run's folder: result, tables and brief, all or nothing.

    Raises `InputError` if it cannot be written.
    `forms`: of the brief.
    `since`: an earlier run, which the brief is compared with.
    `folder`: new, or a run's; the old one stays until the new one is complete.
    `digest`, `settings`: of case and settings, for `run.json`.
    """
    from rason.report.brief.page import lay_out
    from rason.report.brief.pictures import pictures
    from rason.report.brief.render import html, markdown
    from rason.report.handed_on import handed_on
    from rason.report.tables import write_tables
    from rason.report.word.write import word

    if memory.allowed() is not None:  # who draws ends its process where it gets none
        workers = max(workers, 2)
    leaving = handed_on(document)
    page = lay_out(leaving, pictures(leaving, workers=workers), since=since)
    said_forms = forms.told | ({"since": since.case.digest} if since is not None else {})
    run = {
        "digest": digest,
        "case": document.case.name,
        "case_digest": document.case.digest,
        "claims": len(document.claims),
        "settings": settings,
        **({} if forms.usual and since is None else {"forms": said_forms}),
    }
    set_ = partial(word, short=forms.short, template=forms.document)
    with replacing(folder) as working, _beside(set_, page, workers=workers) as paper:
        _write(working / RESULT, document.to_json())
        write_tables(document, working)
        _write(working / "brief.html", html(page, short=forms.short))
        _write(working / "brief.md", markdown(page, short=forms.short))
        (working / "brief.docx").write_bytes(paper())
        if forms.slides:
            from rason.report.slides.write import slides

            (working / "brief.pptx").write_bytes(slides(page, forms.deck))
        _write(working / RUN, json.dumps(run, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def forms_of(folder: Path) -> dict[str, Any]:
    """Return in which forms the brief of a complete run was written; empty for the usual ones."""
    found: dict[str, Any] = json.loads((folder / RUN).read_text(encoding="utf-8"))
    forms: dict[str, Any] = found.get("forms", {})
    return forms


def read_run(path: Path) -> Document:
    """Read a result document.

    Raises `InputError` if there is none, or one of another version.
    `path`: a run's folder, or its ``result.json``.
    """
    from pydantic import ValidationError

    file = path / RESULT if path.is_dir() else path
    try:
        return Document.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        found = error.strerror if isinstance(error, OSError) else "bytes that are not UTF-8"
        raise _unreadable(file, found or "a file that cannot be opened") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the document"
        raise _unreadable(file, f"{place}: {first['msg']}") from error


@contextmanager
def _beside(
    function: Callable[[Page], bytes], page: Page, *, workers: int
) -> Iterator[Callable[[], bytes]]:
    """Begin something in a process of its own if there are several; yield what waits for it."""
    if workers == 1:
        yield lambda: function(page)
        return
    from rason.solve.pool import processes

    with processes(1, silent=True) as pool:
        yield pool.submit(function, page).result


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _unreadable(file: Path, found: str) -> InputError:
    return InputError(
        Diagnostic(
            code="RSN-R004",
            file=str(file),
            line=None,
            what="",
            found=found,
            expected=f"a result document of version {SCHEMA}",
            fix="name a run's folder or its result.json, or write it anew with `rason brief`",
        )
    )
