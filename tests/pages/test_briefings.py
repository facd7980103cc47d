"""The files behind the briefing buttons, made as on a click."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from eip_data.columns import NORTH_EAST_CA
from findings.register import NoRegister
from pages.parts import briefings, cache, register_cache


@pytest.fixture
def edition(kept: str) -> str:
    """The edition's id, with the illustrative register."""
    return cache.current_edition().id


def test_an_authority_has_two_files_named_after_it(edition):
    found = briefings.briefing_downloads(edition, cache.area_profile(edition, "E08000037"))
    names = [one.file_name for one in found]
    assert names == ["gateshead-briefing.pdf", "gateshead-briefing.pptx"]
    pdf, pptx = (one.make("") for one in found)
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert ZipFile(BytesIO(pptx)).testzip() is None


def test_the_zip_holds_the_eight_and_is_the_same_bytes_again(edition):
    every = briefings.all_briefings(edition, cache.overview(edition))[-1]
    content = every.make("")
    assert every.file_name == "north-east-ca-briefings.zip"
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        assert names[0] == "north-east-ca-briefing.pdf" and len(set(names)) == 8
        assert all(archive.read(name).startswith(b"%PDF") for name in names)
    assert every.make("") == content


def test_what_is_said_of_sizes_is_near_the_truth(edition):
    every = [
        *briefings.all_briefings(edition, cache.overview(edition)),
        *briefings.briefing_downloads(edition, cache.area_profile(edition, "E06000053")),
    ]
    assert {one.form for one in every} == {"PDF", "PPTX", "ZIP"}
    for one in every:
        said = re.fullmatch(r"about (\d+) kB", one.size)
        assert said is not None
        size = len(one.make(""))
        assert 0.6 <= 1000 * int(said[1]) / size <= 1.4, (one.file_name, size)


def test_without_a_register_the_briefing_says_so(edition, monkeypatch):
    def none() -> None:
        raise NoRegister("none")

    monkeypatch.setattr(register_cache, "current_register", none)
    pdf = briefings.all_briefings(edition, cache.overview(edition))[0].make("")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "No programme register has been loaded" in " ".join(text.split())


def test_the_combined_authority_is_in_none_of_its_own_members(edition):
    one = register_cache.briefing("", edition, "E08000037")
    whole = register_cache.briefing("", edition, NORTH_EAST_CA)
    assert one.seven is None and whole.seven is not None and len(whole.seven.rows) == 7
