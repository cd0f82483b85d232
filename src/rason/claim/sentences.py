"""The sentences in which verdicts are told."""

from __future__ import annotations

from rason.claim.likelihood import percent, words


def likelihood(probability: float, error: float, access: frozenset[str]) -> str:
    """Say in what share of draws a claim holds.

    Parameters
    ----------
    probability, error
        The share, and the half-width of its 95 % interval.
    access
        The rules of access under which it was tested.

    Returns
    -------
    sentence
        In the wording of the model's likelihood, never of the claim's.

    Examples
    --------
    >>> likelihood(0.78, 0.018, frozenset({"veto"}))
    "Under this case's figures and the veto rule the statement holds in 78 ± 2 % of draws (model
    likelihood: likely)."
    """
    word = words(probability, error)
    if probability == 1.0:
        share = f"every draw (p ≥ {100 * (1 - error):.1f} %; model likelihood: {word})"
    elif probability == 0.0:
        share = f"no draw (p ≤ {100 * error:.1f} %; model likelihood: {word})"
    else:
        share = f"{percent(probability, error)} of draws (model likelihood: {word})"
    return f"{_under(access)} the statement holds in {share}."


def unstable(probability: float, access: frozenset[str], flipped: int, choices: int) -> str:
    """Say in what share of draws a claim holds that modelling choices decide.

    Parameters
    ----------
    access
        The rules of access under which it was tested.
    flipped, choices
        How many of the choices made otherwise, each alone, change its truth, and how many move it.

    Returns
    -------
    sentence
        Without a word of likelihood.

    Examples
    --------
    >>> unstable(0.78, frozenset({"veto"}), 2, 3)
    "Under this case's figures and the veto rule the statement holds in 78 % of draws; but 2 of the
    3 modelling choices that bear on it, made otherwise, change its truth, so no likelihood is
    given."
    """
    if choices == 1:
        which = "the one modelling choice that bears on it, made otherwise, changes its truth"
    elif flipped == 1:
        which = (
            f"1 of the {choices} modelling choices that bear on it, made otherwise, changes its "
            "truth"
        )
    else:
        which = (
            f"{flipped} of the {choices} modelling choices that bear on it, made otherwise, change "
            "its truth"
        )
    return (
        f"{_under(access)} the statement holds in {_drawn(probability)}; but {which}, so no "
        "likelihood is given."
    )


def illustrative(probability: float, access: frozenset[str], reason: str) -> str:
    """Say in what share of draws a claim holds that hangs on guesses.

    Parameters
    ----------
    access
        The rules of access under which it was tested.

    Returns
    -------
    sentence
        Without a word of likelihood.
    """
    under = _under(access)
    return f"Illustrative: holds in {_drawn(probability)} {under[0].lower()}{under[1:]}; {reason}."


def settled(holds: bool | None, reason: str) -> str:  # noqa: FBT001 - what is said
    """Say that how the case is built decides a claim.

    Parameters
    ----------
    holds
        Whether it holds; None where the case's weights decide.
    reason
        Why no figure can change that.

    Returns
    -------
    sentence
        Without a word of likelihood.

    Examples
    --------
    >>> settled(False, "its margin is the same in every draw")
    'Settled by construction: it does not hold whatever the figures are, as its margin is the same
    in every draw.'
    """
    if holds is None:
        return f"Settled by construction: {reason}."
    found = "holds" if holds else "does not hold"
    return f"Settled by construction: it {found} whatever the figures are, as {reason}."


def no_value(draws: int, reason: str) -> str:
    """Say that a claim has no verdict, as a side of it has a value in no draw.

    Parameters
    ----------
    draws
        How many were looked at.

    Returns
    -------
    sentence
        Without a word of likelihood.

    Examples
    --------
    >>> no_value(64, "nothing is sold")
    'No value: in none of 64 draws can it, or its contrary, be said to hold, as nothing is sold.'
    """
    return (
        f"No value: in none of {draws:,} draws can it, or its contrary, be said to hold, as"
        f" {reason}."
    )


def at_centre(holds: bool) -> str:  # noqa: FBT001 - what is said
    """Say that the central figures disagree with most draws.

    Returns
    -------
    sentence
        To stand behind the verdict's.
    """
    said = "it holds although it fails in most draws" if holds else (
        "it fails although it holds in most draws"
    )  # fmt: skip
    return f"At central figures {said}."


def listed(items: tuple[str, ...]) -> str:
    """Join words as a sentence does.

    Returns
    -------
    text
        Such as ``a, b and c``.

    Examples
    --------
    >>> listed(("concept", "access", "capital"))
    'concept, access and capital'
    """
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def _drawn(probability: float) -> str:
    shares = {1.0: "every draw", 0.0: "no draw"}
    return shares.get(probability, f"{percent(probability)} of draws")


def _under(access: frozenset[str]) -> str:
    rule = {frozenset({"veto"}): "the veto rule", frozenset({"open"}): "open access"}
    return f"Under this case's figures and {rule.get(access, 'the access rules of its scenarios')}"
