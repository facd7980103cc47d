"""What the page about grants shows: their totals as they are read, where they go, and each alone.

Made from ``findings.grants`` and nothing else; what nobody may see is missing there already.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from findings import grants as every_grant
from findings import grants_page_sentences as words
from findings import register_filter as chosen
from findings.grants import Grant, Grants, Total
from findings.grants_sentences import STATUSES
from findings.reach import StoreOf
from findings.register import Marks, store, view
from findings.register_filter import RegisterFilter
from findings.register_sentences import pounds, titled
from findings.sentences import day_text, file_name
from findings.ties_sentences import phase_text, priority_text, workstream_text


@dataclass(frozen=True)
class TotalRow:
    """Grants together as they are read; shares (0 to 1) are of the widest bar of the table."""

    label: str
    grants: str
    awarded: str
    spent: str
    silent: str
    reported: str
    per_pupil: str
    awarded_share: float
    spent_share: float


@dataclass(frozen=True)
class Totals:
    """One split of the grants."""

    title: str
    under: str
    sentence: str
    rows: tuple[TotalRow, ...]


@dataclass(frozen=True)
class Places:
    """Grants by the recipient's authority (rows) and where they are used (columns)."""

    title: str
    under: str
    sentence: str
    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class GrantRow:
    """One grant in the list, as it is read."""

    id: str
    awarded_on: str
    title: str
    applicant: str
    theme: str
    workstream: str
    place: str
    used: str
    awarded: str
    spent: str
    status: str
    report: str


@dataclass(frozen=True)
class GrantsPage:
    """Everything the page shows of a filter's grants; ``facts`` are (what, text).

    ``rows`` are the newest ``MOST_SHOWN`` of ``found.rows``.
    """

    found: Grants
    authority: Totals
    theme: Totals
    year: Totals
    places: Places
    facts_title: str
    facts_under: str
    facts: tuple[tuple[str, str], ...]
    list_title: str
    list_under: str
    rows: tuple[GrantRow, ...]
    download_name: str
    totals_name: str


@dataclass(frozen=True)
class GrantCard:
    """One grant alone: ``facts`` are (what, text)."""

    marks: Marks
    title: str
    facts: tuple[tuple[str, str], ...]
    basis: str


def grants_page(
    asked: RegisterFilter, search: str = "", theme: str | None = None, store_of: StoreOf = store
) -> GrantsPage:
    """The page's grants. Raises NoRegister and DatabaseAway."""
    found = every_grant.grants(asked, search, theme, store_of)
    marks, total = found.marks, found.total
    missing = [] if asked.authority or not total.grants else _missing(found)
    by_authority = words.what(marks, asked, "Grants by their recipient's authority")
    return GrantsPage(
        found=found,
        authority=Totals(
            words.authority_title(marks, found.by_authority), by_authority,
            words.without_grants(missing), _rows(found.by_authority),
        ),
        theme=Totals(
            words.most_title(marks, found.by_theme, "theme"),
            words.what(marks, asked, "Grants by theme"), "", _rows(found.by_theme),
        ),
        year=Totals(
            words.most_title(marks, found.by_year, "year"),
            words.what(marks, asked, "Grants by academic year"), "", _rows(found.by_year),
        ),
        places=_places(found),
        facts_title=words.reports_title(marks, total),
        facts_under=words.what(marks, asked, "Money and reports of grants"),
        facts=_facts(found),
        list_title=words.list_title(marks, total.grants),
        list_under=words.list_under(total.grants),
        rows=tuple(_row(one, marks) for one in found.rows[: words.MOST_SHOWN]),
        download_name=file_name("grants"),
        totals_name=file_name("grants", "totals"),
    )  # fmt: skip


def grant_card(grant_id: str, store_of: StoreOf = store) -> GrantCard | None:
    """One grant, or None where there is no such one or none may be shown."""
    one = every_grant.grant(grant_id, store_of)
    if one is None:
        return None
    marks = view(store_of(), RegisterFilter()).marks
    row = _row(one, marks)
    facts = (
        ("Applicant", one.applicant),
        ("First grant of this applicant", "yes" if one.first else "no"),
        ("Theme", one.theme),
        ("Workstream", workstream_text(one.tie)),
        ("Priority", priority_text(one.tie)),
        ("Phase of schools", phase_text(one.tie)),
        ("Recipient in", row.place),
        ("Used in", " and ".join(map(words.place_name, one.used_in))),
        ("Awarded", f"{row.awarded}, {row.awarded_on}"),
        ("Spent", row.spent),
        ("Status", row.status),
        ("Report due", day_text(one.report_due) if one.report_due else "none due"),
        ("Report", row.report),
        ("What was learned", one.learning or words.NOT_SAID),
        ("Its code", one.id),
    )
    return GrantCard(
        marks, titled(marks.illustrative, one.title), facts, words.card_basis(one, marks.dated)
    )


def _rows(totals: Sequence[Total]) -> tuple[TotalRow, ...]:
    widest = max((max(one.awarded_gbp, one.spent_gbp) for one in totals), default=0.0) or 1.0
    return tuple(
        TotalRow(
            label=one.label, grants=f"{one.grants:,}", awarded=pounds(one.awarded_gbp),
            spent=words.spent_text(one), silent=words.silent_text(one),
            reported=words.reported_text(one),
            per_pupil="–" if one.per_pupil_gbp is None else pounds(one.per_pupil_gbp),
            awarded_share=one.awarded_gbp / widest, spent_share=one.spent_gbp / widest,
        )
        for one in totals
    )  # fmt: skip


def _missing(found: Grants) -> list[str]:
    """Names of authorities where no recipient is."""
    there = {one.code for one in found.by_authority}
    return [name for code, name in chosen.authorities() if code not in there]


def _places(found: Grants) -> Places:
    counts, codes = dict(found.places), [code for code, _ in chosen.authorities()]
    home = sum(counts.get((code, code), 0) for code in codes)
    return Places(
        title=words.places_title(found.marks, home, found.total.grants),
        under=words.what(found.marks, found.asked,
                         "Grants by their recipient's authority and by where they are used"),
        sentence=words.places_sentence(sum(counts.values()) - home),
        names=tuple(name for _, name in chosen.authorities()),
        counts=tuple(tuple(counts.get((a, b), 0) for b in codes) for a in codes),
    )  # fmt: skip


def _facts(found: Grants) -> tuple[tuple[str, str], ...]:
    total = found.total
    spent, silent = words.spent_text(total), words.silent_text(total)
    return (
        ("Awarded", f"{pounds(total.awarded_gbp)} in {words.grants_text(total.grants)}"),
        ("Spent", f"{spent}; {silent}" if silent and spent != words.NOT_SAID else spent),
        ("Reports, of those due", words.reported_text(total)),
        ("First-time recipients", words.first_text(found.first_time, total.grants)),
        ("From award to report", words.wait_text(found.days_to_report)),
    )


def _row(one: Grant, marks: Marks) -> GrantRow:
    return GrantRow(
        id=one.id, awarded_on=day_text(one.awarded_on), title=one.title, applicant=one.applicant,
        theme=one.theme, workstream=workstream_text(one.tie) if one.tie.workstream else "",
        place=words.place_name(one.authority),
        used=words.used_text(one.authority, one.used_in), awarded=words.money_text(one.awarded_gbp),
        spent=words.money_text(one.spent_gbp), status=STATUSES[one.status],
        report=words.report_text(one, marks.dated),
    )  # fmt: skip
