"""What else a reader can choose on a map or a comparison: period, what is shown, and beside whom.

Like ``findings.choices`` from the catalogue, but for the periods that have figures: an unknown
value gets a sentence and a default.
"""

from dataclasses import dataclass

from eip_data import catalogue, periods
from eip_data.columns import NORTH_EAST_CA, AreaKind, Group, Unit
from eip_data.edition_read import kept
from eip_data.entries import Measure
from eip_data.errors import UnknownCode
from findings import sentences
from findings.choices import Resolved, current_code
from findings.published import published
from findings.quantity import Show, shows_of, since_of

#: Beside whom an authority is set.
AMONG = {
    "england": "All authorities of England",
    "region": "Authorities of the same region",
    "neighbours": "Statistical neighbours",
    "similar": "Authorities with similar pupils",
    "own": "A set of your own",
}
LAYOUTS = {"areas": "Areas", "hexagons": "One hexagon each"}
CLASSES = {"set": "Set steps", "equal": "Equal steps", "quantile": "Equal numbers"}

#: The gaps as the definitions name them: within the area, and against the nation.
SHORT_SHOWS = {"within": Show.GAP_WITHIN.value, "vsnat": Show.GAP_NATIONAL.value}
#: What authorities are compared by; a change is never put in order.
COMPARED = (Show.LEVEL, Show.GAP_WITHIN, Show.GAP_NATIONAL)
#: A table of the reader's own takes each measure's latest period, or one period for all.
LATEST = "latest"
#: A column is a measure and a group: "ks4_attainment8.disadvantaged". These a table opens with.
COLUMNS = (
    "early_years_gld.fsm", "ks2_rwm_expected.disadvantaged", "ks4_attainment8.disadvantaged",
    "ks4_english_maths_5.disadvantaged", "level3_at_19.fsm",
)  # fmt: skip
MOST_COLUMNS = 8

#: At most this many areas of a reader's own set, so that a link stays a link.
MOST_AREAS = 30


@dataclass(frozen=True)
class PeriodChoice:
    """One period of a series: its form in an address, and as it is read."""

    code: str  # "2024-25"
    label: str  # "2024/25", "January 2025"


@kept
def period_choices(measure_id: str, group: str) -> tuple[PeriodChoice, ...]:
    """Every period in which an authority has a figure, oldest first. Raises DatabaseAway."""
    measure, whose = _entry(measure_id, group)
    return tuple(_period(measure, period) for period in published(measure, whose))


@kept
def since_choices(measure_id: str, group: str, period: str) -> tuple[PeriodChoice, ...]:
    """Every earlier period with figures that ``period`` (either form) may be compared with, oldest
    first. Raises DatabaseAway."""
    measure, whose = _entry(measure_id, group)
    earlier = since_of(measure, whose, periods.parse(period))
    return tuple(_period(measure, one) for one in earlier if one in published(measure, whose))


@kept
def show_choices(measure_id: str, group: str) -> tuple[tuple[str, str], ...]:
    """(code, label) of what can be shown of a measure and group."""
    measure, whose = _entry(measure_id, group)
    figure = "Score" if measure.unit in (Unit.POINTS, Unit.SCORE) else "Figure"
    labels = {
        Show.VERDICT: "Higher or lower than England",
        Show.VERDICT_OUTSIDE_LONDON: "Higher or lower than England outside London",
        Show.LEVEL: figure,
        Show.FROM_ENGLAND: "Difference from England",
        Show.FROM_OUTSIDE_LONDON: "Difference from England outside London",
        Show.GAP_WITHIN: "Gap inside the area",
        Show.GAP_NATIONAL: "Gap to others in England",
        Show.CHANGE: "Change since an earlier year",
    }
    return tuple((show.value, labels[show]) for show in shows_of(measure, whose))


def figure_choices(measure_id: str, group: str) -> tuple[tuple[str, str], ...]:
    """(code, label) of what authorities can be compared by."""
    return tuple(one for one in show_choices(measure_id, group) if one[0] in COMPARED)


@kept
def column_choices() -> dict[str, str]:
    """Every measure and group that can be a column of the reader's own table, with its label."""
    found = {}
    for measure in catalogue.load().measures.values():
        if measure.coverage != "authorities":
            continue
        for group in measure.groups:
            who = f", {sentences.group_short(group)}" if len(measure.groups) > 1 else ""
            other = {Group.NOT_DISADVANTAGED: " (not disadvantaged)", Group.NOT_FSM: " (not FSM)"}
            label = f"{measure.stage}: {measure.title}{who}{other.get(group, '')}"
            found[f"{measure.id}.{group.value}"] = label
    return found


@kept
def year_choices() -> dict[str, str]:
    """The latest of each measure, or one period for all: latest first."""
    found = {
        period
        for measure in catalogue.load().measures.values()
        if measure.coverage == "authorities"
        for series in measure.series
        for period in series.periods
    }
    ordered = sorted(found, reverse=True)
    return {LATEST: "Latest of each", **{one.replace("/", "-"): one for one in ordered}}


def resolve_period(measure_id: str, group: str, text: str) -> Resolved:
    """The period a link means, in its address form; else the latest, with a sentence."""
    return _resolve_period(text, period_choices(measure_id, group))


