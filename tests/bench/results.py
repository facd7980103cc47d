"""What ``make bench`` found: kept as JSON, told as the tables of ``docs/performance.md``."""

import json
import os
import platform
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from tests.bench import bare, load, server_time, soak
from tests.browser.visiting import ROOT

BEGIN, END = "<!-- measured: make bench writes below -->", "<!-- end of what was measured -->"
PACKAGES = ("streamlit", "plotly", "pandas", "starlette", "uvicorn")
MB = 1_000_000

Found = Mapping[str, Any]


def about() -> dict[str, Any]:
    """The machine, the versions, the day and the commit."""
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")), platform.processor(),
    )  # fmt: skip
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=, changed"]
    commit = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return {
        "machine": f"{os.cpu_count()} cores ({cpu}), {memory / 1e9:.0f} GB, "
        f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "day": date.today().isoformat(),
        "commit": commit or "unknown",
    }


def plain(found: Mapping[str, Any]) -> dict[str, Any]:
    """Dataclasses by name, as JSON can hold them."""
    return {name: asdict(one) for name, one in found.items()}


def keep(found: Found) -> None:
    """Add to what was kept; a part measured again takes the place of what it was."""
    _file().write_text(json.dumps({**kept(), **found}, indent=1), encoding="utf-8")


def kept() -> dict[str, Any]:
    """Every part measured so far."""
    return dict(json.loads(_file().read_text(encoding="utf-8"))) if _file().exists() else {}


def targets(found: Found) -> Iterator[tuple[str, str, bool]]:
    """Each target as a sentence, what was measured, and whether it is met."""
    if "server" in found:
        pages = found["server"]["pages"]
        for kind, name, most in (
            ("warm", "a warm page", server_time.WARM),
            ("cold", "the first page of a process", server_time.COLD),
        ):
            slowest = max(pages, key=lambda page, kind=kind: pages[page][kind])
            took = pages[slowest][kind]
            yield (f"{name} takes the server at most {1000 * most:.0f} ms",
                   f"{1000 * took:.1f} ms ({slowest})", took <= most)  # fmt: skip
    if "load" in found:
        many = next(one for one in found["load"]["readers"] if one["sessions"] == load.OF)
        yield (f"p95 of {load.OF} sessions under {1000 * load.MOST:.0f} ms, no errors",
               f"{1000 * many['p95']:.0f} ms, {many['errors']} errors",
               many["p95"] < load.MOST and not many["errors"])  # fmt: skip
    if "browser" in found:
        ratios = {page: one["warm"] / one["warm_bare"]
                  for page, one in found["browser"]["beside"].items()}  # fmt: skip
        worst = max(ratios, key=ratios.__getitem__)
        yield (f"a page is ready in at most {bare.MOST} × the bare page with the same figures",
               f"{ratios[worst]:.2f} × ({worst})", ratios[worst] <= bare.MOST)  # fmt: skip
    if "soak" in found:
        soaked = found["soak"]
        yield (f"memory grows under {100 * soak.GROWTH:.0f} % in {soak.MINUTES:.0f} minutes of "
               f"{soak.SESSIONS} sessions, no errors",
               f"{100 * soaked['growth']:+.1f} % in {soaked['minutes']:.0f} minutes, "
               f"{soaked['errors']} errors",
               soaked["growth"] <= soak.GROWTH and not soaked["errors"])  # fmt: skip


def unmet(found: Found) -> list[str]:
    """The targets that were measured and are not met."""
    return [target for target, _, met in targets(found) if not met]


def document(found: Found) -> str:
    """The tables as Markdown."""
    machine = found["about"]
    packages = ", ".join(f"{name} {number}" for name, number in machine["packages"].items())
    parts = [
        f"{machine['day']}, commit `{machine['commit']}`, {machine['machine']}, "
        f"Python {machine['python']}, {packages}.",
        _table(("target", "measured", ""),
               [(*one[:2], "met" if one[2] else "**not met**") for one in targets(found)]),
    ]  # fmt: skip
    for part, told in (("server", _server), ("browser", _browser), ("load", _load)):
        if part in found:
            parts += told(found[part])
    if "soak" in found:
        one = found["soak"]
        parts += ["### Soak", f"{one['sessions']:.0f} sessions for {one['minutes']:.0f} minutes: "
                  f"{one['runs']:,} runs of pages, p50 {_ms(one['p50'])}, p95 {_ms(one['p95'])}, "
                  f"{one['errors']} errors; memory {one['before'] / MB:.0f} MB after warming up, "
                  f"{one['after'] / MB:.0f} MB at the end "
                  f"({100 * one['growth']:+.1f} %)."]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def write(where: Path, told: str) -> None:
    """Put the tables between the marks of the document."""
    before, _, rest = where.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    assert end, f"{where} has no place for what was measured"
    where.write_text(f"{before}{BEGIN}\n\n{told}\n{END}{after}", encoding="utf-8")


def _server(found: Found) -> list[str]:
    rows = [
        (page, _ms(one["cold"]), f"{1000 * one['warm']:.1f} ms", _ms(one["cold_wire"]),
         f"{1000 * one['warm_wire']:.1f} ms")
        for page, one in found["pages"].items()
    ]  # fmt: skip
    heads = ("page", "server, first", "server, warm", "all received, first", "warm")
    return ["### Server time", _table(heads, rows)]


def _browser(found: Found) -> list[str]:
    start = found["start"]
    rows = [
        (page, f"{one['first']:.2f} s", f"{one['first_bare']:.2f} s", f"{one['warm']:.2f} s",
         f"{one['warm_bare']:.2f} s", f"{one['warm'] / one['warm_bare']:.2f}",
         f"{found['change'][page]:.2f} s" if page in found["change"] else "")
        for page, one in found["beside"].items()
    ]  # fmt: skip
    heads = ("page", "first visit", "bare", "warm visit", "bare", "ratio", "filter change")
    return [
        "### In the browser",
        f"Chromium {found['version']}. Server starting: {start['building']:.1f} s where it builds "
        f"the database, {start['finding']:.1f} s after; its first page {start['first page']:.1f} s "
        "later, nothing kept in the browser.",
        _table(heads, rows),
    ]


def _load(found: Found) -> list[str]:
    told = [f"### Many readers\n\n{found['seconds']:.0f} s each, {load.THINK:.0f} s to think."]
    for name, title in (
        ("readers", "Choosing as readers do"), ("anything", "Choosing among everything alike")
    ):  # fmt: skip
        rows = [
            (f"{one['sessions']}", _ms(one["p50"]), _ms(one["p95"]), f"{one['errors']}",
             f"{one['runs_a_second']:.1f}", f"{one['memory'] / MB:.0f} MB")
            for one in found[name]
        ]  # fmt: skip
        heads = ("sessions", "p50", "p95", "errors", "reruns a second", "memory")
        told += [f"{title}:", _table(heads, rows)]
    return told


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _file() -> Path:
    return Path(os.environ.get("RESULTS") or Path(gettempdir(), "eip-bench.json"))
