"""What went wrong in an input, said so that its author can mend it.

A fault is a `Diagnostic`; reading collects all of them and raises one `InputError`.
Terminal, HTTP and browser show the same object. Our own bugs raise `AssertionError`.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Final, Literal

Severity = Literal["fault", "warning"]

CATALOGUE: dict[str, str] = {
    # Files and folders
    "RSN-C001": "The case is not there, or is not a folder",
    "RSN-C002": "A file cannot be read as UTF-8 text",
    "RSN-C003": "A file is too large",
    "RSN-C004": "A file is separated by semicolons or uses decimal commas",
    "RSN-C005": "An unknown file stands in the case folder",
    "RSN-C006": "A required table or document is missing",
    "RSN-C007": "A workbook cannot be opened",
    "RSN-C008": "A sheet of a workbook is unknown or hidden",
    "RSN-C009": "Cells of a workbook are merged, or have a formula without a value",
    # Shape of tables
    "RSN-C010": "A column is missing",
    "RSN-C011": "A column is unknown",
    "RSN-C012": "A row has more or fewer cells than the header",
    "RSN-C013": "A header stands twice",
    # Cells
    "RSN-C020": "A required cell is empty",
    "RSN-C021": "A key is not made of letters, digits and `_`",
    "RSN-C022": "A key stands twice",
    "RSN-C023": "A reference leads nowhere",
    "RSN-C024": "A word is not one of those allowed",
    "RSN-C025": "A date or period cannot be read",
    "RSN-C026": "A number cannot be read",
    "RSN-C027": "A number is not finite",
    "RSN-C028": "A number has no unit",
    "RSN-C029": "A unit is unknown",
    "RSN-C030": "A unit has the wrong dimension",
    "RSN-C031": "A number is outside its possible range",
    "RSN-C032": "An expression cannot be read",
    "RSN-C033": "Formulas refer to each other in a circle",
    "RSN-C034": "low, value and high are not in order",
    "RSN-C035": "A figure became known after the case was frozen",
    "RSN-C036": "Parts of one expression have different dimensions",
    "RSN-C037": "A commodity's equivalents cannot be read",
    "RSN-C038": "A scenario, change or series takes a cell to a number that it cannot have",
    # Documents
    "RSN-C040": "A YAML document is broken",
    "RSN-C041": "A YAML key is unknown or missing",
    "RSN-C042": "A YAML value has the wrong form",
    "RSN-C043": "A BibTeX file is broken",
    "RSN-C044": "A part of the format is not available yet",
    "RSN-C045": "A route cannot be read",
    # Sense
    "RSN-C050": "Two rows contradict each other",
    "RSN-C051": "Commodities that share a link cannot be measured in one unit",
    "RSN-C052": "A rule lacks what its kind needs",
    "RSN-C053": "A scenario refers to itself",
    "RSN-C054": "Projects need each other in a circle",
    "RSN-C055": "A store lacks what a calendar needs",
    "RSN-C056": "A closure tells apart what the case does not keep apart",
    "RSN-C057": "A route does not fit its link",
    # Frames
    "RSN-F001": "A frame is not one that a table can be made of",
    "RSN-F002": "A value in memory is not one that a case can hold",
    # Claims
    "RSN-S001": "A measure is unknown",
    "RSN-S002": "A measure's parameter is missing, unknown or of the wrong kind",
    "RSN-S003": "A statement is true or false by construction",
    "RSN-S004": "A threshold has no unit or the wrong dimension",
    "RSN-S005": "A statement lacks what its kind needs",
    "RSN-S006": "A measure needs what the case does not declare",
    "RSN-S007": "A statement compares scenarios that are about other days",
    "RSN-S008": "A row of a replay lacks what its kind needs",
    "RSN-S009": "A replay holds what the case could know, or what is not settled yet",
    "RSN-S010": "A statement is about days that its scenario does not have",
    # Program
    "RSN-P001": "A formula gave an impossible number in a draw",
    "RSN-P002": "More lumpy projects than can be enumerated",
    "RSN-P003": "More players than all coalitions can be solved for",
    "RSN-P004": "A number is too far from the others to be added up with them",
    # Requests
    "RSN-R001": "A name in the request is unknown",
    "RSN-R002": "An output cannot be written",
    "RSN-R003": "A setting is outside its range",
    "RSN-R004": "A file that a request names cannot be read as what it should be",
    "RSN-R005": "The body or address of a request over HTTP is not what it should be",
    "RSN-R006": "What a request changes has been changed meanwhile",
    "RSN-R007": "A change on the command line is not one that the verb can make",
    "RSN-R008": "Another process works on the same run",
    "RSN-R009": "Scenarios that are compared are about other days",
    "RSN-R010": "Foresight that cannot be chosen",
    "RSN-R011": "A form of export is unknown, or does not fit what is asked",
    "RSN-R012": "Another program cannot hold what a case says",
    "RSN-R013": "An optional part is not installed",
    # Files of others that are imported
    "RSN-I001": "A file to import is not of the kind that it should be",
    "RSN-I002": "A file to import holds no rows",
    "RSN-I003": "A column to import is missing or has another name",
    "RSN-I004": "A cell to import cannot be read",
    "RSN-I005": "An amount to import has no unit, or several",
    "RSN-I006": "Coordinates to import cannot be right",
    "RSN-I007": "A key to import stands twice",
    "RSN-I008": "A country to import is not known by its name",
    "RSN-I009": "A mapping leaves a question open, or cannot be followed",
    "RSN-I010": "A file to import is of another version, or of another publisher",
    # Games without a case
    "RSN-G001": "A game document cannot be read",
    "RSN-G002": "A part of a game document is missing, unknown or of the wrong form",
    "RSN-G003": "A game's players are not named by different keys",
    "RSN-G004": "A game has more players than can be listed",
    "RSN-G005": "A coalition, union, link or weight names a player that is not there, or one twice",
    "RSN-G006": "A coalition or player has two values",
    "RSN-G007": "A coalition or player has no value",
    "RSN-G008": "The coalition of nobody is worth something",
    "RSN-G009": "Unions overlap or are empty",
    "RSN-G010": "A link does not join two players",
    "RSN-G011": "Weights and quota make no majority game",
    "RSN-G012": "A value, weight or quota is not a finite number",
    # Warnings
    "RSN-W001": "Numbers without a source",
    "RSN-W002": "A place cannot be reached",
    "RSN-W003": "A demand that nobody can serve",
    "RSN-W004": "An asset that nobody owns",
    "RSN-W005": "A loop makes goods or money from nothing",
    "RSN-W006": "An outsider has a curve",
    "RSN-W007": "A ceiling binds in the base case",
    "RSN-W008": "A figure that nothing uses",
    "RSN-W009": "A late figure is used",
    "RSN-W010": "A demand gets less than it asks for in the base case",
    "RSN-W011": "The last step of a calendar is shorter than the others",
    "RSN-W012": "Something that needs days is there on no day of a calendar",
    "RSN-W013": "A tariff that nobody takes, or nobody pays",
    "RSN-W014": "A link is drawn across a country that need not agree to it",
}
"""Every code and what it means; the reference page and the tests read this table."""


UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Characters that nobody sees and that terminals and documents obey, such as turns of direction."""


