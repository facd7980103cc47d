"""All exhibits of the Explain page, worked out, drawn and written before any of it is sent.

They are kept whole: made anew for the same choices they would be a third of the page's work.
"""

from dataclasses import dataclass
from functools import partial

from charts.funnel import funnel_chart
from charts.ladder import ladder_chart
from charts.sides import sides_chart
from charts.split import split_chart
from eip_data.columns import Group
from exports.explain import (
    closing_sheet,
    funnel_sheet,
    identity_sheet,
    ladder_sheet,
    pooled_sheet,
    sides_sheet,
    split_sheet,
)
from findings.alone_sentences import THE_SEVEN, Alone, ages_measures
from findings.authority import HEADLINES
from findings.explain_funnel import FunnelView
from pages.parts import cache, explain_cache
from pages.parts.exhibit import Exhibit
from pages.parts.explain_panels import explained
from pages.parts.explain_tables import (
    closing_table,
    funnel_table,
    identity_table,
    ladder_table,
    pooled_table,
    sides_table,
    split_table,
)


@dataclass(frozen=True, eq=False)
class ExplainPieces:
    """The page's one sentence, and its exhibits: one over the page's width, pairs, and one."""

    lead: str
    made_of: Exhibit
    pairs: tuple[tuple[Exhibit, Exhibit], ...]
    together: Exhibit


@cache.of_edition(24)
def explain_pieces(
    edition_id: str, named: str, area: str, measure_id: str, group: Group
) -> ExplainPieces:
    """The pieces of one area, measure and group; raises KeyError and DatabaseAway.

    ``named`` is the edition that the address names, which the exhibits' links name too.
    """
    what = (edition_id, area, measure_id, group)
    split, closing = explain_cache.split(*what[:3]), explain_cache.closing(*what)
    ladder, sixteen = explain_cache.ages(*what[:2]), explain_cache.sixteen(*what[:2])
    identity, pooled = explain_cache.seven_identity(*what), explain_cache.three_years(*what)
    made_of = explained(
        "identity", identity.panel, identity_table(identity), partial(identity_sheet, identity)
    )
    where_from = explained(
        "split", split.panel, split_table(split), partial(split_sheet, split),
        instead=split.instead, figure=split_chart(split=split) if split.versus else None,
    )  # fmt: skip
    closes = explained(
        "closing", closing.panel, closing_table(closing), partial(closing_sheet, closing),
        instead=closing.instead,
    )  # fmt: skip
    by_age = explained(
        "ages", ladder.panel, ladder_table(ladder), partial(ladder_sheet, ladder),
        figure=None if ladder.panel.empty else ladder_chart(ladder=ladder),
        alone=ages_measures(ladder.rungs),
    )  # fmt: skip
    at_sixteen = explained(
        "sixteen", sixteen.panel, sides_table(sixteen), partial(sides_sheet, sixteen),
        figure=sides_chart(sixteen=sixteen), alone=Alone(THE_SEVEN),
    )  # fmt: skip
    how_sure, outside_london = (
        _funnel(explain_cache.funnel(*what, outside)) for outside in (False, True)
    )
    together = explained(
        "pooled", pooled.panel, pooled_table(pooled), partial(pooled_sheet, pooled)
    )
    pairs = ((where_from, closes), (by_age, at_sixteen), (how_sure, outside_london))
    return ExplainPieces(split.lead, made_of, pairs, together)


def warm(edition_id: str) -> None:
    """Make ready what the first readers open: the area that pages open with, in every headline
    measure, and with it the pupils and the funnels that other areas are set in too."""
    for measure_id, group in HEADLINES:
        explain_pieces(edition_id, "", cache.DEFAULT_AREA, measure_id, group)


def _funnel(view: FunnelView) -> Exhibit:
    return explained(
        "funnel-outside" if view.outside else "funnel", view.panel, funnel_table(view),
        partial(funnel_sheet, view), instead=view.instead, figure=funnel_chart(view=view),
        alone=Alone(THE_SEVEN), of=(view.measure_id, view.group, view.period, str(view.outside)),
    )  # fmt: skip
