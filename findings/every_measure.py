"""The catalogue of measures as rows, to take away beside the figures."""

from dataclasses import dataclass

from eip_data import catalogue
from eip_data.edition_read import kept
from eip_data.entries import Break, Measure

COLUMNS = (
    "measure", "stage", "title", "definition", "population", "unit", "decimals",
    "higher_is_better", "coverage", "weighting", "period_kind", "groups", "first_period",
    "last_period", "base_period", "no_pair_reason", "breaks", "caveats", "sources", "last_update",
    "next_update", "method_link",
)  # fmt: skip


@dataclass(frozen=True)
class EveryMeasure:
    """A row a measure in the catalogue's order, each as long as ``columns``; all is text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@kept
def every_measure() -> EveryMeasure:
    """All entries of the catalogue; asks no database."""
    return EveryMeasure(COLUMNS, tuple(map(_row, catalogue.load().measures.values())))


def _row(measure: Measure) -> tuple[str, ...]:
    better = {True: "yes", False: "no", None: "context"}[measure.higher_is_better]
    feeds = dict.fromkeys(feed for series in measure.series for feed, _ in series.feeds)
    return (
        measure.id, measure.stage, measure.title, measure.definition, measure.population,
        measure.unit.value, str(measure.decimals), better, measure.coverage,
        measure.weighting.value, measure.period_kind, "; ".join(measure.groups),
        min(series.first for series in measure.series),
        max(series.last for series in measure.series),
        "; ".join(f"{key}: {base or 'none'}" for key, base in measure.base_periods),
        measure.no_pair_reason, " | ".join(map(_break, measure.breaks)),
        " | ".join(measure.caveats), "; ".join(feeds), measure.last_update.isoformat(),
        measure.next_update.isoformat(), measure.method_link,
    )  # fmt: skip


def _break(item: Break) -> str:
    span = item.first if item.last == item.first else f"{item.first} to {item.last}"
    whose = f" ({', '.join(item.groups)})" if item.groups else ""
    return f"{item.kind.value} {span}{whose}: {item.reason}"
