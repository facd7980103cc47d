"""The frame around every page: navigation, identity, style and footer.

Runs alone too (``streamlit run pages/frame.py``), which is how the tests meet it.
"""

import streamlit as st

from eip_data.errors import UserError
from findings import sentences
from pages.parts import look
from pages.parts.markup import paragraph, show

ABOUT = f"""**North East attainment gap**: published results of disadvantaged pupils in the seven
authorities of the North East Combined Authority, beside England's.

{sentences.INDEPENDENT}"""

ATTRIBUTION = (
    f"{sentences.INDEPENDENT} Contains public sector information of the Department for "
    "Education, licensed under the Open Government Licence v3.0."
)

st.set_page_config(layout="wide", menu_items={"About": ABOUT})
look.apply()

AUTHORITY = "outcomes/authority.py"
page = st.navigation(
    [
        st.Page(AUTHORITY, title="Authority", url_path="authority"),
        # The address without a path must open something, and a default page has no path.
        st.Page(AUTHORITY, title="Authority", url_path="start", default=True, visibility="hidden"),
    ],
    position="top",
)
try:
    page.run()
except UserError as error:
    st.error(str(error))
show(f'<footer class="footer">{paragraph(ATTRIBUTION, "small")}</footer>')
