"""The panels of the map page: its controls, its maps, and the box beside them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from exports.map_layer import map_sheet
from exports.notes import Words
from findings.alone_sentences import THE_SEVEN
from findings.map_layer import MapLayer
from findings.quantity import VERDICTS, Show
from geo import boundaries, hexmap, maps, traces
from geo.boundaries import Places
from geo.years_map import years_map
from pages.parts import filters, frozen
from pages.parts.downloads import Download, Drawn, take_line, take_links
from pages.parts.exhibit import QUIET, sentences_of, words_of
from pages.parts.filters import Selection
from pages.parts.map_table import years_table
from pages.parts.markup import heading, paragraph, show

NO_BOUNDARIES = (
    "The map cannot be drawn, as its boundaries are not there. The table has its figures."
)
HEXAGONS = "hexagons"
SEVEN, ENGLAND = "The seven", "All England"


def controls(chosen: Selection, layer: MapLayer) -> None:
    """Measure, pupils, what the colour shows and year; the rest behind one button."""
    with st.container(key="map-controls"):
        measure, group, what, period, more = st.columns(
            [1.5, 1.2, 1.25, 0.75, 0.7], gap="small", vertical_alignment="bottom"
        )
    with measure:
        filters.measure_box()
    with group:
        filters.group_box(chosen)
    with what:
        filters.show_box(chosen)
    with period:
        filters.period_box(chosen)
    with more, st.popover("More choices", width="stretch"):
        filters.layout_control()
        if layer.show not in VERDICTS:
            filters.classes_box()
        if chosen.show == Show.CHANGE and chosen.since:
            filters.since_box(chosen)


def seven(layer: MapLayer) -> str:
    """The seven large; the code of the area that was clicked, or ""."""
    places = boundaries.authorities()
    show(
        heading(layer.map_title),
        paragraph(layer.under, "under") if layer.under else "",
        paragraph(NO_BOUNDARIES, "notice") if places is None else "",
    )
    if places is None:
        return ""
    figure = maps.seven_map(layer=layer, places=places)
    clicked = _map("seven", figure, layer.seven_alt)
    said = _alone(layer, layer.map_title, layer.under)
    show(_picture("seven", said, Drawn(figure, layer.seven_alt, _stem(layer), places)))
    return clicked


def england(layer: MapLayer, layout: str) -> str:
    """All England small, as areas or hexagons; the code of the area that was clicked, or ""."""
    show(heading(layer.england_title))
    places = hexmap.hexagons() if layout == HEXAGONS else boundaries.authorities()
    clicked = picture = ""
    source = hexmap.SOURCE if layout == HEXAGONS else ""
    if places is not None:
        draw = hexmap.hexagon_map if layout == HEXAGONS else maps.england_map
        figure = draw(layer=layer, places=places)
        clicked = _map("england", figure, layer.england_alt)
        said = _alone(layer, layer.england_title, layer.england_sentence, source)
        drawn = Drawn(figure, layer.england_alt, f"{_stem(layer)}-england", places)
        picture = _picture("england", said, drawn)
    show(
        paragraph(layer.england_sentence, "under"),
        paragraph(source, "small") if source else "",
        picture,
    )
    return clicked


def opener(layer: MapLayer) -> str:
    """The box that opens an authority's page, as a click on the map does; "" until chosen."""
    names = {area.code: area.name for area in layer.areas}
    others = sorted((code for code in names if code not in layer.seven), key=names.__getitem__)
    return st.selectbox(
        "Open an authority", [*layer.seven, *others], index=None,
        placeholder="Choose or type a name",
        format_func=names.__getitem__, key=filters.opener_key("map-opens"),
    ) or ""  # fmt: skip


def take_away(layer: MapLayer) -> None:
    """The line that offers the whole layer as data."""
    data = Download(layer.download_name, partial(map_sheet, layer), "Data of all authorities")
    said = _said(layer, layer.title, layer.table_under)
    show(take_line(take_links("data", said, data=data)))


@frozen.fragment
def years(layers_of: Callable[[], tuple[MapLayer, ...]]) -> None:
    """One small map for each comparable year, all on one scale, drawn when asked for: of the
    seven, or of all England."""
    with st.container(key="exhibit-years", gap="small"):
        show(heading("Year by year"))
        if not st.toggle("Show a small map for each comparable year"):
            return
        whole = st.segmented_control(
            "Small maps of", [SEVEN, ENGLAND], default=SEVEN, required=True
        ) == ENGLAND  # fmt: skip
        layers, places = layers_of(), boundaries.authorities()
        show(paragraph(layers[-1].years_under, "under"))
        if places is not None:
            draw = maps.small_england_map if whole else maps.small_map
            with st.container(horizontal=True, gap="small"):
                for layer in layers:
                    with st.container(width=150, gap=None):
                        alt = layer.england_alt if whole else layer.seven_alt
                        _small(layer, draw(layer=layer, places=places), alt)
        show(years_table(layers), _years_picture(layers, places, whole) if places else "")


def _years_picture(layers: Sequence[MapLayer], places: Places, whole: bool) -> str:
    """The link to all years on one sheet."""
    last = layers[-1]
    who = last.under_alone.removeprefix(f"{last.quantity.measure.title}. ")
    every = last.years_under.replace("colours above", "colours below")
    alone = f"{who} First year shown: {layers[0].period_label}. {THE_SEVEN}"
    chips = dict.fromkeys(chip for layer in layers for chip in layer.chips)
    status = [text for text, _ in sorted(chips, key=lambda chip: chip[1])]
    said = _said(last, last.years_title, sentences_of(every, alone))
    said = replace(said, status=tuple(status))
    alt = f"{last.years_title}. {last.england_alt if whole else last.seven_alt}"
    draw = partial(years_map, layers=layers, places=places, whole=whole)
    return _picture("years", said, Drawn(draw, alt, f"{_stem(last)}-years", places))


def _picture(key: str, said: Words, drawn: Drawn) -> str:
    return take_line(take_links(f"map-{key}", said, drawn=drawn))


def _said(layer: MapLayer, title: str, under: str, more: str = "") -> Words:
    """What the page says of its maps; ``more`` is a source besides the layer's."""
    said = words_of(
        title, under, "", layer.chips, layer.bands, layer.notes,
        f"{layer.source} {more}".strip(), layer.method_link,
    )  # fmt: skip
    return replace(said, edition=layer.edition)


def _alone(layer: MapLayer, title: str, under: str, more: str = "") -> Words:
    """The same for a picture, which has no page's title over it."""
    own = sentences_of(f"{layer.under_alone} {under}".strip(), THE_SEVEN)
    return _said(layer, title, own, more)


def _stem(layer: MapLayer) -> str:
    return layer.download_name.removesuffix(".csv")


def _small(layer: MapLayer, figure: Any, alt: str) -> None:
    show(paragraph(layer.period_label, "under"))
    st.plotly_chart(
        figure, theme=None, config=QUIET | traces.CONFIG, alt=alt, key=f"small-{layer.period}"
    )


def _map(name: str, figure: Any, alt: str) -> str:
    """Show a map that opens what is clicked on it; the code clicked, or ""."""
    event: Any = st.plotly_chart(
        figure, theme=None, config=QUIET | traces.CONFIG, alt=alt, width="stretch",
        key=filters.opener_key(name), on_select="rerun", selection_mode="points",
    )  # fmt: skip
    return next((point["location"] for point in event.selection.points if "location" in point), "")
