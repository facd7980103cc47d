"""What a page needs is on its way before it asks, and a link arrives at the place it names."""

import re

import pytest

from pages.parts import ahead

LOADED = """() => performance.getEntriesByType('resource').map(one => one.name)"""


@pytest.mark.parametrize("page", [*ahead.ELEMENTS, "programme", "data", "changes"])
def test_a_page_loads_no_script_that_its_first_answer_does_not_name(visit, server, page):
    shown = visit.open(f"{server.url}/{page}")
    told = shown.request.get(f"{server.url}/{page}", headers={"Accept": "text/html"}).text()
    named = set(re.findall(r"/static/js/([\w.-]+[.]js)", told)) | ahead._brought()
    loaded = shown.evaluate(LOADED)
    scripts = {name.rpartition("/")[2] for name in loaded if "/static/js/" in name}
    assert scripts and scripts <= named
    # Asked for at the page's own address they would not be there, and asked for again.
    asked = [name.removeprefix(server.url) for name in loaded if "/_stcore/" in name]
    assert sorted(asked) == ["/_stcore/health", "/_stcore/host-config"]


@pytest.mark.parametrize("at", ["method#not-said", "data#quality"])
def test_a_link_arrives_at_the_place_it_names(visit, server, at):
    shown = visit.open(f"{server.url}/{at}")
    place = shown.locator(f"#{at.partition('#')[2]}")
    shown.wait_for_function("e => Math.abs(e.getBoundingClientRect().top) < 400",
                            arg=place.element_handle())  # fmt: skip


@pytest.mark.parametrize("at", ["data#%", "data#nowhere"])
def test_a_place_that_is_not_there_harms_nothing(visit, server, at):
    shown = visit.open(f"{server.url}/{at}")
    shown.get_by_role("button", name="Copy link").click()
    shown.wait_for_function("() => document.querySelector('.copied').innerHTML")
