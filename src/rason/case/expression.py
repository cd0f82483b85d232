"""Reading a numeric cell: a number with its unit, or an expression over figures.

A word directly after a number is a unit, and goes on over `/` without spaces and over further
words: `10 bcm/yr`, `5 bn USD`. Every other word is a figure. So a figure and a unit may share a
name, and `2 * fee / quantity` needs no rule about either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, cast

from rason.case.habits import habit

FUNCTIONS: Final = ("min", "max")
ANNUITY: Final = "annuity"
"""A function only before a bracket, since a figure may have its name."""
LONGEST: Final = 1_000  # characters of the longest expression that is read
DEEPEST: Final = 50  # how deep brackets, calls and signs may be nested
MOST_OPERATIONS: Final = 100
"""Operations in one expression: a longer one is cut into figures that have names."""
_WORD = r"[A-Za-z_$€£%][A-Za-z_0-9]*[²³]?(?:\^-?\d+)?"
_UNIT = re.compile(
    rf"\s*(?P<unit>(?:{_WORD}|/{_WORD})"
    rf"(?:/(?:{_WORD}|\d+(?= *[A-Za-z])|\([\w*/ ^]+\))| +{_WORD})*)"
)
_PER = re.compile(r"\s+1(?=/[A-Za-z$€£%])")
"""The `1` of a unit such as `1/yr` behind its number: `0.08 1/yr` is `0.08/yr`."""
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?![0-9.])"
    r"|(?P<name>[A-Za-z_][A-Za-z_0-9]*)|(?P<op>[-+*/(),^]))"
)


Operator = Literal["+", "-", "*", "/", "^", "min", "max", "annuity"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float
    unit: str  # its unit as written; empty if it has none


@dataclass(frozen=True, slots=True)
class Reference:
    """The value of a figure."""

    figure: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Operands under one operator."""

    # `+ - * / ^` and `annuity` with two operands; `min` or `max` with any number.
    operator: Operator
    operands: tuple[Node, ...]


Node = Number | Reference | Operation


class ExpressionError(ValueError):
    """A cell that cannot be read."""

    def __init__(self, code: str, found: str, expected: str, fix: str) -> None:
        self.code, self.found, self.expected, self.fix = code, found, expected, fix
        super().__init__(f"{found}: expected {expected}; {fix}")


def with_unit(number: float | str, unit: str) -> str:
    """Write a number with its unit as a cell that reads back as the same.

    A number of unit 1 stands alone, and `1/yr` shows as `/yr`.

    Examples
    --------
    >>> with_unit(0.5, "1"), with_unit(0.08, "1/yr"), with_unit(5, "%"), with_unit(3, "bcm/yr")
    ('0.5', '0.08/yr', '5 %', '3 bcm/yr')
    """
    text = number if isinstance(number, str) else f"{number:.15g}"
    shown = unit.strip()
    if shown in {"", "1"}:
        return text
    return text + shown[1:] if shown.startswith("1/") else f"{text} {shown}"


def parse_expression(text: str, figures: frozenset[str] = frozenset()) -> Node:
    """Read a cell.

    The keys of all figures settle whether `1/word` divides by one. Raises `ExpressionError` if it
    cannot be read, with where and why.

    Examples
    --------
    >>> parse_expression("2 bcm/yr")
    Number(value=2.0, unit='bcm/yr')
    >>> parse_expression("max(0, price - 3 USD/t)").operator
    'max'
    """
    stripped = text.strip()
    if len(stripped) > LONGEST:
        raise ExpressionError(
            "RSN-C032", f"`{stripped[:20]}…`, {len(stripped):,} characters",
            f"an expression of at most {LONGEST:,} characters",
            "give parts of it names in figures.csv",
        )  # fmt: skip
    if refused := habit(stripped):
        raise ExpressionError(*refused)
    return _Parser(stripped, figures).whole()


def _negative(node: Node) -> Node:
    """Change the sign of a node."""
    if isinstance(node, Number):
        return Number(-node.value, node.unit)
    return Operation("*", (Number(-1.0, ""), node))


