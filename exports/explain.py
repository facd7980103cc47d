"""The figures behind the Explain page as tables: one a panel, one figure a row."""

from collections.abc import Iterable, Sequence

from eip_data.columns import ENGLAND, Status, Unit
from exports.csv_file import decimal, value_and_status, yes
from exports.sheet import Sheet, sheet
from findings.explain_ages import Ladder
from findings.explain_closing import Closing
from findings.explain_funnel import FunnelView
from findings.explain_identity import IdentityRow, SevenIdentity
from findings.explain_panel import Panel
from findings.explain_pooled import Pooled, PooledRow
from findings.explain_sixteen import MEASURES, Sixteen
from findings.explain_split import Split, Versus
from findings.quantity import ENGLAND_PLACES

POINTS = "percentage points"
COLUMNS = (
    "area_code", "area", "measure", "group", "period", "unit", "beside", "figure", "value",
    "status", "low", "high", "verdict", "calculated_here", "source", "edition",
)  # fmt: skip
LADDER_COLUMNS = (
    "area_code", "area", "measure", "group", "period", "unit", "figure", "value", "status",
    "place_from", "place_to", "ranked", "places", "calculated_here", "source", "edition",
)  # fmt: skip

Row = tuple[str, ...]


def identity_sheet(found: SevenIdentity) -> Sheet:
    """Levels and gaps of the seven, now and in the base period: ``COLUMNS``.

    Others in England are the same beside every area and stand in one row a period.
    """
    own = (line for one in found.rows for line in _identity(one, found))
    return _file(found.panel, (*own, *_others_england(found)))


def split_sheet(found: Split) -> Sheet:
    """The parts of the difference from each comparator, with their bounds by rounding."""
    return _file(found.panel, (line for one in found.versus for line in _split(one, found)))


def closing_sheet(found: Closing) -> Sheet:
    """The level of each comparator, and the distance to it with its range, clear or not."""
    unit = "points of each pupil" if found.unit is Unit.POINTS else "pupils"
    decimals = 1 if found.unit is Unit.POINTS else 0
    fixed = (found.measure_id, found.group.value, found.period)
    area = (found.panel.code, found.panel.name)
    return _file(
        found.panel,
        (
            line
            for one in found.targets
            for line in (
                (one.code, one.name, found.measure_id, one.group.value, found.period,
                 found.unit.value, one.label, "level", *value_and_status(one.figure), "", "", "",
                 yes(one.figure.ours)),
                (*area, *fixed, unit, one.label, "shortfall",
                 decimal(one.shortfall.value, decimals),
                 Status.ESTIMATE.value, decimal(one.shortfall.low, decimals),
                 decimal(one.shortfall.high, decimals),
                 "clear shortfall" if one.shortfall.clear else "no clear shortfall", "yes"),
            )
        ),
    )  # fmt: skip


def ladder_sheet(found: Ladder) -> Sheet:
    """Level, and first and last place, at each age: ``LADDER_COLUMNS``."""
    return sheet(
        LADDER_COLUMNS,
        (
            (
                found.panel.code, found.panel.name, rung.measure_id, rung.group.value,
                rung.period, rung.unit.value, "level", *value_and_status(rung.level),
                *("" if one is None else str(one) for one in (rung.low, rung.high, rung.of)),
                rung.places, yes(rung.level.ours), found.panel.source, found.panel.edition,
            )
            for rung in found.rungs
        ),
    )  # fmt: skip


def sides_sheet(found: Sixteen) -> Sheet:
    """Difference from England, and from England outside London, with interval and verdict, for
    both measures of 16."""
    return _file(
        found.panel,
        (
            (
                one.code, one.name, measure, "disadvantaged", found.period, _points(unit), beside,
                "difference", _number(difference), _status(difference, one.code), _number(low),
                _number(high), text, "yes",
            )
            for one in found.rows
            for measure, unit, side in zip(MEASURES, found.units, one.sides, strict=True)
            for beside, difference, low, high, text in (
                ("England", side.difference, side.low, side.high, side.verdict_text),
                ("England outside London", side.outside_difference, side.outside_low,
                 side.outside_high, side.outside_text),
            )
        ),
    )  # fmt: skip


def _status(difference: float | None, code: str) -> str:
    """A difference is ours; England has none from itself, others where a level is not known."""
    if difference is not None:
        return Status.ESTIMATE.value
    return (Status.NOT_APPLICABLE if code == ENGLAND else Status.NOT_PUBLISHED).value


