"""Pages opened through the frame as a browser would, without a browser."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from pages.parts import (
    authority_pieces,
    cache,
    compare_pieces,
    explain_cache,
    explain_pieces,
    need_pieces,
    reach_pieces,
    register_cache,
)

#: Each AppTest looks through all that is installed for others' components, which takes ten times as
#: long as a page does: once is enough, as for a server.
manifest_scanner.scan_component_manifests = lru_cache(manifest_scanner.scan_component_manifests)

FRAME = str(Path(__file__).parents[2] / "pages" / "frame.py")

SEVEN = {
    "E06000047": "County Durham",
    "E08000037": "Gateshead",
    "E08000021": "Newcastle upon Tyne",
    "E08000022": "North Tyneside",
    "E06000057": "Northumberland",
    "E08000023": "South Tyneside",
    "E08000024": "Sunderland",
}
#: England, our own area and the awkward ones: few pupils, few years, a code that changed.
OTHERS = {
    "E09000001": "City of London",
    "E06000053": "Isles of Scilly",
    "E06000063": "Cumberland",
    "E08000038": "Barnsley",
    "E92000001": "England",
    "E47000014": "North East",
}
#: What must never reach a page as more than text, each in place of one choice.
HOSTILE = (
    "nowhere",
    "",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**bold** [link](javascript:alert(1)) $x$ :red[y]",
    "E08000037' OR '1'='1",
    "'; DROP TABLE figures; --",
    "../../etc/passwd",
    "x" * 5000,
    "🙂🏴󠁧󠁢󠁥󠁮󠁧󠁿‮",
    "\x00\n\r",
    ["E08000037", "nowhere"],
)

#: As many turns of ``strange`` as bring every choice together with every strange value.
TURNS = range(len(HOSTILE))


def strange(names: Iterable[str], turn: int) -> dict[str, str | list[str]]:
    """A strange value for each choice, another for each; every choice meets every one in turn."""
    return {name: HOSTILE[(place + turn) % len(HOSTILE)] for place, name in enumerate(names)}


KEEPING_REGISTER = (register_cache, reach_pieces, need_pieces)
KEEPING = (
    cache, explain_cache, authority_pieces, explain_pieces, compare_pieces, *KEEPING_REGISTER,
)  # fmt: skip


def nothing_kept() -> None:
    """Forget every answer that pages keep."""
    for part in KEEPING:
        for one in vars(part).values():
            if hasattr(one, "cache_clear") and not isinstance(one, type):
                one.cache_clear()


def opened(page: str, **query: str | list[str]) -> AppTest:
    """The frame after one run of a page, named by its file under ``pages/``, at this address."""
    at = AppTest.from_file(FRAME, default_timeout=30)
    at.switch_page(page)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def written(at: AppTest) -> str:
    """All the HTML of ours on the page."""
    return "".join(element.proto.body for element in at.get("html"))


def notices(at: AppTest) -> list[str]:
    """The sentences on what was not as it should be, in order."""
    return re.findall('<p class="notice">(.*?)</p>', written(at), re.S)


def title_of(at: AppTest) -> str:
    """The page's title."""
    (found,) = re.findall("<h1>(.*?)</h1>", written(at))
    return unescape(found)


def headings(at: AppTest) -> list[str]:
    """The titles of the exhibits and sections, in order."""
    return _titles(at, "h2")


def subheadings(at: AppTest) -> list[str]:
    """The titles of their parts, in order."""
    return _titles(at, "h3")


def _titles(at: AppTest, tag: str) -> list[str]:
    found = re.findall(f'<{tag} class="title"[^>]*>(.*?)</{tag}>', written(at))
    return [unescape(one) for one in found]


def address(at: AppTest) -> dict[str, list[str]]:
    """What stands in the address, whichever way AppTest keeps it."""
    return {
        name: value if isinstance(value, list) else [value]
        for name, value in dict(at.query_params).items()
    }


def files(at: AppTest) -> list[str]:
    """What can be taken from the page, in order, each as "Data (CSV)", without its size."""
    found = re.findall('<a href="take/[^>]*>(.*?)</a>', written(at))
    return [re.sub(r", (about |under )?[\d.]+ [kM]B\)$", ")", unescape(one)) for one in found]
