"""The briefings: each figure is one of findings, two tagged pages, the same bytes each time."""

import re
import time
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pypdf import PdfReader

from eip_data.columns import NORTH_EAST_CA
from exports.briefing_pdf import briefing_pdf, runs
from exports.briefing_pictures import apart
from exports.briefing_pptx import briefing_pptx
from exports.briefing_zip import zipped
from findings.briefing import Briefing
from findings.briefing_parts import Table
from findings.sentences import figure_text
from pages.parts import cache, register_cache

GATESHEAD, SCILLY, CITY, CUMBERLAND = "E08000037", "E06000053", "E09000001", "E06000063"
EVERY = (NORTH_EAST_CA, *cache.SEVEN)
ODD = (SCILLY, CITY, CUMBERLAND)
HOME = "https://example.org/"
PICTURE = 13

#: Each file is made once and looked at by several tests; those of bytes and time make their own.
made = lru_cache(briefing_pdf)


@pytest.fixture
def briefing_of(kept: str):
    """The briefing of a place, with the illustrative register."""
    edition, register = cache.current_edition().id, register_cache.current_register().id
    return lambda code: register_cache.briefing(register, edition, code)


def squeezed(text: str) -> str:
    """The text without any space, as lines are broken anywhere."""
    return re.sub(r"\s", "", text).replace("ﬁ", "fi").replace("ﬀ", "ff")