class _Parser:
    """One pass over one cell, by recursive descent."""

    def __init__(self, text: str, figures: frozenset[str]) -> None:
        self.text, self.figures = text, figures
        self.position = self.depth = self.operations = 0
        self.seen, self.token = -1, cast("re.Match[str] | None", None)

    def whole(self) -> Node:
        """Read the cell to its end."""
        node = self.sum()
        if self.peek() is not None:
            raise self.fault("the end of the expression, or one of + - * / ^")
        return node

    def sum(self) -> Node:
        """Read terms joined by `+` and `-`."""
        node = self.product()
        while (operator := self.take("+", "-")) is not None:
            self.count()
            node = Operation("+" if operator == "+" else "-", (node, self.product()))
        return node

    def product(self) -> Node:
        """Read factors joined by `*` and `/`."""
        node = self.factor()
        while (operator := self.take("*", "/")) is not None:
            self.count()
            node = Operation("*" if operator == "*" else "/", (node, self.factor()))
        return node

    def factor(self) -> Node:
        """Read a signed number, figure, call or bracket."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError(
                "RSN-C032", f"more than {DEEPEST} brackets or signs inside each other",
                "fewer of them", "remove those that change nothing, or name parts in figures.csv",
            )  # fmt: skip
        node = self.signed()
        self.depth -= 1
        return node

    def signed(self) -> Node:
        """Read what `factor` reads, one level deeper."""
        sign = self.take("+", "-")
        if sign is not None:
            node = self.factor()
            return node if sign == "+" else _negative(node)
        base = self.atom()
        if self.take("^") is None:
            return base
        self.count()
        return Operation("^", (base, self.factor()))

    def atom(self) -> Node:
        """Read a number, figure, call or bracket."""
        if self.take("(") is not None:
            node = self.sum()
            self.need(")")
            return node
        token = self.peek()
        if token is None or token["op"]:
            raise self.fault("a number or a figure")
        self.position = token.end()
        if token["number"]:
            return self.number(float(token["number"]))
        if token["name"] in FUNCTIONS:
            return self.call("min" if token["name"] == "min" else "max")
        if token["name"] == ANNUITY and self.comes("("):
            return self.annuity()
        return Reference(token["name"])

    def comes(self, operator: str) -> bool:
        """Tell whether an operator comes next."""
        token = self.peek()
        return token is not None and token["op"] == operator

    def annuity(self) -> Operation:
        """Read rate and years."""
        found = self.call(ANNUITY)
        if len(found.operands) != 2:  # noqa: PLR2004 - rate and years
            raise ExpressionError(
                "RSN-C032", f"`annuity` of {len(found.operands)} in `{self.text}`",
                "a yearly rate and the years that it is paid",
                "write both, such as `annuity(8 %, 20 yr)`",
            )  # fmt: skip
        return found

    def count(self) -> None:
        """Count an operation, and refuse more than can be followed."""
        self.operations += 1
        if self.operations > MOST_OPERATIONS:
            raise ExpressionError(
                "RSN-C032", f"more than {MOST_OPERATIONS} operations", "a shorter expression",
                "give parts of it names in figures.csv",
            )  # fmt: skip

    def number(self, value: float) -> Number:
        """Add the unit that stands directly after a number."""
        if value == float("inf"):
            raise ExpressionError(
                "RSN-C027", self.text, "a finite number", "write a smaller number"
            )
        per = _PER.match(self.text, self.position)
        if per is not None:
            self.position = per.end()
        match = _UNIT.match(self.text, self.position)
        if match is None:
            return Number(value, "")
        unit = match["unit"]
        if unit.startswith("/"):
            loose = match.start("unit") != self.position or self.divisor(unit) in self.figures
            if loose and per is None:
                return Number(value, "")
            unit = "1" + unit
        self.position = match.end()
        return Number(value, unit)

    @staticmethod
    def divisor(unit: str) -> str:
        """Return the first word after a leading slash."""
        return re.split(r"[/ ^]", unit.lstrip("/"))[0]

    def call(self, name: Literal["min", "max", "annuity"]) -> Operation:
        """Read the arguments of a function."""
        self.need("(")
        operands = [self.sum()]
        while self.take(",") is not None:
            self.count()
            operands.append(self.sum())
        self.need(")")
        return Operation(name, tuple(operands))

    def peek(self) -> re.Match[str] | None:
        """Return the next token, None at the end."""
        if self.position >= len(self.text):
            return None
        if self.seen != self.position:
            self.seen, self.token = self.position, _TOKEN.match(self.text, self.position)
        if self.token is None:
            raise self.fault("a number, a figure or one of + - * / ^ ( ) min max annuity")
        return self.token

    def take(self, *operators: str) -> str | None:
        """Step over one of the operators if it comes next."""
        token = self.peek()
        if token is None or token["op"] not in operators:
            return None
        self.position = token.end()
        return token["op"]

    def need(self, operator: str) -> None:
        """Step over an operator that must come next."""
        if self.take(operator) is None:
            raise self.fault(f"`{operator}`", f"add `{operator}`")

    def fault(self, expected: str, fix: str = "") -> ExpressionError:
        """Say what stands where something else should."""
        rest = self.text[self.position :].strip()
        found = f"`{rest[:20]}` in `{self.text}`" if rest else f"the end of `{self.text}`"
        return ExpressionError(
            "RSN-C032",
            found,
            expected,
            fix or "write a number with its unit, or an expression such as `price - 2 USD/t`",
        )
