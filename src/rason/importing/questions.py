"""What importers ask, said once: the command line has options of it, the page a form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Literal


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a file does not say, or that it says and should be looked at."""

    key: str
    asks: str
    kind: Literal["text", "number", "day", "words", "choice", "column"] = "text"
    choices: tuple[str, ...] = ()
    given: str = ""  # the answer that the file suggests
    otherwise: str = ""  # what holds if nobody answers
    unit: str = ""  # of a number
    means: str = ""  # what it is that is asked for
    # Whether nothing is imported before somebody answers, or agrees to what the file suggests.
    open: bool = False
    leads: bool = False  # whether other questions hang on the answer

    def help(self) -> str:
        """Return it as the help of an option, after the kinds of import that have it."""
        kinds = [kind for kind, own in OF_KIND.items() if self.key in own]
        told = (
            f"{kinds[0]}: {self.asks[0].lower()}{self.asks[1:]}" if len(kinds) == 1 else self.asks
        )
        held = " ".join(filter(None, (self.otherwise or self.given, self.unit)))
        return f"{told}; {held} if left out." if held else f"{told}."


OPTIONS: Final = {
    each.key: each
    for each in (
        Question("fills", "Which table of the case the rows fill", "choice", leads=True),
        Question("sheet", "The sheet of a workbook", "choice", leads=True),
        Question(
            "encoding", "Encoding of text that is not UTF-8, such as cp1252", "choice",
            ("cp1252", "latin-1", "cp1250", "cp1251", "utf-16", "gb18030", "shift_jis"),
            leads=True,
        ),
        Question("join", "Ends of pipes this near are one place", "number", given="25", unit="km"),
        Question(
            "loading", "Countries whose LNG terminals load, joined by commas; others receive",
            "words",
        ),
        Question(
            "goods", "Products by HS code, such as 271111=lng,2709=crude", "words", open=True
        ),
        Question(
            "countries", "Whom the case is about, joined by commas", "words",
            otherwise="the largest",
        ),
        Question("ports", "Only these, joined by commas", "words", otherwise="all"),
        Question("currency", "Currency of costs, if the network does not say it", otherwise="EUR"),
    )
}  # fmt: skip
"""What importers can be told beside their files, by name of the parameter."""
FROZEN: Final = Question(
    "frozen", "Of a new case, the day after which nothing was known", "day", otherwise="today"
)
OF_KIND: Final[dict[str, tuple[str, ...]]] = {
    "table": ("fills", "sheet", "encoding"),
    "gem": ("sheet", "encoding", "join", "loading"),
    "scigrid": ("encoding",),
    "trade": ("encoding", "goods", "countries"),
    "events": ("encoding", "countries"),
    "jodi": ("encoding", "countries"),
    "portwatch": ("encoding", "ports"),
    "pypsa": ("currency",),
}
"""Which of them each kind of import has."""
FLAGS: Final = {"fills": "--table"}
"""Options of the command line that are called otherwise."""


def asked(name: str, **known: Any) -> Question:  # noqa: ANN401 - fields of a question
    """Return the question behind a parameter, with what is known of its answer."""
    return replace(OPTIONS[name], **known)
