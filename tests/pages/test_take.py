"""Files on offer: links of content, held by sessions, made on the click in the page's context."""

import contextvars
import gc
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from eip_data.errors import SORRY, UserError
from pages.parts import take

HOST = "http://testserver"
EDITION = contextvars.ContextVar("an edition", default="newest")


def refused(_: str) -> bytes:
    raise UserError("There is no such figure.")


def broken(_: str) -> bytes:
    raise RuntimeError("a secret")


def told(address: str) -> bytes:
    return f"{EDITION.get()} {address}".encode()


def script(view: str, exhibit: str = "one") -> None:
    import streamlit as st

    from pages.parts.take import File, hold, offer
    from tests.pages.test_take import EDITION, broken, refused, told

    if not view:
        return
    held = EDITION.set("an earlier one")
    files = [
        File("a b'é.csv", "text/csv", told), File("no.csv", "text/csv", refused),
        File("broken.csv", "text/csv", broken),
    ]  # fmt: skip
    known = offer(exhibit, [view], files)
    hold(known)
    for link in known.links:
        st.text(link)
    EDITION.reset(held)


def reader(view: str, exhibit: str = "one") -> AppTest:
    """A session that is shown a view."""
    return AppTest.from_function(script, args=(view, exhibit)).run()


def links(at: AppTest) -> list[str]:
    assert not at.exception
    return [text.value for text in at.text]


def client(base: str = "") -> TestClient:
    return TestClient(Starlette(routes=take.routes(base)), raise_server_exceptions=False)


def test_a_file_is_made_on_the_click_in_the_context_of_the_page():
    at = reader("a view")
    there = {"Referer": f"{HOST}/map?measure=x#top"}
    answer = client().get(f"/{links(at)[0]}", headers=there)
    assert answer.status_code == 200
    assert answer.text == f"an earlier one {HOST}/map?measure=x"
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=utf-8''a%20b%27%C3%A9.csv"
    )
    assert answer.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    ("heads", "known"),
    [
        ({"Referer": "https://elsewhere.org/x"}, False),
        ({"Referer": "javascript:alert(1)"}, False),
        ({"Referer": "http://[bad"}, False),
        ({}, False),
        # Behind a proxy that changes the host, the browser says that the page is ours.
        ({"Referer": "https://elsewhere.org/x", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Referer": "https://elsewhere.org/x", "Sec-Fetch-Site": "cross-site"}, False),
    ],
)
def test_only_a_page_of_ours_may_say_where_the_view_is(heads, known):
    at = reader("a view")
    answer = client().get(f"/{links(at)[0]}", headers=heads)
    assert answer.text == f"an earlier one {'https://elsewhere.org/x' if known else ''}"


def test_the_same_view_has_the_same_links_and_another_has_others():
    one, same, other = reader("a view"), reader("a view"), reader("another")
    assert links(one) == links(same)
    assert not set(links(one)) & set(links(other))
    assert not set(links(one)) & set(links(reader("a view", "two")))


def test_an_offer_lives_as_long_as_a_session_shows_it():
    one, other = reader("shown by two"), reader("shown by two")
    link = links(one)[0]
    del one
    gc.collect()
    assert take.offered(link) is not None
    del other
    gc.collect()
    assert take.offered(link) is None
    answer = client().get(f"/{link}")
    assert answer.status_code == 404 and take.GONE in answer.text
    assert '<a href="../../">' in answer.text and 'lang="en-GB"' in answer.text


def test_a_session_lets_go_of_what_its_exhibit_showed_before():
    at = AppTest.from_string(
        "import streamlit as st\n"
        "from tests.pages.test_take import script\n"
        "script(st.text_input('view', 'first'))\n"
    ).run()
    first = links(at)[0]
    at.text_input[0].set_value("second").run()
    gc.collect()
    assert take.offered(first) is None and take.offered(links(at)[0]) is not None


def test_a_wrong_name_or_token_is_answered_with_one_sentence():
    at = reader("a view")
    token = links(at)[0].split("/")[1]
    for path in (f"/take/{token}/other.csv", "/take/none/a.csv", "/take/%3Cscript%3E/%2e%2e"):
        answer = client().get(path, headers={"Referer": f'{HOST}/x?"><script>'})
        assert answer.status_code == 404 and "<script>" not in answer.text


def test_an_error_of_a_maker_is_told_as_everywhere(caplog):
    at = reader("a view")
    own, ours = (client().get(f"/{link}") for link in links(at)[1:])
    assert own.status_code == 503 and "There is no such figure." in own.text
    assert ours.status_code == 500 and SORRY in ours.text and "secret" not in ours.text
    assert "secret" in caplog.text and "broken.csv" in caplog.text
    assert ours.headers["cache-control"] == "private, no-store"
    assert "content-disposition" not in ours.headers


def test_the_route_stands_below_the_base_path():
    at = reader("a view")
    assert client("/gap/").get(f"/gap/{links(at)[0]}").status_code == 200
    assert urlsplit(links(at)[0]).path == links(at)[0] and not links(at)[0].startswith("/")
