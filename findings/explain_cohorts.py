"""The pupils behind figures, for every area and pool: how many, and how many achieved.

At key stage 4 real cohorts are at hand from 2022/23 (METHOD section 3); elsewhere numbers of
pupils are our estimates, and everything made from them is called approximate.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from analysis.decomposition import Rounded, Side
from analysis.funnel import LEAST_PUPILS
from eip_data import catalogue, database
from eip_data.columns import ENGLAND, NORTH_EAST_CA, AreaKind, Group, Unit
from eip_data.entries import Area, Measure, Uncertainty
from eip_data.errors import NotInEdition
from eip_data.outcomes import queries
from findings.cells import Cells, CellsOf, cells
from findings.certainty import Stored, StoredOf, stored
from findings.editions_sentences import NONE_IN_EDITION
from findings.estimates import COUNTED, ENGLAND_LIKE_FOR_LIKE, FIRST_COHORTS, pool
from findings.sentences import (
    figure_text,
    group_in_sentence,
    number_text,
    place_text,
    title_inside,
)

ATTAINMENT_8 = "ks4_attainment8"
#: Measures whose figures rest on pupils that are known by area and group.
COUNTED_OR_MEAN = (ATTAINMENT_8, *COUNTED)
DIS, OTHERS = Group.DISADVANTAGED, Group.NOT_DISADVANTAGED
_POOLS = (AreaKind.COMBINED_AUTHORITY, AreaKind.CALCULATED)

Key = tuple[str, str, str]  # group, area, period


@dataclass(frozen=True)
class Cohort:
    """One group's pupils in one area, between bounds, and how many achieved (None for a mean)."""

    pupils: float
    low: float
    high: float
    achieved: float | None


@dataclass(frozen=True, eq=False)
class Cohorts:
    """The pupils of one measure, and the levels they make; everything is None where not known."""

    known: Cells
    by_key: Mapping[Key, Cohort]
    estimated: bool = False
    #: What has been asked for before: every area is set beside the same few pools.
    _together: dict[Key, Cohort | None] = field(default_factory=dict, init=False, repr=False)
    _levels: dict[Key, float | None] = field(default_factory=dict, init=False, repr=False)

    @property
    def measure(self) -> Measure:
        """The measure these are the pupils of."""
        return self.known.measure

    @property
    def counted(self) -> bool:
        """Whether the pupils who achieved are counted, so that no level is rounded."""
        return self.measure.id in COUNTED

    def cohort(self, group: Group, area: str, period: str) -> Cohort | None:
        """The pupils of a group in an area, all members together where it is several.

        Authorities without a cohort (no pupils, or too few to work one out) have no part in
        England or a region; of the North East CA each member must have one.
        """
        key = (group.value, area, period)
        if (own := self.by_key.get(key)) is not None:
            return own
        if key not in self._together:
            self._together[key] = self._cohort(group, area, period)
        return self._together[key]

    def _cohort(self, group: Group, area: str, period: str) -> Cohort | None:
        found = [self.by_key.get((group.value, code, period)) for code in members(area)]
        present = [one for one in found if one is not None]
        if not present or (len(present) < len(found) and area == NORTH_EAST_CA):
            return None
        return Cohort(
            sum(one.pupils for one in present), sum(one.low for one in present),
            sum(one.high for one in present), _sum(one.achieved for one in present),
        )  # fmt: skip

    def level(self, group: Group, area: str, period: str) -> float | None:
        """The level, unrounded where it is ours: from counts, else published, else weighted."""
        key = (group.value, area, period)
        if key not in self._levels:
            self._levels[key] = self._level(group, area, period)
        return self._levels[key]

    def _level(self, group: Group, area: str, period: str) -> float | None:
        if self.counted:
            mine = self.cohort(group, area, period)
            return 100 * mine.achieved / mine.pupils if mine and mine.achieved is not None else None
        if self.estimated or not _is_pool(area):
            figure = self.known.figure(group, area, period)
            return figure.value if figure.exact is None else figure.exact
        if self.cohort(group, area, period) is None:
            return None
        pairs = [
            (self.by_key.get((group.value, code, period)),
             self.known.figure(group, code, period).value)
            for code in members(area)
        ]  # fmt: skip
        used = [(one.pupils, value) for one, value in pairs if one and value is not None]
        return sum(n * value for n, value in used) / sum(n for n, _ in used)

    def text(self, group: Group, area: str, period: str) -> str:
        """A level as it is read: ours from stand-in weights as "about", else to one decimal."""
        value = self.level(group, area, period)
        if self.estimated or value is None:
            return figure_text(self.known.figure(group, area, period), self.measure.unit)
        return number_text(value, 1) + ("%" if self.measure.unit is Unit.PERCENT else "")

    @property
    def england_code(self) -> str:
        """What stands for England: its authorities' pupils where they are known, else its row."""
        return ENGLAND if self.estimated else ENGLAND_LIKE_FOR_LIKE

    def england(self, group: Group, period: str) -> float | None:
        """England's level on the authorities' own basis."""
        return self.level(group, self.england_code, period)

    def side(self, area: str, period: str) -> Side | None:
        """Share of disadvantaged pupils, and the two groups' levels."""
        dis, everyone = (self.cohort(group, area, period) for group in (DIS, Group.ALL))
        d, n = (self.level(group, area, period) for group in (DIS, OTHERS))
        if dis is None or everyone is None or d is None or n is None:
            return None
        return Side(dis.pupils / everyone.pupils, d, n)

    def bounds(self, area: str, period: str) -> tuple[Rounded, Rounded, Rounded] | None:
        """What ``side`` holds, in its order, each between its bounds."""
        dis, everyone = (self.cohort(group, area, period) for group in (DIS, Group.ALL))
        side = self.side(area, period)
        if dis is None or everyone is None or side is None:
            return None
        share = Rounded(dis.low / everyone.high, dis.high / everyone.low)
        return share, self._bounds(side.disadvantaged, period), self._bounds(side.others, period)

    def _bounds(self, level: float, period: str) -> Rounded:
        """A published mean lies within half its last digit; what is counted is exact."""
        exact = self.measure.id in COUNTED
        half = 0.0 if exact else 0.5 * 10 ** -self.measure.decimals_of(DIS, period)
        return Rounded(level - half, level + half)


