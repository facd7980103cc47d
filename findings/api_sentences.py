"""What the public API says: why a request cannot be answered, and how the Data page shows it."""

from collections.abc import Iterable

from findings.sentences import list_text

READ_ONLY = "The API is for reading: ask with GET, HEAD or OPTIONS."
TOO_LONG = "The address is too long: ask for fewer codes at a time, and page through the rest."
NOT_ACCEPTED = "The API answers in JSON and CSV: ask for application/json or text/csv."

TITLE = "Figures by address (API)"
UNDER = "Read-only, public aggregates, JSON or CSV, no key needed"
SENTENCE = (
    "The same figures as on the pages and in the files, with unit, status, source and edition, and "
    "a reason where one is missing."
)
NOTES = (
    "An answer holds 100 rows unless “limit” asks for up to 1,000; “next” in the answer names the "
    "rows after it. Add “format=csv” for CSV. Several codes are separated by commas.",
    "“edition=…” gives the figures of an earlier edition: “editions” lists those there are.",
    "Answers hold for five minutes and carry an ETag, so that unchanged ones need not be sent "
    "again. 600 requests a minute from one address are answered.",
    "Of the programme there are totals only, never a school or an applicant; illustrative ones are "
    "marked in every row.",
)
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."

#: What the Data page shows, with an address that works from there: below any path prefix.
EXAMPLES = (
    (
        "Attainment 8 of Northumberland's disadvantaged pupils, all years",
        "api/v1/outcomes?measure=ks4_attainment8&group=disadvantaged&area=E06000057",
    ),
    (
        "Both gaps of all areas at 11, latest year, as CSV",
        "api/v1/gaps?measure=ks2_rwm_expected&format=csv&limit=1000",
    ),
    (
        "How sure we are of the North East CA's figures at 16",
        "api/v1/findings?area=E47000014&measure=ks4_attainment8",
    ),
)
CONTRACT = ("All endpoints and the OpenAPI description", "api/v1/")


def no_path(path: str, known: Iterable[str]) -> str:
    """An address that leads to nothing."""
    return f"There is nothing at “{shown(path)}”: there are {list_text(list(known))}."


def no_parameter(name: str, known: Iterable[str]) -> str:
    """A parameter that an endpoint does not take."""
    taken = list_text(list(known))
    return f"There is no parameter “{shown(name)}” here: " + (
        f"there are {taken}." if taken else "none is taken."
    )


def no_code(what: str, text: str, known: Iterable[str]) -> str:
    """A code that is none of a few."""
    return f"There is no {what} “{shown(text)}”: there are {list_text(list(known))}."


def no_edition(text: str) -> str:
    """An edition that is not carried."""
    return f"There is no edition “{shown(text)}” of the figures: /editions lists those there are."


def empty(name: str) -> str:
    """A parameter without a value."""
    return f"The parameter “{name}” is empty: give it a value or leave it out."


def needed(name: str, example: str) -> str:
    """A parameter that cannot be left out."""
    return f"The parameter “{name}” is needed, for example {name}={example}."


def once(name: str) -> str:
    """A parameter that takes one value."""
    return f"The parameter “{name}” takes one value."


def too_many(name: str, most: int) -> str:
    """Too many values of a parameter."""
    return f"The parameter “{name}” takes at most {most} values at a time."


def too_many_gaps(most: int) -> str:
    """Gaps of too many measures in too many periods."""
    return f"At most {most} measures times periods at a time: name fewer measures or periods."


def too_long(name: str) -> str:
    """A value that is no code."""
    return f"A value of the parameter “{name}” is too long to be a code."


def not_whole(name: str, text: str, least: int, most: int | None) -> str:
    """A number of rows that is none."""
    span = f"from {least:,} to {most:,}" if most else f"of {least} or more"
    return f"The parameter “{name}” is a whole number {span}, not “{shown(text)}”."


def too_often(most: int, seconds: int) -> str:
    """More requests than are answered."""
    wait = "1 second" if seconds == 1 else f"{seconds} seconds"
    return f"{most:,} requests a minute from one address are answered: try again in {wait}."


def shown(text: str) -> str:
    """What was typed, as it may stand in a sentence: on one line and not too long."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:40]
