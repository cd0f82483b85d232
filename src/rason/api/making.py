"""New cases out of files that a page brings: what is asked of them, and the case that they make."""

from __future__ import annotations

import binascii
import os
import re
import zlib
from base64 import b64decode
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal
from zipfile import BadZipFile, ZipFile

from pydantic import Field, StringConstraints

from rason.api.checking import check
from rason.api.problem import Answer, Diagnostic, Refused
from rason.api.state import Key, Request
from rason.case.find import title
from rason.case.output import write_whole
from rason.case.read import read
from rason.case.texts import FILES
from rason.case.workbook import is_workbook
from rason.errors import Diagnostic as Fault
from rason.errors import InputError
from rason.importing.mapping import FILE as MAPPING
from rason.importing.options import options_of
from rason.importing.questions import FROZEN, OPTIONS
from rason.importing.recognise import CASE, KINDS, kind_of, questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rason.importing.outcome import Imported

Kind = Literal["case", "gem", "scigrid", "trade", "events", "jodi", "portwatch", "pypsa", "table"]
FileName = Annotated[
    str, StringConstraints(pattern=r"^[^/\\\x00-\x1f\x7f]+$", min_length=1, max_length=200)
]
MOST_FILES: Final = 200
MOST_UNPACKED: Final = 200_000_000
"""Bytes to which a file that is brought may unpack: less than `rason import` takes, which has a
machine to itself."""


class GivenFile(Request):
    """A file that is brought."""

    name: FileName
    """Without folders."""
    content: str
    """In base64."""


Files = Annotated[tuple[GivenFile, ...], Field(max_length=MOST_FILES)]
Answers = Annotated[
    dict[
        Annotated[str, StringConstraints(max_length=400)],
        Annotated[str, StringConstraints(max_length=4000)],
    ],
    Field(max_length=2000),
]


class CaseNew(Request):
    """A case to be made from a template."""

    case: Key
    """The name of its folder."""
    template: Literal["year", "crisis"] = "year"
    """A year without dates, or a crisis in weeks with stores and series."""


class FilesAbout(Request):
    """What is asked about files."""

    kind: Kind | None = None
    """What they are; null where their names and headers shall say it."""
    answers: Answers = Field(default={})
    """By key of a question, as far as they are known: others may hang on them."""


class ImportAsk(FilesAbout):
    """Files of which a case shall be made."""

    files: Files


class CaseAbout(Request):
    """What is said of a case that shall be made of files."""

    case: Key
    """The name of its folder."""
    kind: Kind
    """What the files are."""
    answers: Answers = Field(default={})
    """By key of a question."""


class CaseImport(CaseAbout):
    """A case to be made of files."""

    files: Files


class KindName(Answer):
    """Something that files can be."""

    kind: Kind
    name: str


class QuestionView(Answer):
    """Something that files do not say, or that they say and should be looked at."""

    key: str
    asks: str
    kind: Literal["text", "number", "day", "words", "choice", "column"]
    """`words` are joined by commas; `column` is one of the choices, or `is: ` and a constant."""
    choices: tuple[str, ...]
    given: str
    """The answer that the files suggest."""
    otherwise: str
    """What holds if nobody answers."""
    unit: str
    """Of a number."""
    means: str
    """What it is that is asked for."""
    open: bool
    """Whether nothing is imported before somebody answers, or agrees to what is suggested."""
    leads: bool
    """Whether other questions hang on the answer."""


class ImportQuestions(Answer):
    """What is asked of files before they become a case."""

    kind: Kind
    """What they are, or seem to be."""
    kinds: tuple[KindName, ...]
    """All that files can be."""
    questions: tuple[QuestionView, ...]


class ToldLine(Answer):
    """One line of the closing table."""

    what: str
    count: int
    where: str
    """Where it went, or why it was left."""


class CaseMade(Answer):
    """A case that was made."""

    case: str
    title: str
    taken: tuple[ToldLine, ...] = ()
    left: tuple[ToldLine, ...] = ()
    to_say: tuple[str, ...] = ()
    """What the case needs and the files do not say."""
    source: str = ""
    """Whom it cites, under which licence and on which terms."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is legal and suspicious, as the check of the case says it."""


def unpack(files: Iterable[GivenFile], folder: Path) -> None:
    """Write files that were brought into a folder.

    Raises `InputError` if there is none, or with each that is no base64, has a name twice or one
    that some system cannot have, or unpacks to too much.
    """
    faults: list[Fault] = []
    seen: set[str] = set()
    folder.mkdir(parents=True)
    for each in files:
        try:
            content = b64decode(each.content, validate=True)
        except (binascii.Error, ValueError):
            faults.append(Fault("RSN-R005", each.name, None, "content", "no base64", "base64",
                                "send the bytes of the file in base64"))  # fmt: skip
            continue
        if each.name.casefold() in seen:
            faults.append(Fault("RSN-R005", each.name, None, "name", "a name twice",
                                "each file once", "send it once"))  # fmt: skip
            continue
        seen.add(each.name.casefold())
        if _unpacks_to_more(content):
            faults.append(Fault(
                "RSN-I001", each.name, None, "", f"more than {MOST_UNPACKED / 1e6:.0f} MB unpacked",
                f"at most {MOST_UNPACKED / 1e6:.0f} MB",
                "keep the rows that the case is about, or use rason import",
            ))  # fmt: skip
            continue
        try:
            write_whole(folder / each.name, content)
        except InputError as error:
            faults += [replace(fault, file=each.name) for fault in error.diagnostics]
    if not seen and not faults:
        faults.append(Fault("RSN-R005", "files", None, "files", "no file", "at least one",
                            "send the files of which a case shall be made"))  # fmt: skip
    if faults:
        raise InputError(*faults)


