"""Every page there is, in the order of the navigation."""

from copy import copy
from functools import cache
from typing import Any

import streamlit as st

OVERVIEW = "outcomes/overview.py"


def menu() -> list[Any]:
    """The pages, each run its own: Streamlit marks the one that it is about to show."""
    return [copy(page) for page in _pages()]


# Looking for fifteen files and their folders takes two milliseconds, and they stay where they are.
@cache
def _pages() -> tuple[Any, ...]:
    # A flat list: on a phone sections become a list that screen readers cannot follow.
    return (
        st.Page(OVERVIEW, title="Overview", url_path="home", default=True),
        # A default page has no path of its own, and a link to /overview must open something.
        st.Page(OVERVIEW, title="Overview", url_path="overview", visibility="hidden"),
        st.Page("outcomes/map.py", title="Map", url_path="map"),
        st.Page("outcomes/compare.py", title="Compare", url_path="compare"),
        st.Page("outcomes/authority.py", title="Authority", url_path="authority"),
        st.Page("outcomes/explain.py", title="Explain", url_path="explain"),
        st.Page("programme/reach.py", title="Reach", url_path="reach"),
        st.Page("programme/need.py", title="Need", url_path="need"),
        st.Page("programme/grants.py", title="Grants", url_path="grants"),
        st.Page("programme/partners.py", title="Partners", url_path="partners"),
        st.Page("about/programme.py", title="Programme", url_path="programme"),
        st.Page("about/data.py", title="Data", url_path="data"),
        st.Page("about/method.py", title="Method", url_path="method"),
        st.Page("about/changes.py", title="Changes", url_path="changes", visibility="hidden"),
        st.Page(
            "about/accessibility.py", title="Accessibility", url_path="accessibility",
            visibility="hidden",
        ),
    )  # fmt: skip
