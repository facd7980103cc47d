"""What the reader has chosen, kept alike in the address, the widgets and the session.

Alone in touching ``st.session_state`` and ``st.query_params``. The rule: a value in the
address that differs from the one last written there wins (a link, an edit, Back); else the
widget; else what was chosen on an earlier page; else the default. Streamlit's own
``bind="query-params"`` is not used: it writes labels, drops codes and breaks page changes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from eip_data.columns import Group
from eip_data.edition_read import kept
from findings import choices, view_choices
from findings.choices import Resolved

AREA, MEASURE, GROUP, PERIOD, SHOW = "area", "measure", "group", "period", "show"
SINCE, AMONG, AREAS, LAYOUT, CLASSES = "since", "among", "areas", "layout", "classes"
FIGURE, COLUMNS, YEAR = "figure", "columns", "year"
EDITION = "edition"
_WRITTEN = "choice written in the address: {}"
_CHOSEN = "choice made: {}"
_WIDGET = "{}-choice"
_OPENED = "pages opened from a page"

Resolver = Callable[[str, dict[str, str]], Resolved]

#: How each choice is made valid, in an order in which each stands after those it depends on.
_RESOLVE: Mapping[str, Resolver] = {
    AREA: lambda text, _: choices.resolve_area(text),
    MEASURE: lambda text, _: choices.resolve_measure(text),
    GROUP: lambda text, so_far: choices.resolve_group(so_far[MEASURE], text),
    SHOW: lambda text, so_far: view_choices.resolve_show(so_far[MEASURE], so_far[GROUP], text),
    PERIOD: lambda text, so_far: view_choices.resolve_period(so_far[MEASURE], so_far[GROUP], text),
    SINCE: lambda text, so_far: view_choices.resolve_since(
        so_far[MEASURE], so_far[GROUP], so_far[PERIOD], text
    ),
    AMONG: lambda text, _: view_choices.resolve_among(text),
    AREAS: lambda text, _: view_choices.resolve_areas(text),
    LAYOUT: lambda text, _: view_choices.resolve_layout(text),
    CLASSES: lambda text, _: view_choices.resolve_classes(text),
    FIGURE: lambda text, so_far: view_choices.resolve_figure(
        so_far[MEASURE], so_far[GROUP], text, so_far[SHOW]
    ),
    COLUMNS: lambda text, _: view_choices.resolve_columns(text),
    YEAR: lambda text, _: view_choices.resolve_year(text),
}
#: Choices of several codes, written with commas.
_LISTS = (AREAS, COLUMNS)


@dataclass(frozen=True)
class Selection:
    """The reader's choices as valid codes, and a sentence for each that had to be replaced.

    ``period`` and ``since`` are written as the data write them (2024/25); ``since`` is "" where
    no earlier period may be compared. ``columns`` are measures with a group; ``year`` is "" for
    the latest period of each.
    """

    area: str
    measure: str
    group: Group
    show: str
    period: str
    since: str
    among: str
    areas: tuple[str, ...]
    layout: str
    classes: str
    figure: str
    columns: tuple[tuple[str, Group], ...]
    year: str
    sentences: tuple[str, ...]


def read(*names: str) -> Selection:
    """The choices in force; writes those the page names into the address, readies their widgets.

    Call it once a run, before any of the widgets below is drawn.
    """
    settled, sentences = settle(_RESOLVE, names)
    return Selection(
        area=settled[AREA],
        measure=settled[MEASURE],
        group=Group(settled[GROUP]),
        show=settled[SHOW],
        period=settled[PERIOD].replace("-", "/"),
        since=settled[SINCE].replace("-", "/"),
        among=settled[AMONG],
        areas=tuple(settled[AREAS].split(",")),
        layout=settled[LAYOUT],
        classes=settled[CLASSES],
        figure=settled[FIGURE],
        columns=tuple(_column(code) for code in settled[COLUMNS].split(",")),
        year=settled[YEAR].replace(view_choices.LATEST, "").replace("-", "/"),
        sentences=sentences,
    )


def settle(
    resolvers: Mapping[str, Resolver], names: Sequence[str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """A valid code for each choice, in the order of its resolver, and a sentence for each that had
    to be replaced; those of ``names`` are written into the address, and their widgets readied.

    A resolver is given what was asked for and the codes settled before it.
    """
    settled: dict[str, str] = {}
    sentences: list[str] = []
    for name, resolve in resolvers.items():
        resolved = _settle(name, resolve, settled, in_address=name in names)
        settled[name] = resolved.code
        if resolved.sentence:
            sentences.append(resolved.sentence)
    _write({name: settled[name] for name in resolvers if name in names})
    return settled, tuple(sentences)


def area_box(label: str = "Area") -> None:
    """The box that chooses an area; ``read`` gives what is in it."""
    box(label, AREA, _area_names())


def measure_box() -> None:
    """The box that chooses a measure."""
    box("Measure", MEASURE, _measure_names())


def group_box(selection: Selection) -> None:
    """The box that chooses whose results are shown, among those the measure has."""
    measure = next(m for m in choices.measure_choices() if m.id == selection.measure)
    box("Pupils", GROUP, {group.value: label for group, label in measure.groups})


def show_box(selection: Selection, label: str = "Colour shows") -> None:
    """The box that chooses what is shown of the measure."""
    box(label, SHOW, dict(view_choices.show_choices(selection.measure, selection.group)))


def period_box(selection: Selection) -> None:
    """The box that chooses the period, latest first."""
    options = view_choices.period_choices(selection.measure, selection.group)
    box("Year", PERIOD, {option.code: option.label for option in options[::-1]})


def since_box(selection: Selection) -> None:
    """The box that chooses the earlier period of a change, among those that may be compared."""
    options = view_choices.since_choices(selection.measure, selection.group, selection.period)
    box("Since", SINCE, {option.code: option.label for option in options[::-1]})


def among_box() -> None:
    """The box that chooses beside whom an authority is set."""
    box("Beside", AMONG, view_choices.AMONG)


def areas_box(label: str = "Areas") -> None:
    """The box that makes up a set of areas."""
    names = _area_names()
    st.multiselect(
        label, list(names), format_func=names.__getitem__, key=_WIDGET.format(AREAS),
        max_selections=view_choices.MOST_AREAS, placeholder="Type a name",
    )  # fmt: skip


def figure_control(selection: Selection) -> None:
    """The control that chooses what areas are compared by: a level or one of its gaps."""
    options = view_choices.figure_choices(selection.measure, selection.group)
    _control("Compare by", FIGURE, dict(options))


def columns_box() -> None:
    """The box that makes up the columns of the reader's own table."""
    names = view_choices.column_choices()
    st.multiselect(
        "Measures", list(names), format_func=names.__getitem__, key=_WIDGET.format(COLUMNS),
        max_selections=view_choices.MOST_COLUMNS, placeholder="Type a measure",
    )  # fmt: skip


