"""A link that carries an edition gives its figures, and says that there are newer ones."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from eip_data import database, earlier
from findings.editions_sentences import NONE_IN_EDITION
from pages.parts import cache, filters
from pages.parts.ways import way
from tests.eip_data.editions_made import put, revised
from tests.pages.opening import HOSTILE, address, nothing_kept, opened, title_of, written
from tests.pages.programme_registers import forgotten
from tests.registers import with_illustrative

NOW, *BEFORE = (one.id for one in earlier.editions())
NORTHUMBERLAND = "E06000057"
PAGES = [
    *(f"outcomes/{name}.py" for name in ("overview", "map", "compare", "authority", "explain")),
    *(f"programme/{name}.py" for name in ("reach", "need", "grants", "partners")),
    *(f"about/{name}.py" for name in ("programme", "data", "method", "changes", "accessibility")),
]


@pytest.fixture(scope="module")
def newer_figures(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """An edition that is newer than any carried, one figure is another: its id and database."""
    home = tmp_path_factory.mktemp("newer")
    files = revised(earlier.figure_files(), "99.9")
    url = f"sqlite:///{home / 'newer.sqlite'}"
    with database.writing(url) as connection:
        database.migrate_to(connection, "head")
        database._load(connection, put(files, home / "figures"))
    return earlier.content_hash(files)[:8], url


@pytest.fixture
def newer(newer_figures: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The id of that edition, which is now the loaded one."""
    name, url = newer_figures
    monkeypatch.setenv("EIP_DATABASE_URL", url)
    nothing_kept()
    yield name
    nothing_kept()


def said(at: AppTest) -> str:
    """The sentence on the edition above the page, with its link; "" where there is none."""
    found = re.search('<p class="notice" role="status">(.*?)</p>', written(at), re.S)
    return unescape(found[1]) if found else ""


def test_the_old_link_gives_the_old_figure_and_names_the_newer_edition(newer):
    asked = {"area": NORTHUMBERLAND, "measure": "ks4_attainment8", "group": "disadvantaged"}
    now = opened("outcomes/authority.py", **asked)
    assert "99.9" in written(now)
    assert said(now) == ""
    assert f"edition {newer}" in written(now)

    then = opened("outcomes/authority.py", **asked, edition=NOW)
    assert "30.9" in written(then)
    assert "99.9" not in written(then)
    assert f"edition {NOW}" in said(then)
    assert f"A newer edition, {newer}, is available." in said(then)
    assert f"Figures: edition {NOW}" in written(then)
    assert "99.9" not in then.get("plotly_chart")[0].proto.spec
    # The other way round, too: what was kept of one is never given for the other.
    assert "99.9" in written(opened("outcomes/authority.py", **asked, edition=newer))
    assert "99.9" not in written(opened("outcomes/authority.py", **asked, edition=BEFORE[-1]))

    (link,) = re.findall('<p class="notice way"><a href="([^"]*)"', written(then))
    link = unescape(link)
    assert link.startswith("?")
    assert "edition" not in link
    assert {f"{name}={code}" for name, code in asked.items()} <= set(link[1:].split("&"))


def test_the_button_copies_a_link_with_the_edition_shown(newer):
    for asked, expected in (({}, newer), ({"edition": NOW}, NOW), ({"edition": "none"}, newer)):
        at = opened("outcomes/compare.py", **asked)
        assert re.findall('class="copy-link".*?data-edition="(.*?)"', written(at)) == [expected]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_the_first_edition(page, own_database):
    with_illustrative(own_database)
    forgotten()
    at = opened(page, edition=BEFORE[-1])
    assert not at.exception
    rests_on_pupils = [NONE_IN_EDITION] if "explain" in page else []
    assert [one.value for one in at.error] == rests_on_pupils
    assert f"edition {BEFORE[-1]}" in said(at)
    assert f"Figures: edition {BEFORE[-1]}, " in written(at)
    assert "first worked out later" in said(at)
    assert cache.current_edition().id == NOW  # outside the page nothing else is read


def test_the_newest_edition_needs_no_words():
    at = opened("outcomes/map.py", edition=NOW)
    assert (said(at), f"edition {NOW}" in written(at)) == ("", True)


@pytest.mark.parametrize("value", [*HOSTILE, NOW.upper(), NOW[:4]])
def test_an_unknown_edition_is_a_sentence_and_the_newest(value):
    at = opened("outcomes/overview.py", edition=value)
    assert not at.exception
    assert f"Figures: edition {NOW}" in written(at)
    if value == "":
        assert said(at) == ""
        return
    assert "There is no edition" in said(at)
    assert "<script" not in written(at)
    assert "<img" not in written(at)


def test_choices_and_ways_to_other_pages_keep_the_edition():
    at = opened("outcomes/compare.py", area=NORTHUMBERLAND, edition=BEFORE[0])
    at.selectbox[0].select("ks4_attainment8").run()
    assert address(at)["edition"] == [BEFORE[0]]
    assert f"edition {BEFORE[0]}" in said(at)
    next(one for one in at.button if one.label.startswith("Open ")).click().run()
    assert title_of(at) == "Northumberland"
    assert address(at)["edition"] == [BEFORE[0]]
    assert f"edition {BEFORE[0]}" in said(at)


#: Links that stay where they are, and those of Changes, each of which opens its own edition.
STAYING = ("http", "mailto:", "#", "take/", "api/", "overview?edition=")


def ways(at: AppTest) -> list[str]:
    """The addresses of other pages that the page links to, the way to the newest left out."""
    body = re.sub('<p class="notice way">.*?</p>', "", written(at), flags=re.S)
    found = [unescape(one) for one in re.findall('<a href="([^"]*)"', body)]
    return [one for one in found if not one.startswith(STAYING)]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_page_keeps_the_edition_of_the_address(page, own_database):
    with_illustrative(own_database)
    forgotten()
    asked = BEFORE[0]
    at = opened(page, edition=asked)
    plain, then = ways(opened(page)), ways(at)
    assert {"accessibility", "data", "changes"} <= set(plain)
    assert not any("edition=" in one for one in plain)
    for one in then:
        split = urlsplit(one)
        assert parse_qs(split.query)["edition"] == [asked], one
    # The same pages and places on them, and none in that edition once it is left again.
    places = [{urlsplit(one)[2::2] for one in links} for links in (then, plain)]
    assert places[0] == places[1] or (at.error and places[0] < places[1])
    assert ways(opened(page)) == plain


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("method", "method?edition=abcd1234"),
        ("method?measure=ks4_attainment8", "method?measure=ks4_attainment8&edition=abcd1234"),
        ("method#england-only", "method?edition=abcd1234#england-only"),
    ],
)
def test_a_way_keeps_query_and_place(address, expected, monkeypatch):
    monkeypatch.setattr(filters, "edition_named", lambda: "abcd1234")
    assert way(address) == expected
    monkeypatch.setattr(filters, "edition_named", lambda: "")
    assert way(address) == address


def test_changes_lists_every_edition_and_release():
    at = opened("about/changes.py")
    shown = re.findall("<h3>Edition (.{8})", written(at))
    assert shown == [NOW, *BEFORE]
    assert re.findall(r'href="overview\?edition=(\w+)"', written(at)) == BEFORE
    assert written(at).count("The newest") == 1
    assert "Numbers of pupils" in written(at)


def test_no_address_is_asked_for_where_no_page_runs(monkeypatch):
    def never(_: str) -> str:
        raise AssertionError("an address was asked for")

    monkeypatch.setattr(filters, "_last_in_address", never)
    assert filters.edition_named() == ""
