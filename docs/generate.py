"""The reference pages that say what exists: made from the code whenever these pages are built."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

from typer.main import get_command

import rason
from rason.analysis.measures import MEASURES
from rason.answer.registry import QUESTIONS
from rason.api.app import openapi
from rason.case.reference import (
    documents_reference,
    models_reference,
    routes_reference,
    tables_reference,
)
from rason.cli.app import app
from rason.errors import CATALOGUE
from rason.importing.mapping import Cell, Mapping, Origin, Part
from rason.report.document import schema
from rason.units.reference import units_reference

REFERENCE = Path(__file__).parent / "reference"
JSON_WORDS = {"string": "text", "integer": "whole number", "boolean": "yes or no"}


def generate() -> None:
    """Write every page of `MADE`."""
    for name, page in MADE.items():
        write(REFERENCE / name, page())


def write(path: Path, text: str) -> None:
    """Write a page unless it stands there already, so that a second build has nothing to do."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def case_format() -> str:
    """Return the page of tables and documents."""
    mapping = models_reference(
        (
            (Mapping, "`mapping.yaml`, beside a case: how `rason import table` reads a file"),
            (Origin, "`source` of a mapping"),
            (Part, "A table under `tables` of a mapping"),
            (Cell, "A column of such a table"),
        )
    )
    parts = tables_reference(), routes_reference(), documents_reference(), mapping
    return "# Case format\n\n" + "\n\n".join(parts) + "\n"


def units() -> str:
    """Return the page of all units that a case may be written in."""
    lines = [
        "# Units",
        "",
        "Each with its size and source; a word that is not here is refused, never guessed.",
        "A year has 365.25 days.",
        "A volume of gas that does not say at how many degrees it is measured counts as one at",
        "15 °C; figures at 20 °C, as in Russia, are written in `bcm_20C`.",
        "A unit of heat does not say whether it is gross or net: that stands in the `equivalents`",
        "of the commodity, and in the note of the figure.",
        "",
    ]
    return "\n".join([*lines, units_reference(), ""])


def cli() -> str:
    """Return the page of verbs and their options."""
    lines = ["# Command line", ""]
    command = get_command(app)
    for verb, action in command.commands.items():  # type: ignore[attr-defined]
        lines += [f"## rason {verb}", "", (action.help or "").split("\n\n")[0], ""]
        lines += ["| option | meaning |", "|---|---|"]
        for option in action.params:
            words = cell(getattr(option, "help", None) or "")
            lines.append(f"| `{' '.join(option.opts)}` | {words} |")
        lines.append("")
    return "\n".join(lines)


def diagnostics() -> str:
    """Return the page of codes."""
    lines = [
        "# Diagnostics",
        "",
        "Each names file and line, what was found, what was expected, and one fix that works.",
        "Of a case in memory it names the frame and the label of the row: `links, row 'espo'`.",
        "Faults stop; warnings (`W`) are legal and suspicious.",
        "",
    ]
    for code, meaning in CATALOGUE.items():
        lines += [f"## {code}", "", f"{meaning}.", ""]
    return "\n".join(lines)


def measures() -> str:
    """Return the page of what a claim can measure."""
    lines = ["# Measures", "", "What a statement of `claims.yaml` can name under `measure:`.", ""]
    for name, measure in MEASURES.items():
        lines += [f"## {name}", "", measure.doc, "", "| parameter | meaning |", "|---|---|"]
        for key, parameter in measure.parameters.items():
            optional = "" if parameter.required else " Optional."
            lines.append(f"| `{key}` | {parameter.doc}{optional} |")
        about = [
            ("Can be asked of days, with `at` or `between`.", measure.dated),
            ("Needs a calendar.", measure.calendar),
        ]
        told = " ".join(text for text, so in about if so)
        lines += ["", told] if told else []
        choices = ", ".join(measure.choices) or "none"
        lines += ["", f"Modelling choices that it reads: {choices}.", ""]
    return "\n".join(lines)