def year_box() -> None:
    """The box that chooses the period of the reader's own table."""
    box("Year of the table", YEAR, view_choices.year_choices())


def layout_control() -> None:
    """Areas as they lie, or one hexagon each."""
    _control("Layout", LAYOUT, view_choices.LAYOUTS)


def classes_box() -> None:
    """The box that chooses how figures are put into classes."""
    box("Steps of colour", CLASSES, view_choices.CLASSES)


def opener_key(name: str) -> str:
    """The key of something that opens another page when chosen: a map, a list of places.

    It is another one after every ``go``, so that what was chosen is forgotten on the way; kept,
    it would open the page again as soon as the reader comes Back.
    """
    return f"{name}-{st.session_state.get(_OPENED, 0)}"


def go(page: str, **chosen: str) -> NoReturn:
    """Open another page, named by its file under ``pages/``, with these choices as codes.

    Name every choice that page reads, in its order, so that it finds its address written: one it
    wrote itself would sometimes be a second entry in the browser's history, and Back stay there.
    An edition that the address carries goes along.
    """
    st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1
    for name, code in chosen.items():
        st.session_state[_CHOSEN.format(name)] = code
        st.session_state.pop(_WIDGET.format(name), None)
    edition_id = edition_named()
    st.switch_page(page, query_params=chosen | ({EDITION: edition_id} if edition_id else {}))


def edition_named() -> str:
    """The edition of the figures that the address carries; "" when none, and where no page runs."""
    running = get_script_run_ctx(suppress_warning=True)
    return (_last_in_address(EDITION) or "") if running else ""


def address_of_newest() -> str:
    """The present address, relative, without the edition that it carries."""
    rest = [(name, value) for name in st.query_params if name != EDITION
            for value in st.query_params.get_all(name)]  # fmt: skip
    return f"?{urlencode(rest)}"


def _settle(
    name: str,
    resolve: Resolver,
    so_far: dict[str, str],
    *,
    in_address: bool,
) -> Resolved:
    asked = _last_in_address(name) if in_address else None
    if asked is not None and asked != st.session_state.get(_WRITTEN.format(name)):
        return resolve(asked, so_far)
    kept = st.session_state.get(_WIDGET.format(name), st.session_state.get(_CHOSEN.format(name)))
    text = ",".join(kept) if isinstance(kept, list) else kept or ""
    return replace(resolve(text, so_far), sentence=None)


def _last_in_address(name: str) -> str | None:
    """The value in the address, the last one when the name is repeated there."""
    values = st.query_params.get_all(name)
    return values[-1] if values else None


def _write(codes: dict[str, str]) -> None:
    if any(st.query_params.get_all(name) != [code] for name, code in codes.items()):
        st.query_params.update(codes)
    for name, code in codes.items():
        st.session_state[_WRITTEN.format(name)] = code
        st.session_state[_CHOSEN.format(name)] = code
        st.session_state[_WIDGET.format(name)] = code.split(",") if name in _LISTS else code


def box(label: str, name: str, names: Mapping[str, str]) -> None:
    """A box that chooses one of ``names`` (code, label) for the choice ``name``, once settled."""
    st.selectbox(label, list(names), format_func=names.__getitem__, key=_WIDGET.format(name))


def words_box(label: str, name: str, hint: str) -> None:
    """A box for words of the reader's own, for the choice ``name``, once settled."""
    st.text_input(label, key=_WIDGET.format(name), placeholder=hint)


def named_in_link(name: str) -> str | None:
    """What a link names that is no choice and is not kept: one grant, say."""
    return _last_in_address(name)


def _control(label: str, name: str, names: Mapping[str, str]) -> None:
    st.segmented_control(
        label, list(names), format_func=names.__getitem__, key=_WIDGET.format(name), required=True
    )


def _column(code: str) -> tuple[str, Group]:
    measure, group = code.split(".")
    return measure, Group(group)


@kept
def _area_names() -> dict[str, str]:
    return {choice.code: choice.name for choice in choices.area_choices()}


@kept
def _measure_names() -> dict[str, str]:
    return {choice.id: f"{choice.stage}: {choice.title}" for choice in choices.measure_choices()}
