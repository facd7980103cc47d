"""The activities of the illustrative register, where they are offered, and the returns due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eip_data.programme.drawn import between
from eip_data.programme.school_counts import school_counts
from eip_data.programme_columns import Phase, Priority, Workstream

#: The last day the register tells of.
DATED = date(2026, 7, 31)
#: No return of this authority has come.
SILENT = "E06000057"
GATESHEAD, SOUTH_TYNESIDE, SUNDERLAND = "E08000037", "E08000023", "E08000024"
DURHAM, NEWCASTLE, NORTH_TYNESIDE = "E06000047", "E08000021", "E08000022"

_SI, _PD, _LP = Workstream
_YOUNG = (Phase.NURSERY, Phase.PRIMARY)
_SCHOOLS = (Phase.PRIMARY, Phase.MIDDLE, Phase.SECONDARY, Phase.ALL_THROUGH)
_OLDER = (Phase.MIDDLE, Phase.SECONDARY, Phase.ALL_THROUGH)


@dataclass(frozen=True)
class Activity:
    """One activity; ``pull`` is about the share of schools it draws, ``pupils`` says it meets some.

    ``years`` are the academic years it runs in, by the one they begin in.
    """

    id: str
    workstream: Workstream
    priority: Priority
    name: str
    partner: str
    years: tuple[int, ...]
    phases: tuple[Phase, ...]
    pull: float
    budget_gbp: float
    planned_sessions: int
    measures: tuple[tuple[str, str], ...]
    pupils: bool = False
    nowhere: tuple[str, ...] = ()  # authorities where it is not offered

    @property
    def row(self) -> tuple[object, ...]:
        """Its row of the table ``activity``."""
        return (
            self.id, self.workstream, self.priority, self.name, self.partner,
            date(self.years[0], 9, 1), date(self.years[-1] + 1, 7, 31), self.budget_gbp,
            self.planned_sessions,
        )  # fmt: skip

    @property
    def authorities(self) -> tuple[str, ...]:
        """Where it is offered."""
        return tuple(code for code in school_counts().counts if code not in self.nowhere)


_ALL_YEARS = (2022, 2023, 2024, 2025)
_KS2, _KS4 = "ks2_rwm_expected", "ks4_attainment8"
ACTIVITIES = (
    Activity("A01", _SI, Priority.GENERAL, "Illustrative school-to-school support", "P-HUB1",
             _ALL_YEARS, _SCHOOLS, 0.10, 420_000, 9, ((_KS2, "2024/25"), (_KS4, "2025/26"))),
    Activity("A02", _SI, Priority.GENERAL, "Illustrative improvement reviews", "P-HUB2",
             (2024, 2025), (*_YOUNG, *_OLDER), 0.09, 280_000, 4, ((_KS2, "2026/27"),)),
    Activity("A03", _PD, Priority.LITERACY, "Illustrative literacy courses", "P-RES1",
             _ALL_YEARS, _SCHOOLS, 0.13, 250_000, 6, ((_KS2, "2024/25"),)),
    Activity("A04", _PD, Priority.ORACY, "Illustrative oracy courses", "P-RES2",
             (2023, 2024, 2025), _SCHOOLS, 0.09, 210_000, 5, ((_KS2, "2025/26"),)),
    Activity("A05", _PD, Priority.GENERAL, "Illustrative network for new leaders", "P-HUB1",
             (2023, 2024, 2025), (*_YOUNG, *_OLDER), 0.06, 180_000, 3, ()),
    Activity("A06", _LP, Priority.MENTAL_HEALTH, "Illustrative wellbeing mentors", "P-OTH1",
             (2023, 2024, 2025), _SCHOOLS, 0.06, 160_000, 8, (), True),
    Activity("A07", _LP, Priority.CULTURAL_CAPITAL, "Illustrative museum visits", "P-OTH2",
             (2024, 2025), _SCHOOLS, 0.05, 90_000, 3, (), True,
             (NORTH_TYNESIDE, SOUTH_TYNESIDE)),
    Activity("A08", _LP, Priority.TRANSITIONS, "Illustrative bridge from Year 6 to 7", "P-HUB2",
             _ALL_YEARS, _SCHOOLS, 0.05, 120_000, 4, ((_KS4, "2027/28"),), True, (NEWCASTLE,)),
    Activity("A09", _LP, Priority.INCLUSIVE_LEADERSHIP, "Illustrative inclusion leads", "P-RES1",
             (2024, 2025), (*_YOUNG, *_OLDER), 0.05, 80_000, 5, ()),
    Activity("A10", _LP, Priority.READING, "Illustrative reading hours", "P-RES2",
             _ALL_YEARS, (*_YOUNG, Phase.MIDDLE), 0.07, 110_000, 10, ((_KS2, "2024/25"),), True),
    Activity("A11", _LP, Priority.CLIMATE, "Illustrative climate gardens", "P-OTH1",
             (2025,), _SCHOOLS, 0.03, 60_000, 2, (), True,
             (DURHAM, GATESHEAD, "E06000057")),
)  # fmt: skip

#: Offered there, and the return says that no school took part.
NOBODY = frozenset({("A06", SUNDERLAND), ("A09", SOUTH_TYNESIDE), ("A11", NORTH_TYNESIDE)})
#: Returns that have not come, beside all of the silent authority: activity, authority, year.
LATE = frozenset({("A10", NEWCASTLE, 2025), ("A07", GATESHEAD, 2024), ("A07", GATESHEAD, 2025)})


def has_come(activity: str, authority: str, year: int) -> bool:
    """Whether the return of an activity in an authority for an academic year has come."""
    return authority != SILENT and (activity, authority, year) not in LATE


def submissions() -> Iterator[tuple[object, ...]]:
    """Rows of the table ``submission``: one return a year for each activity and authority."""
    for activity in ACTIVITIES:
        for authority in activity.authorities:
            for year in activity.years:
                due = date(year + 1, 6, 30)
                came = due + timedelta(days=between(-10, 20, "came", activity.id, authority, year))
                here = has_come(activity.id, authority, year)
                yield activity.id, authority, due, came if here else None
