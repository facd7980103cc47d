"""How many bytes a first visit brings: nothing kept in the browser, everything counted."""

from playwright.sync_api import Browser

from tests.bench.bare import WIDE
from tests.browser.visiting import Visit

#: One page of each kind: only words, charts, maps.
FIRST_VISITS = ("overview", "map", "method")


def first_visit(browser: Browser, link: str) -> int:
    """Bytes over the wire until the page is at rest, the websocket's left out."""
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    page = context.new_page()
    watcher = context.new_cdp_session(page)
    watcher.send("Network.enable")
    bytes_of: list[float] = []
    watcher.on("Network.loadingFinished", lambda told: bytes_of.append(told["encodedDataLength"]))
    Visit(page).open(link)
    context.close()
    assert len(bytes_of) > 20, "hardly anything was loaded"
    return int(sum(bytes_of))
