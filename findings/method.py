"""How a measure is defined and how our own figures come about, with examples from today's."""

from dataclasses import dataclass
from datetime import date

from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group, Status, Unit
from eip_data.entries import Break, Measure
from findings import method_sentences as words
from findings import sentences
from findings.authority import HEADLINES
from findings.cells import Cells, CellsOf, cells
from findings.choices import DEFAULT_AREA
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import Figure, minus
from findings.quantity import others_of

#: The measure of the worked example: one decimal, so that the sum can be followed.
EXAMPLE = "ks4_attainment8"


@dataclass(frozen=True)
class MeasureMethod:
    """What one measure is; every text comes from the catalogue's entry."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]  # (what, text)
    series: tuple[tuple[str, str, str], ...]  # (group, periods, status of the latest)
    breaks: tuple[tuple[str, str, str], ...]  # (when, kind, reason)
    caveats: tuple[str, ...]
    link: str


@dataclass(frozen=True)
class Example:
    """Both gaps of one area worked out step by step; ``rows`` are (what, figure)."""

    title: str
    unit: Unit
    rows: tuple[tuple[str, Figure], ...]
    sentence: str


@dataclass(frozen=True)
class Compared:
    """One headline measure in the pools we work out, beside England as published."""

    title: str
    under: str
    unit: Unit
    north_east: Figure
    outside_london: Figure
    like_for_like: Figure
    england: Figure
    how: str


@dataclass(frozen=True)
class Pools:
    """The headline measures in our pools, in today's figures."""

    rows: tuple[Compared, ...]


@dataclass(frozen=True)
class Notes:
    """What holds for all measures, where it comes from the catalogue.

    ``neighbours`` are paragraphs; ``statuses`` (word on screen, code in downloads, meaning);
    ``groups`` (label, meaning); ``national`` the measures that are published for England only.
    """

    neighbours: tuple[str, ...]
    statuses: tuple[tuple[str, str, str], ...]
    groups: tuple[tuple[str, str], ...]
    national: tuple[MeasureMethod, ...]


def measure_method(measure_id: str, today: date | None = None) -> MeasureMethod:
    """What a measure is, from its entry; asks no database. Raises KeyError for an unknown id."""
    measure = catalogue.load().measures[measure_id]
    return MeasureMethod(
        id=measure.id,
        title=f"{measure.stage}: {measure.title}",
        facts=tuple(_facts(measure, today or date.today())),
        series=tuple(
            (
                sentences.group_label(series.group) if "{group}" in measure.phrase else "All",
                sentences.span_text(measure, series.first, series.last),
                sentences.status_text(measure.status_of(series.group, series.last)),
            )
            for series in measure.series
        ),
        breaks=tuple(
            _break(measure, item) for item in sorted(measure.breaks, key=lambda one: one.first)
        ),
        caveats=(*measure.caveats, *(note.text for note in measure.annotations)),
        link=measure.method_link,
    )


def gap_example(code: str = DEFAULT_AREA, cells_of: CellsOf = cells) -> Example:
    """Both gaps of an authority in Attainment 8, step by step, in the latest figures."""
    known = cells_of(EXAMPLE)
    measure, group = known.measure, known.measure.headline_group
    others = others_of(measure, group)
    assert others is not None
    period, area = measure.series_of(group).last, catalogue.load().areas[code]
    own, beside = known.figure(group, code, period), known.figure(others, code, period)
    national = known.figure(others, ENGLAND, period)
    inside, to_england = minus(beside, own), minus(national, own)
    between = minus(national, beside)
    where = sentences.place_text(area)
    return Example(
        title=f"{measure.title} in {where}, {sentences.period_text(measure, period)}",
        unit=measure.unit,
        rows=(
            (f"Disadvantaged pupils in {where}", own),
            (f"Other pupils in {where}", beside),
            ("Other pupils in England", national),
            (f"Gap inside {where}", inside),
            ("Gap to others in England", to_england),
            (f"Other pupils in England minus other pupils in {where}", between),
        ),
        sentence=_sum(own, beside, national),
    )


def pools(cells_of: CellsOf = cells) -> Pools:
    """The headline measures for the North East CA and both our Englands, in the latest figures."""
    return Pools(tuple(_compared(cells_of(name), group) for name, group in HEADLINES))


def notes() -> Notes:
    """What the method page says of the catalogue as a whole; asks no database."""
    return Notes(
        neighbours=_neighbours(),
        statuses=tuple(
            (sentences.status_text(one), one.value, words.STATUSES[one]) for one in Status
        ),
        groups=tuple((sentences.group_label(one), words.GROUPS[one]) for one in Group),
        national=tuple(
            measure_method(measure.id)
            for measure in catalogue.load().measures.values()
            if measure.coverage == "national"
        ),
    )


def _neighbours() -> tuple[str, ...]:
    book = catalogue.load()
    members = book.areas[NORTH_EAST_CA].members
    among = {
        code: sum(item.neighbour in members for item in book.neighbours[code]) for code in members
    }
    told = [f"{book.areas[code].short_name} ({count})" for code, count in among.items() if count]
    text = (
        "Some of the seven have others of the seven among their ten: "
        f"{sentences.list_text(told)}. What happens in the North East CA then moves both sides of "
        "the comparison."
        if told
        else "None of the seven has another of the seven among its ten."
    )
    return tuple(line.format(members=text) for line in words.NEIGHBOURS)


