"""All that the Authority page shows, worked out and drawn before any of it is sent.

The browser lays out what comes together in one go; every piece that comes later costs it another.
"""

from dataclasses import dataclass
from typing import Any

from charts.trend import trend_chart
from eip_data.columns import Group
from findings.authority import HEADLINES, AreaProfile
from findings.compare import Comparison
from findings.context import Context
from findings.gap_parts import GapParts
from findings.trend import Trend
from pages.parts import cache
from pages.parts.compare_tables import neighbours_table
from pages.parts.context_table import context_table
from pages.parts.exhibit import folded
from pages.parts.gap_bars import gap_bars
from pages.parts.gap_tables import identity_table, moved_table
from pages.parts.headline_table import headline_table
from pages.parts.trend_table import trend_table


@dataclass(frozen=True, eq=False)
class AuthorityPieces:
    """Findings of one area and one measure, with their charts and their tables as HTML."""

    profile: AreaProfile
    headlines: str
    context: Context
    around: str
    trend: Trend
    trend_figure: Any
    trend_rows: str
    gap: GapParts
    gap_rows: str  # bars and their table, "" where the measure has no gap
    moved_rows: str
    neighbours: Comparison | None  # None for places without statistical neighbours
    neighbours_rows: str


@cache.of_edition(60)
def authority_pieces(edition_id: str, code: str, measure_id: str, group: Group) -> AuthorityPieces:
    """The pieces of one area, measure and group; raises KeyError and DatabaseAway."""
    profile = cache.area_profile(edition_id, code)
    context = cache.context(edition_id, code)
    trend = cache.trend(edition_id, code, measure_id, group)
    gap = cache.gap_parts(edition_id, code, measure_id, group)
    beside = None
    if profile.neighbours_label:
        beside = cache.comparison(
            edition_id, measure_id, group, "level", trend.periods[-1], code, "neighbours", ()
        )
    return AuthorityPieces(
        profile=profile,
        headlines=headline_table(profile),
        context=context,
        around=context_table(context),
        trend=trend,
        trend_figure=trend_chart(trend=trend),
        trend_rows=trend_table(trend),
        gap=gap,
        gap_rows=gap_bars(gap, gap.levels) + folded(identity_table(gap)) if gap.levels else "",
        moved_rows=moved_table(gap) if gap.moved else "",
        neighbours=beside,
        neighbours_rows=neighbours_table(beside) if beside else "",
    )


def warm(edition_id: str) -> None:
    """Make the seven's pages ready, in every headline measure."""
    for code in cache.SEVEN:
        for measure_id, group in HEADLINES:
            authority_pieces(edition_id, code, measure_id, group)
