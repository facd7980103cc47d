"""The only caches of the pages: findings, kept as long as the edition of the figures lasts.

Every function takes the edition's id first, so that a new edition never meets an old answer.
Findings are frozen: all readers share one object, and none is copied. The standard library keeps
them, as a hit of Streamlit's own cache costs half a millisecond and a page asks ten times. Each
kind has a bound: all of them together are what the server's memory grows to.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from time import sleep

from eip_data.columns import Group
from eip_data.edition_read import NEWEST, being_read, reading
from findings import area_table as area_tables
from findings import authority, cells, changes, edition
from findings import certainty as certainties
from findings import compare as compares
from findings import context as contexts
from findings import every_figure as everything
from findings import every_measure as measures
from findings import gap_parts as gaps
from findings import map_layer as maps
from findings import map_years as small_maps
from findings import method as methods
from findings import movement as movements
from findings import overview as overviews
from findings import programme as programmes
from findings import quality as qualities
from findings import sources as source_cards
from findings import spread as spreads
from findings import trend as trends
from findings.area_table import AreaTable
from findings.authority import HEADLINES, AreaProfile
from findings.cells import Cells
from findings.certainty import Stored
from findings.changes import EditionCard, Release
from findings.choices import DEFAULT_AREA as DEFAULT_AREA
from findings.choices import SEVEN as SEVEN
from findings.choices import measure_choices
from findings.compare import Comparison
from findings.context import Around, Context
from findings.edition import Asked, Edition
from findings.every_figure import EveryFigure
from findings.every_measure import EveryMeasure
from findings.gap_parts import GapParts
from findings.map_layer import MapLayer
from findings.method import Example, MeasureMethod, Pools
from findings.movement import Movement
from findings.overview import Overview
from findings.programme import ProgrammeCard
from findings.quality import Quality
from findings.quantity import Show
from findings.sources import Sources
from findings.spread import Spread
from findings.trend import Trend
from pages.parts.every_second import EverySecond
from pages.parts.keeping import Keeper, kept

#: How each kind of answer is forgotten, and the id of the edition that was last seen loaded.
_forget: list[Callable[[], None]] = []
_loaded = [""]


def of_edition(maxsize: int) -> Keeper:
    """Keep as many answers; each is worked out in the edition that its first argument names."""

    return kept(maxsize, within, _forget)


def current_edition() -> Edition:
    """The edition being read; asked afresh every second, as it keys all the rest."""
    return _edition(being_read())


@contextmanager
def within(edition_id: str) -> Iterator[None]:
    """Read this edition until the end of the block; what it is need not be asked again."""
    # The one in the database is read as the newest.
    read = NEWEST if edition_id == _edition(NEWEST).id else edition_id
    with reading(read), edition.told(partial(_edition, read)):
        yield


@EverySecond
def _edition(read: str) -> Edition:
    with reading(read):
        now = edition.found()
    if read == NEWEST:
        _newest(now.id)
    return now


def _newest(edition_id: str) -> None:
    """Forget all when another edition was loaded: what was worked out while it came may be of
    both, and a link can ask for the one before."""
    if _loaded[0] not in ("", edition_id):
        for forget in _forget:
            forget()
    _loaded[0] = edition_id


@EverySecond
def edition_asked(edition_id: str) -> Asked:
    """``findings.edition.asked``, asked afresh every second."""
    return edition.asked(edition_id)


def warm() -> None:
    """Work out ahead what readers' first pages need."""
    now = current_edition()
    for measure_id, _ in HEADLINES:
        measure_cells(now.id, measure_id)
    overview(now.id)
    quality(now.id)


def warm_rest(pause: float = 0.2) -> None:
    """Read the rest of the figures while readers come, with a ``pause`` in seconds after each
    measure, as a reader may be waiting."""
    now = current_edition()
    around(now.id)
    for measure in measure_choices():
        measure_cells(now.id, measure.id)
        measure_certainty(now.id, measure.id)
        sleep(pause)
    # A link to an earlier edition is most often one to a headline figure.
    for edition_id in (one.id for one in editions() if one.id != now.id):
        for measure_id, _ in HEADLINES:
            measure_cells(edition_id, measure_id)
            measure_certainty(edition_id, measure_id)
            sleep(pause)


@of_edition(45)
def measure_cells(edition_id: str, measure_id: str) -> Cells:
    """``findings.cells.cells``, one frozen object that all readers share."""
    return cells.cells(measure_id)


@of_edition(5)
def overview(edition_id: str) -> Overview:
    """``findings.overview.overview``, kept."""
    return overviews.overview(
        partial(measure_cells, edition_id), partial(measure_certainty, edition_id)
    )


@of_edition(60)
def area_profile(edition_id: str, code: str) -> AreaProfile:
    """``findings.authority.area_profile``, kept."""
    return authority.area_profile(
        code, partial(measure_cells, edition_id), partial(measure_certainty, edition_id),
        partial(children, edition_id),
    )  # fmt: skip


@of_edition(5)
def children(edition_id: str, period: str) -> Mapping[str, float]:
    """``findings.authority.children``, kept."""
    return authority.children(period)


