"""What the page about partners shows: who came when, where they work, and who has not come.

Made from ``findings.partners`` and nothing else; what nobody may see is missing there already.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eip_data.programme_columns import PartnerKind
from findings import partners as every_partner
from findings import partners_page_sentences as words
from findings import register_filter as chosen
from findings.partners import Partner, Partners
from findings.partners_sentences import KINDS
from findings.reach import StoreOf
from findings.register import store
from findings.register_filter import RegisterFilter
from findings.sentences import day_text, file_name
from findings.ties_sentences import tie_text

_HUBS = (PartnerKind.TEACHING_SCHOOL_HUB, PartnerKind.RESEARCH_SCHOOL)
_ONE_OF = {
    PartnerKind.AUTHORITY: "Local authority", PartnerKind.TRUST: "Academy trust",
    PartnerKind.FEDERATION: "Federation", PartnerKind.TEACHING_SCHOOL_HUB: "Teaching School Hub",
    PartnerKind.RESEARCH_SCHOOL: "Research School", PartnerKind.OTHER: "Other",
}  # fmt: skip

#: A cell of a grid: a count, or None where there is nothing to count.
Cells = tuple[int | None, ...]


@dataclass(frozen=True)
class GridRow:
    """One row of a grid; ``whole`` marks the sum of a kind."""

    label: str
    below: str
    cells: Cells
    whole: bool = False


@dataclass(frozen=True)
class Grid:
    """A matrix with its words; ``columns`` are (label, line below it)."""

    title: str
    under: str
    sentence: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    basis: str


@dataclass(frozen=True)
class PartnerRow:
    """One organisation, or a kind of them where nobody may be named, as it is read."""

    name: str
    kind: str
    places: str
    schools: str
    meetings: str
    latest: str


@dataclass(frozen=True)
class MeetingRow:
    """One meeting as it is read; ``name`` is empty where nobody may be named, ``tie`` where it
    names no part of the programme."""

    held_on: str
    name: str
    tie: str
    place: str
    organisations: str
    people: str


@dataclass(frozen=True)
class PartnersPage:
    """Everything the page shows; ``rows`` are the first ``MOST_SHOWN``, and none where nobody may
    be named."""

    found: Partners
    matrix: Grid
    list_title: str
    list_under: str
    rows: tuple[PartnerRow, ...]
    not_met_title: str
    not_met_under: str
    not_met: tuple[PartnerRow, ...]
    trusts: Grid
    hubs: Grid
    meetings_title: str
    meetings_under: str
    meetings: tuple[MeetingRow, ...]
    download_name: str
    attendance_name: str


def partners_page(asked: RegisterFilter, store_of: StoreOf = store) -> PartnersPage:
    """The page's organisations and meetings. Raises NoRegister and DatabaseAway."""
    found = every_partner.partners(asked, store_of)
    marks = found.marks
    shown = {event.id for event in found.events}
    unmet = sum(kind.organisations - kind.met for kind in found.kinds)
    often = sum(len(shown & set(one.events)) > 1 for one in found.rows)
    return PartnersPage(
        found=found,
        matrix=_matrix(found),
        list_title=words.list_title(marks, often, len(found.rows)),
        list_under=words.list_under(marks, asked, len(found.rows)),
        rows=tuple(_row(one, found) for one in _by_kind(found.rows)[: words.MOST_SHOWN]),
        not_met_title=words.not_met_title(marks, unmet, asked),
        not_met_under=words.held(marks, asked, "Organisations that came to no meeting"),
        not_met=_not_met(found),
        trusts=_trusts(found),
        hubs=_hubs(found),
        meetings_title=words.meetings_title(marks, found.events),
        meetings_under=words.held(marks, asked, "Meetings, latest first"),
        meetings=tuple(
            MeetingRow(
                day_text(one.held_on), one.name, tie_text(one.tie), _name(one.authority),
                f"{one.organisations:,}", words.people_text(one),
            )
            for one in reversed(found.events)
        ),
        download_name=file_name("partners"),
        attendance_name=file_name("partners", "meetings"),
    )  # fmt: skip


