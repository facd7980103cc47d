"""All figures, and the catalogue of measures, as tables."""

from exports.csv_file import value_and_status
from exports.sheet import Sheet, sheet
from findings.every_figure import EveryFigure
from findings.every_measure import EveryMeasure

FIGURE_COLUMNS = (
    "measure", "group", "area", "area_name", "period", "value", "status", "source", "edition",
)  # fmt: skip


def figures_sheet(every: EveryFigure) -> Sheet:
    """Every figure, published and ours: ``FIGURE_COLUMNS``, in the finding's order."""
    return sheet(
        FIGURE_COLUMNS,
        (
            (measure, group, area, name, period, *value_and_status(figure), source, every.edition)
            for measure, group, area, name, period, figure, source in every.rows
        ),
    )


def measures_sheet(every: EveryMeasure) -> Sheet:
    """The catalogue of measures, a row each."""
    return sheet(every.columns, every.rows)
