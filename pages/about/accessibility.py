"""The accessibility statement, in the model form and true."""

from findings import accessibility_sentences as words
from pages.parts.markup import page_title, paragraph, show
from pages.parts.prose import bullets, section

show(
    page_title("Accessibility statement"),
    paragraph(words.LEAD, "lead"),
    *(
        section(name, anchor, *texts, after=bullets(items))
        for name, anchor, texts, items in words.PARTS
    ),
)
