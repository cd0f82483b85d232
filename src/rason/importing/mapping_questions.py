"""What a drafted mapping asks, and the mapping that comes of the answers."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.faults import Faults, nearest
from rason.case.sheet import columns_of, header_of
from rason.case.tables import Where
from rason.importing.grid import refuse
from rason.importing.mapping import OPEN
from rason.importing.questions import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rason.case.columns import Column

LEAVE: Final = "leave it out"
CONSTANT: Final = "is: "
"""How an answer begins that names no column but what stands in every row."""
NO, YES = "no", "yes"
PAIRED: Final = {"countries": ",", "units": ","}
"""Answers of pairs, `name=word`, and what stands between them."""
_SOURCE: Final = {
    "author": ("who published the file?", ""),
    "title": ("what is it called?", ""),
    "year": ("when was it published?", ""),
    "url": ("where can it be found?", "nothing is said"),
    "license": ("under which licence, such as CC BY 4.0?", "no licence is named"),
}


def questions_about(
    content: Mapping[str, Any], header: Sequence[str], answers: Mapping[str, str] | None = None
) -> tuple[Question, ...]:
    """Return what a drafted mapping asks of a file with that header.

    Also what the draft has placed already, as `given`: it can be told otherwise. Of a column that
    `answers` place, unit and kind are asked as well; of one that is a constant they are not.
    """
    told = answers or {}
    names = tuple(name for name in header if name)
    found: list[Question] = []
    for table, part in content["tables"].items():
        for name, column in _columns(table).items():
            placed = any(told.get(f"column {each}") == name for each in content["ask"])
            if name in part["columns"]:
                cell = part["columns"][name]
                found.append(_which(table, name, column, cell, names))
                text = told.get(f"{table}.{name}", "")
                if not text.startswith((CONSTANT, LEAVE)):
                    found += _about(table, name, column, cell, placed=bool(text))
            elif placed:
                found += _about(table, name, column, _cell(column, name, {}))
        found += [
            Question(
                f"{table}.where", f"{table}: only rows in which a column holds a word?",
                otherwise="all rows",
                means="As in `Status=operating,construction; Unit=bcm/y`.",
            ),
            Question(
                f"{table}.add", f"{table}: are amounts of rows that are one in the case added up?",
                "choice", (NO, YES), NO,
            ),
        ]  # fmt: skip
        free = tuple(name for name in _columns(table) if name not in part["columns"])
        found += [
            Question(
                f"column {name}", f"column {name}: where does it belong?", "choice",
                (LEAVE, *free), LEAVE, open=True, leads=True,
            )
            for name in content["ask"]
        ]  # fmt: skip
    found += [
        Question(
            f"source.{name}", f"source: {asks}", otherwise=otherwise,
            given="" if content["source"][name] == OPEN else content["source"][name],
            open=not otherwise,
        )
        for name, (asks, otherwise) in _SOURCE.items()
    ]  # fmt: skip
    found += [
        Question(
            "source.passed_on", "source: may its rows be passed on?", "choice", (YES, NO), YES
        ),
        Question("decimal", "what stands before decimals?", "choice", (".", ","), "."),
        Question(
            "countries", "which countries does the file name in its own way?", "words",
            otherwise="none", means="As in `Burma=MMR, Zentralreich=CHN`.",
        ),
        Question(
            "units", "which units does it print in its own way?", "words",
            otherwise="none", means="As in `bcm/y=bcm/yr`.",
        ),
    ]  # fmt: skip
    # What stands open comes first.
    return tuple(sorted(found, key=lambda each: not (each.open and not each.given)))


def sentences(questions: Sequence[Question]) -> tuple[str, ...]:
    """Return what stands open, as the terminal says it: columns and the source in a line each."""
    waiting = [each for each in questions if each.open and each.given in ("", LEAVE)]
    columns = [each.key.removeprefix("column ") for each in waiting if each.given == LEAVE]
    source = any(each.key.startswith("source.") for each in waiting)
    told = [
        each.asks for each in waiting if each.given != LEAVE and not each.key.startswith("source.")
    ]
    if columns:
        told.append("where these columns belong: " + ", ".join(columns))
    if source:
        told.append("source: who published the file, when, and under which licence?")
    return tuple(told)


def with_answers(
    content: Mapping[str, Any], answers: Mapping[str, str], header: Sequence[str], file: str
) -> dict[str, Any]:
    """Return a drafted mapping with answers in it, by the keys of its questions.

    A column that nothing uses any more is left out. Raises `InputError` with each answer to what
    was not asked, or that is none of those to choose from (RSN-I009).
    """
    faults = Faults(Path())
    known = {each.key: each for each in questions_about(content, header, answers)}
    for key, text in answers.items():
        _hold_to_question(key, text, known, header, file, faults)
    told = {key: text.strip() for key, text in answers.items() if text.strip()}
    _hold_apart(told, file, faults)
    refuse(faults)
    new = deepcopy(dict(content))
    for name in (*_SOURCE, "passed_on"):
        if (text := told.get(f"source.{name}", "")) != "":
            new["source"][name] = text == YES if name == "passed_on" else text
    new |= {name: told[name] for name in ("decimal",) if name in told}
    new |= {name: dict(_pairs(told[name], ",")) for name in ("countries", "units") if name in told}
    (table, part), *_ = new["tables"].items()
    _place(table, part, told, new)
    if told.get(f"{table}.add") == YES:
        part["add"] = True
    if text := told.get(f"{table}.where", ""):
        part["where"] = {
            name: [each.strip() for each in words.split(",")] for name, words in _pairs(text, ";")
        }
    return new


def _columns(table: str) -> dict[str, Column]:
    return {header_of(name, column): column for name, column in columns_of(table).items()}


def _which(
    table: str, name: str, column: Column, cell: Any, names: tuple[str, ...]  # noqa: ANN401
) -> Question:  # fmt: skip
    """Ask which column of the file a column of the case is."""
    placed = _used(cell) or OPEN
    needed = column.needed
    return Question(
        f"{table}.{name}", f"{table}.{name}: which column?", "column",
        names if needed or placed == OPEN else (LEAVE, *names),
        "" if placed == OPEN else placed,
        means=column.doc, open=True, leads=True,
    )  # fmt: skip


def _about(
    table: str, name: str, column: Column, cell: Any, *, placed: bool = True  # noqa: ANN401
) -> Iterator[Question]:  # fmt: skip
    """Ask in which unit the cells of a column are, of which kind, and written how."""
    if isinstance(cell, dict) and "unit" in cell:
        unit = cell["unit"]
        yield Question(
            f"{table}.{name}.unit", f"{table}.{name}: which unit?",
            given="" if unit == OPEN else unit, means="Such as bcm/yr, kt/yr or USD/t.",
            open=placed or _used(cell) != OPEN,
        )  # fmt: skip
    if "actors" in column.tables:
        yield Question(
            f"{table}.{name}.kind", f"{table}.{name}: what are new names?", "choice",
            ("country", "firm"), "country",
        )  # fmt: skip
    if column.kind in {"date", "period"}:
        yield Question(
            f"{table}.{name}.date", f"{table}.{name}: how are days written?",
            otherwise="as 2014-11-30", means="As in `%d.%m.%Y`.",
        )  # fmt: skip


def _hold_to_question(
    key: str, text: str, known: Mapping[str, Question], header: Sequence[str], file: str,
    faults: Faults,
) -> None:  # fmt: skip
    """Note an answer that nobody asked for, or that is no answer."""
    question = known.get(key)
    if question is None:
        near = nearest(key, known)
        faults.add(
            "RSN-I009", Where(file, 0), key[:100], "an answer", "a question that is asked",
            f"write {near}" if near else "leave it out",
        )  # fmt: skip
        return
    constant = question.kind == "column" and text.startswith(CONSTANT)
    if question.choices and text.strip() and text.strip() not in question.choices and not constant:
        shown = ", ".join(question.choices[:12])
        near = nearest(text, question.choices)
        faults.add(
            "RSN-I009", Where(file, 0), key, f"`{text[:100]}`", f"one of {shown}",
            f"write {near or question.choices[0]}",
        )  # fmt: skip
    if not (key in PAIRED or key.endswith(".where")):
        return
    for name, rest in _pairs(text, PAIRED.get(key, ";")):
        if not rest:
            faults.add(
                "RSN-I009", Where(file, 0), key, f"`{name[:100]}`", question.means,
                f"write {name[:100]}=…",
            )  # fmt: skip
        elif key not in PAIRED and name not in header:
            near = nearest(name, header)
            faults.add(
                "RSN-I009", Where(file, 0), key, f"`{name[:100]}`",
                "columns of the file: " + ", ".join(filter(None, header[:12])),
                f"write {near or header[0]}",
            )  # fmt: skip


def _hold_apart(told: Mapping[str, str], file: str, faults: Faults) -> None:
    """Note columns of the file that would all become one of the case."""
    seen: dict[str, str] = {}
    for key, text in told.items():
        if not key.startswith("column ") or text == LEAVE:
            continue
        first = seen.setdefault(text, key)
        if first != key:
            faults.add(
                "RSN-I009", Where(file, 0), key, f"`{text}`, as {first} is",
                "one column of the file for one of the case", f"choose `{LEAVE}` for one of them",
            )  # fmt: skip


def _place(
    table: str, part: dict[str, Any], told: Mapping[str, str], new: dict[str, Any]
) -> None:  # fmt: skip
    """Lay what is told of columns over those of a draft."""
    columns, declared = part["columns"], _columns(table)
    before = {_used(cell) for cell in columns.values()}
    for name in tuple(columns):
        text = told.get(f"{table}.{name}", "")
        if text == LEAVE:
            del columns[name]
        elif text.startswith(CONSTANT):
            columns[name] = {"is": text.removeprefix(CONSTANT).strip()}
        elif text:
            columns[name] = _cell(declared[name], text, columns[name])
    for name in tuple(new["ask"]):
        text = told.get(f"column {name}", "")
        if text and text != LEAVE:
            columns[text] = _cell(declared[text], name, {})
    for name, cell in tuple(columns.items()):
        details = ((word, told.get(f"{table}.{name}.{word}")) for word in ("unit", "kind", "date"))
        more = {word: text for word, text in details if text}
        if more:
            columns[name] = ({"column": cell} if isinstance(cell, str) else cell) | more
    used = {_used(cell) for cell in columns.values()}
    answered = [name for name in new["ask"] if f"column {name}" in told]
    left = [name for name in (*answered, *before) if name and name not in used and name != OPEN]
    new["leave"] = [*new["leave"], *left]
    new["ask"] = [name for name in new["ask"] if name not in answered and name not in used]


def _used(cell: Any) -> str:  # noqa: ANN401 - text or a mapping
    """Return the column of the file that a cell comes from."""
    return cell if isinstance(cell, str) else str(cell.get("column", ""))


def _cell(column: Column, name: str, before: Any) -> Any:  # noqa: ANN401 - text or a mapping
    """Return a cell that comes from a column of the file, in the unit that was told before."""
    if column.kind != "cell" or column.dimension in {"share", "ratio", "rate"}:
        return name
    unit = before.get("unit", OPEN) if isinstance(before, dict) else OPEN
    return {"column": name, "unit": unit}


def _pairs(text: str, by: str) -> Iterator[tuple[str, str]]:
    for each in text.split(by):
        name, _, rest = each.partition("=")
        if name.strip():
            yield name.strip(), rest.strip()
