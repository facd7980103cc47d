"""The identity of the gap for the seven and the North East CA side by side, and what moved."""

from dataclasses import dataclass
from datetime import date

from analysis.change import obstacle
from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA, Group, Unit
from eip_data.entries import Area, Measure
from findings import explain_identity_sentences as words
from findings import status_chips
from findings.cells import Cells, CellsOf, cells
from findings.explain_panel import Panel, panel
from findings.figure import Figure, minus
from findings.gap_parts import Levels
from findings.quantity import england_of, others_of
from findings.status_chips import Chip


@dataclass(frozen=True)
class IdentityRow:
    """One area's three levels now and in the base period (None where that cannot be compared)."""

    code: str
    name: str
    chosen: bool
    now: Levels
    then: Levels | None

    @property
    def own_change(self) -> Figure | None:
        """How far the group's level moved; None where it cannot be compared."""
        return self._change(lambda levels: levels.own)

    @property
    def others_change(self) -> Figure | None:
        """How far the other pupils' level moved."""
        return self._change(lambda levels: levels.others)

    @property
    def gap_change(self) -> Figure | None:
        """How far the gap inside moved: the others' change minus the group's."""
        return self._change(lambda levels: levels.within)

    def _change(self, pick: "words.Pick") -> Figure | None:
        return minus(pick(self.now), pick(self.then)) if self.then else None


@dataclass(frozen=True, eq=False)
class SevenIdentity:
    """The seven, the North East CA, England, and the chosen area where it is another.

    ``rows`` is empty, and ``panel.said`` tells why, where no gap is published. ``base`` is ""
    where no earlier period may be compared.
    """

    panel: Panel
    measure_id: str
    group: Group
    others: Group | None  # the group at the other end of the gap
    unit: Unit
    period: str
    base: str
    base_reason: str
    rows: tuple[IdentityRow, ...]


def seven_identity(
    code: str,
    measure_id: str,
    group: Group,
    cells_of: CellsOf = cells,
    today: date | None = None,
) -> SevenIdentity:
    """Inside = to others in England minus what the others here lack, area by area, latest period.

    Raises KeyError for a code, id or group the catalogue lacks and DatabaseAway.
    """
    book, known = catalogue.load(), cells_of(measure_id)
    measure, area = known.measure, book.areas[code]
    group = group if others_of(measure, group) else measure.headline_group
    others = others_of(measure, group)
    now = measure.series_of(group).last
    base, base_reason = "", ""
    rows: tuple[IdentityRow, ...] = ()
    if others:
        base, base_reason = _base(known, group, others, now)
        seven = book.areas[NORTH_EAST_CA].members
        codes = dict.fromkeys((*seven, NORTH_EAST_CA, code))
        rows = tuple(
            _row(known, book.areas[one], code, group, others, (base, now)) for one in codes
        )
        if base and all(row.gap_change is None or row.gap_change.missing for row in rows):
            base, base_reason = "", words.nothing_then(base)
    said = words.Words(measure, group, area, now, base)
    used = [(measure, g) for g in (group, others) if g]
    return SevenIdentity(
        panel=panel(
            "identity", area, used, said.said(rows), said.notes(rows, base_reason), today,
            chips=_chips(measure, group, others, (base, now), rows), empty=not rows,
        ),
        measure_id=measure.id, group=group, others=others, unit=measure.unit, period=now,
        base=base, base_reason=base_reason, rows=rows,
    )  # fmt: skip


def _chips(
    measure: Measure,
    group: Group,
    others: Group | None,
    when: tuple[str, str],
    rows: tuple[IdentityRow, ...],
) -> tuple[Chip, ...]:
    groups = [one for one in (group, others) if one]
    chips = status_chips.published(measure, groups, *filter(None, when))
    chips += status_chips.calculated("Gaps and changes" if when[0] else "Gaps")
    for row in rows:
        chips += status_chips.own(row.name, row.now.own, row.now.others)
    for row in rows[:1]:
        chips += status_chips.own("England", row.now.others_england)
    return chips


def _base(known: Cells, group: Group, others: Group, now: str) -> tuple[str, str]:
    """The period to compare with, or "" and why there is none."""
    base = known.measure.base_period_of(group)
    if base is None or base >= now:
        return "", words.NO_BASE
    reason = obstacle(known.measure, (group, others), base, now)
    return ("", reason) if reason else (base, "")


def _row(
    known: Cells, area: Area, chosen: str, group: Group, others: Group, when: tuple[str, str]
) -> IdentityRow:
    base, now = when
    return IdentityRow(
        area.code, area.short_name, area.code == chosen, _levels(known, area, group, others, now),
        _levels(known, area, group, others, base) if base else None,
    )  # fmt: skip


def _levels(known: Cells, area: Area, group: Group, others: Group, period: str) -> Levels:
    return Levels(
        period, known.figure(group, area.code, period), known.figure(others, area.code, period),
        england_of(known, others, period),
    )  # fmt: skip
