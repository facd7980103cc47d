"""A briefing as a tagged PDF of two pages (PDF/UA-1), set by typst from data alone."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from charts.palette import EDGE, GREY_TEXT, HERE, RULE, TEXT
from exports.briefing_pictures import dots_picture, svg, trend_picture
from exports.faces import SANS, SERIF, folder
from findings import briefing_sentences as words
from findings.briefing import Briefing
from findings.briefing_parts import Table
from findings.sentences import ATTRIBUTION, INDEPENDENT

_SOURCE = Path(__file__).with_name("briefing.typ")
#: The ground of a banner; it is on no page of the app that a chart is drawn on.
_BANNER = "#FFF4E5"
#: How wide the columns of the first table are beside one another, by their number.
_WIDTHS = {8: (2.8, 1.35, 1.1, 1.1, 0.75, 0.9, 1.15, 1.2), 7: (2.5, 1.2, 1.2, 1.2, 0.8, 1, 1.4)}
#: A title of more letters than this is set smaller.
_LONG = 100
#: Files are made one after another: neither maker says that it may be asked by two at once.
ONE_AT_A_TIME = Lock()


def briefing_pdf(briefing: Briefing, address: str = "") -> bytes:
    """The file; the same bytes for the same briefing. ``address`` is that of the app's home."""
    with ONE_AT_A_TIME:
        import typst

        compiler = typst.Compiler(
            _SOURCE.read_bytes(),
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps(_data(briefing, address), ensure_ascii=False)},
        )
        made = compiler.compile(
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(briefing.dated, time(), UTC),
        )
    assert isinstance(made, bytes)
    return made


def runs(text: str) -> list[tuple[str, bool]]:
    """A sentence in pieces: (text, whether it stood between ``**``)."""
    return [(part, bool(turn % 2)) for turn, part in enumerate(text.split("**")) if part]


@lru_cache(maxsize=1)
def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder())]
    )


def _data(one: Briefing, address: str) -> dict[str, Any]:
    """All that the template shows; sentences come in pieces."""
    trend, dots = one.trend, one.dots
    return {
        "document": f"{words.KIND}: {one.title}",
        "author": words.AUTHOR,
        "name": one.name,
        "fonts": {"sans": SANS, "serif": SERIF},
        "colours": {
            "text": TEXT.light, "grey": GREY_TEXT.light, "here": HERE.light, "rule": RULE.light,
            "edge": EDGE.light, "banner": _BANNER,
        },
        "heads": {
            "sure": words.SURE, "why": words.WHY, "moved": words.MOVED, "reach": words.REACH,
            "care": words.CARE, "sources": words.SOURCES,
        },
        "foot": f"{one.name}, {one.edition}. {INDEPENDENT}",
        "page": words.PAGE, "of": words.OF,
        "long": len(one.title) > _LONG,
        "kicker": runs(f"**{words.KIND}: {one.name}**. {one.kicker}"),
        "title": runs(one.title),
        "lead": runs(one.lead),
        "ages": _table(one.ages), "ages_under": runs(one.ages_under),
        "ages_widths": _WIDTHS[len(one.ages.heads)],
        "sure": _every(one.sure),
        "trend": {
            "title": runs(trend.title), "under": runs(trend.under), "alt": trend.alt,
            "svg": svg(trend_picture(trend)),
        },
        "dots": dots and {
            "title": runs(dots.title), "under": runs(dots.under), "alt": dots.alt,
            "svg": svg(dots_picture(dots)),
        },
        "seven": one.seven and _table(one.seven), "seven_under": runs(one.seven_under),
        "gap": _passage(one.gap), "moved": _passage(one.moved), "split": _passage(one.split),
        "places": one.places and _passage(one.places),
        "gap_table": one.gap_table and _table(one.gap_table),
        "reach": one.reach and {
            "title": runs(one.reach.title), "banner": runs(one.reach.banner),
            "table": _table(one.reach.table), "basis": runs(f"**{one.reach.basis}**."),
            "cannot": runs(one.reach.cannot), "source": runs(one.reach.source),
        },
        "reach_reason": runs(one.reach_reason),
        "caveats": _every(one.caveats),
        "source": runs(one.source), "updates": runs(one.updates),
        "edition": f"{one.edition[:1].upper()}{one.edition[1:]}.",
        "link_said": words.LINK, "link": f"{address}{one.path}",
        "attribution": _every(ATTRIBUTION[:1]),
    }  # fmt: skip


def _table(table: Table) -> dict[str, Any]:
    return asdict(table)


def _passage(one: Any) -> dict[str, Any]:
    return {part: runs(text) for part, text in asdict(one).items()}


def _every(sentences: Sequence[str]) -> list[list[tuple[str, bool]]]:
    return [runs(sentence) for sentence in sentences]
