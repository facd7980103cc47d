"""The figures behind the Explain page as tables: one a panel, one figure a row."""

from collections.abc import Iterable, Sequence

from eip_data.columns import Status, Unit
from exports.csv_file import value_and_status, yes
from exports.sheet import Sheet, sheet
from findings.explain_ages import Ladder
from findings.explain_closing import Closing
from findings.explain_funnel import FunnelView
from findings.explain_identity import IdentityRow, SevenIdentity
from findings.explain_panel import Panel
from findings.explain_pooled import Pooled, PooledRow
from findings.explain_sixteen import MEASURES, Sixteen
from findings.explain_split import Split, Versus

POINTS = "percentage points"
COLUMNS = (
    "area_code", "area", "measure", "group", "period", "unit", "beside", "figure", "value",
    "status", "low", "high", "verdict", "calculated_here", "source", "edition",
)  # fmt: skip

Row = tuple[str, ...]


def identity_sheet(found: SevenIdentity) -> Sheet:
    """Levels and gaps of the seven, now and in the base period: ``COLUMNS``."""
    return _file(found.panel, (line for one in found.rows for line in _identity(one, found)))


def split_sheet(found: Split) -> Sheet:
    """The parts of the difference from each comparator, with their bounds by rounding."""
    return _file(found.panel, (line for one in found.versus for line in _split(one, found)))


def closing_sheet(found: Closing) -> Sheet:
    """The distance to each comparator with its range, whether or not it is clear."""
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
                (*area, *fixed, found.unit.value, one.label, "level", f"{one.level:.1f}",
                 Status.ESTIMATE.value, "", "", "", "yes"),
                (*area, *fixed, unit, one.label, "shortfall", f"{one.shortfall.value:.{decimals}f}",
                 Status.ESTIMATE.value, f"{one.shortfall.low:.{decimals}f}",
                 f"{one.shortfall.high:.{decimals}f}",
                 "clear shortfall" if one.shortfall.clear else "no clear shortfall", "yes"),
            )
        ),
    )  # fmt: skip


def ladder_sheet(found: Ladder) -> Sheet:
    """Level and first and last place at each age."""
    return _file(
        found.panel,
        (
            (
                found.panel.code, found.panel.name, rung.measure_id, rung.group.value,
                rung.period_text, rung.unit.value, f"of {rung.of}" if rung.of else "",
                "level and places", *value_and_status(rung.level),
                "" if rung.low is None else str(rung.low),
                "" if rung.high is None else str(rung.high), rung.places, yes(rung.level.ours),
            )
            for rung in found.rungs
        ),
    )  # fmt: skip


def sides_sheet(found: Sixteen) -> Sheet:
    """Difference from England with its interval and verdict, for both measures of 16."""
    return _file(
        found.panel,
        (
            (
                one.code, one.name, measure, "disadvantaged", found.period, _points(unit), beside,
                "difference" if beside == "England" else "verdict only",
                _number(side.difference) if beside == "England" else "", Status.ESTIMATE.value,
                _number(side.low) if beside == "England" else "",
                _number(side.high) if beside == "England" else "", text, "yes",
            )
            for one in found.rows
            for measure, unit, side in zip(MEASURES, found.units, one.sides, strict=True)
            for beside, text in (
                ("England", side.verdict_text), ("England outside London", side.outside_text)
            )
        ),
    )  # fmt: skip


def funnel_sheet(found: FunnelView) -> Sheet:
    """Pupils, level and both bands of every authority of a funnel."""
    fixed = (found.measure_id, found.group.value, found.period)
    beside = "England outside London" if found.outside else "England"
    pupils = Status.ESTIMATE.value if found.estimated else Status.FINAL.value
    return _file(
        found.panel,
        (
            line
            for dot in found.dots
            for line in (
                (dot.code, dot.name, *fixed, "pupils", "", "pupils in the group",
                 f"{dot.pupils:.0f}", pupils, "", "", "", "yes"),
                (dot.code, dot.name, *fixed, found.unit.value, beside, "level, chance alone 95%",
                 _number(dot.level), Status.ESTIMATE.value, *map(_number, dot.chance), dot.place,
                 "yes"),
                (dot.code, dot.name, *fixed, found.unit.value, beside, "level, usual spread 95%",
                 _number(dot.level), Status.ESTIMATE.value, *map(_number, dot.spread), dot.place,
                 "yes"),
            )
        ),
    )  # fmt: skip


def pooled_sheet(found: Pooled) -> Sheet:
    """Each year's figure, all together with its range, and the difference from England."""
    return _file(found.panel, (line for one in found.rows for line in _pooled(one, found)))


def _identity(one: IdentityRow, found: SevenIdentity) -> Iterable[Row]:
    for levels in (one.now, one.then):
        if levels is None:
            continue
        for name, figure in (
            ("level", levels.own), ("level, others", levels.others),
            ("level, others in England", levels.others_england), ("gap inside", levels.within),
            ("gap to others in England", levels.national),
            ("others in England minus others here", levels.shortfall),
        ):  # fmt: skip
            unit = found.unit.value if name.startswith("level") else _points(found.unit)
            yield (
                one.code, one.name, found.measure_id, found.group.value, levels.period, unit, "",
                name, *value_and_status(figure), "", "", "", yes(figure.ours),
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
        yield (*fixed, label, f"{part:.2f}", Status.ESTIMATE.value, f"{low:.2f}", f"{high:.2f}",
               *last)  # fmt: skip
    for label, value in whole:
        yield (*fixed, label, f"{value:.2f}", Status.ESTIMATE.value, "", "", *last)


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
    return "" if value is None else f"{value + 0.0:.1f}"


def _points(unit: Unit) -> str:
    return POINTS if unit is Unit.PERCENT else unit.value
