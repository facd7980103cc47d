"""What every panel of the Explain page has besides its figures: words, source, file, edition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from eip_data import catalogue
from eip_data.columns import Group
from eip_data.entries import Area, Measure
from findings import edition, sentences
from findings.compare_words import Said
from findings.status_chips import Chip

__all__ = ["Panel", "Said", "is_plural", "panel"]


def is_plural(area: Area) -> bool:
    """Whether an area's name takes a plural verb."""
    return area.short_name == "Isles of Scilly"


@dataclass(frozen=True)
class Panel:
    """The words of one panel and where its figures come from.

    ``empty`` is true where there is nothing but the reason, which stands in ``said``.
    """

    code: str
    name: str
    said: Said
    notes: tuple[str, ...]
    source: str
    download_name: str
    edition: str
    chips: tuple[Chip, ...] = ()
    empty: bool = False


def panel(
    what: str,
    area: Area,
    used: Iterable[tuple[Measure, Group]],
    said: Said,
    notes: Iterable[str] = (),
    today: date | None = None,
    *,
    chips: Iterable[Chip] = (),
    empty: bool = False,
) -> Panel:
    """The panel ``what`` of an area; ``used`` are the series its figures come from, ``chips`` what
    is said of their status: nothing where the panel is empty."""
    book, now = catalogue.load(), edition.current()
    series = tuple(used)
    measures = tuple(dict.fromkeys(measure for measure, _ in series))
    feeds = sorted(
        {feed for measure, group in series for feed, _ in measure.series_of(group).feeds}
    )
    cards = [book.sources[feed] for feed in feeds]
    day = today or date.today()
    line = (
        sentences.source_line(measures[0], cards, day)
        if len(measures) == 1
        else sentences.sources_line(cards, measures, day)
    )
    groups = dict.fromkeys(group.value for _, group in series) if len(measures) == 1 else ()
    names = (measure.id for measure in measures if len(measures) == 1)
    return Panel(
        area.code, area.short_name, said, tuple(notes), line,
        sentences.file_name(area.short_name, what, *names, *list(groups)[:1]),
        sentences.edition_text(now.id, now.date), () if empty else tuple(chips), empty,
    )  # fmt: skip
