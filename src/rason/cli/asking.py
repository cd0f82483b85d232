"""Verbs made of declared questions: one for each, with its parameters as options."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from rason.cli.answering import change_of, plain
from rason.cli.faults import write_json
from rason.cli.opening import changed, merged, open_case
from rason.cli.options import (
    CORES,
    AsJson,
    Build,
    CaseName,
    Close,
    Draws,
    Foresight,
    ScenarioNames,
    Seed,
    Set,
    Workers,
)
from rason.cli.progress import study_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.answer.declaration import Declaration, Parameter

MOST_ROWS = 40
"""Rows of a table in the terminal; ``--json`` gives all."""
DRAWN: dict[str, tuple[Any, Any]] = {
    "draws": (Draws, 256),
    "seed": (Seed, 0),
    "workers": (Workers, CORES),
}
"""Options of what is asked over draws."""


def verb(question: Declaration) -> Callable[..., None]:
    """Return the verb that asks a question.

    With its parameters as options, beside those that every question has.
    """

    def command(**given: Any) -> None:  # noqa: ANN401 - as the signature below says
        _ask(question, **given)

    usual: dict[str, tuple[Any, Any]] = {
        "case": (CaseName, inspect.Parameter.empty),
        "scenario": (ScenarioNames, None),
        **{
            each.name: (_option(each), None if each.listed else each.default)
            for each in question.parameters
        },
        **(DRAWN if question.draws else {}),
        "figures": (Set, None),
        "shut": (Close, None),
        "built": (Build, None),
        "foresight": (Foresight, ""),
        "as_json": (AsJson, False),
    }
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=kind
            )
            for name, (kind, default) in usual.items()
        ]
    )
    command.__annotations__ = {name: kind for name, (kind, _) in usual.items()}
    where = _WHERE[question.scenarios]
    command.__doc__ = f"{question.asks}{where}"
    return command


_WHERE = {
    "usual": "",
    "shown": "\n\nWithout a scenario those are asked that the brief shows.",
    "claimed": "\n\nWithout a scenario those are asked that claims ask about.",
}


def _option(each: Parameter) -> Any:  # noqa: ANN401 - an annotation
    if each.listed:
        named = typer.Argument(metavar=each.name.upper(), help=each.means)
        return Annotated[list[str] | None, named]
    names = [f"--{each.name.replace('_', '-')}", *([f"-{each.short}"] if each.short else [])]
    option = typer.Option(*names, min=each.least, max=each.most, help=each.means)
    kind: Any = Literal[each.choices] if each.choices else type(each.default)
    return Annotated[kind, option]


def _ask(
    question: Declaration,
    *,
    case: str,
    scenario: list[str] | None,
    figures: list[str] | None,
    shut: list[str] | None,
    built: list[str] | None,
    foresight: str,
    as_json: bool,
    draws: int = 1,
    seed: int = 0,
    workers: int = 1,
    **given: int | str | list[str] | None,
) -> None:
    """Ask a question, and write its answer."""
    from rason.answer.limits import dated
    from rason.report.compose import inquiries, joined, scenarios_of
    from rason.words.counting import counted

    read = changed(open_case(case), figures, shut, built, foresight)
    parameters = {
        name: each if isinstance(each, int | str) else "; ".join(each or ())
        for name, each in given.items()
    }
    asked = (merged(read, scenario),) if scenario else scenarios_of(question, read)
    compared = str(parameters.get(question.compares, ""))
    others = (merged(read, [compared]),) if compared else ()
    what = question.verb or question.name
    what += f", {counted(draws, 'draw')}" if draws > 1 else ""
    with study_of(read, draws=draws, seed=seed, workers=workers, what=what) as study:
        found = study.ask_all(inquiries(study, question, asked, None, **parameters))
    answer = joined(question, found)
    notes = tuple(dict.fromkeys(each for names in (*asked, *others) for each in dated(read, names)))
    if as_json:
        scenarios = ["+".join(names) for names in asked]
        write_json(
            {**change_of(read), "scenarios": scenarios, **plain(answer), "notes": list(notes)}
        )
        return
    from rason.answer.change import change_in_words
    from rason.report.terminal import console, say, show_change, show_table
    from rason.table.naming import names as names_of
    from rason.table.naming import scenario_key, scenario_name

    to, names = console(), names_of(read)
    change = change_in_words(read)
    if len(asked) == 1 and not question.aside:
        name = scenario_name(names["scenario"], scenario_key(asked[0]), change)
        to.print(f"{read.settings.title} – {name}", style="bold")
    else:
        show_change(to, change)
    for sentence in question.warns(answer, names):
        to.print(sentence, style="bold")
    for table in question.laid_out(answer, names, MOST_ROWS):
        show_table(to, table)
    for sentence in question.says(answer, names):
        to.print(sentence)
    if answer.reason:
        to.print(answer.reason)
    say(to, notes)
