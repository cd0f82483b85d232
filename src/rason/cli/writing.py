"""The verb that writes a run folder: the brief, its result document and tables."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rason.cli.code_page import tell
from rason.cli.faults import number_of, write_json
from rason.cli.opening import changed, open_case, several
from rason.cli.options import AUTO, CORES, AsJson, Build, CaseName, Close, Draws, Seed, Set, Workers
from rason.cli.progress import study_of

if TYPE_CHECKING:
    from rason.report.document import Document
    from rason.study.kept import Kept

RUNS = Path("runs")


def brief(
    case: CaseName,
    scenario: Annotated[
        list[str] | None,
        typer.Option(
            "--scenario",
            "-s",
            metavar="NAME",
            help="A scenario to be shown; repeat for several. Names joined by commas are merged. "
            "Without it, those that most claims are about.",
        ),
    ] = None,
    figures: Set = None,
    closed: Close = None,
    built: Build = None,
    draws: Draws = 1024,
    seed: Seed = 0,
    replay: Annotated[
        bool,
        typer.Option("--replay", help="Hold the case against what happened later, too."),
    ] = False,
    short: Annotated[
        bool, typer.Option("--short", help="Write the two first pages of the brief alone.")
    ] = False,
    slides: Annotated[
        bool,
        typer.Option("--slides", help="Write slides, too: brief.pptx (rason[slides])."),
    ] = False,
    template: Annotated[
        list[Path] | None,
        typer.Option(
            "--template",
            metavar="FILE",
            help="A Word document (.docx) or presentation (.pptx) of your house, whose styles,"
            " page and letterhead the brief or its slides take. Repeat for both.",
        ),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="RUN",
            help="An earlier run's folder: what changed since then, and by which figure, comes"
            " first.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FOLDER", help="The run folder; else runs/CASE-DIGEST."
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Solve even if the same run is there already.")
    ] = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", help="Go on where the same run stopped when it was killed or broken off."
        ),
    ] = False,
    workers: Workers = CORES,
    as_json: AsJson = False,
) -> None:
    """Solve a case, test its claims, and write the brief."""
    from rason.report.compose import compose
    from rason.report.folder import is_done, run_digest, run_name, writable
    from rason.report.forms import forms
    from rason.report.run import forms_of, read_run, said, write_run
    from rason.report.unfinished import others, working
    from rason.scenario.draws import rounded

    wanted = forms(short=short, slides=slides, templates=template or [])
    earlier = None if since is None else read_run(since)
    read = changed(open_case(case), figures, closed, built)
    scenarios = several(read, scenario)
    number: int | Literal["auto"] = AUTO if draws == AUTO else rounded(draws)
    beside = ("replay",) if replay else ()
    settings = said(read, draws=number, seed=seed, scenarios=scenarios, also=beside)
    digest = run_digest(read.digest, settings)
    folder = out if out is not None else RUNS / run_name(read.name, digest)
    fresh = again or not is_done(folder, digest)
    if fresh:
        writable(folder)
        with working(folder, digest, resume=resume) as kept, _telling_what_is_kept(kept):
            if resume:
                _tell_resumed(kept, others(folder, read.name))
            with study_of(read, draws=draws, seed=seed, workers=workers, kept=kept) as study:
                document = compose(study, scenarios, also=beside)
            _tell("writing the brief")
            write_run(
                folder,
                document,
                digest=digest,
                settings=settings,
                workers=workers,
                forms=wanted,
                since=earlier,
            )
    else:
        document = read_run(folder)
        if earlier is not None or forms_of(folder) != ({} if wanted.usual else wanted.told):
            write_run(
                folder, document, digest=digest, settings=settings, forms=wanted, since=earlier
            )
    if as_json:
        write_json({"folder": str(folder), "digest": digest, "solved": fresh})
        return
    _show(document, folder, fresh=fresh)


def _show(document: Document, folder: Path, *, fresh: bool) -> None:
    from rason.report.terminal import console, show_claims

    to = console()
    if document.claims:
        show_claims(to, sorted(document.claims, key=lambda each: str(each.paragraph).zfill(6)))
        to.print()
    for sentence in document.answer:
        to.print(sentence)
    to.print()
    if not fresh:
        to.print("This question was answered before; --again solves it anew.")
    to.print(str(folder / "brief.html"), soft_wrap=True)


@contextmanager
def _telling_what_is_kept(kept: Kept) -> Iterator[None]:
    """Say after Ctrl-C how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        if kept:
            tell("What was worked out is kept; --resume goes on with it.", err=True)
        raise


def _tell_resumed(kept: Kept, elsewhere: list[str]) -> None:
    """Say with how much of an earlier attempt a run goes on, or why with none."""
    if kept:
        number = number_of(len(kept), "piece")
        tell(f"Going on with {number} of work that an earlier attempt has kept.", err=True)
    elif kept.of_another_run:
        tell(
            "What an earlier attempt has kept is of other inputs, settings or versions;"
            " this run begins anew.",
            err=True,
        )
    else:
        of = f"; what is kept is of other inputs: {', '.join(elsewhere)}" if elsewhere else ""
        tell(f"Nothing of this run is kept{of}. It begins anew.", err=True)


def _tell(what: str) -> None:
    """Say what goes on, where somebody looks."""
    if sys.stderr.isatty():
        tell(f"{what} …", err=True)