@of_edition(80)
def trend(edition_id: str, code: str, measure_id: str, group: Group) -> Trend:
    """``findings.trend.trend``, kept."""
    return trends.trend(
        code, measure_id, group, partial(measure_cells, edition_id),
        partial(measure_certainty, edition_id),
    )  # fmt: skip


@of_edition(80)
def gap_parts(edition_id: str, code: str, measure_id: str, group: Group) -> GapParts:
    """``findings.gap_parts.gap_parts``, kept."""
    return gaps.gap_parts(code, measure_id, group, partial(measure_cells, edition_id))


@of_edition(60)
def context(edition_id: str, code: str) -> Context:
    """``findings.context.context``, kept."""
    return contexts.context(code, around_of=partial(around, edition_id))


@of_edition(2)
def around(edition_id: str) -> Around:
    """``findings.context.around``, kept."""
    return contexts.around()


@of_edition(2)
def quality(edition_id: str) -> Quality:
    """``findings.quality.quality``, kept."""
    return qualities.quality()


@of_edition(2)
def gap_example(edition_id: str) -> Example:
    """``findings.method.gap_example`` of the area a page opens with, kept."""
    return methods.gap_example(cells_of=partial(measure_cells, edition_id))


@of_edition(2)
def pools(edition_id: str) -> Pools:
    """``findings.method.pools``, kept."""
    return methods.pools(partial(measure_cells, edition_id))


def every_figure(edition_id: str) -> EveryFigure:
    """``findings.every_figure.every_figure``; too large to keep, made from cells that are kept."""
    with within(edition_id):
        return _every_figure(edition_id)


def _every_figure(edition_id: str) -> EveryFigure:
    return everything.every_figure(partial(measure_cells, edition_id))


@of_edition(24)
def map_layer(
    edition_id: str, measure_id: str, group: Group, show: str, period: str, since: str, classes: str
) -> MapLayer:
    """``findings.map_layer.map_layer``, kept."""
    asked = maps.asked(measure_id, group, show, period, since)
    known, judged = partial(measure_cells, edition_id), partial(measure_certainty, edition_id)
    return maps.map_layer(asked, classes, known, stored_of=judged)


@of_edition(3)
def map_years(
    edition_id: str, measure_id: str, group: Group, show: str, period: str, since: str, classes: str
) -> tuple[MapLayer, ...]:
    """``findings.map_years.map_years``, kept."""
    asked = maps.asked(measure_id, group, show, period, since)
    known, judged = partial(measure_cells, edition_id), partial(measure_certainty, edition_id)
    return small_maps.map_years(asked, classes, known, judged)


# What follows comes from the catalogue and today's date alone, and is made in no time.


def every_measure() -> EveryMeasure:
    """``findings.every_measure.every_measure``."""
    return measures.every_measure()


def sources() -> Sources:
    """``findings.sources.sources``, as of today."""
    return source_cards.sources()


def measure_method(measure_id: str) -> MeasureMethod:
    """``findings.method.measure_method``, as of today."""
    return methods.measure_method(measure_id)


def method_notes() -> methods.Notes:
    """``findings.method.notes``."""
    return methods.notes()


def editions() -> tuple[EditionCard, ...]:
    """``findings.changes.editions``."""
    return changes.editions()


def releases() -> tuple[Release, ...]:
    """``findings.changes.releases``."""
    return changes.releases()


def programme() -> ProgrammeCard:
    """``findings.programme.programme``."""
    return programmes.programme()


@of_edition(16)
def comparison(
    edition_id: str,
    measure_id: str,
    group: Group,
    show: str,
    period: str,
    area: str,
    among: str,
    areas: tuple[str, ...],
) -> Comparison:
    """``findings.compare.comparison``, kept; few, as each holds every authority."""
    known, judged = partial(measure_cells, edition_id), partial(measure_certainty, edition_id)
    return compares.comparison(
        measure_id, group, Show(show), period, area, among, areas, known, judged
    )


@of_edition(16)
def spread(
    edition_id: str, measure_id: str, group: Group, show: str, period: str, area: str
) -> Spread:
    """``findings.spread.spread``, kept."""
    known, judged = partial(measure_cells, edition_id), partial(measure_certainty, edition_id)
    return spreads.spread(measure_id, group, Show(show), period, area, known, judged)


@of_edition(16)
def movement(edition_id: str, measure_id: str, group: Group, period: str, area: str) -> Movement:
    """``findings.movement.movement``, kept."""
    known = partial(measure_cells, edition_id)
    return movements.movement(measure_id, group, period, area, known)


@of_edition(60)
def area_table(
    edition_id: str,
    areas: tuple[str, ...],
    columns: tuple[tuple[str, Group], ...],
    period: str,
) -> AreaTable:
    """``findings.area_table.area_table``, kept."""
    return area_tables.area_table(areas, columns, period, partial(measure_cells, edition_id))


@of_edition(45)
def measure_certainty(edition_id: str, measure_id: str) -> Stored:
    """``findings.certainty.stored``, one frozen object that all readers share."""
    return certainties.stored(measure_id)
