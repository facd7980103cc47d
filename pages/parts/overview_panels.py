"""The Overview's panels as HTML: heading and sentences over the chart, facts under it."""

from html import escape
from typing import Any

from exports.notes import Words
from findings.overview import Overview, Panel
from pages.parts.downloads import Drawn, take_links
from pages.parts.markup import paragraph

GAP, HERE, ENGLAND, SEVEN = "Gap to others in England", "here", "England", "The seven"


def panel_head(panel: Panel) -> str:
    """Age, period, the sentence, what stands beside it, and what the chart shows."""
    return (
        '<div class="age-panel">'
        f'<h2 class="age">{escape(panel.head)} <span class="under">{escape(panel.when)}</span></h2>'
        f"{paragraph(panel.sentence, 'panel-sentence')}"
        f"{paragraph(panel.second, 'panel-second') if panel.second else ''}"
        f"{paragraph(panel.under, 'under')}</div>"
    )


def panel_facts(panel: Panel) -> str:
    """The gap to others in England now and before, here and in England, and the seven."""
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td class="n"><b>{escape(here)}</b></td>'
        f'<td class="n">{escape(england)}</td></tr>'
        for label, here, england in panel.facts
    )
    return (
        f'<table class="facts"><caption>{escape(panel.head)}: gap to others in England</caption>'
        f'<thead><tr><th scope="col">{GAP}</th><th scope="col" class="n">{HERE}</th>'
        f'<th scope="col" class="n">{ENGLAND}</th></tr></thead><tbody>{rows}</tbody></table>'
        f'<p class="seven"><span>{SEVEN}</span> <b>{escape(panel.seven)}</b></p>'
    )


def panel_pictures(panel: Panel, figure: Any, found: Overview) -> tuple[str, ...]:
    """Links to the picture of one panel, which says by itself what the page says around it."""
    said = Words(
        title=f"{panel.head}: {panel.sentence}",
        under=panel.alone,
        status=tuple(text for text, _ in panel.chips),
        notes=(panel.second,),
        source=panel.source,
        edition=found.edition,
    )
    name = f"{_stem(found)}-{panel.head.lower().replace(' ', '-')}"
    drawn = Drawn(figure, panel.alt, name, what=f"Picture of {panel.head.lower()}")
    return take_links(panel.at.measure_id, said, drawn=drawn)


def places_pictures(figure: Any, found: Overview) -> tuple[str, ...]:
    """Links to the picture of the strip of places."""
    said = Words(
        title=found.places_title,
        under=found.places_alone,
        status=tuple(text for text, _ in found.places_chips),
        notes=(found.places_note,),
        source=found.source,
        edition=found.edition,
    )
    drawn = Drawn(figure, found.places_alt, f"{_stem(found)}-places")
    return take_links("places", said, drawn=drawn)


def _stem(found: Overview) -> str:
    return found.download_name.removesuffix("-overview.csv")