def questions() -> str:
    """Return the page of declared questions and the tables that answer them."""
    lines = [
        "# Questions and their answers",
        "",
        "Each is a verb of the command line, a method of `Study`, a route of the server, and a",
        "section of the brief; its tables are the same in all of them, in CSV, Parquet and JSON.",
        "A run's `datapackage.json` says the same of every table beside it.",
        "",
    ]
    for name, question in QUESTIONS.items():
        lines += [
            f"## {question.title}",
            "",
            question.asks,
            *([question.about] * bool(question.about)),
        ]
        lines += ["", f"`rason {question.verb or name} CASE`, `study.{name}()`,"]
        lines += [f"`POST /api/cases/CASE/{name}`.", ""]
        for each in question.parameters:
            lines += [f"`{each.name}`: {each.means}", ""]
        for table, columns in question.columns.items():
            lines += [f"**`{table}.csv`**", "", "| column | unit | meaning |", "|---|---|---|"]
            for field in columns:
                means = " ".join(field.description.split()) or f"{field.column.title}."
                key = " Key." * field.column.key
                lines.append(f"| `{field.name}` | {field.column.unit} | {cell(means)}{key} |")
            lines.append("")
    return "\n".join(lines)


def python() -> str:
    """Return the page of the public Python names; autodoc fills it from their docstrings."""
    lines = [
        "# Python",
        "",
        "What `import rason` offers; whatever is not on this page may change without notice.",
        "Frames carry their units in `attrs`.",
        "[The notebook guide](../how-to/use-a-notebook.md) shows them at work.",
    ]
    for name in sorted(
        rason.__all__, key=lambda each: (each in {"games", "importing"}, each.casefold())
    ):
        thing = getattr(rason, name)
        if inspect.isclass(thing):
            lines += ["", f"## {name}", "", *directive("autoclass", f"rason.{name}", members=True)]
        elif inspect.isfunction(thing):
            lines += ["", f"## {name}", "", *directive("autofunction", f"rason.{name}")]
        else:
            lines += ["", f"## {name}", "", *directive("automodule", f"rason.{name}")]
            for part in thing.__all__:
                isclass = inspect.isclass(getattr(thing, part))
                kind = "autoclass" if isclass else "autofunction"
                whole = f"rason.{name}.{part}"
                lines += ["", f"### {part}", "", *directive(kind, whole, members=isclass)]
    lines += ["", "## Met on the way", "", "What the above takes and gives, beside frames.", ""]
    for name in ("analysis.question.Choices", "errors.Diagnostic"):
        lines += directive("autoclass", f"rason.{name}")
    return "\n".join([*lines, ""])


def directive(kind: str, name: str, *, members: bool = False) -> list[str]:
    """Return the lines of an autodoc directive."""
    return ["```{eval-rst}", f".. {kind}:: {name}", *["   :members:"] * members, "```"]


def result() -> str:
    """Return the page of the result document, from its JSON Schema."""
    whole = schema()
    parts: dict[str, Any] = whole["$defs"]  # type: ignore[assignment]
    lines = [
        "# Result document",
        "",
        "`result.json`, beside every brief, holds all that the brief shows.",
        "`rason schema` prints the JSON Schema from which this page is made.",
        "Money is in plain units of the case's currency a year, shares are between 0 and 1,",
        "and a number that does not exist is null beside its reason.",
    ]
    lines += ["", "## The whole", "", *fields(whole)]
    for name, part in parts.items():
        if "properties" in part:
            lines += [
                "",
                f"## {name}",
                "",
                one_line(part.get("description", "")),
                "",
                *fields(part),
            ]
    return "\n".join([*lines, ""])


