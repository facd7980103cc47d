"""All figures and the catalogue of measures, as the files that the Data page offers."""

from functools import partial

from exports.everything import figures_sheet, measures_sheet
from exports.sheet import Sheet, sheet_csv
from exports.weight import size_text
from pages.parts import cache
from pages.parts.downloads import CSV, Document, Download

#: Making the file of all figures takes seconds, so its size is that of an edition made before.
ABOUT = 9_450_000


def all_figures(edition_id: str) -> Document:
    """Every figure as CSV: more rows than a workbook is good for."""
    return Document(
        "All figures", "CSV", f"north-east-attainment-gap-{edition_id}.csv",
        partial(_figures, edition_id), CSV, size_text(ABOUT, about=True),
    )  # fmt: skip


def all_measures(edition_id: str) -> Download:
    """The catalogue of measures."""
    return Download(
        "north-east-attainment-gap-measures.csv",
        partial(_measures, edition_id),
        "Catalogue of measures",
    )


def _figures(edition_id: str, _address: str) -> bytes:
    return sheet_csv(figures_sheet(cache.every_figure(edition_id)))


def _measures(_edition_id: str) -> Sheet:
    return measures_sheet(cache.every_measure())
