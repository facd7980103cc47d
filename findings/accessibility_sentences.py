"""The accessibility statement, in the order of the model statement for public sector websites.

What it claims has been tested is what the tests do; what is known not to work well is told.
"""

from findings.sentences import CONTACT, day_text

PREPARED = "2026-11-26"

LEAD = (
    "This statement covers the website North East attainment gap. As many people as possible "
    "should be able to read its figures, whatever they use to read them."
)
#: Every part: heading, anchor, paragraphs, bullets.
PARTS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "How you can use this website",
        "using",
        ("On this website you should be able to:",),
        (
            "read every figure of a chart or map as text, in a table beside or instead of it",
            "tell everything apart without colour: by words, signs, shapes and position",
            "choose measures, areas and years with the keyboard alone",
            "switch between a light and a dark theme, or let your device choose",
            "read it on a phone 390 pixels wide without scrolling sideways, except inside wide "
            "tables, which scroll in a region of their own",
            "print any page, with black text on white paper in either theme",
        ),
    ),
    (
        "How accessible this website is",
        "how-accessible",
        ("We know that some parts are not fully accessible:",),
        (
            "the notes that appear over a chart when a pointer rests on it cannot be reached by "
            "keyboard; the table of the same chart holds the same figures",
            "areas on a map cannot be reached or chosen by keyboard; the box and the table beside "
            "the map do both",
            "when a choice changes what is on the page, the change is not announced to a screen "
            "reader",
        ),
    ),
    (
        "Feedback and contact information",
        "contact",
        (
            "If you need a figure in another form, or find a problem that is not listed here, "
            f"write to {CONTACT} and say which page it is about and what you use to read it.",
            "We give no time for an answer here, as nobody has yet taken on answering for this "
            "website in a public body's name.",
        ),
        (),
    ),
    (
        "Enforcement procedure",
        "enforcement",
        (
            "This website is not yet run in the name of a public body, and this statement does not "
            "claim that it is. It follows the model statement so that it holds when one takes it "
            "on.",
            "For websites of public bodies the Equality and Human Rights Commission (EHRC) "
            "enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) "
            "Accessibility Regulations 2018. Whoever is not happy with the answer to a complaint "
            "can turn to the Equality Advisory and Support Service (EASS), "
            "https://www.equalityadvisoryservice.com/.",
        ),
        (),
    ),
    (
        "Technical information about this website's accessibility",
        "technical",
        (
            "**Compliance status.** This website is partially compliant with the Web Content "
            "Accessibility Guidelines (WCAG) version 2.2, level AA, because of the "
            "non-compliances listed below.",
        ),
        (),
    ),
    (
        "Non-accessible content",
        "non-accessible",
        (
            "**Non-compliance.** Notes over charts, and areas of maps, are there for a pointer "
            "only. This falls short of WCAG 2.2 success criterion 2.1.1 (keyboard). The same "
            "figures and choices are on the same page in a table and a box.",
            "Changes after a choice are not announced. This may fall short of success criterion "
            "4.1.3 (status messages).",
            "**Disproportionate burden.** We claim none.",
            "**Content that is not within the scope of the regulations.** We know of none. "
            "Downloads are CSV files and workbooks of figures, pictures whose figures are in the "
            "table beside them, and briefings: tagged PDF documents (PDF/UA) and slides of the "
            "same content, which were not tested with assistive technology.",
        ),
        (),
    ),
    (
        "What we are doing to improve accessibility",
        "improving",
        (
            "A page is finished only when the tests below pass on it. A problem that is told to us "
            "is added to this statement until it is mended.",
        ),
        (),
    ),
    (
        "What we test and how",
        "tests",
        ("These tests run in a real browser (Chromium) before a change is released:",),
        (
            "axe, with the rules of WCAG 2.0, 2.1 and 2.2 at levels A and AA and its best "
            "practices, in four combinations: light and dark, 1366 and 390 pixels wide",
            "the main task of a page by keyboard alone, from a written list of keys",
            "the contrast of every label of a chart against its ground, at least 4.5 to 1, before "
            "and after a change of theme",
            "no sideways scrolling of a page at 390 pixels",
        ),
    ),
    (
        "What we have not tested",
        "not-tested",
        ("None of this replaces people. As of now there has been:",),
        (
            "no audit by anyone outside",
            "no test with people who have a disability",
            "no test with a screen reader, with speech input or with a screen magnifier",
            "no test in a browser other than Chromium",
        ),
    ),
    (
        "Preparation of this accessibility statement",
        "preparation",
        (
            f"This statement was prepared on {day_text(PREPARED)}. The website was last tested "
            "on that day, by those who build it, with the tests above.",
        ),
        (),
    ),
)  # fmt: skip
