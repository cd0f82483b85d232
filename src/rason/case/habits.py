"""What is written elsewhere in place of a number, and not here: each with its cure."""

from __future__ import annotations

import re
from typing import Final

Refusal = tuple[str, str, str, str]  # code, what was found, what was expected, and the fix
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?: ?[A-Za-z/%]+)?|[A-Za-z_][A-Za-z0-9_]*")
"""A number with a unit of one word, or one figure: no habit but `nan` looks like it."""
_DECIMAL_COMMA = re.compile(r"(?<![\w.])(\d+),(\d+)(?![\w.]*\()")
_THOUSANDS = re.compile(r"(?<![\w.])(\d{1,3}(?:[ \u00a0\u2009\u202f'\u2019]\d{3})+)(?!\d)")
_BRACKETED = re.compile(r"\([\s(]{0,3}[0-9][0-9.,]*(?: ?[A-Za-z$€£%][\w/ $€£%]*)?[\s)]*\)")
_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}")
_ABOUT = re.compile(
    r"(?:[~≈<>≤≥±]=?\s*|(?:ca\.|c\.|approx\.)\s*|(?:ca|circa|about|over|up to)\s+)(?=[\d.])",
    re.IGNORECASE,
)
_OPERATORS: Final = {"×": "*", "·": "*", "÷": "/", "∙": "*"}
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity|∞|n/a)", re.IGNORECASE)


def habit(text: str) -> Refusal | None:
    """Look for what other programs, tongues and trades write.

    The text is a numeric cell, without spaces around it.

    Examples
    --------
    >>> habit("1 200")[-1], habit("(5)")[-1]
    ('write 1200', 'write -5 if less than nothing is meant, or 5')
    """
    if _PLAIN.fullmatch(text) and not _NOT_FINITE.fullmatch(text):
        return None
    return _sign(text) or _number(text) or _comma(text) or _operator(text)


def _sign(text: str) -> Refusal | None:
    """Look for characters that stand for others, and for what spreadsheets leave."""
    if minus := re.search("[−–—]", text):
        return "RSN-C026", f"`{minus[0]}` in `{text}`", "a minus sign", "write - (hyphen)"
    if _NOT_FINITE.fullmatch(text):
        return "RSN-C027", text, "a finite number", "write the number, or leave the row out"
    if text.startswith("#"):
        fix = "mend the formula in the spreadsheet"
        return "RSN-C026", text, "a number with its unit", fix
    if text.startswith("="):
        fix = "save the sheet with its values, or write figures in place of cells and no `=`"
        return "RSN-C026", f"`{text}`", "a value, or an expression over figures", fix
    if digit := re.search(r"[^\W\D0-9]", text):
        fix = "write " + re.sub(r"\d", lambda each: str(int(each[0])), text)
        return "RSN-C026", f"`{digit[0]}` in `{text}`", "digits from 0 to 9", fix
    return None


def _number(text: str) -> Refusal | None:
    """Look for numbers in the dress of accounts, guesses and thousands."""
    if _BRACKETED.fullmatch(text):
        inner = text.strip("() ")
        expected = "a number without brackets, which mean a minus in accounts"
        fix = f"write -{inner} if less than nothing is meant, or {inner}"
        return "RSN-C026", f"`{text}`", expected, fix
    if text in {"-", "?", "..", "..."}:
        return "RSN-C026", f"`{text}`", "a number with its unit", "write the number, or nothing"
    if about := _ABOUT.match(text):
        expected = "a number alone: how far it may be off stands in its range"
        fix = f"write {text[about.end() :]}, and the doubt into `low` and `high` of a figure"
        return "RSN-C026", f"`{text}`", expected, fix
    if parted := _THOUSANDS.search(text):
        fix = "write " + re.sub(r"\D", "", parted[1]) + text[parted.end() :]
        return "RSN-C026", f"`{text}`", "no separator of thousands", fix
    return None


def _comma(text: str) -> Refusal | None:
    """Look for decimal commas; in a function a comma between two digits may be one."""
    comma = _DECIMAL_COMMA.search(text)
    if comma is None:
        return None
    fix = f"write {comma[1]}.{comma[2]}"
    if "(" in text[: comma.start()]:
        expected = "a decimal point, or a space after the comma between two numbers"
        return (
            "RSN-C026",
            f"`{comma[0]}` in `{text}`",
            expected,
            f"{fix}, or {comma[1]}, {comma[2]}",
        )
    if _GROUP.fullmatch(comma[0]):
        fix += f" or {comma[1]}{comma[2]}"
    return "RSN-C026", text, "a decimal point, and no separator of thousands", fix


def _operator(text: str) -> Refusal | None:
    """Look for operators and phrases of other languages."""
    if foreign := re.search("[×·÷∙]", text):
        fix = f"write {_OPERATORS[foreign[0]]}"
        return "RSN-C032", f"`{foreign[0]}` in `{text}`", "one of + - * / ^", fix
    if "**" in text:
        return (
            "RSN-C032",
            f"`**` in `{text}`",
            "one of + - * / ^",
            f"write {text.replace('**', '^')}",
        )
    if yearly := re.fullmatch(r"(.*\S) ?p\. ?a\.?", text):
        return "RSN-C029", "unit `p.a.`", "a known unit after the number", f"write {yearly[1]}/yr"
    if share := re.match(r"([\d.]+) ?% of (\w+)$", text):
        return "RSN-C032", f"`{text}`", "an expression", f"write {share[1]} % * {share[2]}"
    return None
