"""Figures turned round turn what the Explain page says; figures made equal say nothing."""

import re
from dataclasses import replace
from functools import cache, partial

from eip_data.columns import ENGLAND, Group, Status, Verdict
from findings.cells import Cells
from findings.certainty import Stored
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.explain_ages import ages
from findings.explain_closing import closing
from findings.explain_cohorts import Cohort, Cohorts
from findings.explain_funnel import crowd, funnel
from findings.explain_identity import seven_identity
from findings.explain_pooled import three_years
from findings.explain_sixteen import sixteen
from findings.explain_split import split
from findings.figure import Figure
from tests.findings.explained import (
    A8,
    CITY,
    DIS,
    DURHAM,
    GATESHEAD,
    NEWCASTLE,
    NORTHUMBERLAND,
    a_closing,
    a_funnel,
    a_ladder,
    a_sixteen,
    a_split,
    an_identity,
    cells_of,
    cohorts_of,
    stored_of,
    three,
)

OTHER = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}


@cache
def mirrored(measure_id: str) -> Cells:
    """Every area's levels on the other side of England's, as far from it as before."""
    known = cells_of(measure_id)
    found = dict(known.by_key)
    for (group, area, period), figure in known.by_key.items():
        england = known.by_key.get((group, ENGLAND, period))
        if figure.value is not None and england and england.value is not None and area != ENGLAND:
            value = round(2 * england.value - figure.value, figure.decimals)
            found[group, area, period] = replace(figure, value=value)
    return replace(known, by_key=found)


@cache
def mirrored_cohorts(measure_id: str) -> Cohorts:
    """The same pupils with the levels mirrored."""
    return replace(cohorts_of(measure_id), known=mirrored(measure_id))


@cache
def mirrored_verdicts(measure_id: str) -> Stored:
    """Higher for lower in every verdict, and places counted from the other end."""
    known = stored_of(measure_id)
    rows = {
        key: {
            area: row._replace(
                value=100 - row.value,
                england=OTHER.get(row.england, row.england),
                places=row.places and (151 - row.places[1], 151 - row.places[0]),
            )
            for area, row in areas.items()
        }
        for key, areas in known.rows.items()
    }
    return replace(known, rows=rows)


def test_the_split():
    here = a_split(NEWCASTLE).panel.said.sentence
    there = split(NEWCASTLE, A8, mirrored_cohorts).panel.said.sentence
    assert "**+1.6** in other pupils' level" in here
    assert re.search(r"\*\*−\d\.\d\*\* in other pupils' level", there)


def test_the_distance_to_close():
    here = a_closing(NORTHUMBERLAND, A8).panel.said
    there = closing(NORTHUMBERLAND, A8, DIS, mirrored_cohorts).panel.said
    assert "average 4.2 points less than in England" in here.title
    assert "are above the same pupils in England" in there.title
    assert "points below the same pupils in England" not in there.sentence


def test_the_identity():
    here = an_identity(GATESHEAD).panel.said
    there = seven_identity(GATESHEAD, A8, DIS, mirrored).panel.said
    assert "**2.4** above other pupils in England" in here.sentence
    assert "**2.4** below other pupils in England" in there.sentence
    assert "In two of the seven the gap inside is wider" in here.title
    assert "In four of the seven the gap inside is wider" in there.title


def test_the_funnel():
    here = a_funnel(NORTHUMBERLAND, A8).panel.said
    turned = partial(crowd, cohorts_of=mirrored_cohorts)
    there = funnel(NORTHUMBERLAND, A8, DIS, outside=False, crowd_of=turned).panel.said
    assert "is below the centre" in here.sentence and "four lie below" in here.title
    assert "is above the centre" in there.sentence and "four lie above" in there.title


def test_three_years():
    here = three(NORTHUMBERLAND, A8)
    there = three_years(NORTHUMBERLAND, A8, DIS, mirrored, mirrored_cohorts)
    signs = [next(row for row in found.rows if row.chosen).from_england.value < 0
             for found in (here, there)]  # fmt: skip
    assert signs == [True, False]
    assert "lie below England's figure in five" in here.panel.said.title
    assert "above" in there.panel.said.title.split(",")[0]


def test_the_two_pictures_of_16():
    here = a_sixteen(NORTHUMBERLAND).panel.said
    there = sixteen(NORTHUMBERLAND, mirrored_verdicts).panel.said
    assert "Northumberland is lower than England in Attainment 8" in here.sentence
    assert "Northumberland is higher than England in Attainment 8" in there.sentence
    assert "Lower than England in Attainment 8: none of the seven" in there.sentence


def test_places_at_four_ages():
    here = a_ladder(DURHAM).panel.said.sentence
    there = ages(DURHAM, cells_of, mirrored_verdicts).panel.said.sentence
    assert here != there


def test_an_area_at_englands_level_has_nothing_to_take_apart():
    stock = cohorts_of(A8)
    period = stock.measure.series_of(DIS).last
    side, keys = stock.side(ENGLAND_LIKE_FOR_LIKE, period), dict(stock.known.by_key)
    by_key = dict(stock.by_key)
    for group, level, pupils in (
        (Group.DISADVANTAGED, side.disadvantaged, 1000 * side.share),
        (Group.NOT_DISADVANTAGED, side.others, 1000 * (1 - side.share)),
        (Group.ALL, side.everyone, 1000.0),
    ):
        keys[group.value, CITY, period] = Figure(level, 1, Status.FINAL)
        by_key[group.value, CITY, period] = Cohort(pupils, pupils, pupils, None)
    level = replace(stock, known=replace(stock.known, by_key=keys), by_key=by_key)
    found = split(CITY, A8, lambda _: level)
    assert found.lead.startswith("At 16, all pupils in the City of London are level with England")
    assert found.panel.said.title.startswith("Every part")
    assert closing(CITY, A8, DIS, lambda _: level).targets[0].text == "0: no clear shortfall"
