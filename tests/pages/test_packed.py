"""Streamlit's scripts go out compressed, from copies made once."""

import gzip
import logging
import os

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.parts import packed
from pages.parts.packed import KEEP, SCRIPTS, Packed

SCRIPT = "export const figure = 1;\n" * 400


@pytest.fixture
def scripts(tmp_path):
    folder = tmp_path / "package" / "static"
    (folder / "js").mkdir(parents=True)
    (folder / "js" / "Chart.abc123.js").write_text(SCRIPT)
    (folder / "js" / "tiny.js").write_text("1")
    (folder / "media.woff2").write_bytes(b"x" * 5000)
    (tmp_path / "package" / "secret.js").write_text(SCRIPT)
    return folder


def client(scripts, kept, base=""):
    def plain(_):
        return PlainTextResponse("as it is")

    middleware = [Middleware(Packed, folder=kept, scripts=scripts)]
    routes = [Route("/{rest:path}", plain, methods=["GET", "POST"])]
    return TestClient(Starlette(routes=routes, middleware=middleware))


def raw(answer):
    """What came over the wire; the client unpacks what it reads."""
    return int(answer.headers["content-length"])


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0.9, gzip;q=1.0", "br")],
)
@pytest.mark.parametrize("base", ["", "/gap"])
def test_a_script_is_sent_whole_in_the_best_encoding_the_browser_takes(
    scripts, tmp_path, accept, encoding, base
):
    asked = {"Accept-Encoding": accept}
    answer = client(scripts, tmp_path / "kept").get(
        f"{base}/static/js/Chart.abc123.js", headers=asked
    )
    assert answer.headers["content-encoding"] == encoding
    assert answer.headers["cache-control"] == KEEP and answer.headers["vary"] == "Accept-Encoding"
    assert "javascript" in answer.headers["content-type"]
    (copy,) = (tmp_path / "kept").rglob("Chart*")
    unpack = brotli.decompress if encoding == "br" else gzip.decompress
    assert unpack(copy.read_bytes()).decode() == SCRIPT
    assert raw(answer) == copy.stat().st_size < len(SCRIPT) / 10


def test_a_copy_is_made_once(scripts, tmp_path, monkeypatch):
    made = []
    monkeypatch.setitem(packed.PACKERS, "br", lambda c: made.append(1) or brotli.compress(c))
    visitor = client(scripts, tmp_path / "kept")
    for _ in range(3):
        visitor.get("/static/js/Chart.abc123.js", headers={"Accept-Encoding": "br"})
    client(scripts, tmp_path / "kept").get(
        "/static/js/Chart.abc123.js", headers={"Accept-Encoding": "br"}
    )
    assert len(made) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/tiny.js", "/static/media.woff2", "/static/js/unknown.js", "/secret.js",
        "/static/../secret.js", "/static/%2e%2e/secret.js", "/map", "/",
    ],
)  # fmt: skip
def test_all_else_passes_untouched(scripts, tmp_path, path):
    visitor = client(scripts, tmp_path / "kept")
    assert visitor.get(path, headers={"Accept-Encoding": "br"}).text == "as it is"
    assert not (tmp_path / "kept").exists()


def test_a_browser_that_takes_neither_or_asks_for_a_part_gets_it_as_it_is(scripts, tmp_path):
    visitor = client(scripts, tmp_path / "kept")
    for asked in ({"Accept-Encoding": "identity"}, {"Accept-Encoding": "br", "Range": "bytes=0-9"}):
        assert visitor.get("/static/js/Chart.abc123.js", headers=asked).text == "as it is"
    assert visitor.post("/static/js/Chart.abc123.js").text == "as it is"


def test_where_nothing_can_be_kept_the_request_still_gets_its_script(scripts, tmp_path, caplog):
    (tmp_path / "kept").write_text("a file where the folder should be")
    with caplog.at_level(logging.ERROR, "eip"):
        answer = client(scripts, tmp_path / "kept").get(
            "/static/js/Chart.abc123.js", headers={"Accept-Encoding": "br"}
        )
    assert answer.text == "as it is" and "cannot be kept" in caplog.text


def test_a_half_written_copy_is_never_seen(scripts, tmp_path, monkeypatch):
    def broken(draft, copy):
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", broken)
    visitor = client(scripts, tmp_path / "kept")
    answer = visitor.get("/static/js/Chart.abc123.js", headers={"Accept-Encoding": "br"})
    assert answer.text == "as it is"
    assert not list((tmp_path / "kept").rglob("Chart*"))


def test_streamlits_own_scripts_are_where_they_are_looked_for():
    assert any(path.name.startswith("PlotlyChart") for path in (SCRIPTS / "js").iterdir())
