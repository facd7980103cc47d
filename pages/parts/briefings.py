"""The briefings that a page offers: links whose files are made on the click."""

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from eip_data.columns import NORTH_EAST_CA, AreaKind
from exports.briefing_pdf import briefing_pdf
from exports.briefing_pptx import briefing_pptx
from exports.briefing_zip import zipped
from findings.authority import AreaProfile
from findings.briefing import Briefing
from findings.overview import Overview
from findings.register import NoRegister
from pages.parts import cache, register_cache
from pages.parts.downloads import Document

PDF, ZIP = "application/pdf", "application/zip"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

#: Two pages, seven slides or eight briefings: the size hardly depends on the place.
SIZES = {PDF: "about 85 kB", PPTX: "about 90 kB", ZIP: "about 420 kB"}


def briefing_downloads(edition_id: str, profile: AreaProfile) -> list[Document]:
    """An authority's or the North East CA's as PDF and as slides; none of regions and England."""
    if profile.kind not in (AreaKind.AUTHORITY, AreaKind.COMBINED_AUTHORITY):
        return []
    return _pair(edition_id, profile.code, profile.headline_download_name, "headlines.csv")


def all_briefings(edition_id: str, view: Overview) -> list[Document]:
    """The North East CA's as PDF and as slides, and it and its seven in one ZIP."""
    name = view.download_name.replace("overview.csv", "briefings.zip")
    return [
        *_pair(edition_id, NORTH_EAST_CA, view.download_name, "overview.csv"),
        Document(
            "Briefings, all seven",
            "ZIP",
            name,
            partial(_zip, edition_id),
            ZIP,
            SIZES[ZIP],
        ),
    ]


def _pair(edition_id: str, code: str, name: str, ending: str) -> list[Document]:
    stem, asked = name.replace(ending, "briefing"), (edition_id, code)
    return [
        Document("Briefing", "PDF", f"{stem}.pdf", partial(_pdf, *asked), PDF, SIZES[PDF]),
        Document("Briefing", "PPTX", f"{stem}.pptx", partial(_pptx, *asked), PPTX, SIZES[PPTX]),
    ]


def _briefing(edition_id: str, code: str) -> Briefing:
    try:
        register_id = register_cache.current_register().id
    except NoRegister:
        register_id = ""
    return register_cache.briefing(register_id, edition_id, code)


def _pdf(edition_id: str, code: str, address: str) -> bytes:
    return briefing_pdf(_briefing(edition_id, code), _home(address))


def _pptx(edition_id: str, code: str, address: str) -> bytes:
    return briefing_pptx(_briefing(edition_id, code), _home(address))


def _zip(edition_id: str, address: str) -> bytes:
    found = [_briefing(edition_id, code) for code in (NORTH_EAST_CA, *cache.SEVEN)]
    home = _home(address)
    return zipped((f"{one.stem}.pdf", briefing_pdf(one, home)) for one in found)


def _home(address: str) -> str:
    """The app's home, from the address of one of its views; "/" where there is none."""
    at = urlsplit(address)
    if not at.netloc:
        return "/"
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{at.scheme}://{at.netloc}/{base}/" if base else f"{at.scheme}://{at.netloc}/"
