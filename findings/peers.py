"""Beside whom an area is set: all of England, its region, its neighbours, its like, or a list."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.similar import nearest
from eip_data import catalogue, database
from eip_data.catalogue import Catalogue
from eip_data.columns import NORTH_EAST_CA, NORTH_EAST_REGION, AreaKind, Group
from eip_data.entries import CLOSENESS, Area, Measure
from eip_data.outcomes import queries
from findings import peer_sentences as words

#: What makes two authorities' pupils alike: poverty lasting and now, and first language.
CONTEXT = ("ever6_primary", "ever6_secondary", "eal_primary", "children_in_low_income_families")


@dataclass(frozen=True)
class Peers:
    """The areas of one comparison.

    ``codes`` holds every area to show, the one asked about among them. ``bands`` says how close
    each is to it. ``mean_of`` are those whose unweighted mean is shown. ``label`` ends a sentence
    that begins "the mean of"; ``sentence`` says why the set asked for could not be had.
    """

    among: str
    codes: tuple[str, ...]
    bands: Mapping[str, str] = field(default_factory=dict)
    mean_of: tuple[str, ...] = ()
    label: str = ""
    notes: tuple[str, ...] = ()
    sentence: str = ""


def peers(among: str, code: str, areas: tuple[str, ...] = ()) -> Peers:
    """The areas beside ``code``: one of ``findings.view_choices.AMONG``; ``areas`` for "own".

    Where an area has no such set, its members or all of England, with a sentence. Former
    authorities stand beside today's: whether they have a figure depends on the period. Raises
    KeyError for a code the catalogue lacks and DatabaseAway.
    """
    book = catalogue.load()
    area = book.areas[code]
    if among == "own":
        return Peers("own", tuple(dict.fromkeys(areas)))
    if among == "region" and area.kind is not AreaKind.COUNTRY:
        return _region(book, area)
    if among == "neighbours" and code in book.neighbours:
        return _neighbours(book, area)
    if among == "similar" and area.kind is AreaKind.AUTHORITY:
        return _similar(book, area)
    if among == "england":
        return _england(book)
    sentence = words.no_such_set(among, area)
    if area.members:
        return Peers("members", (*area.members, code), sentence=sentence)
    return _england(book, sentence)


def _england(book: Catalogue, sentence: str = "") -> Peers:
    kinds = (AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
    codes = [area.code for area in book.areas_of(*kinds)]
    return Peers("england", (*codes, NORTH_EAST_CA), sentence=sentence)


def _region(book: Catalogue, area: Area) -> Peers:
    region = area.code if area.kind is AreaKind.REGION else area.region
    kinds = (AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
    codes = [one.code for one in book.areas_of(*kinds) if one.region == region]
    if region == NORTH_EAST_REGION:
        codes.append(NORTH_EAST_CA)
    return Peers("region", tuple(codes), label=book.areas[region].name)


def _neighbours(book: Catalogue, area: Area) -> Peers:
    listed = book.neighbours[area.code]
    codes = tuple(one.neighbour for one in listed)
    bands = {one.neighbour: one.closeness for one in listed}
    counted = Counter(bands.values())
    close = [(counted[band], band) for band in CLOSENESS if counted[band]]
    inside = [book.areas[one].short_name for one in codes if one in _seven(book)]
    return Peers(
        "neighbours", (area.code, *codes), bands, codes, "statistical neighbours",
        words.neighbour_notes(close, inside),
    )  # fmt: skip


def _similar(book: Catalogue, area: Area) -> Peers:
    measures = [book.measures[name] for name in CONTEXT]
    features = context(measures, [one.code for one in book.areas_of(AreaKind.AUTHORITY)])
    found = nearest(features, area.code)
    if not found.nearest:
        lacking = [book.measures[name] for name in found.left_out[area.code]]
        return _england(book, words.no_context(area, lacking))
    codes = tuple(code for code, _ in found.nearest)
    apart = [book.areas[code] for code in found.left_out]
    inside = [book.areas[one].short_name for one in codes if one in _seven(book)]
    return Peers(
        "similar", (area.code, *codes),
        {code: words.nearness(i) for i, code in enumerate(codes, start=1)}, codes,
        "authorities with similar pupils", words.similar_notes(measures, apart, inside),
    )  # fmt: skip


def context(measures: list[Measure], codes: list[str]) -> pd.DataFrame:
    """The latest figures of context measures, all pupils: a row an area, a column a measure."""
    columns = {}
    with database.figures() as connection:
        for measure in measures:
            latest = measure.series_of(Group.ALL).last
            cells = queries.figures(connection, measure.id, [Group.ALL], None, [latest])
            columns[measure.id] = cells.set_index("area")["value"].reindex(codes)
    return pd.DataFrame(columns, index=codes)


def _seven(book: Catalogue) -> tuple[str, ...]:
    return book.areas[NORTH_EAST_CA].members
