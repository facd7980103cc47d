"""All that is known of an area's figures, as one document: ``python -m eip_data findings``.

``docs/findings.md`` says what every key means; a key is always there, with null where it has
nothing, and then a ``reason`` stands beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from analysis.verdicts import FALSE_DISCOVERY_RATE
from eip_data import catalogue, database
from eip_data.columns import ENGLAND, AreaKind, Group, Status
from eip_data.entries import Area, Measure
from eip_data.outcomes import queries
from findings import certainty_sentences as words
from findings import edition
from findings.certainty import Comparison, Judged, certainty
from findings.certainty_store import Stored, read
from findings.estimates import estimates
from findings.figure import Figure
from findings.gap_parts import Levels
from findings.quantity import others_of
from findings.sentences import status_text

#: A series: measure, group and the period that is shown of it.
Asked = tuple[Measure, Group, str]
#: Figures by (measure, group, area, period).
Found = dict[tuple[str, str, str, str], Figure]
#: Areas whose figures are ours.
_PUT_TOGETHER = (AreaKind.COMBINED_AUTHORITY, AreaKind.CALCULATED)
_NO_ROW = Figure(None, 0, Status.NOT_AVAILABLE)


@dataclass(frozen=True)
class Known:
    """All that was read for a document, to be kept for as long as the edition is the same."""

    edition: str
    areas: tuple[Area, ...]
    asked: tuple[Asked, ...]
    figures: Found
    stored: Mapping[str, Stored]


def known(
    areas: Sequence[Area], measure: Measure | None = None, period: str | None = None
) -> Known:
    """Read what is known of some areas: of one measure or all, in one period or each latest.

    Raises DatabaseAway.
    """
    book = catalogue.load()
    measures = [measure] if measure else list(book.measures.values())
    asked = tuple(_asked(measures, period))
    codes, periods = [area.code for area in areas], {p for _, _, p in asked}
    with database.figures() as connection:
        stored = read(connection, measures, codes, periods)
        published = queries.several(
            connection, [one.id for one in measures], None, [*codes, ENGLAND], periods
        )
        ours = [area.code for area in areas if area.kind in _PUT_TOGETHER]
        figures = _published(published) | _ours(connection, measures, ours, periods)
    return Known(edition.current().id, tuple(areas), asked, figures, stored)


def document(found: Known) -> dict[str, object]:
    """The document, ready for JSON; asks no database."""
    return {
        "edition": found.edition,
        "false_discovery_rate": FALSE_DISCOVERY_RATE,
        "areas": [
            {
                "code": area.code,
                "name": area.name,
                "kind": area.kind.value,
                "findings": [
                    _finding(one, area, found.figures, found.stored) for one in found.asked
                ],
            }
            for area in found.areas
        ],
    }


def _asked(measures: Iterable[Measure], period: str | None) -> Iterator[Asked]:
    """Every series in the period that is asked for, where it has it, else in its latest."""
    for measure in measures:
        for series in measure.series:
            if period is None or period in series.periods:
                yield measure, series.group, period or series.last


def _published(figures: pd.DataFrame) -> Found:
    columns = ("measure", "group", "area", "period", "value", "decimals", "status")
    return {
        (measure, group, area, period): Figure(
            None if value != value else value, decimals, Status(status)
        )
        for measure, group, area, period, value, decimals, status in zip(
            *(figures[column].tolist() for column in columns), strict=True
        )
    }


def _ours(
    connection: Connection, measures: Sequence[Measure], codes: list[str], periods: set[str]
) -> Found:
    """The figures of the areas that are put together from others."""
    found: Found = {}
    if not codes:
        return found
    figures = queries.several(connection, [one.id for one in measures], None, None, periods)
    for measure in measures:
        mine = figures[figures["measure"] == measure.id]
        pooled = estimates(connection, measure, codes, mine)
        for group, area, period, value, decimals in zip(
            *(pooled[c].tolist() for c in ("group", "area", "period", "value", "decimals")),
            strict=True,
        ):
            found[measure.id, group, area, period] = Figure(
                value, decimals, Status.ESTIMATE, ours=True
            )
    return found


def _finding(
    one: Asked, area: Area, found: Found, stored: Mapping[str, Stored]
) -> dict[str, object]:
    measure, group, period = one
    return {
        "measure": measure.id,
        "title": measure.title,
        "group": group.value,
        "period": period,
        "unit": measure.unit.value,
        **_value(found.get((measure.id, group.value, area.code, period), _NO_ROW)),
        **_certainty(one, Judged.LEVEL, area, stored),
        "gap": _gap(one, area, found, stored),
    }


def _gap(
    one: Asked, area: Area, found: Found, stored: Mapping[str, Stored]
) -> dict[str, object] | None:
    """The gap the group is behind in, its identity and its certainty; None without a pair."""
    measure, group, period = one
    others = others_of(measure, group)
    if others is None:
        return None
    levels = Levels(
        period,
        *(
            found.get((measure.id, side.value, code, period), _NO_ROW)
            for side, code in ((group, area.code), (others, area.code), (others, ENGLAND))
        ),
    )
    return {
        "others_group": others.value,
        "others": _value(levels.others),
        "others_england": _value(levels.others_england),
        "within": _value(levels.within),
        "vs_national": _value(levels.national),
        "peer_shortfall": _value(levels.shortfall),
        **_certainty(one, Judged.WITHIN, area, stored),
    }


def _value(figure: Figure) -> dict[str, object]:
    return {
        "value": figure.value,
        "decimals": figure.decimals,
        "status": figure.status.value,
        "status_text": status_text(figure.status),
        "our_calculation": figure.ours,
    }


def _certainty(
    asked: Asked, judged: Judged, area: Area, stored: Mapping[str, Stored]
) -> dict[str, object]:
    measure, group, period = asked
    one = certainty(measure.id, group, judged, area.code, period, stored.__getitem__)
    interval = None
    if one.low is not None and one.high is not None and one.kind is not None:
        interval = {
            "low": round(one.low, 2),
            "high": round(one.high, 2),
            "pupils": one.pupils,
            "kind": one.kind.value,
            "kind_text": words.kind_text(one.kind),
            "approximate": one.estimated,
            "low_reliability": one.low_reliability,
        }
    gap = one.judged is Judged.WITHIN
    return {
        "interval": interval,
        "interval_reason": one.reason or None,
        "england": _comparison(one.england, gap),
        "england_outside_london": _comparison(one.outside_london, gap),
        "rank": None
        if one.rank is None
        else {"low": one.rank.low, "high": one.rank.high, "of": one.rank.of},
        "rank_reason": one.rank_reason or None,
    }


def _comparison(one: Comparison, gap: bool) -> dict[str, object]:
    told = one.verdict is not None
    ends = (one.difference, one.low, one.high)
    difference, low, high = (None if end is None else round(end, 2) for end in ends)
    return {
        "verdict": one.verdict and one.verdict.value,
        "verdict_text": words.verdict_label(one.verdict, gap) if one.verdict else None,
        "difference": difference,
        "low": low,
        "high": high,
        "family": one.family if told else None,
        "family_text": words.family_text(one.family) if told else None,
        "reason": one.reason or None,
    }
