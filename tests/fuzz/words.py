"""Texts to put in place of a cell or value: what habit, spreadsheets and accidents leave there."""
# ruff: noqa: E501, RUF001 - lists of odd words are read across

from __future__ import annotations

NUMBERS = (
    "0", "-0", "-1", "1", "7", "0.5", ".5", "5.", "+3", "1e3", "1E-3", "1e300", "1e-300", "1e999", "1e", "e5",
    "1.2.3", "1,5", "1.234,5", "1,234.5", "1 200", "1'200", "1_000", "0x10", "017", "--1", "+-1", "1-", "- 1",
    "nan", "NaN", "inf", "-inf", ".inf", ".nan", "true", "TRUE", "False", "yes", "no", "on", "off", "null", "None",
    "~", "½", "1½", "²", "10²", "٣", "１０", "∞", "π", "<5", "~5", "ca. 5", "5-6", "5..6", "5±1", "10^3", "10**3",
    "1/0", "0/0", "1e308*10", "(1", "1)", "()", "(1)", "((2))", "1;2", "1|2", "9" * 400, "0." + "0" * 400 + "1",
)  # fmt: skip
"""Numbers, and what is none."""

UNITS = (
    "10 bcm/yr", "10 bcm", "10bcm/yr", "10 bcm/y", "10 bcm//yr", "10 bcm/yr/yr", "10 bcm yr", "10 /yr", "10 / yr",
    "10 % bcm/yr", "5 %", "5%", "% 5", "5 % %", "5 %/yr", "%", "bcm/yr", "10 BCM/yr", "10 mcm/d", "3 Mb/d",
    "2 bn USD", "2 USD bn", "2 million million USD", "2 million", "3 USD/MMBtu", "3 USD/MMBtu/yr", "3 $/MMBtu",
    "3 EUR/MWh", "3 €/MWh", "1 USD/thousand m3", "1 USD/1000 m3", "1 USD/m³", "1 m^3/yr", "1 bcm^99/yr", "20 yr",
    "20 years", "1 d", "1 km", "1000 m", "3 TWh/yr", "9 TWh/bcm", "1 bcm/TWh", "5 points", "1 bcm = 2 TWh",
    "1 bcm = 35e6 MMBtu", "1 bcm = 1 bcm", "1 bcm = 0 MMBtu", "= 2", "1 bcm =", "5 bcm/yr USD", "1 USD USD",
    "5 thousand % m3/yr", "5 million % USD", "1 1/yr", "0.08/yr", "0.08 1/yr", "1/yr", "5 1/bcm",
)  # fmt: skip
"""Numbers with units, and what is none."""

EXPRESSIONS = (
    "worth", "Worth", "wort", "worth * 2", "worth*2", "2 * worth", "2worth", "2 worth", "worth worth", "worth / 0",
    "worth + fee", "worth - 1 USD/thousand m3", "max(worth, 1)", "max(worth, field_cost)",
    "worth ^ 2 / worth", "worth ^ worth", "2 ^ 9 ^ 9 ^ 9", "0 ^ -1", "annuity(8 %, 20 yr)",
    "annuity(worth, 20)", "annuity(8 %)", "worth * annuity(0, 0 yr) * 1 yr", "min()", "min(worth)",
    "min(1,5, 2)", "max(1,5)", "max(worth, 1,5 USD/MMBtu)", "max(1,500, 2)", "MAX(1, 2)", "sum(1)", "margin",
    "=worth", "=A1*2", "=1+1", "worth ^ 2", "worth × 2", "10 % of worth", "worth if 1 else 2", "__import__",
    "(" * 60 + "1" + ")" * 60, "-" * 60 + "1", "+".join(["worth"] * 120), "worth +", "* worth", "1 + + 1", "loss",
    "5 % * worth", "worth * 5 %", "fee / 10 bcm/yr", "fee/10 bcm/yr", "1/worth", "rate", "0 * worth", "worth.real",
)  # fmt: skip
"""Expressions over the figures of the case, and what is none."""

KEYS = (
    "NOR", "nor", "NOR ", " NOR", "NOR;MID", "NOR; MID", "NOR,MID", "NOR, MID", "NOR|MID", "NOR|MID;SUD", "NOR;",
    ";NOR", "NOR;;MID", "NOR|", "|NOR", "NOR MID", "NOR;NOR", "[NOR, MID]", "NOR/MID", "NOR&MID", "north", "far",
    "world", "gas", "heat", "gas;heat", "gas, heat", "pipe", "pipe;coast", "field", "city", "bypass", "pumps", "narrows",
    "fable", "fable;log", "fable, log", "quota", "worth -1", "worth 0.5", "worth 2", "worth 0", "worth nan", "-worth",
    "cap", "forbid", "Forbid", "finance", "option", "built", "forced", "pert", "fixed", "uniform", "both", "none", "state",
    "outsider", "treaty", "A", "B2", "F6", "G1", "a", "A+", "B-", "x" * 999, "x" * 1001, "ключ", "norge-1", "a.b", "..", "1abc",
    "min", "max", "e", "E5", "_", "__", "-h", "--help", "CON", "nul",
)  # fmt: skip
"""Keys and words of the case, and what is none."""

DATES = (
    "2014", "2014-11", "2014-11-30", "2014-1", "2014-1-1", "2014-13", "2014-00", "2014-00-00", "2014-02-00", "2014-02-30",
    "0000", "0001-01-01", "9999", "9999-12-31", "10000", "-2014", "14", "2014-11-30T00:00", "2014-11-30 12:00",
    "30.11.2014", "11/30/2014", "30/11/2014", "2014/11/30", "41973", "20141130", "2014/2015", "2015/2014", "2014-2015",
    "2014-01/", "/2014", "2014//2015", "2014/15", "2014-01/2014-13", "2014/2015/2016", "Nov 2014", "Q1 2014", "FY2014",
    "2014-12-08", "2015-01-31", "2015-03-31", "2015-01-19", "1 week", "0 weeks", "2 month", "10000 years", "fortnight", "perfect",
    "today", "２０１４", "2014-1١", "2014-11-3²", "2014–11–30", "2024-02-29", "2023-02-29", "1900-02-29",
)  # fmt: skip
"""Days and periods, and what is none."""

TEXTS = (
    "", " ", "\t", "\u00a0", "-", "—", "?", "...", "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#######", "#NAME?", "# 1", "#1",
    "n/a", "N/A", "tbd", "TODO", "<b>x</b>", "'10", '""', '"', 'a "b" c', "a\nb", "a\r\nb", "é", "e\u0301", "日本", "🚢", "العربية",
    "a\u202eb", "a\u200bb", "a\x07b", "a\x00b", "\x1b[31m", "\ufeff", "a\ufeffb", "\x0b", "\u2028", "\x85", "\ud800", "x" * 9_999,
    "x" * 10_001, "x" * 30_000, "9" * 30_000, "{", "}", "[", "]", "{}", "[]", "{{x}}", "%s", "%(x)s", "$x", "${x}", "\\", "\\n", "@x", "&x",
    "*x", "!x", "|", ">", "a: b", "- a", "a #b", "a\tb", "late: known", "late:", "`x`", "../x", "/etc/passwd", "C:\\x", "file:///x",
    "javascript:alert(1)", "http://[", "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "NULL", "undefined", ",", ";", ",,,",
)  # fmt: skip
"""Words, signs and characters that mean something elsewhere."""

ALL = (*NUMBERS, *UNITS, *EXPRESSIONS, *KEYS, *DATES, *TEXTS)
