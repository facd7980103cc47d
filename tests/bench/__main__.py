"""Server time of every page, cold and warm, beside an empty page on the same server.

Cold: the first visit in a fresh process whose database is built. Warm: visits after. Medians of
seven; the exit code is 1 when a page takes longer than its budget.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.session import session
from tests.browser.visiting import ROOT, running

TIMES = 7
WARM, COLD = 0.025, 0.150
EMPTY = ("empty", "")
PAGES = (
    ("overview", ""),
    ("map", "measure=ks4_attainment8&group=disadvantaged"),
    ("compare", "area=E08000037&measure=ks4_attainment8&group=disadvantaged"),
    ("authority", "area=E08000037&measure=ks4_attainment8&group=disadvantaged"),
    ("programme", ""),
    ("data", ""),
    ("method", ""),
    ("accessibility", ""),
)


def main() -> int:
    """Measure and print; 1 when a budget is broken."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        app = _app(home)
        with running(home, app=app):  # builds the database
            pass
        cold = {page: [_first(home, app, page, query) for _ in range(TIMES)]
                for page, query in (EMPTY, *PAGES)}  # fmt: skip
        warm = _warm(home, app)
    print(f"{'page':<15}{'cold ms':>9}{'× empty':>9}{'warm ms':>9}{'× empty':>9}")
    late = []
    for page in cold:
        first, again = median(cold[page]), median(warm[page])
        ratios = first / median(cold["empty"]), again / median(warm["empty"])
        print(f"{page:<15}{1000 * first:9.0f}{ratios[0]:9.1f}{1000 * again:9.1f}{ratios[1]:9.1f}")
        if first > COLD or again > WARM:
            late.append(page)
    if late:
        print(f"over {1000 * COLD:.0f} ms cold or {1000 * WARM:.0f} ms warm: {', '.join(late)}")
    return 1 if late else 0


def _first(home: Path, app: str, page: str, query: str) -> float:
    with running(home, app=app) as server, session(server.url) as reader:
        return reader.visit(page, query)


def _warm(home: Path, app: str) -> dict[str, list[float]]:
    with running(home, app=app) as server, session(server.url) as reader:
        for page, query in (EMPTY, *PAGES):
            reader.visit(page, query)
        return {
            page: [reader.visit(page, query) for _ in range(TIMES)]
            for page, query in (EMPTY, *PAGES)
        }


def _app(home: Path) -> str:
    """``app.py`` with the frame that has an empty page, beside links to the pages' folders."""
    for name in ("outcomes", "about"):
        (home / name).symlink_to(ROOT / "pages" / name)
    frame = (ROOT / "tests" / "bench" / "frame_with_empty.py").read_text(encoding="utf-8")
    (home / "frame.py").write_text(frame, encoding="utf-8")
    source = (ROOT / "app.py").read_text(encoding="utf-8")
    changed = source.replace('"pages/frame.py"', '"frame.py"')
    assert changed != source
    (home / "app.py").write_text(changed, encoding="utf-8")
    return str(home / "app.py")


if __name__ == "__main__":
    sys.exit(main())
