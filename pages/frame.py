"""The frame around every page: navigation, identity, style and footer.

Runs alone too (``streamlit run pages/frame.py``), which is how the tests meet it.
"""

import streamlit as st

from eip_data.errors import UserError
from findings import sentences
from pages.parts import frozen, look
from pages.parts.footer import footer
from pages.parts.menu import menu

ABOUT = f"""**North East attainment gap**: published results of disadvantaged pupils in the seven
authorities of the North East Combined Authority, beside England's.

{sentences.INDEPENDENT}"""

st.set_page_config(layout="wide", menu_items={"About": ABOUT})
look.apply()

# Embedded in another page, a view keeps its title, status and source, and needs no way elsewhere.
page = st.navigation(menu(), position="hidden" if st.context.is_embedded else "top")
with frozen.edition_of_the_link():
    frozen.copy_link()
    try:
        page.run()
    except UserError as error:
        st.error(str(error))
    footer()
