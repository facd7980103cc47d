"""How fast the product is, part by part: ``make bench``.

Prints what ``docs/performance.md`` holds of it; with ``DOC=docs/performance.md`` writes it there.
``PARTS`` names the parts to run, ``SECONDS`` how long each crowd walks. The exit code is 1 when a
target is not met. A machine that does other work meanwhile tells nothing.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.bench import bare, load, results, server_time, soak, visits
from tests.browser.visiting import FLAGS, installed

Part = Callable[[Path], dict[str, Any]]


def main() -> int:
    """Measure the chosen parts and tell."""
    chosen = os.environ.get("PARTS", ",".join(PARTS)).split(",")
    if unknown := [part for part in chosen if part not in PARTS]:
        print(f"There is no part {', '.join(unknown)}: the parts are {', '.join(PARTS)}.")
        return 2
    found: dict[str, Any] = {"about": results.about()}
    for part in chosen:
        print(f"measuring: {part} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            found[part] = PARTS[part](Path(folder))
        results.keep(found)
    told = results.document(results.kept())
    print(told)
    if where := os.environ.get("DOC"):
        results.write(Path(where), told)
    return 1 if results.unmet(found) else 0


def _server(home: Path) -> dict[str, Any]:
    first_start, pages = server_time.server_time(home)
    return {"first start": first_start, "pages": results.plain(pages)}


def _load(home: Path) -> dict[str, Any]:
    seconds = float(os.environ.get("SECONDS", load.SECONDS))
    found = {}
    for name, wide in (("readers", False), ("anything", True)):
        (home / name).mkdir()
        found[name] = load.as_rows(load.load(home / name, seconds, wide=wide))
    return {"seconds": seconds, **found}


def _browser(home: Path) -> dict[str, Any]:
    seen = bare.shown(home)
    with _chromium() as chromium:
        return {
            "version": chromium.version,
            "start": visits.cold_start(home, chromium),
            "change": visits.filter_changes(home, chromium),
            "beside": results.plain(bare.beside(home, chromium, seen)),
        }


def _soak(home: Path) -> dict[str, Any]:
    minutes = float(os.environ.get("MINUTES", soak.MINUTES))
    return soak.as_row(soak.soak(home, minutes))


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = installed()
    if path is None:
        sys.exit("Chromium is not installed (apt-get install chromium); PARTS=server,load go on.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


PARTS: dict[str, Part] = {"server": _server, "load": _load, "browser": _browser, "soak": _soak}

if __name__ == "__main__":
    sys.exit(main())
