"""The only caches of the pages: findings, kept as long as the edition of the figures lasts.

Every function takes the edition's id first, so that a new edition never meets an old answer.
"""

import streamlit as st

from eip_data.columns import Group
from findings import authority, edition
from findings import trend as trends
from findings.authority import AreaProfile
from findings.edition import Edition
from findings.trend import Trend


def current_edition() -> Edition:
    """The edition now in the database; asked afresh on every run, as it keys all the rest."""
    return edition.current()


@st.cache_data(show_spinner=False, max_entries=400)
def area_profile(edition_id: str, code: str) -> AreaProfile:
    """``findings.authority.area_profile``, kept."""
    return authority.area_profile(code)


@st.cache_data(show_spinner=False, max_entries=2000)
def trend(edition_id: str, code: str, measure_id: str, group: Group) -> Trend:
    """``findings.trend.trend``, kept."""
    return trends.trend(code, measure_id, group)
