"""The grammar of counts: how many of how many, right for none, one, two and many."""

from __future__ import annotations

_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def counted(number: int, noun: str, plural: str = "") -> str:
    """Write a number of things, small numbers in words.

    An `s` is added where no plural is given.

    Examples
    --------
    >>> counted(1, "claim"), counted(3, "story", "stories"), counted(40, "place")
    ('one claim', 'three stories', '40 places')
    """
    return f"{spelled(number)} {noun if number == 1 else plural or noun + 's'}"


def of_draws(held: int, draws: int) -> str:
    """Write in how many draws something is so.

    Examples
    --------
    >>> of_draws(0, 16), of_draws(830, 1024), of_draws(16, 16)
    ('none of 16 draws', '830 of 1,024 draws', 'all 16 draws')
    """
    if held in {0, draws}:
        return f"{'all' if held else 'none of'} {draws:,} draws"
    return f"{held:,} of {draws:,} draws"


def part(
    number: int,
    whole: int,
    noun: str,
    does: tuple[str, str],
    otherwise: tuple[str, str],
    *,
    deny: bool = True,
) -> str:
    """Say how many of some things do something, in grammar for any two numbers.

    `number` is at most `whole`; what is said of the noun may follow it, as in ``figure behind
    this``. `deny`: whether ``none of them`` is said where none does it; else `otherwise` of all of
    them. A clause without capital or full stop.

    Examples
    --------
    >>> up, down = ("holds up", "hold up"), ("does not hold up", "do not hold up")
    >>> [part(n, 3, "claim", up, down) for n in (0, 1)]
    ['none of the three claims holds up', 'one of the three claims holds up']
    >>> [part(n, n, "claim", up, down) for n in (0, 1, 2)]
    ['there is no claim', 'the only claim holds up', 'both claims hold up']
    """
    first, _, rest = noun.partition(" ")
    several = f"{first}s {rest}".strip()
    if whole == 0:
        return f"there is no {noun}"
    if number == 0 and deny and whole > 1:
        none = "neither of the two" if whole == 2 else f"none of the {spelled(whole)}"  # noqa: PLR2004 - two have a word of their own
        return f"{none} {several} {does[0]}"
    if number == 0:
        return part(whole, whole, noun, otherwise, does)
    if number < whole:
        return f"{spelled(number)} of the {spelled(whole)} {several} {does[number > 1]}"
    if whole == 1:
        return f"the only {noun} {does[0]}"
    all_ = "both" if whole == 2 else f"all {spelled(whole)}"  # noqa: PLR2004 - as above
    return f"{all_} {several} {does[1]}"


def spelled(number: int) -> str:
    """Write a number, a small one in words, such as ``three`` or ``1,024``."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"
