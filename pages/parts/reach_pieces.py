"""The exhibits of the Reach page, kept whole as those of ``pages.parts.explain_pieces`` are."""

from dataclasses import dataclass
from functools import partial

from charts.growth import growth_chart
from exports import register as files
from findings import reach_page_sentences as words
from findings.register_filter import RegisterFilter, Split
from findings.register_sentences import NOT_AN_EFFECT
from geo.boundaries import authorities
from geo.reach_map import coverage_map
from geo.traces import CONFIG
from pages.parts import register_cache as cache
from pages.parts.depth_tables import ladder_table, value_table
from pages.parts.exhibit import QUIET, Exhibit
from pages.parts.reach_tables import (
    coverage_table,
    growth_table,
    matrix_table,
    overlap_table,
    pupils_table,
    whole_table,
)
from pages.parts.register_marks import mark_of, register_exhibit


@dataclass(frozen=True, eq=False)
class ReachPieces:
    """The page's exhibits."""

    by_place: Exhibit
    by_term: Exhibit
    by_priority: Exhibit
    by_map: Exhibit
    by_phase: Exhibit
    how_far: Exhibit
    cost: Exhibit
    by_both: Exhibit
    met: Exhibit


@cache.of_register(24)
def reach_pieces(register_id: str, named: str, asked: RegisterFilter) -> ReachPieces:
    """The pieces of one part of the programme. Raises NoRegister and DatabaseAway.

    ``named`` is the edition of the figures that the address names, which links name too.
    """
    now = register_id
    places = cache.coverage(now, asked, Split.AUTHORITY, Split.WORKSTREAM)
    phases = cache.coverage(now, asked, Split.PHASE, Split.WORKSTREAM)
    matrix = cache.coverage(now, asked, Split.PRIORITY, Split.AUTHORITY)
    growth = cache.growth(now, asked)
    depth = cache.depth(now, asked)
    value = cache.value(now, asked)
    overlap = cache.overlap(now, asked)
    pupils = cache.pupils_met(now, asked)
    marks, mark = places.marks, mark_of(places.marks)
    panel = partial(register_exhibit, asked=asked)

    title = words.places_title(places)
    by_place = panel(
        key="places", marks=marks, basis=places.basis, title=title, under=places.what,
        table=coverage_table(places, title), notes=(places.note,),
        file_name="reach-by-authority.csv",
        make=partial(files.coverage_sheet, places, "authority", "workstream"),
    )  # fmt: skip
    by_term = panel(
        key="growth", marks=growth.marks, basis=growth.basis, title=growth.title,
        under=growth.what, figure=growth_chart(growth=growth, mark=mark),
        alt=words.growth_alt(growth), table=growth_table(growth), notes=(growth.note,),
        file_name="reach-by-term.csv", make=partial(files.growth_sheet, growth),
    )  # fmt: skip
    title = words.matrix_title(matrix)
    by_priority = panel(
        key="matrix", marks=marks, basis=matrix.basis, title=title,
        under=words.matrix_under(matrix), table=matrix_table(matrix, title),
        notes=(words.MATRIX_NOTE,), file_name="reach-by-priority.csv",
        make=partial(files.coverage_sheet, matrix, "priority", "authority"),
    )  # fmt: skip
    shapes = authorities()
    by_map = panel(
        key="map", marks=marks, basis=places.basis, title=words.map_title(places),
        under=words.map_under(places),
        figure=shapes and coverage_map(coverage=places, places=shapes, mark=mark),
        alt=words.map_alt(places), config=QUIET | CONFIG, places=shapes,
        table=whole_table(places, words.map_title(places)), notes=(words.MAP_NOTE,),
        file_name="reach-map",
    )  # fmt: skip
    title = words.phases_title(phases)
    by_phase = panel(
        key="phases", marks=marks, basis=phases.basis, title=title, under=words.PHASES_UNDER,
        table=coverage_table(phases, title), notes=(phases.note,), file_name="reach-by-phase.csv",
        make=partial(files.coverage_sheet, phases, "phase", "workstream"),
    )  # fmt: skip
    how_far = panel(
        key="depth", marks=marks, basis=depth.basis, title=depth.title, under=words.DEPTH_UNDER,
        table=ladder_table(depth), notes=(NOT_AN_EFFECT,), file_name="depth.csv",
        make=partial(files.depth_sheet, depth),
    )  # fmt: skip
    cost = panel(
        key="value", marks=marks, basis=value.basis, title=value.title, under=words.VALUE_UNDER,
        table=value_table(value), notes=(value.note,), file_name="value.csv",
        make=partial(files.value_sheet, value),
    )  # fmt: skip
    by_both = panel(
        key="overlap", marks=marks, basis=overlap.basis, title=overlap.title,
        under=words.OVERLAP_UNDER, table=overlap_table(overlap, overlap.title),
        file_name="overlap.csv", make=partial(files.overlap_sheet, overlap),
    )  # fmt: skip
    met = panel(
        key="pupils", marks=marks, basis=pupils.basis, title=pupils.title, under=words.PUPILS_UNDER,
        table=pupils_table(pupils, pupils.title), notes=(pupils.note,), file_name="pupils.csv",
        make=partial(files.pupils_sheet, pupils),
    )  # fmt: skip
    return ReachPieces(
        by_place, by_term, by_priority, by_map, by_phase, how_far, cost, by_both, met
    )
