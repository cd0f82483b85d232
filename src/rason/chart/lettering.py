"""How wide text is, without a browser: what labels and legends need to keep out of each other.

Widths are Helvetica's, which Arial and Liberation Sans share; a little is added because a page
may fall back on another face.
"""

from __future__ import annotations

_SLACK = 1.06
_BOLD = 1.07

# Advance widths of Helvetica [1/1000 of the size], for the characters 32 to 126.
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_FIRST, _LAST = 32, 126
_OTHER, _WIDE = 600, 1000


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate how wide a line of text is.

    In pixels, a little on the wide side.

    Examples
    --------
    >>> text_width("Vladivostok", 11) > text_width("Rajin", 11)
    True
    """
    units = sum(_units(character) for character in text)
    return units * size / 1000.0 * _SLACK * (_BOLD if bold else 1.0)


def _units(character: str) -> int:
    code = ord(character)
    if _FIRST <= code <= _LAST:
        return _ASCII[code - _FIRST]
    return _WIDE if code > 0x2000 else _OTHER  # noqa: PLR2004 - arrows, dashes, CJK


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break text into lines at its spaces.

    A single word wider than the line stands alone and sticks out.

    Examples
    --------
    >>> wrap("Closing a strait costs Japan most", 12, 100)
    ['Closing a strait', 'costs Japan most']
    """
    lines = [""]
    for word in filter(None, text.split(" ")):  # a no-break space holds its words together
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def shorten(text: str, size: float, width: float) -> str:
    """Cut text to a width, with an ellipsis where something is lost.

    Examples
    --------
    >>> shorten("Sakhalin to Vladivostok", 12, 80)
    'Sakhalin to…'
    """
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
