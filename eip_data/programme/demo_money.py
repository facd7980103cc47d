"""Grants, targets, budget and spending of the illustrative register."""

from collections.abc import Iterator
from datetime import date, timedelta

from eip_data import catalogue
from eip_data.programme.demo_activities import ACTIVITIES, DATED
from eip_data.programme.demo_schools import School
from eip_data.programme.demo_ties import tied
from eip_data.programme.drawn import between, one_of, part, school_day
from eip_data.programme_columns import GrantStatus, Phase, Priority, TargetMeasure, Workstream

_GRANTS = 64
#: The themes, and what a grant of each is most likely tied to.
_THEMES = {
    "Breakfast and belonging": (Workstream.LOCAL_PRIORITIES, Priority.MENTAL_HEALTH),
    "Books and reading": (Workstream.LOCAL_PRIORITIES, Priority.READING),
    "Outdoor learning": (Workstream.LOCAL_PRIORITIES, Priority.CLIMATE),
    "Music and arts": (Workstream.LOCAL_PRIORITIES, Priority.CULTURAL_CAPITAL),
    "Attendance": (Workstream.SCHOOL_IMPROVEMENT, Priority.GENERAL),
    "Families": (Workstream.PROFESSIONAL_DEVELOPMENT, Priority.LITERACY),
}
_LEARNING = (
    "Illustrative: short weekly sessions were easier to keep up than long ones.",
    "Illustrative: families came when another family had asked them.",
    "Illustrative: staff time was harder to find than money.",
)

#: (id, name, workstream, pounds): £2.2m in all, the one figure that is real.
_LINES = (
    ("B1", None, Workstream.SCHOOL_IMPROVEMENT, 700_000.0),
    ("B2", None, Workstream.PROFESSIONAL_DEVELOPMENT, 640_000.0),
    ("B3", None, Workstream.LOCAL_PRIORITIES, 620_000.0),
    ("B4", "small grants", None, 140_000.0),
    ("B5", "meetings and staff", None, 100_000.0),
)

#: Schools engaged from the start to the end of each year: the first target, and the one in force.
_TARGETS = (
    ("2022/23", 90, None), ("2023/24", 210, None), ("2024/25", 330, 250), ("2025/26", 420, 320),
)  # fmt: skip
_REBASELINED = date(2024, 9, 16)


def grants(schools: list[School]) -> Iterator[tuple[object, ...]]:
    """Rows of the table ``grant``; some schools apply a second time."""
    open_ones = [one for one in schools if not one.close_date and one.phase is not Phase.NURSERY]
    pool = [one_of(open_ones, "applicant", number) for number in range(_GRANTS * 3 // 4)]
    for number in range(1, _GRANTS + 1):
        school = pool[number - 1] if number <= len(pool) else one_of(pool, "again", number)
        later = timedelta(days=between(0, 1350, "awarded", number))
        awarded_on = school_day(date(2022, 10, 3) + later)
        awarded = between(8, 40, "pounds", number) * 50.0
        due = awarded_on + timedelta(days=365)
        late = due > DATED
        reported = not late and part("reported", number) < 0.8
        received = min(due + timedelta(days=between(-40, 70, "report", number)), DATED)
        withdrawn = part("withdrawn", number) < 0.04
        spent = None if part("spent", number) < 0.15 else round(
            awarded * (1.0 if reported else part("share", number)), 2
        )  # fmt: skip
        theme = one_of(tuple(_THEMES), "theme", number)
        status = (
            GrantStatus.WITHDRAWN if withdrawn
            else GrantStatus.COMPLETED if reported
            else GrantStatus.IN_PROGRESS if spent
            else GrantStatus.AWARDED
        )  # fmt: skip
        yield (
            f"G{number:03d}", school.name, f"Illustrative grant: {theme.lower()}", theme,
            awarded_on, awarded, 0.0 if withdrawn else spent, school.authority, status,
            None if withdrawn else due, received if reported and not withdrawn else None,
            one_of(_LEARNING, "learning", number) if reported and not withdrawn else None,
            *tied(school.phase, "grant", number, pair=_THEMES[theme]),
        )  # fmt: skip


def beneficiaries(grants: list[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """Rows of ``grant_beneficiary``: the recipient's authority, at times another beside it."""
    authorities = sorted({str(row[7]) for row in grants})
    for row in grants:
        grant, home = str(row[0]), str(row[7])
        other = one_of(authorities, "beside", grant)
        chance = part("where", grant)
        places = {home} if chance < 0.75 else {home, other} if chance < 0.93 else {other}
        for place in sorted(places):
            yield grant, place


def targets() -> Iterator[tuple[object, ...]]:
    """Rows of the table ``target``."""
    for number, (period, value, later) in enumerate(_TARGETS, 1):
        changed = _REBASELINED if later else None
        yield (
            f"T{number}", None, None, TargetMeasure.SCHOOLS_ENGAGED, period, value, later, changed
        )  # fmt: skip


def budget_lines() -> Iterator[tuple[object, ...]]:
    """Rows of the table ``budget_line``."""
    titles = {entry.id: entry.title for entry in catalogue.load().workstreams.values()}
    for line, name, stream, pounds in _LINES:
        yield line, f"Illustrative line: {name or titles[stream or '']}", stream, pounds


def spends() -> Iterator[tuple[object, ...]]:
    """Rows of the table ``spend``: three payments a year for each activity, and for the rest."""
    line_of = {stream: line for line, _, stream, _ in _LINES if stream}
    payments = [
        (line_of[one.workstream], one.id, year, one.budget_gbp / len(one.years))
        for one in ACTIVITIES
        for year in one.years
    ] + [(line, None, year, 25_000.0) for line in ("B4", "B5") for year in (2022, 2023, 2024, 2025)]
    number = 0
    for line, activity, year, pounds in payments:
        for third, day in enumerate((date(year, 11, 28), date(year + 1, 3, 20),
                                     date(year + 1, 7, 10))):  # fmt: skip
            number += 1
            share = 0.24 + 0.08 * part("payment", line, activity, year, third)
            yield f"S{number:03d}", line, activity, day, round(pounds * share, 2)