def resolve_since(measure_id: str, group: str, period: str, text: str) -> Resolved:
    """The earlier period a link means, in its address form; else the base period or the first
    that may be compared, with a sentence. An empty code where there is none."""
    options = since_choices(measure_id, group, period)
    measure, whose = _entry(measure_id, group)
    base = (measure.base_period_of(whose) or "").replace("/", "-")
    usual = [option for option in options if option.code == base] or list(options[:1])
    return _resolve_period(text, (*options, *usual))


def resolve_show(measure_id: str, group: str, text: str) -> Resolved:
    """What a link wants shown, by its code or a gap's short name; else the verdict beside England,
    or the difference from it where there are no verdicts, with a sentence."""
    text = SHORT_SHOWS.get(text.strip().lower(), text)
    known = dict(show_choices(measure_id, group))
    usual = Show.VERDICT if Show.VERDICT in known else Show.FROM_ENGLAND
    return _resolve_word(text, "view", known, usual)


def resolve_figure(measure_id: str, group: str, text: str, shown: str) -> Resolved:
    """What a link compares authorities by; else what was ``shown`` elsewhere where that can be
    compared by, else the level, with a sentence."""
    options = dict(figure_choices(measure_id, group))
    usual = shown if shown in options else Show.LEVEL.value
    return _resolve_word(text, "figure to compare by", options, usual)


def resolve_columns(text: str) -> Resolved:
    """The columns a link lists, with commas, a bare measure standing for its headline group; the
    five ages' where it lists none. Unknown ones, and those beyond ``MOST_COLUMNS``, are left out
    with a sentence."""
    measures, known = catalogue.load().measures, column_choices()
    found: dict[str, None] = {}
    unknown: list[str] = []
    for part in filter(None, (one.strip().lower() for one in text.split(","))):
        code = f"{part}.{measures[part].headline_group.value}" if part in measures else part
        if code in known:
            found[code] = None
        else:
            unknown.append(part)
    codes = tuple(found)[:MOST_COLUMNS] or COLUMNS
    sentence = None
    if unknown:
        rest = "the others" if found else "the usual ones"
        sentence = sentences.unknown_choice("measure", unknown[0], rest)
    elif len(found) > MOST_COLUMNS:
        sentence = (
            f"This page shows the first {MOST_COLUMNS} of the {len(found)} measures asked for."
        )
    return Resolved(",".join(codes), sentence)


def resolve_year(text: str) -> Resolved:
    """The one period of the reader's own table a link wants; else the latest of each."""
    return _resolve_word(text.replace("/", "-"), "year", year_choices(), LATEST)


def resolve_among(text: str) -> Resolved:
    """Beside whom a link sets an authority; else all of England, with a sentence."""
    return _resolve_word(text, "comparison", AMONG, "england")


def resolve_layout(text: str) -> Resolved:
    """The layout of the map a link wants; else areas, with a sentence."""
    return _resolve_word(text, "layout", LAYOUTS, "areas")


def resolve_classes(text: str) -> Resolved:
    """The classes of the map a link wants; else the set steps, with a sentence."""
    return _resolve_word(text, "kind of step", CLASSES, "set")


def resolve_areas(text: str) -> Resolved:
    """The areas a link lists, as today's codes with commas; the seven and the North East CA where
    it lists none.

    Unknown codes, and those beyond ``MOST_AREAS``, are left out with a sentence.
    """
    book = catalogue.load()
    shown = {AreaKind.AUTHORITY, AreaKind.REGION, AreaKind.COUNTRY, AreaKind.COMBINED_AUTHORITY}
    found: dict[str, None] = {}
    unknown: list[str] = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        code, _ = current_code(part)
        codes = book.areas[code].successors or (code,) if code in book.areas else ()
        kept = [one for one in codes if book.areas[one].kind in shown]
        found |= dict.fromkeys(kept)
        if not kept:
            unknown.append(part)
    usual = (*book.areas[NORTH_EAST_CA].members, NORTH_EAST_CA)
    codes = tuple(found)[:MOST_AREAS] or usual
    sentence = None
    if unknown:
        sentence = sentences.left_out(unknown[0], len(unknown))
    elif len(found) > MOST_AREAS:
        sentence = f"This page shows the first {MOST_AREAS} of the {len(found)} areas asked for."
    return Resolved(",".join(codes), sentence)


def _entry(measure_id: str, group: str) -> tuple[Measure, Group]:
    return catalogue.load().measures[measure_id], Group(group)


def _period(measure: Measure, period: str) -> PeriodChoice:
    return PeriodChoice(period.replace("/", "-"), sentences.period_text(measure, period))


def _resolve_period(text: str, options: tuple[PeriodChoice, ...]) -> Resolved:
    """The option asked for, else the last one."""
    if not options:
        return Resolved("", None)
    try:
        wanted = periods.parse(text).replace("/", "-")
    except UnknownCode:
        wanted = ""
    if any(option.code == wanted for option in options):
        return Resolved(wanted, None)
    return Resolved(options[-1].code, sentences.unknown_choice("year", text, options[-1].label))


def _resolve_word(text: str, what: str, known: dict[str, str], usual: str) -> Resolved:
    wanted = text.strip().lower()
    if wanted in known:
        return Resolved(wanted, None)
    taken = sentences.title_inside(known[usual])
    return Resolved(str(usual), sentences.unknown_choice(what, text, taken))
