"""The small grants: who got what, what was spent and reported, and where it is used.

A grant may be tied to a workstream, a priority and a phase: ``findings.ties``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from statistics import median
from typing import Any

from analysis.cost import over
from eip_data.programme_columns import GrantStatus
from findings import grants_sentences as words
from findings import register_filter as chosen
from findings.reach import StoreOf
from findings.register import Marks, Store, store, view
from findings.register_filter import Choice, RegisterFilter
from findings.ties import Tie, kept, tie_of


@dataclass(frozen=True)
class Grant:
    """One grant; ``authority`` is its recipient's code, ``used_in`` those where it is used.

    ``days_to_report`` are from award to report, None while none has come; ``first`` says whether
    the applicant had none before. Names are empty where nobody may be named.
    """

    id: str
    applicant: str
    title: str
    theme: str
    awarded_on: date
    awarded_gbp: float
    spent_gbp: float | None
    authority: str
    used_in: tuple[str, ...]
    status: GrantStatus
    report_due: date | None
    report_received: date | None
    learning: str
    first: bool
    tie: Tie

    @property
    def days_to_report(self) -> int | None:
        """Days from award to report."""
        return (self.report_received - self.awarded_on).days if self.report_received else None

    @property
    def year(self) -> str:
        """The academic year of the award."""
        begun = self.awarded_on.year - (self.awarded_on.month < 9)
        return f"{begun}/{(begun + 1) % 100:02d}"


@dataclass(frozen=True)
class Total:
    """Grants together; ``silent`` of them do not say what was spent, ``due`` had to report by the
    register's day and ``reported`` of those did.

    ``per_pupil_gbp`` is what was awarded for each disadvantaged pupil of the authority's schools,
    None for other totals and where their number is not known.
    """

    code: str
    label: str
    grants: int
    awarded_gbp: float
    spent_gbp: float
    silent: int
    due: int
    reported: int
    per_pupil_gbp: float | None = None


@dataclass(frozen=True)
class Grants:
    """Grants of a filter, newest first, and their totals.

    ``rows`` are empty where nobody may be named. ``places`` is (recipient's authority, where used)
    to grants; one used in two places counts in each. ``days_to_report`` is the middle one's.
    ``left_out`` grants may be of the part asked about but do not say.
    """

    marks: Marks
    asked: RegisterFilter
    search: str
    theme: str | None
    left_out: int
    themes: tuple[str, ...]
    rows: tuple[Grant, ...]
    total: Total
    by_theme: tuple[Total, ...]
    by_authority: tuple[Total, ...]
    by_year: tuple[Total, ...]
    first_time: int
    days_to_report: float | None
    places: tuple[tuple[tuple[str, str], int], ...]
    title: str
    sentence: str
    note: str
    basis: str


def grants(
    asked: RegisterFilter, search: str = "", theme: str | None = None, store_of: StoreOf = store
) -> Grants:
    """Grants awarded from the first day asked about to the last. Raises NoRegister, DatabaseAway.

    An authority asked about is the recipient's or one where the grant is used. ``search`` looks
    through applicant, title and learning; where nobody may be named it has no part.
    """
    known = store_of()
    every = _every(known)
    part = view(known, asked)
    rows, left_out = kept([
        one for one in every
        if (asked.first or date.min) <= one.awarded_on <= part.last
        and asked.authority in (None, one.authority, *one.used_in)
        and theme in (None, one.theme)
        and (not known.access.named or _holds(one, search))
    ], asked)  # fmt: skip
    rows.sort(key=lambda one: (-one.awarded_on.toordinal(), one.id))
    themes = tuple(sorted({one.theme for one in every}))
    pupils = known.disadvantaged(asked.phase)
    total = _total(known, ("all", "All"), rows, {})
    waits = [one.days_to_report for one in rows if one.days_to_report is not None]
    firsts = sum(one.first for one in rows)
    years = sorted({one.year for one in rows})
    marks = part.marks
    return Grants(
        marks=marks, asked=asked, search=search, theme=theme, left_out=left_out,
        themes=themes, rows=tuple(rows) if marks.named else (), total=total,
        by_theme=_by(known, rows, [(name, name) for name in themes], lambda one: one.theme, {}),
        by_authority=_by(known, rows, chosen.authorities(), lambda one: one.authority, pupils),
        by_year=_by(known, rows, [(year, year) for year in years], lambda one: one.year, {}),
        first_time=firsts, days_to_report=float(median(waits)) if waits else None,
        places=_places(rows),
        title=words.grants_title(marks, total),
        sentence=words.grants_sentence(total, firsts, waits),
        note=words.grants_note(marks, total, left_out, asked),
        basis=words.reports_text(total, left_out, asked),
    )  # fmt: skip


def grant(grant_id: str, store_of: StoreOf = store) -> Grant | None:
    """One grant, or None where there is no such one or none may be shown."""
    known = store_of()
    if not known.access.named:
        return None
    return next((one for one in _every(known) if one.id == grant_id), None)


@lru_cache(maxsize=2)
def _every(known: Store) -> tuple[Grant, ...]:
    """Every grant of a register; kept, as each question is about some of them."""
    used: dict[str, list[str]] = {}
    where = known.beneficiaries
    for one, authority in zip(where["grant"], where["authority"], strict=True):
        used.setdefault(one, []).append(authority)
    return tuple(
        _grant(row, tuple(used.get(row["id"], ()))) for row in known.grants.to_dict("records")
    )


def _grant(row: Any, used: tuple[str, ...]) -> Grant:
    spent = row["spent_gbp"]
    return Grant(
        id=row["id"], applicant=row["applicant"] or "", title=row["title"] or "",
        theme=row["theme"], awarded_on=row["awarded_on"], awarded_gbp=float(row["awarded_gbp"]),
        spent_gbp=float(spent) if spent == spent else None, authority=row["authority"],
        used_in=used or (row["authority"],), status=GrantStatus(row["status"]),
        report_due=row["report_due"], report_received=row["report_received"],
        learning=row["learning"] or "", first=bool(row["first"]), tie=tie_of(row),
    )  # fmt: skip


def _holds(one: Grant, search: str) -> bool:
    """Whether every word that is looked for is somewhere in the grant's own words."""
    text = f"{one.id} {one.applicant} {one.title} {one.learning}".casefold()
    return all(word in text for word in search.casefold().split())


def _by(
    known: Store,
    rows: list[Grant],
    labels: Iterable[Choice],
    label_of: Callable[[Grant], str],
    pupils: Mapping[str, int],
) -> tuple[Total, ...]:
    """A total for each label that has grants."""
    parts = [(label, [one for one in rows if label_of(one) == label[0]]) for label in labels]
    return tuple(_total(known, label, part, pupils) for label, part in parts if part)


def _total(known: Store, label: Choice, rows: list[Grant], pupils_of: Mapping[str, int]) -> Total:
    today = known.access.register.dated
    due = [one for one in rows if one.report_due and one.report_due <= today]
    awarded = round(sum(one.awarded_gbp for one in rows), 2)
    pupils = pupils_of.get(label[0], 0)
    return Total(
        code=label[0], label=label[1], grants=len(rows), awarded_gbp=awarded,
        spent_gbp=round(sum(one.spent_gbp or 0.0 for one in rows), 2),
        silent=sum(one.spent_gbp is None for one in rows),
        due=len(due), reported=sum(one.report_received is not None for one in due),
        per_pupil_gbp=over(awarded, known.access.pupils(pupils)),
    )  # fmt: skip


def _places(rows: list[Grant]) -> tuple[tuple[tuple[str, str], int], ...]:
    found: dict[tuple[str, str], int] = {}
    for one in rows:
        for place in one.used_in:
            found[one.authority, place] = found.get((one.authority, place), 0) + 1
    return tuple(sorted(found.items()))
