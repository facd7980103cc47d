"""What surrounds an authority's schools: context figures beside England's, without judgement."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from eip_data import catalogue
from eip_data.columns import ENGLAND, AreaKind, Group, Unit
from eip_data.entries import Measure
from findings import sentences
from findings.cells import figures_at
from findings.figure import NOT_APPLICABLE, Figure

#: Measures that describe pupils and places. How a council does is not read from them.
MEASURES = (
    "children_in_low_income_families", "ever6_primary", "ever6_secondary", "fsm_primary",
    "fsm_secondary", "eal_primary", "eal_secondary", "absence_overall", "persistent_absence",
    "severe_absence", "suspension_rate", "neet_16_17", "neet_or_not_known_16_17",
)  # fmt: skip

TITLE = "Context, no judgement made"
UNDER = (
    "Who the pupils are and how often they are in school. Latest published year of each; "
    "all pupils."
)


@dataclass(frozen=True)
class ContextRow:
    """One context figure here, in the region and in England."""

    measure_id: str
    title: str
    unit: Unit
    when: str
    period: str
    own: Figure
    region: Figure
    england: Figure
    note: str  # what is odd about this very figure, else ""


@dataclass(frozen=True)
class Context:
    """Every context figure of an area. ``region_name`` is "" where no region stands beside it."""

    code: str
    name: str
    region_name: str
    region_code: str
    rows: tuple[ContextRow, ...]
    notes: tuple[str, ...]
    source: str


Around = Mapping[tuple[str, str], Figure]


def around() -> Around:
    """The latest figure of each context measure by (measure, area), every area there is.

    Asked for in one question: the whole store of thirteen measures would take a second to fill.
    Raises DatabaseAway.
    """
    book = catalogue.load()
    return figures_at(_wanted(), Group.ALL, list(book.areas.values()))


def _wanted() -> list[tuple[Measure, str]]:
    measures = [catalogue.load().measures[name] for name in MEASURES]
    return [(measure, measure.series_of(Group.ALL).last) for measure in measures]


def context(
    code: str, today: date | None = None, around_of: Callable[[], Around] = around
) -> Context:
    """The context of one area; raises KeyError for a code the catalogue lacks, DatabaseAway."""
    book = catalogue.load()
    area = book.areas[code]
    beside = area.kind in (AreaKind.AUTHORITY, AreaKind.COMBINED_AUTHORITY)
    found = around_of()
    rows = []
    for measure, now in _wanted():
        rows.append(
            ContextRow(
                measure_id=measure.id,
                title=measure.title,
                unit=measure.unit,
                when=sentences.period_text(measure, now),
                period=now,
                own=found[measure.id, code],
                region=found[measure.id, area.region] if beside else NOT_APPLICABLE,
                england=found[measure.id, ENGLAND],
                note=" ".join(
                    note.text
                    for note in measure.annotations
                    if (note.area, note.period) == (code, now)
                ),
            )
        )
    return Context(
        code=code,
        name=area.name,
        region_name=book.areas[area.region].name if beside else "",
        region_code=area.region if beside else "",
        rows=tuple(rows),
        notes=tuple(row.note for row in rows if row.note),
        source=sentences.sources_line(
            [book.sources["lait"]],
            [book.measures[name] for name in MEASURES],
            today or date.today(),
        ),
    )