def _matrix(found: Partners) -> Grid:
    return Grid(
        title=words.matrix_title(found.marks, found.kinds, len(found.events), found.asked),
        under=words.held(found.marks, found.asked, "Organisations at each meeting, by kind"),
        sentence="",
        columns=tuple(
            (words.short_day(one.held_on), _name(one.authority)) for one in found.events
        ),
        rows=tuple(
            GridRow(kind.label, words.of_text(kind.met, kind.organisations), kind.at)
            for kind in found.kinds
        ),
        basis=found.basis,
    )  # fmt: skip


def _trusts(found: Partners) -> Grid:
    """Schools of each trust that works in more than one authority, by authority."""
    codes = [code for code, _ in chosen.authorities()]
    trusts = [one for one in found.rows if one.kind is PartnerKind.TRUST]
    across = [one for one in trusts if len(one.authorities) > 1]
    return Grid(
        title=words.trusts_title(found.marks, len(across), len(trusts)),
        under="Open schools of each such trust by authority",
        sentence="",
        columns=_columns(),
        rows=tuple(
            GridRow(one.name, "", tuple(
                dict(one.schools).get(code, 0 if code in one.authorities else None)
                for code in codes
            ))
            for one in across
        ),
        basis=words.places_basis(len(trusts), sum(not one.authorities for one in trusts)),
    )  # fmt: skip


def _hubs(found: Partners) -> Grid:
    """How many hubs of each kind work in each authority, and which."""
    codes = [code for code, _ in chosen.authorities()]
    counts = {(kind, code): count for kind, code, count in found.coverage}
    rows: list[GridRow] = []
    covered: list[tuple[str, int]] = []
    gaps: list[str] = []
    for kind in _HUBS:
        cells = [counts.get((kind.value, code), 0) for code in codes]
        if not any(one.kind is kind for one in found.kinds):
            continue
        covered.append((KINDS[kind], sum(cell > 0 for cell in cells)))
        gaps.append(words.uncovered(KINDS[kind], [
            name for (_, name), cell in zip(chosen.authorities(), cells, strict=True) if not cell
        ]))  # fmt: skip
        rows.append(GridRow(KINDS[kind], "", tuple(cells), whole=True))
        rows += [
            GridRow(one.name, "", tuple(1 if code in one.authorities else None for code in codes))
            for one in found.rows
            if one.kind is kind
        ]
    return Grid(
        title=words.hubs_title(found.marks, covered, len(codes)),
        under="Hubs that work in each authority",
        sentence=" ".join(filter(None, gaps)),
        columns=_columns(),
        rows=tuple(rows),
        basis=words.places_basis(
            sum(one.organisations for one in found.kinds if one.kind in _HUBS),
            sum(not one.authorities for one in found.rows if one.kind in _HUBS)
            if found.marks.named
            else None,
        ),
    )


def _not_met(found: Partners) -> tuple[PartnerRow, ...]:
    """Organisations without a meeting; their numbers by kind where nobody may be named."""
    if found.marks.named:
        return tuple(_row(one, found) for one in _by_kind(found.not_met)[: words.MOST_SHOWN])
    return tuple(
        PartnerRow("", kind.label, "", "",
                   words.of_text(kind.organisations - kind.met, kind.organisations), "")
        for kind in found.kinds
        if kind.met < kind.organisations
    )  # fmt: skip


def _by_kind(rows: Sequence[Partner]) -> list[Partner]:
    order = list(PartnerKind)
    return sorted(rows, key=lambda one: (order.index(one.kind), one.name.casefold(), one.id))


def _row(one: Partner, found: Partners) -> PartnerRow:
    came = [event for event in found.events if event.id in one.events]
    return PartnerRow(
        name=one.name,
        kind=_ONE_OF[one.kind],
        places=", ".join(name for code, name in chosen.authorities() if code in one.authorities),
        schools=f"{sum(count for _, count in one.schools):,}" if one.schools else "–",
        meetings=f"{len(came):,}",
        latest=day_text(came[-1].held_on) if came else words.NO_MEETING,
    )


def _columns() -> tuple[tuple[str, str], ...]:
    return tuple((name, "") for _, name in chosen.authorities())


def _name(code: str | None) -> str:
    """An authority's short name; a meeting without one is online."""
    return dict(chosen.authorities()).get(code, code) if code else words.ONLINE
