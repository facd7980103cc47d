"""All figures, and the catalogue of measures, as tables."""

from exports.csv_file import value_and_status, yes
from exports.sheet import Sheet, sheet
from findings.every_figure import EveryFigure
from findings.every_measure import EveryMeasure

FIGURE_COLUMNS = (
    "measure", "group", "area_code", "area", "period", "unit", "value", "status",
    "calculated_here", "source", "edition",
)  # fmt: skip


def figures_sheet(every: EveryFigure) -> Sheet:
    """Every figure, published and ours: ``FIGURE_COLUMNS``, in the finding's order."""
    return sheet(
        FIGURE_COLUMNS,
        (
            (
                measure, group, area, name, period, every.units[measure],
                *value_and_status(figure), yes(figure.ours), source, every.edition,
            )
            for measure, group, area, name, period, figure, source in every.rows
        ),
    )  # fmt: skip


def measures_sheet(every: EveryMeasure) -> Sheet:
    """The catalogue of measures, a row each."""
    return sheet(every.columns, every.rows)
