"""What stands together without a chart is one element; a chart has a container of its own."""

import plotly.graph_objects as go
import pytest

from pages.parts import exhibit as exhibits
from pages.parts.exhibit import Exhibit, abreast, put


@pytest.fixture
def on_page(monkeypatch) -> list[str]:
    """What is put on the page: HTML as it is, the key of a container, "chart"."""
    seen: list[str] = []

    class Container:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            seen.append("end")

    def container(*, key: str, gap: str):
        seen.append(key)
        return Container()

    monkeypatch.setattr(exhibits.st, "container", container)
    monkeypatch.setattr(exhibits.st, "plotly_chart", lambda *_, **__: seen.append("chart"))
    monkeypatch.setattr(exhibits, "show", lambda *pieces: seen.append("".join(pieces)))
    return seen


def plain(key: str) -> Exhibit:
    return Exhibit(key, "<h2>above</h2>", "below")


def test_what_holds_no_chart_is_one_element(on_page):
    put("<p>first</p>", plain("a"), abreast("2fr 1fr", [plain("b")], []), "")
    (whole,) = on_page
    assert whole == (
        '<p>first</p><section class="exhibit-a"><h2>above</h2>below</section>'
        '<div class="abreast" style="--widths: 2fr 1fr">'
        '<div><section class="exhibit-b"><h2>above</h2>below</section></div><div></div></div>'
    )


def test_a_chart_stands_between_what_is_above_and_below_it(on_page):
    put("before", Exhibit("c", "above", "below", figure=go.Figure()), plain("d"))
    assert on_page == [
        "before", "exhibit-c", "above", "chart", "below", "end", plain("d").html,
    ]  # fmt: skip


def test_a_chart_is_never_lost_among_html():
    with pytest.raises(ValueError, match="c has a chart"):
        abreast("1fr 1fr", [plain("a")], [Exhibit("c", "", "", figure=go.Figure())])
