"""What every finding from the register says of itself: whose it is, and on what it rests."""

from collections.abc import Sequence
from datetime import date

from analysis.reach import Reach, Returns
from analysis.rounding import half_away
from eip_data import catalogue
from findings.sentences import day_text, list_text, number_text, place_text

NO_REGISTER = (
    "No programme register has been loaded, so there is nothing to show here. Run “python -m "
    "eip_data demo” for an illustrative one, or “python -m eip_data import-register FILE”."
)
ILLUSTRATIVE = "Illustrative data"
BANNER = (
    "**Illustrative data.** No register has been loaded. The numbers of schools by authority and "
    "phase are real, as is the programme's £2.2m; all else, schools and organisations among it, is "
    "invented to show the page."
)
#: Under every page of the programme.
NOT_AN_EFFECT = (
    "Taking part is not a result: schools that take part differ from those that do not, and "
    "results at 11 and 16 come years later."
)
NAMES_HIDDEN = (
    "Schools, applicants and organisations are named only on a host where the register may be "
    "shown; here are totals."
)
EVERY_ROW = "illustrative"


def titled(illustrative: bool, text: str) -> str:
    """A title or sentence; an illustrative one begins so, that a cropped picture is honest."""
    return f"Illustration: {text}" if illustrative else text


def spoken(illustrative: bool, text: str) -> str:
    """An alternative text, which says first that the figure illustrates."""
    return f"{ILLUSTRATIVE}. {text}" if illustrative else text


def basis(returns: Returns) -> str:
    """What stands under every figure: "Based on 20 returns, 1 missing"."""
    if not returns.due:
        return "No return was due, so it cannot be told what is missing"
    one = "return" if returns.received == 1 else "returns"
    return f"Based on {returns.received:,} {one}, {returns.missing:,} missing"


def silence(codes: Sequence[str]) -> str:
    """Who has sent nothing, as a sentence; empty where all have sent something."""
    if not codes:
        return ""
    areas = catalogue.load().areas
    names = list_text([place_text(areas[code]) for code in codes])
    return f"No return has come from {names}; a missing return is never counted as nought."


def not_told_of(day: date) -> str:
    """A link asked for days that no return tells of so far."""
    return (
        f"No return due so far tells of all days up to {day_text(day)}, so this page shows all up "
        "to the latest returns."
    )


def percent(share: float) -> str:
    """A share (0 to 1) as a whole percentage; some is never shown as none, nor most as all."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{number_text(half_away(100 * share, 0), 0)}%"


def share_text(one: Reach) -> str:
    """A share as it is read: "24%", "at least 24%", "not reported", "no eligible school"."""
    if one.share is None:
        return "no eligible school"
    if one.complete:
        return percent(one.share)
    return f"at least {percent(one.share)}" if one.reached else "not reported"


def count_of(one: Reach) -> str:
    """The counts behind a share: "52 of 241", "at least 52 of 241", "unknown of 157"."""
    if not one.reached and not one.complete:
        return f"unknown of {one.eligible:,}"
    more = "" if one.complete else "at least "
    return f"{more}{one.reached:,} of {one.eligible:,}"


def schools(count: int) -> str:
    """So many schools: "1 school", "52 schools"."""
    return f"{count:,} {'school' if count == 1 else 'schools'}"


def pounds(amount: float) -> str:
    """Pounds as they are read: whole above a hundred, with pence below."""
    return f"£{number_text(amount, 0 if abs(amount) >= 100 else 2)}"


def window(first: date, last: date) -> str:
    """The days asked about: "1 September 2022 to 31 July 2026"."""
    return f"{day_text(first)} to {day_text(last)}"


def source(illustrative: bool, dated: date) -> str:
    """The source line of a figure from the register."""
    what = "Illustrative register, invented" if illustrative else "Programme register"
    return f"Source: {what}, as at {day_text(dated)}. Our calculation."