def pdf_text(content: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def cells(table: Table | None) -> list[str]:
    return [text for row in (table.rows if table else ()) for pair in row for text in pair if text]


def every_text(one: Briefing) -> list[str]:
    """All that a briefing says, without what its pictures say."""
    passages = [p for p in (one.gap, one.moved, one.split, one.places) if p]
    texts = [one.title, one.lead, one.source, one.updates, one.kicker, *one.sure, *one.caveats]
    texts += [text for p in passages for text in (p.title, p.under, p.text)]
    if one.reach:
        texts += [one.reach.title, one.reach.banner, one.reach.cannot, one.reach.source]
    for table in (one.ages, one.seven, one.gap_table, one.reach and one.reach.table):
        texts += cells(table)
    return [text.replace("**", "") for text in texts if text]


@pytest.mark.parametrize("code", [*EVERY, *ODD])
def test_two_tagged_pages_say_all_that_findings_say(briefing_of, code: str):
    one = briefing_of(code)
    reader = PdfReader(BytesIO(made(one, HOME)))
    root = reader.root_object
    assert len(reader.pages) == 2
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata.title == f"Briefing: {one.title}"
    said = squeezed("".join(page.extract_text() for page in reader.pages))
    assert [text for text in every_text(one) if squeezed(text) not in said] == []
    assert squeezed(f"{HOME}{one.path}") in said


@pytest.mark.parametrize("code", [*EVERY, *ODD])
def test_the_figures_are_those_of_the_authority_page(briefing_of, code: str):
    profile = cache.area_profile(cache.current_edition().id, code)
    for row, shown in zip(profile.headlines, briefing_of(code).ages.rows, strict=True):
        wanted = [
            figure_text(row.own, row.unit),
            row.interval,
            figure_text(row.england_outside_london, row.unit),
            figure_text(row.within, row.unit).replace("%", ""),
            figure_text(row.vs_national, row.unit).replace("%", ""),
        ]
        told = [text for pair in shown for text in pair]
        assert [text for text in wanted if text and text not in told] == []


def test_what_is_not_in_a_briefing_is_not_found(briefing_of):
    assert squeezed("77.7%") not in pdf_text(made(briefing_of(GATESHEAD), HOME))


def test_pictures_have_words_for_those_who_do_not_see_them(briefing_of):
    one = briefing_of(GATESHEAD)
    found = []

    def walk(node: object) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            if "/K" in node:
                walk(node["/K"])

    walk(PdfReader(BytesIO(made(one, HOME))).root_object["/StructTreeRoot"])
    assert {one.trend.alt, one.dots.alt} <= set(found)


def test_tables_are_tagged_with_their_heads(briefing_of):
    content = made(briefing_of(GATESHEAD), HOME)
    reader = PdfReader(BytesIO(content))
    kinds = [
        str(held["/S"])
        for number in range(1, len(reader.xref_objStm) + len(reader.xref.get(0, {})) + 1)
        if isinstance(held := reader.get_object(number), dict) and held.get("/S")
    ]
    one = briefing_of(GATESHEAD)
    heads = len(one.ages.heads) + len(one.gap_table.heads) + len(one.reach.table.heads)
    assert kinds.count("/Table") == 3
    assert kinds.count("/TH") == heads
    assert kinds.count("/H1") == 1 and kinds.count("/H2") >= 6


def test_text_is_never_read_as_markup(briefing_of):
    from dataclasses import replace

    nasty = '#panic("no") *x* $y$ _z_ `w` \\ <a> @b // c'
    said = pdf_text(briefing_pdf(replace(briefing_of(CITY), lead=nasty)))
    assert squeezed(nasty) in said


@pytest.mark.parametrize("code", [NORTH_EAST_CA, GATESHEAD])
def test_the_same_briefing_is_the_same_bytes(briefing_of, code: str):
    one = briefing_of(code)
    assert briefing_pdf(one, HOME) == made(one, HOME)
    assert briefing_pptx(one, HOME) == briefing_pptx(one, HOME)


def test_another_figure_is_other_bytes(briefing_of):
    assert made(briefing_of(CITY), HOME) != made(briefing_of(SCILLY), HOME)


def test_it_is_made_in_no_time(briefing_of, record_property):
    one = briefing_of(GATESHEAD)
    briefing_pdf(one)
    took = []
    for _ in range(3):
        start = time.process_time()
        briefing_pdf(one)
        took.append(time.process_time() - start)
    record_property("seconds", sorted(took)[1])
    assert sorted(took)[1] < 1


def test_an_invented_register_is_marked_and_none_is_said_to_be_missing(briefing_of):
    one = briefing_of(GATESHEAD)
    assert one.illustrative and one.reach.title.startswith("Illustration:")
    edition = cache.current_edition().id
    bare = register_cache.briefing("", edition, GATESHEAD)
    assert bare.reach is None and squeezed(bare.reach_reason) in pdf_text(briefing_pdf(bare))


def slide_texts(content: bytes) -> tuple[list[str], list[str]]:
    """What the slides say, and what their pictures and tables are said to be."""
    texts, alts = [], []
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
                assert shape.table.first_row
                alts.append(shape._element.nvGraphicFramePr.cNvPr.get("descr"))
            if shape.shape_type == PICTURE:
                alts.append(shape._element.nvPicPr.cNvPr.get("descr"))
        texts.append(slide.notes_slide.notes_text_frame.text)
    return texts, alts


@pytest.mark.parametrize("code", [NORTH_EAST_CA, GATESHEAD, *ODD])
def test_the_slides_say_the_same(briefing_of, code: str):
    one = briefing_of(code)
    content = briefing_pptx(one, HOME)
    texts, alts = slide_texts(content)
    said = squeezed("".join(texts))
    assert [text for text in every_text(one) if squeezed(text) not in said] == []
    assert all(alts) and one.trend.alt in alts
    assert Presentation(BytesIO(content)).core_properties.title == f"Briefing: {one.title}"


def test_the_zip_holds_what_it_is_given_and_no_time():
    files = [("a.pdf", b"1"), ("b.pdf", b"22")]
    content = zipped(files)
    assert content == zipped(files)
    with ZipFile(BytesIO(content)) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == files
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_bold_is_told_from_plain():
    assert runs("a **b** c") == [("a ", False), ("b", True), (" c", False)]


def test_labels_are_pushed_apart_in_their_order():
    first, second, third = apart([0.5, 0.5, 0.9], 0.1)
    assert abs(second - first) >= 0.1 - 1e-9 and third == 0.9