def http() -> str:
    """Return the page of the HTTP interface, from its own description."""
    whole = openapi()
    lines = [
        "# HTTP interface",
        "",
        "`rason serve` answers over HTTP what the command line answers; the workbench asks nothing",
        "else. `/openapi.json` is the description from which this page is made.",
        "",
        "- Only this machine is served, unless `--host` says otherwise; then every request needs",
        "  the token that was printed, as `Authorization: Bearer TOKEN`.",
        "- `Host` must be a name of the server; an `Origin`, if there is one, the server itself.",
        "- Bodies are JSON of at most 4 MB, sent as `application/json`; with files to be",
        "  imported, in base64, 48 MB.",
        "- A fault is `application/problem+json` with the [diagnostics](diagnostics.md) of the",
        "  command line; 429 and 503 say in `Retry-After` when to come again.",
        "- Who changes a file sends its `etag` as `If-Match`: what others changed stays.",
        "- Money is in plain units of the case's currency a year, and shares are between 0 and 1.",
        "",
        "```sh",
        "rason serve --no-open &",
        "curl http://localhost:8321/api/cases/toy/solve -H 'Content-Type: application/json' \\",
        """  -d '{"state": {"scenarios": ["base"], "edits": {"closures": ["pipe"]}}}'""",
        "```",
    ]
    for path, methods in whole["paths"].items():
        for method, operation in methods.items():
            lines += ["", f"## {method.upper()} {path}", "", one_line(operation["description"])]
            lines += route(operation)
    kept = {name: part for name, part in parts_of(whole).items() if "properties" in part}
    for name, part in kept.items():
        lines += ["", f"## {name}", "", one_line(part.get("description", "")), "", *fields(part)]
    return "\n".join([*lines, ""])


def route(operation: dict[str, Any]) -> list[str]:
    """Return what a route takes and what it answers with."""
    lines = []
    for given in operation.get("parameters", []):
        if given["in"] != "path":
            words = one_line(given.get("description", ""))
            lines.append(f"- {given['in']} `{given['name']}`{': ' * bool(words)}{words}")
    if "requestBody" in operation:
        lines.append(f"- body: {holds(schema_in(operation['requestBody']))}")
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            form = schema_in(answer)
            said = holds(form) if "$ref" in form else ", ".join(answer.get("content", {})) or "-"
            lines.append(f"- {status}: {said}")
    return ["", *lines]


def schema_in(message: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a request's or an answer's body."""
    contents = list(message.get("content", {}).values())
    schema: dict[str, Any] = contents[0].get("schema", {}) if contents else {}
    return schema


def parts_of(whole: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of requests and answers by name."""
    parts: dict[str, Any] = whole["components"]["schemas"]
    return parts


def fields(part: dict[str, Any]) -> list[str]:
    """Return the table of an object's keys."""
    rows = [
        (f"`{key}`", holds(each), cell(each.get("description", "")))
        for key, each in part["properties"].items()
    ]
    width = 3 if any(meaning for _, _, meaning in rows) else 2
    heads = ("key", "holds", "meaning")[:width]
    return [
        "| " + " | ".join(line) + " |"
        for line in (heads, ("---",) * width, *(row[:width] for row in rows))
    ]


def holds(each: dict[str, Any]) -> str:
    """Say in a few words what a key holds."""
    if "$ref" in each:
        name = each["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in each:
        return " or ".join(holds(option) for option in each["anyOf"])
    if "const" in each or "enum" in each:
        words = [f"`{word}`" for word in each.get("enum", [each.get("const")])]
        return words[0] if len(words) == 1 else "one of " + ", ".join(words)
    kind = str(each.get("type", "anything"))
    if kind == "array":
        several = each.get("prefixItems") or [each.get("items") or {}]
        return "list of " + ", ".join(holds(one) for one in several)
    if kind == "object":
        inside = each.get("additionalProperties")
        return f"by key: {holds(inside if isinstance(inside, dict) else {})}"
    return str(each.get("format", JSON_WORDS.get(kind, kind)))


def one_line(text: str) -> str:
    """Return a text without the line breaks of its docstring."""
    return " ".join(text.split())


def cell(text: str) -> str:
    """Return a text as a cell of a table."""
    return one_line(text).replace("|", "\\|")


MADE = {
    "case-format.md": case_format,
    "cli.md": cli,
    "diagnostics.md": diagnostics,
    "http.md": http,
    "measures.md": measures,
    "python.md": python,
    "questions.md": questions,
    "result.md": result,
    "units.md": units,
}