def funnel_sheet(found: FunnelView) -> Sheet:
    """Pupils, published level and both bands of every authority of a funnel."""
    fixed = (found.measure_id, found.group.value, found.period)
    beside = "England outside London" if found.outside else "England"
    return _file(
        found.panel,
        (
            line
            for dot in found.dots
            for line in (
                (dot.code, dot.name, *fixed, "pupils", "", "pupils in the group",
                 f"{dot.pupils:.0f}", found.pupils_status.value, "", "", "", "yes"),
                *(
                    (dot.code, dot.name, *fixed, found.unit.value, beside, f"level, {band} 95%",
                     *value_and_status(dot.figure), *map(_number, ends), dot.place,
                     yes(dot.figure.ours))
                    for band, ends in (("chance alone", dot.chance), ("usual spread", dot.spread))
                ),
            )
        ),
    )  # fmt: skip


def pooled_sheet(found: Pooled) -> Sheet:
    """Each year's figure, all together with its range, and the difference from England."""
    return _file(found.panel, (line for one in found.rows for line in _pooled(one, found)))


def _identity(one: IdentityRow, found: SevenIdentity) -> Iterable[Row]:
    mine, others = found.group, found.others or found.group
    for levels in (one.now, one.then):
        if levels is None:
            continue
        for name, whose, figure in (
            ("level", mine, levels.own), ("level, others", others, levels.others),
            ("gap inside", mine, levels.within),
            ("gap to others in England", mine, levels.national),
            ("others in England minus others here", others, levels.shortfall),
        ):  # fmt: skip
            unit = found.unit.value if name.startswith("level") else _points(found.unit)
            yield (
                one.code, one.name, found.measure_id, whose.value, levels.period, unit, "",
                name, *value_and_status(figure), "", "", "", yes(figure.ours),
            )  # fmt: skip


def _others_england(found: SevenIdentity) -> Iterable[Row]:
    first = found.rows[:1]
    for levels in (held for one in first for held in (one.now, one.then) if held):
        figure, whose = levels.others_england, (found.others or found.group).value
        yield (
            *ENGLAND_PLACES[figure.ours], found.measure_id, whose, levels.period,
            found.unit.value, "", "level, others in England", *value_and_status(figure), "", "",
            "", yes(figure.ours),
        )  # fmt: skip


def _split(one: Versus, found: Split) -> Iterable[Row]:
    fixed = (
        found.panel.code, found.panel.name, found.measure_id, "all", found.period,
        _points(found.unit), one.name,
    )  # fmt: skip
    last = ("", "yes")
    whole = (("difference, all pupils", one.published), ("three parts together", one.parts.total),
             ("rounding", one.rounding))  # fmt: skip
    for label, part, low, high in one.listed():
        yield (*fixed, label, decimal(part, 2), Status.ESTIMATE.value, decimal(low, 2),
               decimal(high, 2), *last)  # fmt: skip
    for label, value in whole:
        yield (*fixed, label, decimal(value, 2), Status.ESTIMATE.value, "", "", *last)


def _pooled(one: PooledRow, found: Pooled) -> Iterable[Row]:
    fixed = (one.code, one.name, found.measure_id, found.group.value)
    for year, figure in zip(found.years, one.by_year, strict=True):
        yield (*fixed, year, found.unit.value, "", "level", *value_and_status(figure), "", "", "",
               yes(figure.ours))  # fmt: skip
    whole = f"{found.years[0]} to {found.years[-1]}"
    yield (*fixed, whole, found.unit.value, "", "level, three years together",
           *value_and_status(one.together), _number(one.low), _number(one.high), "",
           "yes")  # fmt: skip
    if one.from_england is not None:
        yield (*fixed, whole, _points(found.unit), "England", "difference",
               *value_and_status(one.from_england), "", "", "", "yes")  # fmt: skip


def _file(panel: Panel, rows: Iterable[Sequence[str]]) -> Sheet:
    last = (panel.source, panel.edition)
    return sheet(COLUMNS, ((*row, *last) for row in rows))


def _number(value: float | None) -> str:
    return decimal(value, 1)


def _points(unit: Unit) -> str:
    return POINTS if unit is Unit.PERCENT else unit.value