def made_beside(place: Path, case: str) -> Path:
    """Return where a case is made of files that are in `place`."""
    return place.parents[1] / case


def ask(place: Path, asked: FilesAbout) -> ImportQuestions:
    """Say what is asked of files; `place` is where `unpack` put them."""
    paths = sorted(place.iterdir())
    try:
        kind = asked.kind or kind_of(paths)
        found = questions(kind, paths, asked.answers)
    except InputError as error:
        raise InputError(*_named(error.diagnostics, place)) from error
    return ImportQuestions.model_validate({
        "kind": kind,
        "kinds": tuple(KindName.model_validate({"kind": key, "name": KINDS[key]}) for key in KINDS),
        "questions": tuple(QuestionView(**asdict(each)) for each in found),
    })  # fmt: skip


def make(place: Path, asked: CaseAbout) -> CaseMade:
    """Make a case of files, in a folder of its name beside the one that holds theirs.

    Raises `Refused` if the case would have faults. Raises `InputError` with all that is wrong with
    files and answers.
    """
    target = made_beside(place, asked.case)
    paths = sorted(place.iterdir())
    try:
        if asked.kind == CASE:
            told = _copied(paths, place, target)
        else:
            told = _told(_imported(asked.kind, paths, place, target, asked.answers))
    except InputError as error:
        raise InputError(*_named(error.diagnostics, place)) from error
    found = check(target).diagnostics
    if any(each.severity == "fault" for each in found):
        raise Refused(422, "", found)
    return told.model_copy(update={"title": title(target), "diagnostics": found})


def _imported(
    kind: str, paths: Sequence[Path], place: Path, target: Path, answers: Mapping[str, str]
) -> Imported:
    """Import files as `rason import` does."""
    from rason import importing

    own = {key: text for key, text in answers.items() if key in OPTIONS or key == FROZEN.key}
    rest = {key: text for key, text in answers.items() if key not in own}
    if kind == "table":
        options = options_of(kind, own) | {"answers": rest}
    else:
        options = options_of(kind, answers)
    folder = kind == "pypsa" and (place / "buses.csv").is_file()
    files = [place] if folder else paths
    done: Imported = getattr(importing, kind)(*files, into=target, **options)
    return done


def _told(done: Imported) -> CaseMade:
    """Say what came of an import."""
    return CaseMade(
        case=done.folder.name,
        title="",
        taken=tuple(ToldLine(**asdict(each)) for each in done.taken),
        left=tuple(ToldLine(**asdict(each)) for each in done.left),
        to_say=done.to_say,
        source=" ".join(filter(None, (done.cited(), done.source.terms if done.source else ""))),
    )


def _copied(paths: Sequence[Path], place: Path, target: Path) -> CaseMade:
    """Take a case as it stands: of a workbook, or the files of its folder."""
    whole = paths[0] if len(paths) == 1 and is_workbook(paths[0]) else place
    reading = read(whole)
    if reading.case is None:
        raise InputError(*reading.diagnostics)
    reading.case.write(target)
    maps = [path for path in paths if re.fullmatch(rf"(.+\.)?{re.escape(MAPPING)}", path.name)]
    for path in maps:
        write_whole(target / path.name, path.read_bytes())
    others = [path for path in paths if path not in maps and path.name not in FILES]
    others = [] if whole != place else others
    count = sum(1 for _ in target.iterdir())
    return CaseMade(
        case=target.name,
        title="",
        taken=(ToldLine(what="files of a case", count=count, where=target.name),),
        left=tuple(ToldLine(what=path.name, count=1, where="no file of a case") for path in others),
    )


def _unpacks_to_more(content: bytes) -> bool:
    """Tell whether a file that is packed unpacks to more than is taken."""
    if content.startswith(b"\x1f\x8b"):
        size, rest = 0, zlib.decompressobj(wbits=31)
        try:
            while content and size <= MOST_UNPACKED:
                size += len(rest.decompress(content, 1 << 20))
                content = rest.unconsumed_tail
        except zlib.error:
            return False  # whoever reads it says what is wrong
        return size > MOST_UNPACKED
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            return sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED
    except BadZipFile:
        return False


def _named(faults: Iterable[Fault], place: Path) -> tuple[Fault, ...]:
    """Return faults whose files are called as they were brought."""
    return tuple(
        replace(
            each, file=each.file.removeprefix(f"{place}{os.sep}").replace(str(place), place.name)
        )
        for each in faults
    )
