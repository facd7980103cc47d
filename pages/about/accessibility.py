"""The accessibility statement, in the model form and true."""

import streamlit as st

from findings import accessibility_sentences as words
from pages.parts.markup import paragraph, show
from pages.parts.prose import bullets, section

st.title("Accessibility statement", anchor=False)
show(
    paragraph(words.LEAD, "lead"),
    *(
        section(title, anchor, *texts, after=bullets(items))
        for title, anchor, texts, items in words.PARTS
    ),
)
