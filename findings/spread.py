"""Where one area stands in the spread of all authorities, one measure and period."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import AreaKind, Group, Status, Unit
from findings import edition, sentences, status_chips
from findings.cells import CellsOf, cells
from findings.certainty import Certainty
from findings.certainty_sentences import interval_text, places_text
from findings.certainty_store import StoredOf, stored
from findings.compare_certain import certainties, ends
from findings.compare_words import Facts, Said, file_name, not_drawn, text_of, upper
from findings.few_pupils import beyond
from findings.figure import Figure
from findings.peer_sentences import count_text
from findings.peers import Peers
from findings.quantity import GAPS, Quantity, Show, england_of, figures_of
from findings.sentences import bold, place_text, shown, status_text
from findings.status_chips import Chip


@dataclass(frozen=True)
class Dot:
    """One authority with a figure."""

    code: str
    name: str
    figure: Figure
    value: float
    text: str
    certain: Certainty


@dataclass(frozen=True, eq=False)
class Spread:
    """Every authority's figure from lowest to highest, the middle one, and the area's own.

    ``own`` is missing, with its reason, where the area has no figure; it need not be one of
    ``dots``: England and its regions can be found among the authorities too.
    """

    measure_id: str
    group: Group
    show: Show
    period: str
    unit: Unit
    area: str
    name: str
    dots: tuple[Dot, ...]
    off_scale: tuple[str, ...]  # codes of dots too far from the rest to be drawn
    own: Figure
    own_text: str
    own_ends: tuple[float, float] | None  # of its 95% interval
    middle: Figure
    middle_text: str
    decimals: int
    sign: str  # what follows a number of this kind: "%" or nothing
    said: Said
    chips: tuple[Chip, ...]
    source: str
    download_name: str
    edition: str


def spread(
    measure_id: str,
    group: Group,
    show: Show,
    period: str,
    area: str,
    cells_of: CellsOf = cells,
    stored_of: StoredOf = stored,
    today: date | None = None,
) -> Spread:
    """All authorities' figures of a level or gap, and where one area lies among them.

    Raises KeyError for a code, id or group the catalogue lacks and DatabaseAway.
    """
    book, known = catalogue.load(), cells_of(measure_id)
    quantity = Quantity(known.measure, group, show, period)
    authorities = book.areas_of(AreaKind.AUTHORITY)
    codes = dict.fromkeys([*(one.code for one in authorities), area])
    figures = figures_of(known, quantity, codes)
    judged = certainties(known, quantity, codes, stored_of)
    own = figures[area]
    if book.areas[area].kind is AreaKind.COUNTRY and show is Show.LEVEL:
        own = england_of(known, group, period)
    dots = sorted(
        (
            Dot(
                one.code,
                one.short_name,
                figure,
                figure.value,
                text_of(quantity, figure),
                judged[one.code],
            )
            for one in authorities
            if (figure := figures[one.code]).value is not None
        ),
        key=lambda dot: (dot.value, dot.name),
    )
    outside = beyond({dot.code: dot.value for dot in dots})
    off = [dot for dot in dots if dot.code in outside and dot.code != area]
    middle = Figure(None, own.decimals, Status.NOT_AVAILABLE, ours=True)
    if dots:
        decimals = figures[dots[0].code].decimals
        value = half_away(median(dot.value for dot in dots), decimals)
        middle = Figure(value, decimals, Status.ESTIMATE, ours=True)
    middle_text = text_of(quantity, middle)
    certain = judged[area]
    percent = known.measure.unit is Unit.PERCENT and not quantity.in_points
    sign = "%" if percent else ""
    words = _Words(quantity, book.areas[area], Peers("england", ()), (), ())
    feeds = {feed for feed, _ in known.measure.series_of(group).feeds}
    now = edition.current()
    return Spread(
        measure_id=measure_id,
        group=group,
        show=show,
        period=period,
        unit=known.measure.unit,
        area=area,
        name=book.areas[area].short_name,
        dots=tuple(dots),
        off_scale=tuple(dot.code for dot in off),
        own=own,
        own_text=text_of(quantity, own),
        own_ends=ends(certain, own),
        middle=middle,
        middle_text=middle_text,
        decimals=middle.decimals,
        sign=sign,
        said=words.said(own, certain if ends(certain, own) else None, dots, middle_text, off),
        chips=_chips(quantity, book.areas[area].short_name, own, middle),
        source=sentences.source_line(
            known.measure, [book.sources[feed] for feed in sorted(feeds)], today or date.today()
        ),
        download_name=file_name("distribution", known.measure, group, show, period),
        edition=sentences.edition_text(now.id, now.date),
    )


def _chips(quantity: Quantity, name: str, own: Figure, middle: Figure) -> tuple[Chip, ...]:
    if middle.missing:
        return ()
    chips = status_chips.published(quantity.measure, quantity.groups, quantity.period)
    if quantity.show in GAPS:
        return chips + status_chips.calculated("Gaps", "the middle authority")
    return chips + status_chips.own(name, own) + status_chips.calculated("Middle authority")


class _Words(Facts):
    """What is said of one area among all authorities."""

    def said(
        self, own: Figure, certain: Certainty | None, dots: list[Dot], middle: str, off: list[Dot]
    ) -> Said:
        """Title, grey line, sentence and alternative; ``certain`` where there is an interval."""
        where = upper(place_text(self.area))
        alt = f"Distribution of {len(dots)} authorities. {self._what}. "
        under = f"{self._what}. A dot an authority; the middle authority is at {middle}."
        if off:
            under += " " + not_drawn([(dot.name, dot.text) for dot in off]).replace("**", "")
        if not dots or own.value is None:
            title = f"{where} has no figure: {status_text(own.status)}"
            return Said(title, under if dots else self._what + ".", "", f"{alt}{title}.")
        text = text_of(self.quantity, own)
        what = "The gap of " if self.quantity.show in GAPS else ""
        title = f"{what}{place_text(self.area) if what else where} is at {text}"
        title += f" among {len(dots)} authorities"
        sentence = self._certainly(own, certain) if certain else self._counts(own, dots)
        return Said(title, under, sentence, alt + sentence.replace("**", ""))

    def _certainly(self, own: Figure, certain: Certainty) -> str:
        """The interval, and between which places the area may lie or why it has none."""
        measure, rank = self.quantity.measure, certain.rank
        known = ends(certain, own)
        assert known is not None and certain.kind is not None
        decimals, gap = shown(own, measure.unit)[1], self.quantity.show in GAPS
        told = interval_text(*known, certain.kind, measure, decimals, gap=gap)
        line = f"The line through its dot: {told}."
        if rank is None:
            return f"{line} {certain.rank_reason}"
        return f"Its place is {bold(places_text(rank.low, rank.high, rank.of))}. {line}"

    def _counts(self, own: Figure, dots: list[Dot]) -> str:
        """How many authorities are above, at the same figure and below, where nothing is known of
        places."""
        assert own.value is not None
        mine = half_away(own.value, own.decimals)
        above = sum(dot.value > mine for dot in dots)
        level = sum(dot.value == mine for dot in dots)
        below = len(dots) - above - level
        own_dot = any(dot.code == self.area.code for dot in dots)
        others = level - own_dot
        parts = [f"{count_text(above)} {_are(above)} above"]
        if others:
            parts.append(f"{count_text(others)} at the same figure")
        parts.append(f"{count_text(below)} below")
        last = " and ".join([", ".join(parts[:-1]), parts[-1]])
        return f"Of {'the other' if own_dot else 'all'} authorities, {last}."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
