"""Server time of every page, cold and warm, beside an empty page on the same server.

Cold: the first visit in a fresh process whose database is built. Warm: visits after. Medians of
seven; the exit code is 1 when a page takes longer than its budget.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.session import Took, session
from tests.browser.visiting import ROOT, running

TIMES = 7
WARM, COLD = 0.025, 0.150
EMPTY = ("empty", "")
REGISTER = "who=all&stream=all&priority=all&phase=all&from=start&until=latest"
PAGES = (
    ("overview", ""),
    ("map", "measure=ks4_attainment8&group=disadvantaged"),
    ("compare", "area=E08000037&measure=ks4_attainment8&group=disadvantaged"),
    ("authority", "area=E08000037&measure=ks4_attainment8&group=disadvantaged"),
    ("explain", "area=E08000037&measure=ks4_attainment8&group=disadvantaged"),
    ("reach", REGISTER),
    ("need", REGISTER),
    ("grants", REGISTER + "&search=&theme=all"),
    ("partners", REGISTER),
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
        with running(home, app=app) as server:
            print(f"first start, building the database: {server.started_in:.1f} s")
        cold = {page: [_first(home, app, page, query) for _ in range(TIMES)]
                for page, query in (EMPTY, *PAGES)}  # fmt: skip
        warm = _warm(home, app)
    print(f"{'':<15}{'server, ms':^24}{'over the wire, ms':^24}")
    print(f"{'':<15}" + 2 * f"{'cold':>8}{'warm':>8}{'× empty':>8}")
    late = []
    for page in cold:
        first, again = _medians(cold[page]), _medians(warm[page])
        empty = _medians(warm["empty"])
        cells = [
            f"{1000 * one:8.0f}{1000 * other:8.1f}{other / nothing:8.1f}"
            for one, other, nothing in zip(first, again, empty, strict=True)
        ]
        print(f"{page:<15}{''.join(cells)}")
        if first[0] > COLD or again[0] > WARM:
            late.append(page)
    if late:
        print(f"over {1000 * COLD:.0f} ms cold or {1000 * WARM:.0f} ms warm: {', '.join(late)}")
    return 1 if late else 0


def _medians(visits: list[Took]) -> tuple[float, float]:
    """Server and wire."""
    return median(one.server for one in visits), median(one.wire for one in visits)


def _first(home: Path, app: str, page: str, query: str) -> Took:
    with running(home, app=app) as server, session(server.url) as reader:
        return reader.visit(page, query)


def _warm(home: Path, app: str) -> dict[str, list[Took]]:
    with running(home, app=app) as server, session(server.url) as reader:
        for page, query in (EMPTY, *PAGES):
            reader.visit(page, query)
        return {
            page: [reader.visit(page, query) for _ in range(TIMES)]
            for page, query in (EMPTY, *PAGES)
        }


def _app(home: Path) -> str:
    """``app.py`` with the frame that has an empty page, beside links to the pages' folders."""
    for name in ("outcomes", "programme", "about"):
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
