"""What the Education Improvement Programme is: facts, workstreams and priorities."""

import streamlit as st

from pages.parts import cache
from pages.parts.markup import paragraph, show
from pages.parts.prose import bullets, link, told, told_html

programme = cache.programme()

show(paragraph("The programme", "under"))
st.title(programme.name, anchor=False)
show(paragraph(programme.lead, "lead"))
st.space("xsmall")
show(told(programme.facts))

st.space("small")
st.header(programme.streams_title, anchor=False)
st.space("xsmall")
for column, stream in zip(
    st.columns(len(programme.streams), gap="large"), programme.streams, strict=True
):
    with column, st.container(key=f"exhibit-{programme.streams.index(stream)}", gap="small"):
        st.subheader(stream.title, anchor=False)
        show(bullets(stream.priorities))

st.space("small")
st.header("Beside the workstreams", anchor=False)
show(told(programme.strands))

st.space("small")
st.header("What these pages can and cannot tell", anchor=False)
show(
    paragraph(programme.note, "prose"),
    told_html(
        [
            ("Contact", link(programme.contact, f"mailto:{programme.contact}")),
            ("Where this was read", link(programme.url, programme.url)),
        ]
    ),
    paragraph(programme.source, "small"),
)
