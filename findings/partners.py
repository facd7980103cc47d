"""Who the programme meets: organisations by kind and meeting, where they work, who is missing."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from eip_data.programme_columns import PartnerKind
from findings import partners_sentences as words
from findings import register_filter as chosen
from findings.reach import StoreOf
from findings.register import Marks, Store, store, view
from findings.register_filter import RegisterFilter
from findings.ties import Tie, kept, tie_of

#: A row of a table of the register, by column.
Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class Event:
    """One meeting; ``name`` is empty where nobody may be named, ``authority`` None online."""

    id: str
    name: str
    held_on: date
    authority: str | None
    organisations: int
    people: int
    silent: int  # organisations that do not say how many people came
    tie: Tie


@dataclass(frozen=True)
class Partner:
    """One organisation: where it works, the meetings it came to, schools it has of the eligible.

    ``schools`` are those of a trust or federation by authority, empty for other kinds.
    """

    id: str
    name: str
    kind: PartnerKind
    authorities: tuple[str, ...]
    events: tuple[str, ...]
    schools: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class KindRow:
    """Organisations of one kind at each meeting (in the order of ``Partners.events``)."""

    kind: PartnerKind
    label: str
    organisations: int
    met: int
    at: tuple[int, ...]


@dataclass(frozen=True)
class Partners:
    """Who meets whom. ``rows`` and ``not_met`` are empty where nobody may be named.

    ``left_out`` meetings may be of the part asked about but do not say.
    """

    marks: Marks
    asked: RegisterFilter
    events: tuple[Event, ...]
    left_out: int
    kinds: tuple[KindRow, ...]
    rows: tuple[Partner, ...]
    not_met: tuple[Partner, ...]
    coverage: tuple[tuple[str, str, int], ...]  # kind, authority, organisations that work there
    title: str
    sentence: str
    note: str
    basis: str


def partners(asked: RegisterFilter, store_of: StoreOf = store) -> Partners:
    """Organisations and meetings from the first day asked about to the last. Raises NoRegister
    and DatabaseAway.

    An authority asked about keeps the organisations that work there, and all meetings; a
    workstream, priority or phase keeps the meetings tied to it, and all organisations.
    """
    known = store_of()
    last = view(known, asked).last
    came, held = _meetings(known)
    here = [one for one in _every(known) if asked.authority in (None, *one.authorities)]
    ids = {one.id for one in here}
    meetings, left_out = kept([
        _event(row, [one for one in came.get(row["id"], ()) if one["partner"] in ids])
        for row in held
        if (asked.first or date.min) <= row["held_on"] <= last
    ], asked)  # fmt: skip
    events = tuple(meetings)
    shown = {one.id for one in events}
    unmet = [one for one in here if not shown & set(one.events)]
    kinds = tuple(_kind(kind, here, events) for kind in PartnerKind)
    marks = view(known, asked).marks
    return Partners(
        marks=marks, asked=asked, events=events, left_out=left_out,
        kinds=tuple(row for row in kinds if row.organisations),
        rows=tuple(here) if marks.named else (), not_met=tuple(unmet) if marks.named else (),
        coverage=_coverage(here),
        title=words.partners_title(marks, len(here) - len(unmet), len(here), len(events), asked),
        sentence=words.partners_sentence(here),
        note=words.partners_note(marks),
        basis=words.attendance_text(events, left_out, asked),
    )  # fmt: skip


@lru_cache(maxsize=2)
def _meetings(known: Store) -> tuple[Mapping[str, Sequence[Row]], Sequence[Row]]:
    """Who came to each meeting, and the meetings from the first to the last; kept, as each
    question is about some of them."""
    came: dict[str, list[Row]] = {}
    for row in known.attendance.to_dict("records"):
        came.setdefault(row["event"], []).append(row)
    held = known.events.to_dict("records")
    return came, sorted(held, key=lambda row: (row["held_on"], row["id"]))


@lru_cache(maxsize=2)
def _every(known: Store) -> tuple[Partner, ...]:
    """Every organisation of a register; kept likewise."""
    at: dict[str, list[str]] = {}
    for partner, event in zip(known.attendance["partner"], known.attendance["event"], strict=True):
        at.setdefault(partner, []).append(event)
    places = known.partner_places
    where: dict[str, list[str]] = {}
    for partner, authority in zip(places["partner"], places["authority"], strict=True):
        where.setdefault(partner, []).append(authority)
    owners = _owners(known)
    return tuple(
        Partner(
            id=row["id"], name=row["name"] or "", kind=PartnerKind(row["kind"]),
            authorities=tuple(where.get(row["id"], ())), events=tuple(at.get(row["id"], ())),
            schools=owners.get(row["name"] or "", ()),
        )
        for row in known.partners.to_dict("records")
    )  # fmt: skip


def _owners(known: Store) -> dict[str, tuple[tuple[str, int], ...]]:
    """Open schools of each trust and federation by authority."""
    schools = known.open_now
    found: dict[str, dict[str, int]] = {}
    for column in ("trust", "federation"):
        for owner, authority in zip(schools[column], schools["authority"], strict=True):
            if owner:
                own = found.setdefault(owner, {})
                own[authority] = own.get(authority, 0) + 1
    return {owner: tuple(sorted(own.items())) for owner, own in found.items()}


def _event(row: Row, came: list[Row]) -> Event:
    said = [int(one["people"]) for one in came if one["people"] == one["people"]]
    return Event(
        id=str(row["id"]), name=str(row["name"] or ""), held_on=row["held_on"],
        authority=str(row["authority"]) if row["authority"] else None,
        organisations=len(came), people=sum(said), silent=len(came) - len(said),
        tie=tie_of(row),
    )  # fmt: skip


def _kind(kind: PartnerKind, kept: list[Partner], events: tuple[Event, ...]) -> KindRow:
    own = [one for one in kept if one.kind is kind]
    shown = {one.id for one in events}
    return KindRow(
        kind, words.KINDS[kind], len(own), sum(bool(shown & set(one.events)) for one in own),
        tuple(sum(event.id in one.events for one in own) for event in events),
    )  # fmt: skip


def _coverage(kept: list[Partner]) -> tuple[tuple[str, str, int], ...]:
    return tuple(
        (kind.value, code, count)
        for kind in PartnerKind
        for code, _ in chosen.authorities()
        if (count := sum(one.kind is kind and code in one.authorities for one in kept))
    )
