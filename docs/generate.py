"""The reference pages that say what exists: made from the code whenever these pages are built."""

from __future__ import annotations

from pathlib import Path

from typer.main import get_command

from rason.analysis.measures import MEASURES
from rason.case.reference import documents_reference, tables_reference
from rason.cli.app import app
from rason.errors import CATALOGUE

REFERENCE = Path(__file__).parent / "reference"
MADE = ("case-format.md", "cli.md", "diagnostics.md", "measures.md")


def generate() -> None:
    """Write every page of `MADE`."""
    for name, text in zip(MADE, (case_format(), cli(), diagnostics(), measures()), strict=True):
        (REFERENCE / name).write_text(text, encoding="utf-8")


def case_format() -> str:
    """Return the page of tables and documents."""
    return f"# Case format\n\n{tables_reference()}\n\n{documents_reference()}\n"


def cli() -> str:
    """Return the page of verbs and their options."""
    lines = ["# Command line", ""]
    command = get_command(app)
    for verb, action in command.commands.items():  # type: ignore[attr-defined]
        lines += [f"## rason {verb}", "", (action.help or "").split("\n\n")[0], ""]
        lines += ["| option | meaning |", "|---|---|"]
        for option in action.params:
            words = (getattr(option, "help", None) or "").replace("|", "\\|").replace("\n", " ")
            lines.append(f"| `{' '.join(option.opts)}` | {words} |")
        lines.append("")
    return "\n".join(lines)


def diagnostics() -> str:
    """Return the page of codes."""
    lines = [
        "# Diagnostics",
        "",
        "Each names file and line, what was found, what was expected, and one fix that works.",
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
        choices = ", ".join(measure.choices) or "none"
        lines += ["", f"Modelling choices that it reads: {choices}.", ""]
    return "\n".join(lines)
