"""Sentences about how reach lies over schools of more and of less disadvantage."""

from typing import Protocol

from analysis.shuffle import Band
from findings.register_sentences import percent, schools, titled
from findings.sentences import number_text


class Marked(Protocol):
    """Whatever says whether it is illustrative."""

    @property
    def illustrative(self) -> bool: ...


def equity_title(
    marks: Marked, reach: Band | None, known: int, reached: int, *, complete: bool
) -> str:
    """Whether reach lies with disadvantage, beyond what shuffling gives."""
    if reach is None:
        text = (
            f"With {reached:,} of {schools(known)} known to be reached it cannot be told whether "
            "reach lies with disadvantage"
        )
    elif not reach.outside:
        text = "Reach cannot be told from one without regard to disadvantage"
    else:
        side = "more" if reach.observed < 0 else "less"
        text = f"Reach lies with the {side} disadvantaged schools"
    if reach and not complete:
        text = f"As far as returns tell, {text[0].lower()}{text[1:]}"
    return titled(marks.illustrative, text)


def equity_what(reach: Band | None, known: int) -> str:
    """The grey line: the index, its band and how often shuffling goes as far."""
    if reach is None:
        return f"{schools(known)} whose authority has sent returns"
    share = percent(reach.at_or_beyond)
    return (
        f"Erreygers' index {number_text(reach.observed, 2)} over {schools(known)}, weighted by "
        f"disadvantaged pupils; shuffled within authority and phase, 95 of 100 lie from "
        f"{number_text(reach.low, 2)} to {number_text(reach.high, 2)}, {share} as far out"
    )


def fifth_text(reached: float | None, pupils: float | None) -> str:
    """What the fifth of schools with most disadvantage had."""
    if reached is None or pupils is None:
        return ""
    return (
        f"The fifth of schools with most disadvantage makes up {percent(reached)} of the schools "
        f"reached and has {percent(pupils)} of disadvantaged pupils."
    )


def bounds_text(bounds: tuple[float, float] | None, reach: Band | None) -> str:
    """How far missing returns could move the index."""
    if bounds is None or reach is None:
        return ""
    low, high = (number_text(end, 2) for end in bounds)
    if low == high:
        return "No return is missing that could move the index."
    return (
        f"With the schools whose returns are missing, the index of all could be from {low} (those "
        f"reached are the most disadvantaged) to {high} (the least)."
    )


def equity_note(left_out: int) -> str:
    """How to read the index."""
    out = (
        f" {schools(left_out)} left out: the authority has sent nothing, or the number of "
        "disadvantaged pupils is not known."
        if left_out else ""
    )  # fmt: skip
    return (
        "Below nought: reach lies with the more disadvantaged schools; above: with the less. The "
        f"schools are all there are, so the band tells of shuffling, not of a sample.{out}"
    )
