"""What each page offers to take away: every link says what, form and size, and every file is so."""

import csv
import io
import re
from html import unescape
from typing import NamedTuple

import pytest
from openpyxl import load_workbook
from PIL import Image

from eip_data.programme import demo
from pages.parts import downloads, take
from pages.parts.by_identity import ByIdentity
from tests.pages.opening import opened, written
from tests.pages.programme_registers import shown
from tests.registers import with_illustrative

LINK = re.compile(r'<a href="(take/[^"]+)" target="_self" aria-label="([^"]*)">(.*?)</a>')
SAID = re.compile(r"(.+) \((CSV|Excel|PNG|SVG|TXT|PDF|PPTX|ZIP), (about |under )?([\d.]+) (k|M)B\)")
EXTENSIONS = {"CSV": "csv", "Excel": "xlsx"}
#: What takes seconds to make, or is held to its size elsewhere.
LONG = ("PDF", "PPTX", "ZIP")
PAGES = {
    "overview": ("outcomes/overview.py", {}),
    "map": ("outcomes/map.py", {}),
    "hexagons": ("outcomes/map.py", {"show": "level", "layout": "hexagons"}),
    "compare": ("outcomes/compare.py", {"area": "E08000037"}),
    "authority": ("outcomes/authority.py", {"area": "E08000037"}),
    "few pupils": ("outcomes/authority.py", {"area": "E06000053", "measure": "early_years_gld"}),
    "explain": ("outcomes/explain.py", {}),
    "reach": ("programme/reach.py", {}),
    "need": ("programme/need.py", {}),
    "grants": ("programme/grants.py", {}),
    "partners": ("programme/partners.py", {}),
    "data": ("about/data.py", {}),
}
VIEW = "https://example.org/view?area=x"


class Taken(NamedTuple):
    """A link of a page as it is read, and the file behind it."""

    what: str
    form: str
    exact: bool
    size: float
    of: str
    file: take.File

    def make(self) -> bytes:
        """The file, made as on a click."""
        return self.file.make(VIEW)


def links(at) -> list[Taken]:
    found = []
    for href, name, text in LINK.findall(written(at)):
        said = SAID.fullmatch(unescape(text))
        assert said, text
        label, _, of = unescape(name).partition(": ")
        assert label == unescape(text) and of, "the accessible name begins with what is seen"
        file = take.offered(href)
        assert file is not None
        what, form, about, size, unit = said.groups()
        assert file.name.endswith(EXTENSIONS.get(form, form.lower()))
        size = float(size) * (1e6 if unit == "M" else 1e3)
        found.append(Taken(what, form, about is None, size, of, file))
    assert not at.get("download_button")
    return found


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"))))


@pytest.fixture(autouse=True)
def illustrative(own_database):
    with_illustrative(own_database)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_gives_what_it_says(page):
    name, query = PAGES[page]
    at = opened(name, **query)
    if page == "map":
        at.toggle[0].set_value(True).run()  # the small maps of every year
    every = [one for one in links(at) if one.form not in LONG and one.what != "All figures"]
    assert every
    last: list[list[str]] = []
    for one in every:
        content = one.make()
        if one.exact:
            assert abs(len(content) - one.size) <= 500, one.file.name
        elif one.size > 1000:
            assert 0.6 <= one.size / len(content) <= 1.4, (one.file.name, len(content), one.size)
        match one.form:
            case "CSV":
                last = rows_of(content)
                assert {"status", "source", "source_id"} <= set(last[0]) or page == "data"
                assert {len(row) for row in last} == {len(last[0])}
            case "Excel":
                assert one.what.endswith(" with notes")
                same_table(content, last)
            case "PNG":
                assert Image.open(io.BytesIO(content)).width >= 1400
            case "SVG":
                assert content.startswith(b"<?xml") and b"<svg" in content[:2000]
            case "TXT":
                assert content.decode().startswith("Gateshead") or page == "few pupils"


def same_table(content: bytes, rows: list[list[str]]) -> None:
    """The workbook's data are the CSV's, and its notes have the view, the sources and the codes."""
    book = load_workbook(io.BytesIO(content), read_only=True)
    heads, *body = list(book["Data"].iter_rows(values_only=True))
    assert list(heads) == rows[0] and len(body) == len(rows) - 1
    for cells, row in zip(body, rows[1:], strict=True):
        for cell, text in zip(cells, row, strict=True):
            if isinstance(cell, int | float):
                assert float(text) == cell
            else:
                day = cell.date().isoformat() if hasattr(cell, "date") else cell
                assert (day or "") == text.removeprefix("'")
    told = [(a or "", b or "") for a, b in book["Notes"].iter_rows(max_col=2, values_only=True)]
    labels = [label for label, _ in told]
    (view,) = [text for label, text in told if label == "This view"]
    assert view.startswith(VIEW) and "Source" in labels and "File taken on" in labels
    assert set(rows[0]) <= set(labels)
    at = rows[0].index("source_id") if "source_id" in rows[0] else None
    ids = {one for row in rows[1:] for one in row[at].split()} if at is not None else set()
    codes = {text for label, text in told if label == "Code"}
    assert ids - {"programme_register"} == codes
    edition = dict(told).get("Edition of the figures", "")
    assert bool(edition) is (ids != {"programme_register"})
    if edition:
        assert f"?area=x&edition={edition[8:16]}" in view


def test_a_real_register_is_taken_away_without_names(own_database):
    with shown(own_database, demo.content(), named=False):
        for page in ("reach", "need", "grants", "partners"):
            for one in links(opened(PAGES[page][0])):
                assert not one.file.name.startswith("illustrative")
                if one.form == "CSV":
                    heads, *rows = rows_of(one.make())
                    for name in ("school", "urn", "applicant", "organisation"):
                        column = heads.index(name) if name in heads else None
                        assert column is None or not any(row[column] for row in rows)


def test_a_second_run_makes_no_table_again(monkeypatch):
    at = opened("outcomes/compare.py")
    before = links(at)

    def never(_):
        raise AssertionError("a table was made")

    monkeypatch.setattr(downloads, "sheet_csv", never)
    monkeypatch.setattr(downloads, "weigh", never)
    again = links(at.run())
    assert [one.file.name for one in again] == [one.file.name for one in before]


def test_an_answer_is_kept_as_long_as_its_finding():
    class Finding:
        pass

    from functools import partial

    kept: ByIdentity[int] = ByIdentity()
    one, other = Finding(), Finding()
    answers = iter(range(9))
    ask = lambda *args: kept.of(partial(print, *args), lambda: next(answers))  # noqa: E731
    assert [ask(one), ask(one), ask(other), ask(one, "a"), ask(one, "b")] == [0, 0, 1, 2, 3]
    assert ask((one, other), True) == ask((one, other), True) == 4
    assert len(kept) == 5
    del one
    assert len(kept) == 1 and ask(other) == 1
