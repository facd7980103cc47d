"""All figures, and the catalogue of measures, as CSV."""

from exports.csv_file import csv_bytes, value_and_status
from findings.every_figure import EveryFigure
from findings.every_measure import EveryMeasure

FIGURE_COLUMNS = (
    "measure", "group", "area", "area_name", "period", "value", "status", "source", "edition",
)  # fmt: skip


def figures_csv(every: EveryFigure) -> bytes:
    """Every figure, published and ours: ``FIGURE_COLUMNS``, in the finding's order."""
    return csv_bytes(
        FIGURE_COLUMNS,
        (
            (measure, group, area, name, period, *value_and_status(figure), source, every.edition)
            for measure, group, area, name, period, figure, source in every.rows
        ),
    )


def measures_csv(every: EveryMeasure) -> bytes:
    """The catalogue of measures, a row each."""
    return csv_bytes(every.columns, every.rows, numbers=("decimals",))
