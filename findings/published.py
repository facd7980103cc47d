"""In which periods a measure has figures by authority, so that no other is offered to a reader."""

from eip_data import catalogue, database
from eip_data.columns import NORTH_EAST_CA, Group
from eip_data.edition_read import kept
from eip_data.entries import Measure
from eip_data.outcomes import queries


def published(measure: Measure, group: Group) -> tuple[str, ...]:
    """The periods of a series in which one of the seven has a figure, in order.

    The catalogue tells when nothing was measured; that only England's figure is published in some
    years the figures alone tell. The seven are asked, as all authorities cost ten times as much:
    they have existed throughout, and what any authority has one of them has. Raises DatabaseAway.
    """
    held = _held(measure.id)
    return tuple(
        period for period in measure.series_of(group).periods if (group.value, period) in held
    )


@kept
def _held(measure_id: str) -> frozenset[tuple[str, str]]:
    """(group, period) with a figure. Kept, as the catalogue's series are: a new edition of the
    figures with other periods is a new catalogue too."""
    seven = catalogue.load().areas[NORTH_EAST_CA].members
    with database.figures() as connection:
        frame = queries.figures(connection, measure_id, areas=seven)
    kept = frame[frame["value"].notna()]
    return frozenset(zip(kept["group"].tolist(), kept["period"].tolist(), strict=True))