def has_cohorts(measure: Measure, group: Group) -> bool:
    """Whether the pupils of this group are known or estimated, and so how much they move."""
    if measure.id in COUNTED_OR_MEAN:
        return group in (Group.ALL, DIS, OTHERS)
    known = measure.uncertainty
    return isinstance(known, Uncertainty) and known.spread_of(group) is not None


def usable(asked: Measure, group: Group, instead: str) -> tuple[str, Group, str]:
    """Measure and group whose pupils are known: those asked for, else the measure's headline
    group, else the measure ``instead``; and the sentence why they are not what was asked for."""
    if has_cohorts(asked, group):
        return asked.id, group, ""
    other = (
        asked if has_cohorts(asked, asked.headline_group) else catalogue.load().measures[instead]
    )
    why = (
        f"For {title_inside(asked.title)}, {group_in_sentence(group, asked)}, no numbers of pupils"
    )
    shown = f"{title_inside(other.title)} of {group_in_sentence(other.headline_group, other)}"
    return other.id, other.headline_group, f"{why} are in our sources. Shown instead: {shown}."


def nothing_of(stock: Cohorts, area: Area, group: Group, period: str) -> str:
    """Why nothing can be worked out from an area's pupils; "" where it can."""
    if area.code == ENGLAND:
        return "England is what areas are set beside: choose another area"
    mine = stock.cohort(group, area.code, period)
    who, where = group_in_sentence(group, stock.measure), place_text(area)
    if mine is None or stock.level(group, area.code, period) is None:
        why = "their number is not in our sources"
    elif mine.pupils < LEAST_PUPILS:
        why = f"there are fewer than {LEAST_PUPILS}"
    else:
        return ""
    return f"Nothing can be worked out for {who} in {where}: {why}"


#: How findings get at cohorts: ``cohorts`` itself, or a cached form of it.
CohortsOf = Callable[[str], Cohorts]


def cohorts(measure_id: str, cells_of: CellsOf = cells, stored_of: StoredOf = stored) -> Cohorts:
    """The pupils of one measure for which ``has_cohorts`` is true.

    Raises KeyError for a measure the catalogue lacks, DatabaseAway, and NotInEdition for an
    edition that holds none.
    """
    if measure_id not in COUNTED_OR_MEAN:
        estimated = _estimated(stored_of(measure_id))
        if not estimated:
            raise NotInEdition(NONE_IN_EDITION)
        return Cohorts(cells_of(measure_id), estimated, estimated=True)
    with database.figures() as connection:
        by_key = _real(connection, measure_id)
    return Cohorts(cells_of(measure_id), by_key)


def _real(connection: Connection, measure_id: str) -> dict[Key, Cohort]:
    """Pupils between their bounds, and who of them achieved."""
    frame = queries.cohorts(connection, measure_id)
    frame = frame[frame["period"] >= FIRST_COHORTS]
    columns = ("group", "area", "period", "pupils", "pupils_low", "pupils_high", "achieved")
    return {
        (group, area, period): Cohort(n, low, high, None if x != x else x)
        for group, area, period, n, low, high, x in zip(
            *(frame[column].tolist() for column in columns), strict=True
        )
    }


def _estimated(carried: Stored) -> dict[Key, Cohort]:
    """Pupils as the intervals of the same figures take them."""
    return {
        (group, area, period): Cohort(row.pupils, row.pupils, row.pupils, None)
        for (group, period), rows in carried.rows.items()
        for area, row in rows.items()
        if row.pupils > 0
    }


def members(area: str) -> tuple[str, ...]:
    """The authorities an area is made of; an authority is made of itself."""
    if _is_pool(area):
        return pool(area).members
    book = catalogue.load()
    if book.areas[area].kind is AreaKind.REGION:
        kinds = (AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
        return tuple(one.code for one in book.areas_of(*kinds) if one.region == area)
    return (area,)


def _is_pool(area: str) -> bool:
    return area == ENGLAND_LIKE_FOR_LIKE or catalogue.load().areas[area].kind in _POOLS


def _sum(counts: Iterable[float | None]) -> float | None:
    found = list(counts)
    return None if None in found else sum(one for one in found if one is not None)