def _facts(measure: Measure, today: date) -> "list[tuple[str, str]]":
    facts = [
        ("What it is", measure.definition),
        ("Who is counted", measure.population),
        ("Unit", _unit(measure)),
        ("Better for pupils", _better(measure)),
        ("Gap", _gap(measure)),
        ("Change is counted from", _bases(measure)),
        ("In our own figures", words.WEIGHTINGS[measure.weighting]),
    ]
    late = (
        "; the date has passed, a newer edition may be out" if measure.next_update < today else ""
    )
    last, following = (day.isoformat()[:7] for day in (measure.last_update, measure.next_update))
    facts.append(
        (
            "Updates",
            f"Last {sentences.day_text(last)}; next announced for "
            f"{sentences.day_text(following)}{late}.",
        )
    )
    return facts


def _unit(measure: Measure) -> str:
    name = "per cent" if measure.unit is Unit.PERCENT else sentences.unit_text(measure)
    counts = {0: "whole numbers", 1: "one decimal"}
    printed = counts.get(measure.decimals, f"{sentences.count_text(measure.decimals)} decimals")
    text = f"{name[:1].upper()}{name[1:]}, published to {printed}"
    return f"{text}; some years differ." if measure.decimals_exceptions else f"{text}."


def _better(measure: Measure) -> str:
    if measure.higher_is_better is None:
        return "Neither: it is context, and not judged."
    return "A higher figure." if measure.higher_is_better else "A lower figure."


def _gap(measure: Measure) -> str:
    if not measure.pairs:
        return f"None is shown: {measure.no_pair_reason}."
    pairs = {
        "disadvantaged": "disadvantaged and other pupils",
        "fsm": "pupils eligible and not eligible for free school meals",
    }
    return f"Between {'; also between '.join(pairs[pair] for pair in measure.pairs)}."


def _bases(measure: Measure) -> str:
    """Each base period with the groups it holds for."""
    by_base: dict[str | None, list[str]] = {}
    for series in measure.series:
        label = sentences.group_short(series.group)
        by_base.setdefault(measure.base_period_of(series.group), []).append(label)
    told = []
    for base, labels in by_base.items():
        when = sentences.period_text(measure, base) if base else "no year: it shows no change"
        whose = f" ({sentences.list_text(list(dict.fromkeys(labels)))})" if len(by_base) > 1 else ""
        told.append(f"{when}{whose}")
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}."


def _break(measure: Measure, item: Break) -> tuple[str, str, str]:
    when = sentences.period_text(measure, item.first)
    if item.last != item.first:
        when = sentences.span_text(measure, item.first, item.last)
    whose = [sentences.group_short(group) for group in item.groups]
    kind = words.BREAKS[item.kind]
    return when, f"{kind} ({sentences.list_text(whose)})" if whose else kind, item.reason


def _sum(own: Figure, beside: Figure, national: Figure) -> str:
    """Both gaps and what lies between them as sums; the reason where a level is missing."""
    if own.value is None or beside.value is None or national.value is None:
        missing = next(figure for figure in (own, beside, national) if figure.missing)
        return f"There is no gap to work out: {sentences.status_text(missing.status)}."

    def read(figure: Figure) -> str:
        assert figure.value is not None
        return sentences.number_text(figure.value, figure.decimals)

    inside, to_england, between = minus(beside, own), minus(national, own), minus(national, beside)
    assert between.value is not None
    apart = read(Figure(abs(between.value), between.decimals, between.status))
    sign = sentences.MINUS if between.value < 0 else "+"
    return (
        f"Inside: {read(beside)} {sentences.MINUS} {read(own)} = **{read(inside)}**. To others in "
        f"England: {read(national)} {sentences.MINUS} {read(own)} = **{read(to_england)}**. "
        f"And {read(inside)} {sign} {apart} = {read(to_england)}."
    )


def _compared(known: Cells, group: Group) -> Compared:
    measure = known.measure
    period = measure.series_of(group).last
    figures = {
        code: known.figure(group, code, period)
        for code in (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON, ENGLAND_LIKE_FOR_LIKE, ENGLAND)
    }
    own = figures[NORTH_EAST_CA]
    like_for_like = figures[ENGLAND_LIKE_FOR_LIKE]
    if like_for_like.missing:
        like_for_like = Figure(None, 0, Status.NOT_APPLICABLE, ours=True)
    how = "estimated weights" if own.about else "its pupils"
    return Compared(
        title=f"{measure.stage}: {measure.title}",
        under=f"{sentences.group_label(group)}, {sentences.period_text(measure, period)}",
        unit=measure.unit,
        north_east=own,
        outside_london=figures[ENGLAND_OUTSIDE_LONDON],
        like_for_like=like_for_like,
        england=figures[ENGLAND],
        how=sentences.status_text(own.status) if own.missing else how,
    )
