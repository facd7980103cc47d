"""The programme's pages on paper, where nothing can be scrolled, and their tables on a phone."""

import pytest

#: Frames whose end is out of sight, and columns of figures that lie over one another.
CUT = """() => [...document.querySelectorAll('.scroll, .sideways')].filter(frame =>
  frame.scrollHeight > frame.clientHeight + 1 && getComputedStyle(frame).overflowY !== 'visible'
).map(frame => frame.ariaLabel)"""
#: Labelled cells that stand outside the window, and labels squeezed into a column of letters.
ASIDE = """() => [...document.querySelectorAll(
  ':is(.sums, .need, .offers, .listed) tbody :is(th, td)'
)].filter(cell => {
  const place = cell.getBoundingClientRect();
  return place.right > window.innerWidth || place.left < 0;
}).map(cell => cell.innerText)"""

#: Where the first thing on the page begins: what lies above the sheet is cut off.
FIRST = "() => document.querySelector('.banner').getBoundingClientRect().top"


@pytest.mark.parametrize("path", ["reach", "need", "grants", "partners"])
def test_on_paper_every_list_lies_down_in_full_on_a_wide_sheet(server, visit, path):
    page = visit.open(f"{server.url}/{path}")
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []
    assert not page.locator(".copy").is_visible()  # it stands over what comes next
    assert page.evaluate(FIRST) >= 0
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") >= 4
    assert b"/MediaBox [0 0 841" in pdf and b"/MediaBox [0 0 595" not in pdf


@pytest.mark.parametrize("path", ["need", "grants", "partners"])
def test_on_a_phone_no_cell_of_a_plain_table_lies_aside(server, visit, path):
    page = visit.open(f"{server.url}/{path}")
    page.set_viewport_size({"width": 390, "height": 844})
    visit.settle()
    assert page.locator(":is(.sums, .need, .offers, .listed) tbody td[data-l]").count() > 20
    assert page.evaluate(ASIDE) == []
