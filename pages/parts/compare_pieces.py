"""The exhibits of the Compare page, kept whole as those of ``pages.parts.explain_pieces`` are.

``named`` is the edition that the address names, which the links of an exhibit name too.
"""

from functools import partial

from charts.dots import dots_chart
from charts.quadrant import quadrant_chart
from charts.strip import strip_chart
from eip_data.columns import Group
from exports.compare import area_table_sheet, comparison_sheet, movement_sheet, spread_sheet
from findings.alone_sentences import THE_SEVEN, Alone
from findings.authority import HEADLINES
from findings.quantity import Show
from pages.parts import cache
from pages.parts.compare_tables import (
    beside_table,
    comparison_table,
    movement_table,
    own_table,
    spread_table,
)
from pages.parts.downloads import Download
from pages.parts.exhibit import Exhibit, exhibit


@cache.of_edition(16)
def side_by_side(
    edition_id: str,
    named: str,
    measure_id: str,
    group: Group,
    show: str,
    period: str,
    area: str,
    among: str,
    areas: tuple[str, ...],
) -> tuple[Exhibit, Exhibit]:
    """All areas of a comparison, and the few that stand beside England."""
    found = cache.comparison(edition_id, measure_id, group, show, period, area, among, areas)
    # Beside all of England the table is the same for every area with the same lines.
    lines = [one.code for one in found.references]
    of = (measure_id, group, show, period, *lines) if found.among == "england" else ()
    every = exhibit(
        key="compare",
        title=found.main.title,
        under=found.main.under,
        sentence=found.main.sentence,
        figure=dots_chart(comparison=found),
        alt=found.main.alt,
        table=comparison_table(found),
        chips=found.chips,
        bands=found.bands,
        notes=found.notes,
        source=found.source,
        method_link=found.method_link,
        downloads=[Download(found.download_name, partial(comparison_sheet, found), of=of)],
        alone=Alone(THE_SEVEN),
    )
    beside_england = exhibit(
        key="beside",
        title=found.beside.title,
        under=found.beside.under,
        table=beside_table(found),
        source=found.source,
    )
    return every, beside_england


@cache.of_edition(16)
def who_moved(
    edition_id: str, named: str, measure_id: str, group: Group, period: str, area: str
) -> Exhibit:
    """Level against change, area by area."""
    found = cache.movement(edition_id, measure_id, group, period, area)
    return exhibit(
        key="movement",
        title=found.said.title,
        under=found.said.under,
        sentence=found.said.sentence,
        figure=quadrant_chart(movement=found) if found.movers else None,
        alt=found.said.alt,
        table=movement_table(found) if found.movers else "",
        chips=found.chips,
        bands=found.bands,
        notes=found.notes,
        source=found.source,
        method_link=found.method_link,
        downloads=[
            Download(
                found.download_name, partial(movement_sheet, found), of=(measure_id, group, period)
            )
        ],
        alone=Alone(THE_SEVEN),
    )


@cache.of_edition(16)
def how_far_apart(
    edition_id: str,
    named: str,
    measure_id: str,
    group: Group,
    show: str,
    period: str,
    area: str,
) -> Exhibit:
    """Where one area lies among all authorities."""
    found = cache.spread(edition_id, measure_id, group, show, period, area)
    return exhibit(
        key="spread",
        title=found.said.title,
        under=found.said.under,
        sentence=found.said.sentence,
        figure=strip_chart(spread=found) if found.dots else None,
        alt=found.said.alt,
        table=spread_table(found) if found.dots else "",
        chips=found.chips,
        source=found.source,
        method_link=cache.measure_cells(edition_id, measure_id).measure.method_link,
        downloads=[
            Download(
                found.download_name,
                partial(spread_sheet, found),
                of=(measure_id, group, show, period),
            )
        ],
    )


@cache.of_edition(24)
def own(
    edition_id: str,
    named: str,
    areas: tuple[str, ...],
    columns: tuple[tuple[str, Group], ...],
    year: str,
) -> Exhibit:
    """The reader's own table."""
    found = cache.area_table(edition_id, areas, columns, year)
    return exhibit(
        key="table",
        title=found.title,
        under=found.under,
        table=own_table(found),
        notes=found.notes,
        source=found.source,
        downloads=[Download(found.download_name, partial(area_table_sheet, found))],
    )


def warm(edition_id: str) -> None:
    """Make ready what the first readers open: the area that pages open with among all others, in
    the latest year of every headline measure."""
    for measure_id, group in HEADLINES:
        period = cache.measure_cells(edition_id, measure_id).measure.series_of(group).last
        what = (edition_id, "", measure_id, group)
        place = (Show.LEVEL.value, period, cache.DEFAULT_AREA)
        side_by_side(*what, *place, "england", ())
        who_moved(*what, period, cache.DEFAULT_AREA)
        how_far_apart(*what, *place)
