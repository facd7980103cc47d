"""The About pages, run through the frame: titles, links, hostile addresses, every measure."""

import re
from html import escape

import pytest

from eip_data import catalogue
from findings import accessibility_sentences, api_sentences, method_sentences, sources_sentences
from findings.quality import Matrix, Row, Stretch
from pages.parts import prose
from pages.parts.quality_table import quality_table
from tests.pages.opening import (
    HOSTILE,
    address,
    files,
    headings,
    opened,
    subheadings,
    title_of,
    written,
)  # fmt: skip

PAGES = {
    "about/data.py": "Data",
    "about/method.py": "Method",
    "about/programme.py": "Education Improvement Programme",
    "about/accessibility.py": "Accessibility statement",
}
BY_AUTHORITY = [m.id for m in catalogue.load().measures.values() if m.coverage == "authorities"]


@pytest.mark.parametrize(("page", "title"), PAGES.items())
def test_each_page_opens(page, title):
    at = opened(page)
    assert title_of(at) == title
    assert not at.exception and not at.error
    assert "Contact: " in written(at)


@pytest.mark.parametrize(("page", "title"), PAGES.items())
@pytest.mark.parametrize("value", HOSTILE)
def test_no_address_harms_a_page(page, title, value):
    at = opened(page, measure=value, area=value)
    assert title_of(at) == title
    assert not at.exception and not at.error
    text = written(at)
    assert "<script" not in text and "<img" not in text
    if title == "Method":
        assert text.count("There is no measure") == 1
        assert address(at)["measure"] == ["ks2_rwm_expected"]


@pytest.mark.parametrize("measure", BY_AUTHORITY)
def test_a_link_opens_the_method_of_any_measure(measure):
    at = opened("about/method.py", measure=measure)
    assert title_of(at) == "Method"
    assert not at.exception
    entry = catalogue.load().measures[measure]
    assert subheadings(at)[0] == f"{entry.stage}: {entry.title}"
    assert "There is no measure" not in written(at)
    assert at.selectbox(key="measure-choice").value == measure


def test_choosing_another_measure_changes_what_is_told_and_the_address():
    at = opened("about/method.py")
    at.selectbox(key="measure-choice").set_value("ks4_progress8").run()
    assert subheadings(at)[0] == "Age 16: Progress 8"
    assert address(at)["measure"] == ["ks4_progress8"]


def test_data_shows_every_source_both_matrices_and_both_downloads():
    at = opened("about/data.py")
    text = written(at)
    assert text.count('<section class="source">') == len(
        {**catalogue.load().sources, **catalogue.load().shapes}
    )
    assert text.count('<table class="quality">') == 2
    assert text.count('role="region" tabindex="0"') == 2
    assert files(at) == [
        "All figures (CSV)", "Catalogue of measures (CSV)",
        "Catalogue of measures with notes (Excel)",
    ]  # fmt: skip


def test_every_link_on_a_page_leads_somewhere():
    for page, contents in (
        ("about/data.py", sources_sentences.CONTENTS),
        ("about/method.py", method_sentences.CONTENTS),
    ):
        at = opened(page)
        there = set(re.findall(r'id="([\w-]+)"', written(at)))
        assert {target.removeprefix("#") for _, target in contents} <= there
    linked = re.findall(r'href="method\?measure=(\w+)"', written(opened("about/data.py")))
    assert set(linked) == set(BY_AUTHORITY)


def test_the_statement_has_the_parts_of_the_model_in_order():
    at = opened("about/accessibility.py")
    assert headings(at) == [title for title, *_ in accessibility_sentences.PARTS]
    text = written(at)
    assert 'href="mailto:education@northeast-ca.gov.uk"' in text
    assert 'href="https://www.equalityadvisoryservice.com/"' in text


def test_text_of_data_and_catalogue_is_escaped():
    nasty = "<b>&\"'"
    stretch = Stretch("2024/25", "2024/25", 1, nasty, nasty, 1)
    row = Row("x", nasty, catalogue.load().measures["phonics_y1"].groups[0], nasty, (stretch,))
    pieces = [
        quality_table(Matrix(nasty, nasty, (nasty,), (row,), 1)),
        prose.told([(nasty, nasty)]), prose.bullets([nasty]), prose.prose(nasty),
        prose.links([(nasty, "#x")], nasty), prose.grid(nasty, [nasty], []),
    ]  # fmt: skip
    assert not any("<b>" in piece for piece in pieces)


def test_an_address_in_a_paragraph_is_a_link_and_nothing_else_is():
    assert prose.prose("Write to a.b@c-d.gov.uk, or not.") == (
        '<p class="prose">Write to <a href="mailto:a.b@c-d.gov.uk" target="_self">'
        "a.b@c-d.gov.uk</a>, or not.</p>"
    )
    assert "<a" not in prose.prose("javascript:alert(1) and 3 @ 4")


def test_data_shows_examples_of_the_api_that_stay_on_this_site():
    text = written(opened("about/data.py"))
    assert '<span class="anchor" id="api"></span>' in text
    for what, where in (*api_sentences.EXAMPLES, api_sentences.CONTRACT):
        assert f"<dt>{what}</dt>".replace("'", "&#x27;") in text
        linked = escape(where)
        assert f'href="{linked}" target="_self">{linked}</a>' in text
        assert where.startswith("api/v1/")
