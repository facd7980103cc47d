"""What a page names in its first answer is there, and is what it needs."""

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_routes import create_host_config_routes

from pages.parts import ahead, menu
from pages.parts.packed import SCRIPTS


@pytest.fixture(scope="module")
def names() -> set[str]:
    """What our own pages are called in an address."""
    return {page.url_path for page in menu._pages()}


def test_only_our_own_pages_are_named(names):
    assert set(ahead.ELEMENTS) <= names


@pytest.mark.parametrize("page", [*ahead.ELEMENTS, "data", "no page"])
def test_each_element_has_its_scripts_and_all_that_these_import(page):
    scripts = ahead.scripts(page)
    assert len(set(scripts)) == len(scripts)
    assert all((SCRIPTS / "js" / name).is_file() for name in scripts)
    for element in ("Html", *ahead.ELEMENTS.get(page, ())):
        assert sum(name.startswith(f"{element}.") for name in scripts) == 1
    known = {*scripts, *ahead._brought()}
    for name in scripts:
        text = (SCRIPTS / "js" / name).read_text(encoding="utf-8")
        assert set(ahead._IMPORTED.findall(text)) <= known


def test_what_streamlits_entry_brings_is_not_named_again():
    brought = ahead._brought()
    assert any(name.startswith("react-dom.") for name in brought) and len(brought) > 30
    assert not brought & set(ahead.scripts("map"))
    assert ahead.scripts("no page") == ahead.scripts("<script>") == ahead.scripts("data")


def test_imports_in_a_ring_end(tmp_path: Path):
    (tmp_path / "a.js").write_text('import{x}from"./b.js";import"./c.js"')
    (tmp_path / "b.js").write_text("import {y} from './a.js'")
    (tmp_path / "c.js").write_text("")
    assert list(ahead._walked(tmp_path / "a.js", set())) == ["a.js", "b.js", "c.js"]


def test_the_settings_are_those_that_streamlits_server_would_give():
    server = TestClient(Starlette(routes=create_host_config_routes("")))
    said = ahead.settings()
    assert said.startswith("window.__streamlit??={BACKEND_BASE_URL:new URL(")
    told, _ = json.JSONDecoder().raw_decode(said.partition("HOST_CONFIG:")[2])
    assert told == server.get("/_stcore/host-config").json()
    assert "<" not in said
