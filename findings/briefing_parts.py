"""The parts of a briefing: tables, pictures and passages, each from one finding."""

from dataclasses import dataclass

from eip_data.columns import AreaKind
from eip_data.entries import Area
from findings import briefing_sentences as words
from findings import sentences, seven_sentences
from findings.at_age import AtAge
from findings.authority import AreaProfile, Headline
from findings.certainty_sentences import here_text, range_text
from findings.compare import Comparison
from findings.estimates import SOURCE
from findings.explain_ages import Ladder
from findings.explain_split import Split
from findings.figure import Figure
from findings.gap_parts import GapParts
from findings.overview import Overview
from findings.overview_sentences import gap_text
from findings.programme_panel import ProgrammePanel
from findings.register_sentences import BANNER
from findings.register_sentences import source as register_source

#: What the pictures and the pieces of the gap are of.
MEASURE = "ks4_attainment8"
#: What is said under a cell, and what in it.
Cell = tuple[str, str]


@dataclass(frozen=True)
class Table:
    """A table as it is printed: the first cell of a row is its head."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Passage:
    """A finding in words: its title, what it is of, and its sentences."""

    title: str
    under: str = ""
    text: str = ""


@dataclass(frozen=True)
class Dot:
    """A place in the picture of dots; without a value ``text`` says why."""

    name: str
    value: float | None
    text: str
    ends: tuple[float, float] | None
    here: bool


@dataclass(frozen=True)
class Dots:
    """Places side by side with the lines that they are set beside: (role, label, value)."""

    title: str
    under: str
    dots: tuple[Dot, ...]
    lines: tuple[tuple[str, str, float], ...]
    alt: str


@dataclass(frozen=True)
class ReachPart:
    """Schools reached, what cannot be concluded, and whether it is all invented."""

    title: str
    banner: str  # "" where a real register is loaded
    table: Table
    basis: str
    cannot: str
    source: str


def ages(profile: AreaProfile) -> Table:
    """The headline table, with the columns that this kind of place has."""
    placed = profile.kind is AreaKind.AUTHORITY
    heads = ["Age and measure", profile.short_name, "England", "England outside London"]
    heads += ["Gap inside", "Gap to others in England", *["Place"] * placed, "Change"]
    return Table(
        profile.headline_title,
        tuple(heads),
        tuple(_age(row, placed, profile.kind) for row in profile.headlines),
    )


def _age(row: Headline, placed: bool, kind: AreaKind) -> tuple[Cell, ...]:
    unit, certain = row.unit, row.certain
    judged = kind in (AreaKind.AUTHORITY, AreaKind.COMBINED_AUTHORITY) and not row.own.missing
    england = row.england_together if row.england.missing else row.england
    ours = f"{SOURCE}; " if row.england.missing and not england.missing else ""
    rank = certain.rank
    where = (range_text(rank.low, rank.high), f"of {rank.of}") if rank else (words.NOT_PLACED, "")
    verdicts = [
        here_text(one.verdict) if one.verdict else ""
        for one in (certain.england, certain.outside_london)
    ]
    return (
        (f"{row.stage}: {row.title}", row.under),
        (sentences.figure_text(row.own, unit),
         row.interval or (words.NO_INTERVAL if judged else "")),
        (sentences.figure_text(england, unit), (ours + verdicts[0]).removesuffix("; ")),
        (sentences.figure_text(row.england_outside_london, unit), verdicts[1]),
        (gap_text(row.within, unit), ""),
        (gap_text(row.vs_national, unit), ""),
        *([where] if placed else []),
        _change(row),
    )  # fmt: skip


def _change(row: Headline) -> Cell:
    change, unit = row.change, row.unit
    if change.area.missing:
        return change.reason or sentences.figure_text(change.area, unit), ""
    since = f"since {change.base_period}"
    beside = sentences.figure_text(change.england, unit, signed=True)
    return (
        sentences.figure_text(change.area, unit, signed=True),
        f"{since}; England {beside}",
    )


def neighbours(found: Comparison | None) -> Dots | None:
    """An authority among its statistical neighbours."""
    if found is None:
        return None
    return Dots(
        title=found.main.title,
        under=found.main.under,
        dots=tuple(
            Dot(row.name, row.figure.value, row.text,
                None if row.certain.low_reliability else row.ends, row.chosen)
            for row in found.rows
        ),
        lines=tuple(
            (one.role, f"{one.label} {one.text}", one.figure.value)
            for one in found.references
            if one.role in ("england", "mean") and one.figure.value is not None
        ),
        alt=found.main.alt,
    )  # fmt: skip


def members(view: Overview) -> Dots:
    """The seven at 16, best first."""
    at = next(at for at in view.ages if at.measure_id == MEASURE)
    members = sorted(at.members, key=lambda one: -(one.level.value or 0.0))
    read = [sentences.figure_text(one.level, at.unit) for one in members]
    england = at.england.level
    lines = (("england", england),) if not england.missing else ()
    return Dots(
        title=words.seven_title([one.certain for one in members]),
        under=f"{at.title}, {at.whose}, {at.period}."
        + ("" if all(one.certain.missing for one in members) else words.LINES),
        dots=tuple(
            Dot(one.name, one.level.value, text, _ends(one.certain.low, one.certain.high), False)
            for one, text in zip(members, read, strict=True)
        ),
        lines=tuple(
            (role, f"England {sentences.figure_text(figure, at.unit)}", figure.value)
            for role, figure in lines
            if figure.value is not None
        ),
        alt=f"Dot plot. {at.title}, {at.whose}, {at.period}. "
        + "; ".join(f"{one.name} {text}" for one, text in zip(members, read, strict=True))
        + ".",
    )


def _ends(low: float | None, high: float | None) -> tuple[float, float] | None:
    return None if low is None or high is None else (low, high)


def seven(view: Overview) -> Table:
    """The seven at each age: level, verdict against England, places."""
    heads = ["Authority", *(", ".join(seven_sentences.row_name(at)) for at in view.ages)]
    names = [one.name for one in view.ages[0].members]
    return Table(
        words.SEVEN_CAPTION,
        tuple(heads),
        tuple(
            ((name, ""), *(_member(at, index) for at in view.ages))
            for index, name in enumerate(names)
        ),
    )


def _member(at: AtAge, index: int) -> Cell:
    one = at.members[index]
    verdict, places = seven_sentences.verdict_lines(one.certain)
    level = sentences.figure_text(one.level, at.unit)
    return ", ".join(filter(None, (level, verdict))), places


def gap_table(gap: GapParts) -> Table | None:
    """Levels and gaps then and now, or now alone where no two years may be compared."""
    if gap.levels is None:
        return None
    caption = f"Levels and gaps, {gap.name}"
    if not gap.moved:
        rows = tuple(
            ((label, ""), (_level_or_gap(gap, label, figure), ""))
            for label, _, figure in gap.figures()
        )
        return Table(caption, (words.GAP_HEADS[0], gap.levels.period), rows)
    heads = (words.GAP_HEADS[0], gap.base_period, gap.levels.period, words.GAP_HEADS[-1])
    return Table(
        caption,
        heads,
        tuple(
            (
                (one.label, ""),
                *((gap.gap_text(f) if one.is_gap else gap.level_text(f), "")
                  for f in (one.then, one.now)),
                (gap.gap_text(one.change, signed=True), ""),
            )
            for one in gap.moved
        ),
    )  # fmt: skip


def _level_or_gap(gap: GapParts, label: str, figure: Figure) -> str:
    return gap.gap_text(figure) if "Gap" in label else gap.level_text(figure)


def moved(gap: GapParts) -> Passage:
    """Which side of the gap moved, or why that cannot be told."""
    if gap.levels is None:
        return Passage("")
    return Passage(gap.moved_title, "" if gap.moved_reason else gap.moved_under, gap.moved_reason)


def split(found: Split) -> Passage:
    """Composition or performance."""
    said = found.panel.said
    return Passage(said.title, "" if found.panel.empty else said.under.split(" Each")[0],
                   said.sentence)  # fmt: skip


def places(found: Ladder, area: Area) -> Passage | None:
    """An authority's places at the four ages."""
    if area.kind is not AreaKind.AUTHORITY:
        return None
    said = found.panel.said
    return Passage(said.title, said.under, said.sentence)


def reach(found: ProgrammePanel | None) -> ReachPart | None:
    """Schools reached by workstream."""
    if found is None:
        return None
    marks = found.marks
    return ReachPart(
        title=found.title,
        banner=BANNER if marks.illustrative else "",
        table=Table(
            words.REACH_CAPTION,
            words.REACH_HEADS,
            tuple(
                ((one.label, ""), (one.share_text, ""), (one.count_text, "")) for one in found.reach
            ),
        ),
        basis=found.basis,
        cannot=found.cannot,
        source=register_source(marks.illustrative, marks.dated),
    )
