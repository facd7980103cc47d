"""The frame around every page: navigation, identity, style and footer.

Runs alone too (``streamlit run pages/frame.py``), which is how the tests meet it.
"""

import streamlit as st

from eip_data.errors import UserError
from findings import sentences
from pages.parts import look
from pages.parts.footer import footer

ABOUT = f"""**North East attainment gap**: published results of disadvantaged pupils in the seven
authorities of the North East Combined Authority, beside England's.

{sentences.INDEPENDENT}"""

st.set_page_config(layout="wide", menu_items={"About": ABOUT})
look.apply()

OVERVIEW = "outcomes/overview.py"
# A flat list: on a phone sections become a list that screen readers cannot follow.
page = st.navigation(
    [
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
        st.Page(
            "about/accessibility.py", title="Accessibility", url_path="accessibility",
            visibility="hidden",
        ),
    ],
    position="top",
)  # fmt: skip
try:
    page.run()
except UserError as error:
    st.error(str(error))
footer()
