"""The only caches of the pages: findings, kept as long as the edition of the figures lasts.

Every function takes the edition's id first, so that a new edition never meets an old answer.
Findings are frozen: all readers share one object, and none is copied.
"""

from functools import partial

import streamlit as st

from eip_data.columns import Group
from findings import authority, cells, edition
from findings import trend as trends
from findings.authority import HEADLINES, AreaProfile
from findings.cells import Cells
from findings.edition import Edition
from findings.trend import Trend


def current_edition() -> Edition:
    """The edition now in the database; asked afresh on every run, as it keys all the rest."""
    return edition.current()


def warm() -> None:
    """Work out ahead what every reader's first page needs."""
    now = current_edition()
    for measure_id, _ in HEADLINES:
        measure_cells(now.id, measure_id)


@st.cache_resource(show_spinner=False, max_entries=200)
def measure_cells(edition_id: str, measure_id: str) -> Cells:
    """``findings.cells.cells``, one frozen object that all readers share."""
    return cells.cells(measure_id)


@st.cache_resource(show_spinner=False, max_entries=400)
def area_profile(edition_id: str, code: str) -> AreaProfile:
    """``findings.authority.area_profile``, kept."""
    return authority.area_profile(code, partial(measure_cells, edition_id))


@st.cache_resource(show_spinner=False, max_entries=2000)
def trend(edition_id: str, code: str, measure_id: str, group: Group) -> Trend:
    """``findings.trend.trend``, kept."""
    return trends.trend(code, measure_id, group, partial(measure_cells, edition_id))
