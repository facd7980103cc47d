"""How many bytes a first visit brings over the wire."""

from tests.browser.visiting import Visit

LINK = "/map?measure=ks4_attainment8&group=disadvantaged"
MOST = 2_500_000


def test_a_first_visit_to_the_map_is_light(server, chromium, record_property):
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    watcher = context.new_cdp_session(page)
    watcher.send("Network.enable")
    bytes_of: list[float] = []
    watcher.on("Network.loadingFinished", lambda told: bytes_of.append(told["encodedDataLength"]))
    Visit(page).open(server.url + LINK)
    context.close()
    record_property("first visit to the map, bytes", sum(bytes_of))
    print(f"first visit to the map: {sum(bytes_of):,.0f} bytes in {len(bytes_of)} answers")
    assert len(bytes_of) > 20
    assert sum(bytes_of) <= MOST
