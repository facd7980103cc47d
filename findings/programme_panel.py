"""Outcomes and reach of one place side by side, and what cannot be concluded from the two."""

from dataclasses import dataclass

from analysis.reach import Reach
from eip_data import catalogue, database
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group
from eip_data.programme import queries
from findings import programme_panel_sentences as words
from findings import register_filter as chosen
from findings.area_sentences import like_for_like_note
from findings.cells import Cells, CellsOf, cells
from findings.estimates import ENGLAND_LIKE_FOR_LIKE, SOURCE
from findings.figure import Figure
from findings.published import published
from findings.quantity import england_of
from findings.reach import StoreOf
from findings.register import Marks, View, store, view
from findings.register_filter import RegisterFilter
from findings.register_sentences import basis, count_of, share_text
from findings.sentences import figure_text, period_text

#: Shown whether or not an activity names them: results at 11 and at 16.
_ALWAYS = ("ks2_rwm_expected", "ks4_attainment8")


@dataclass(frozen=True)
class Outcome:
    """One measure of disadvantaged pupils: here, in England, in England outside London.

    ``england`` is all authorities' pupils together where no row for England is published;
    ``england_under`` says so, and ``note`` how England's row and theirs lie to one another.
    ``earliest`` is the first year in which the activities that name the measure could show in it,
    None where none names it; ``text`` says how that lies to the figures shown.
    """

    measure_id: str
    title: str
    period: str
    period_text: str
    here: Figure
    england: Figure
    outside_london: Figure
    here_text: str
    england_text: str
    england_under: str
    outside_text: str
    earliest: str | None
    text: str
    note: str


@dataclass(frozen=True)
class ReachRow:
    """One workstream's reach in the place; the last row is any workstream."""

    code: str
    label: str
    reach: Reach
    share_text: str
    count_text: str


@dataclass(frozen=True)
class ProgrammePanel:
    """Outcomes beside reach; ``cannot`` is always shown with them."""

    marks: Marks
    area: str
    outcomes: tuple[Outcome, ...]
    reach: tuple[ReachRow, ...]
    title: str
    cannot: str
    basis: str


def programme_panel(
    code: str, store_of: StoreOf = store, cells_of: CellsOf = cells
) -> ProgrammePanel | None:
    """The panel of one of the seven, or of the North East CA; None for any other place.

    Raises NoRegister and DatabaseAway.
    """
    seven = dict(chosen.authorities())
    if code not in (*seven, NORTH_EAST_CA):
        return None
    part = view(store_of(), RegisterFilter(authority=None if code == NORTH_EAST_CA else code))
    rows = _reach(part)
    marks = part.marks
    return ProgrammePanel(
        marks=marks, area=code, outcomes=_outcomes(code, cells_of), reach=rows,
        title=words.panel_title(marks, code, rows[-1].reach),
        cannot=words.CANNOT, basis=basis(marks.returns),
    )  # fmt: skip


def _reach(part: View) -> tuple[ReachRow, ...]:
    found = []
    for code, label in (*chosen.workstreams(), ("all", "Any workstream")):
        asked = part.asked
        if code != "all":
            asked = chosen.within(asked, chosen.Split.WORKSTREAM, code)
        one = part.narrowed(asked).reach
        found.append(ReachRow(code, label, one, share_text(one), count_of(one)))
    return tuple(found)


def _outcomes(code: str, cells_of: CellsOf) -> tuple[Outcome, ...]:
    with database.connection() as connection:
        named = queries.outcomes(connection)
    first: dict[str, str] = {}
    for measure, period in sorted(zip(named["measure"], named["period"], strict=True)):
        first.setdefault(measure, period)
    book = catalogue.load()
    group = Group.DISADVANTAGED
    measures = [
        book.measures[one]
        for one in book.measures
        if one in (*_ALWAYS, *first) and group in book.measures[one].groups
    ]
    return tuple(_outcome(cells_of(one.id), code, group, first.get(one.id)) for one in measures)


def _outcome(known: Cells, code: str, group: Group, earliest: str | None) -> Outcome:
    measure = known.measure
    period = published(measure, group)[-1]
    here, row, outside, together = (
        known.figure(group, area, period)
        for area in (code, ENGLAND, ENGLAND_OUTSIDE_LONDON, ENGLAND_LIKE_FOR_LIKE)
    )
    england = england_of(known, group, period)
    return Outcome(
        measure_id=measure.id, title=measure.title, period=period,
        period_text=period_text(measure, period), here=here, england=england,
        outside_london=outside, here_text=figure_text(here, measure.unit),
        england_text=figure_text(england, measure.unit),
        england_under=SOURCE if england.ours else "",
        outside_text=figure_text(outside, measure.unit),
        earliest=earliest, text=words.timing(period, earliest),
        note="" if together.missing else like_for_like_note(measure, period, together, row),
    )  # fmt: skip
