"""The Overview's panels as HTML: heading and sentences over the chart, facts under it."""

from html import escape

from findings.overview import Panel
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
