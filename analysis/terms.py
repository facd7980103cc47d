"""School terms: autumn from September, spring from January, summer from April to August."""

from dataclasses import dataclass
from datetime import date
from functools import total_ordering

_SEASONS = ("autumn", "spring", "summer")
_FIRST_MONTHS = (9, 1, 4)
#: Month and day by which a term's lessons are about over: schools differ by some days.
_LESSONS_END = ((12, 15), (3, 31), (7, 15))


@total_ordering
@dataclass(frozen=True)
class Term:
    """One term of the academic year that begins in ``year``; ``season`` counts from autumn, 0."""

    year: int
    season: int

    @property
    def text(self) -> str:
        """As it is read: "autumn 2022/23"."""
        return f"{_SEASONS[self.season]} {self.year}/{(self.year + 1) % 100:02d}"

    @property
    def first_day(self) -> date:
        """The day it begins on."""
        return date(self.year + (self.season > 0), _FIRST_MONTHS[self.season], 1)

    @property
    def next(self) -> "Term":
        """The term after it."""
        return Term(self.year + (self.season == 2), (self.season + 1) % 3)

    @property
    def last_day(self) -> date:
        """The day before the next one begins."""
        return date.fromordinal(self.next.first_day.toordinal() - 1)

    @property
    def lessons_end(self) -> date:
        """The day by which its lessons are about over; holidays follow."""
        return date(self.last_day.year, *_LESSONS_END[self.season])

    def __lt__(self, other: "Term") -> bool:
        return (self.year, self.season) < (other.year, other.season)


def term_of(day: date) -> Term:
    """The term a day lies in; the summer holidays belong to the summer term."""
    if day.month >= 9:
        return Term(day.year, 0)
    return Term(day.year - 1, 1 if day.month < 4 else 2)


def terms_between(first: date, last: date) -> tuple[Term, ...]:
    """Every term that has a day from ``first`` to ``last``, in order."""
    term, terms = term_of(first), []
    while term.first_day <= last:
        terms.append(term)
        term = term.next
    return tuple(terms)