HIDDEN: Final = re.compile(
    f"{UNSEEN.pattern}|\r(?!\n)"
    "|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u206f\u3164\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""These, and others that take no room or take it back: some of them are letters in a name, and
none is what a terminal should obey."""


def visible(text: str) -> str:
    r"""Return a text with its unseen characters written out.

    Examples
    --------
    >>> visible("a\x1b[31m")
    'a<U+001B>[31m'
    """
    return HIDDEN.sub(lambda mark: f"<U+{ord(mark[0]):04X}>", text)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of an input: where, what was found, what was expected, one fix that works.

    Parameters
    ----------
    code
        A key of `CATALOGUE`.
    file
        The file as the user would name it.
    line
        Line in that file, from 1; None where the whole file is meant.
    what
        Row and column in the user's words, such as ``link chl_chn, capacity``.
    found
        The value that stands there.
    expected
        What could stand there.
    fix
        One change that removes the fault.
    severity
        A ``fault`` stops; a ``warning`` is legal and suspicious.
    """

    code: str
    file: str
    line: int | None
    what: str
    found: str
    expected: str
    fix: str
    severity: Severity = "fault"

    def __post_init__(self) -> None:
        """Hold codes to the catalogue, so that each has its page; show what cannot be seen."""
        assert self.code in CATALOGUE, f"{self.code} is not in the catalogue"
        for name in ("file", "what", "found", "expected", "fix"):
            text = getattr(self, name)
            if not (text.isascii() and text.isprintable()):
                object.__setattr__(self, name, visible(text))

    @property
    def place(self) -> str:
        """File and line, or what else its author calls the place."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def __str__(self) -> str:
        """Show the diagnostic as the terminal does."""
        head = f"{self.code}  {self.place}" + (f"  {self.what}" if self.what else "")
        return (
            f"{head}\n  found     {self.found}\n  expected  {self.expected}\n  fix       {self.fix}"
        )

    def to_json(self) -> dict[str, str | int | None]:
        """Return the diagnostic as plain JSON values."""
        return asdict(self)


class InputError(Exception):
    """All faults of an input, raised at once.

    Parameters
    ----------
    diagnostics
        The faults, in the order in which they stand in the input.
    """

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n\n".join(str(diagnostic) for diagnostic in diagnostics))

    def __repr__(self) -> str:
        """Count the faults, and name the first."""
        first = [f", first {each.code} at {each.place}" for each in self.diagnostics[:1]]
        return f"<InputError: {len(self.diagnostics)} in all{''.join(first)}>"
