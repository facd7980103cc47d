"""What the reader has chosen, kept alike in the address, the widgets and the session.

Alone in touching ``st.session_state`` and ``st.query_params``. The rule: a value in the
address that differs from the one last written there wins (a link, an edit, Back); else the
widget; else what was chosen on an earlier page; else the default. Streamlit's own
``bind="query-params"`` is not used: it writes labels, drops codes and breaks page changes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import NoReturn

import streamlit as st

from eip_data.columns import Group
from findings import choices
from findings.choices import AreaChoice, MeasureChoice, Resolved

AREA, MEASURE, GROUP = "area", "measure", "group"
_WRITTEN = "choice written in the address: {}"
_CHOSEN = "choice made: {}"
_WIDGET = "{}-choice"


@dataclass(frozen=True)
class Selection:
    """The reader's choices as valid codes, and a sentence for each that had to be replaced."""

    area: str
    measure: str
    group: Group
    sentences: tuple[str, ...]


def read() -> Selection:
    """The choices in force; writes them into the address and readies the widgets.

    Call it once a run, before any of the widgets below is drawn.
    """
    area = _settle(AREA, choices.resolve_area)
    measure = _settle(MEASURE, choices.resolve_measure)
    group = _settle(GROUP, partial(choices.resolve_group, measure.code))
    settled = {AREA: area, MEASURE: measure, GROUP: group}
    _write({name: resolved.code for name, resolved in settled.items()})
    sentences = tuple(r.sentence for r in settled.values() if r.sentence)
    return Selection(area.code, measure.code, Group(group.code), sentences)


def area_box() -> None:
    """The box that chooses an area; ``read`` gives what is in it."""
    names = {choice.code: choice.name for choice in _areas()}
    _box("Area", AREA, list(names), names.__getitem__)


def measure_box() -> None:
    """The box that chooses a measure."""
    names = {choice.id: f"{choice.stage}: {choice.title}" for choice in _measures()}
    _box("Measure", MEASURE, list(names), names.__getitem__)


def group_box(selection: Selection) -> None:
    """The box that chooses whose results are shown, among those the measure has."""
    measure = next(choice for choice in _measures() if choice.id == selection.measure)
    names = {group.value: label for group, label in measure.groups}
    _box("Pupils", GROUP, list(names), names.__getitem__)


def go(page: str, **chosen: str) -> NoReturn:
    """Open another page, named by its file under ``pages/``, with these choices as codes."""
    for name, code in chosen.items():
        st.session_state[_CHOSEN.format(name)] = code
    st.switch_page(page, query_params=chosen)


def _settle(name: str, resolve: Callable[[str], Resolved]) -> Resolved:
    asked = _last_in_address(name)
    if asked is not None and asked != st.session_state.get(_WRITTEN.format(name)):
        return resolve(asked)
    kept = st.session_state.get(_WIDGET.format(name), st.session_state.get(_CHOSEN.format(name)))
    return replace(resolve(kept or ""), sentence=None)


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
        st.session_state[_WIDGET.format(name)] = code


def _box(label: str, name: str, options: list[str], name_of: Callable[[str], str]) -> None:
    st.selectbox(label, options, format_func=name_of, key=_WIDGET.format(name))


@cache
def _areas() -> tuple[AreaChoice, ...]:
    return choices.area_choices()


@cache
def _measures() -> tuple[MeasureChoice, ...]:
    return choices.measure_choices()
