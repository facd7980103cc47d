"""Findings of the Explain page, kept as those of ``pages.parts.cache`` are, and made from them."""

from functools import partial

from eip_data.columns import Group
from findings import explain_ages as age_ladders
from findings import explain_closing as closings
from findings import explain_cohorts as pupils
from findings import explain_funnel as funnels
from findings import explain_identity as identities
from findings import explain_pooled as pooled_years
from findings import explain_sixteen as two_pictures
from findings import explain_split as splits
from findings.explain_ages import Ladder
from findings.explain_closing import Closing
from findings.explain_cohorts import Cohorts
from findings.explain_funnel import Crowd, FunnelView
from findings.explain_identity import SevenIdentity
from findings.explain_pooled import Pooled
from findings.explain_sixteen import Sixteen
from findings.explain_split import Split
from pages.parts import cache


@cache.of_edition(8)
def measure_cohorts(edition_id: str, measure_id: str) -> Cohorts:
    """``findings.explain_cohorts.cohorts``, one frozen object that all readers share."""
    known, judged = (
        partial(cache.measure_cells, edition_id),
        partial(cache.measure_certainty, edition_id),
    )
    return pupils.cohorts(measure_id, known, judged)


@cache.of_edition(60)
def seven_identity(edition_id: str, code: str, measure_id: str, group: Group) -> SevenIdentity:
    """``findings.explain_identity.seven_identity``, kept."""
    known = partial(cache.measure_cells, edition_id)
    return identities.seven_identity(code, measure_id, group, known)


@cache.of_edition(60)
def split(edition_id: str, code: str, measure_id: str) -> Split:
    """``findings.explain_split.split``, kept."""
    return splits.split(code, measure_id, partial(measure_cohorts, edition_id))


@cache.of_edition(60)
def closing(edition_id: str, code: str, measure_id: str, group: Group) -> Closing:
    """``findings.explain_closing.closing``, kept."""
    return closings.closing(code, measure_id, group, partial(measure_cohorts, edition_id))


@cache.of_edition(60)
def ages(edition_id: str, code: str) -> Ladder:
    """``findings.explain_ages.ages``, kept."""
    known, judged = (
        partial(cache.measure_cells, edition_id),
        partial(cache.measure_certainty, edition_id),
    )
    return age_ladders.ages(code, known, judged)


@cache.of_edition(60)
def sixteen(edition_id: str, code: str) -> Sixteen:
    """``findings.explain_sixteen.sixteen``, kept."""
    return two_pictures.sixteen(code, partial(cache.measure_certainty, edition_id))


@cache.of_edition(24)
def funnel(edition_id: str, code: str, measure_id: str, group: Group, outside: bool) -> FunnelView:
    """``findings.explain_funnel.funnel``, kept; few, as each holds every authority."""
    known = partial(crowd, edition_id)
    return funnels.funnel(code, measure_id, group, outside=outside, crowd_of=known)


@cache.of_edition(8)
def crowd(edition_id: str, measure_id: str, group: Group, outside: bool) -> Crowd:
    """``findings.explain_funnel.crowd``, kept: every area's funnel is made of it."""
    return funnels.crowd(measure_id, group, outside, partial(measure_cohorts, edition_id))


@cache.of_edition(60)
def three_years(edition_id: str, code: str, measure_id: str, group: Group) -> Pooled:
    """``findings.explain_pooled.three_years``, kept."""
    known, behind = partial(cache.measure_cells, edition_id), partial(measure_cohorts, edition_id)
    return pooled_years.three_years(code, measure_id, group, known, behind)
