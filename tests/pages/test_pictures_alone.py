"""Every picture of every page says what it is of, without its page."""

from html import escape

import pytest

from eip_data import catalogue
from eip_data.programme import demo
from exports.picture import Caption
from pages.parts import downloads
from tests.pages.opening import nothing_kept, opened, written
from tests.pages.test_downloads import links
from tests.registers import holding, with_illustrative

#: A page, its choices, and what each of its pictures says of its pupils or schools.
OF_RESULTS = {
    "overview": ("outcomes/overview.py", {}, 5),
    "authority": ("outcomes/authority.py", {"area": "E08000037"}, 3),
    "combined": ("outcomes/authority.py", {"area": "E47000014"}, 2),
    "few pupils": ("outcomes/authority.py", {"area": "E06000053", "measure": "early_years_gld"}, 2),
    "compare": ("outcomes/compare.py", {"area": "E08000037"}, 3),
    "gaps": ("outcomes/compare.py", {"area": "E08000037", "figure": "gap_within"}, 3),
    "explain": ("outcomes/explain.py", {"area": "E08000037"}, 5),
    "map": ("outcomes/map.py", {}, 3),
    "hexagons": ("outcomes/map.py", {"show": "level", "layout": "hexagons"}, 3),
}
OF_THE_REGISTER = {"need": ("programme/need.py", 3), "reach": ("programme/reach.py", 2)}
DAYS = "1 September 2022 to 31 July 2026"


@pytest.fixture(autouse=True)
def illustrative(own_database):
    with_illustrative(own_database)


def captions(at, monkeypatch) -> list[Caption]:
    """What each picture of the page says, in the page's order."""
    found: list[Caption] = []

    def kept(_figure, caption, _kind, _outlines) -> bytes:
        found.append(caption)
        return b""

    monkeypatch.setattr(downloads, "picture", kept)
    for one in links(at):
        if one.form == "PNG":
            one.make()
    return found


@pytest.mark.parametrize("page", OF_RESULTS)
def test_a_picture_of_results_has_whose_when_status_source_and_edition(page, monkeypatch):
    name, query, count = OF_RESULTS[page]
    at = opened(name, **query)
    if at.toggle:
        at.toggle[0].set_value(True).run()  # the small maps of every year
    every = captions(at, monkeypatch)
    assert len(every) == count
    for one in every:
        said = f"{one.title} {one.under}"
        assert "pupils" in said.lower() and "20" in " ".join(one.status)
        assert any(place in said for place in ("North East", "Gateshead", "Scilly", "England"))
        assert "seven" not in said or "North East C" in said
        assert one.source.startswith("Source: ") and one.edition.startswith("Figures: edition ")
        assert any(status in " ".join(one.status) for status in ("final", "revised"))
        if page not in ("overview", "map", "hexagons"):
            assert all(f">{escape(chip)}</span>" in written(at) for chip in one.status)


@pytest.mark.parametrize("page", OF_THE_REGISTER)
def test_a_picture_of_the_programme_has_days_returns_and_its_mark(page, monkeypatch):
    name, count = OF_THE_REGISTER[page]
    every = captions(opened(name), monkeypatch)
    assert len(every) == count
    for one in every:
        assert one.under.count(DAYS) == 1
        assert "North East Combined Authority" in one.under
        assert one.status[0] == "Illustrative data" and one.title.startswith("Illustration: ")
        assert one.status[1].startswith("Based on ") and one.status[1].endswith(" missing")


@pytest.mark.parametrize("page", OF_THE_REGISTER)
def test_it_says_which_part_of_the_programme_was_chosen(page, monkeypatch):
    stream = catalogue.load().workstreams["local_priorities"]
    choices = {"who": "E08000037", "stream": stream.id, "from": "2023-09-01"}
    every = captions(opened(OF_THE_REGISTER[page][0], **choices), monkeypatch)
    assert every
    for one in every:
        assert f"Gateshead; {stream.title}" in one.under
        assert one.under.count("1 September 2023 to 31 July 2026") == 1


def test_a_real_register_has_returns_and_no_mark(own_database, monkeypatch):
    with holding(own_database, demo.content()):
        nothing_kept()
        for name, _ in OF_THE_REGISTER.values():
            for one in captions(opened(name), monkeypatch):
                (basis,) = one.status
                assert basis.startswith("Based on ")
    nothing_kept()
    with_illustrative(own_database)
