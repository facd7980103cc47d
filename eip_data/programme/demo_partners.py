"""Organisations and meetings of the illustrative register; none of them is a real one."""

from collections.abc import Iterator
from datetime import date, timedelta

from eip_data import catalogue
from eip_data.programme.demo_schools import FEDERATIONS, TRUSTS, School
from eip_data.programme.demo_ties import tied
from eip_data.programme.drawn import between, one_of, part, school_day
from eip_data.programme.school_counts import school_counts
from eip_data.programme_columns import PartnerKind, Phase

_EVENTS = 14
_NAMED = (
    ("P-HUB1", "Illustrative Teaching School Hub North", PartnerKind.TEACHING_SCHOOL_HUB),
    ("P-HUB2", "Illustrative Teaching School Hub South", PartnerKind.TEACHING_SCHOOL_HUB),
    ("P-RES1", "Illustrative Research School 1", PartnerKind.RESEARCH_SCHOOL),
    ("P-RES2", "Illustrative Research School 2", PartnerKind.RESEARCH_SCHOOL),
    ("P-OTH1", "Illustrative charity", PartnerKind.OTHER),
    ("P-OTH2", "Illustrative museum", PartnerKind.OTHER),
)
_KINDS_OF_EVENT = ("Illustrative meeting of partners", "Illustrative workshop",
                   "Illustrative conference")  # fmt: skip
#: How likely an organisation of a kind comes.
_COMES = {
    PartnerKind.AUTHORITY: 0.7, PartnerKind.TRUST: 0.35, PartnerKind.FEDERATION: 0.2,
    PartnerKind.TEACHING_SCHOOL_HUB: 0.8, PartnerKind.RESEARCH_SCHOOL: 0.6, PartnerKind.OTHER: 0.3,
}  # fmt: skip
#: These have not come to any meeting.
_NEVER = ("P-T11", "P-T12", "P-F2")

Named = tuple[str, str, PartnerKind]


def partners() -> list[Named]:
    """Rows of the table ``partner``."""
    areas = catalogue.load().areas
    teams = [
        (f"P-A{at}", f"Illustrative council team ({areas[code].short_name})", PartnerKind.AUTHORITY)
        for at, code in enumerate(school_counts().counts, 1)
    ]
    trusts = [(f"P-T{at:02d}", name, PartnerKind.TRUST) for at, name in enumerate(TRUSTS, 1)]
    federations = [
        (f"P-F{at}", name, PartnerKind.FEDERATION) for at, name in enumerate(FEDERATIONS, 1)
    ]
    return [*_NAMED, *teams, *trusts, *federations]


def places(schools: list[School]) -> Iterator[tuple[object, ...]]:
    """Rows of ``partner_authority``: where each works; a trust or federation has schools there."""
    codes = list(school_counts().counts)
    by_owner = {
        owner: {one.authority for one in schools if owner in (one.trust, one.federation)}
        for owner in (*TRUSTS, *FEDERATIONS)
    }
    halves = {"P-HUB1": codes[2:5], "P-HUB2": [codes[0], codes[1], codes[5], codes[6]]}
    for at, (partner, name, kind) in enumerate(partners()):
        if kind is PartnerKind.AUTHORITY:
            where = {codes[int(partner.removeprefix("P-A")) - 1]}
        elif name in by_owner:
            where = by_owner[name]
        else:
            where = set(halves.get(partner, [one_of(codes, "place", at, n) for n in range(3)]))
        for code in sorted(where):
            yield partner, code


def events() -> Iterator[tuple[object, ...]]:
    """Rows of the table ``event``."""
    codes = list(school_counts().counts)
    for number in range(1, _EVENTS + 1):
        later = timedelta(days=98 * (number - 1) + between(0, 20, "ev", number))
        day = school_day(date(2022, 10, 5) + later)
        place = None if part("online", number) < 0.2 else one_of(codes, "held", number)
        name = f"{one_of(_KINDS_OF_EVENT, 'event', number)} {number}"
        phase = one_of((Phase.PRIMARY, Phase.SECONDARY, Phase.MIDDLE), "for", number)
        yield f"E{number:02d}", name, day, place, None, *tied(phase, "event", number)


def attendance() -> Iterator[tuple[object, ...]]:
    """Rows of the table ``attendance``."""
    for number in range(1, _EVENTS + 1):
        for partner, _, kind in partners():
            if partner not in _NEVER and part("comes", number, partner) < _COMES[kind]:
                silent = part("people?", number, partner) < 0.1
                people = None if silent else between(1, 4, "people", number, partner)
                yield f"E{number:02d}", partner, people
