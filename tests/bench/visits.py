"""What a reader in a browser waits for: a server's first page, and a page after a filter change."""

import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.bench.bare import WIDE
from tests.browser.visiting import DRAWN, Visit, running

COLD_TIMES, TIMES = 3, 7
PATIENCE = 60_000  # ms
LINK = "area=E08000037&measure=ks4_attainment8&group=disadvantaged"
#: On each page the box that is changed, and what to, there and back.
CHANGES = {
    "map": ("Year", ("2022/23", "2023/24")),
    "compare": ("Authority", ("Sunderland", "Northumberland")),
    "authority": ("Area", ("Sunderland", "Northumberland")),
    "explain": ("Area", ("Sunderland", "Northumberland")),
    "reach": ("Authority", ("Sunderland", "Northumberland")),
    "need": ("Authority", ("Sunderland", "Northumberland")),
    "grants": ("Authority", ("Sunderland", "Northumberland")),
    "partners": ("Authority", ("Sunderland", "Northumberland")),
}
#: Hears when a script has ended: its message is short and ends with the field that says so.
LISTEN = """(() => {
  const Real = window.WebSocket;
  window.WebSocket = class extends Real {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({data}) => {
        const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : [];
        if (bytes.length < 200 && bytes.at(-2) === 0x30) window.eipEnded = performance.now();
      });
    }
  };
})()"""
#: From the click on: when it was, and when the page last changed.
WATCH = """() => {
  window.eipBegan = window.eipEnded = window.eipChanged = 0;
  addEventListener('click', () => { window.eipBegan = performance.now(); },
                   {capture: true, once: true});
  window.eipWatch?.disconnect();
  window.eipWatch = new MutationObserver(() => { window.eipChanged = performance.now(); });
  window.eipWatch.observe(document.querySelector('[data-testid=stMain]'),
    {subtree: true, childList: true, attributes: true, characterData: true});
}"""
#: Seconds from the click to the last change, once the script has ended and all is at rest.
REDRAWN = f"""() => window.eipBegan && window.eipEnded > window.eipBegan
  && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
  && performance.now() - Math.max(window.eipChanged, window.eipEnded) > 300 && ({DRAWN})()
  && (Math.max(window.eipChanged, window.eipEnded) - window.eipBegan) / 1000"""


def cold_start(home: Path, browser: Browser) -> dict[str, float]:
    """Median seconds: a start that builds the database, one that finds it, the first page after,
    in a browser that has kept nothing."""
    building, finding, first = [], [], []
    for turn in range(COLD_TIMES):
        fresh = home / f"cold-{turn}"
        fresh.mkdir()
        with running(fresh) as server:
            building.append(server.started_in)
        context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
        with running(fresh) as server:
            finding.append(server.started_in)
            page = context.new_page()
            begun = time.monotonic()
            Visit(page).open(f"{server.url}/authority?{LINK}")
            first.append(time.monotonic() - begun)
            context.close()
    return {
        "building": median(building),
        "finding": median(finding),
        "first page": median(first),
    }


def filter_changes(home: Path, browser: Browser) -> dict[str, float]:
    """Median seconds from choosing an option to the page redrawn, page by page."""
    found = {}
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    context.add_init_script(LISTEN)
    with running(home) as server:
        for page, (label, options) in CHANGES.items():
            visit = Visit(context.new_page())
            visit.page.set_default_timeout(PATIENCE)
            visit.open(f"{server.url}/{page}?{LINK}")
            waits = []
            for turn in range(1 + TIMES):
                option = visit.find(label, options[turn % 2])
                visit.page.evaluate(WATCH)
                option.click()
                waits.append(float(visit.page.wait_for_function(REDRAWN).json_value()))
                visit.settle()
            found[page] = median(waits[1:])
            visit.page.close()
        context.close()
    return found
