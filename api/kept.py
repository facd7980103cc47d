"""The API's caches: findings, kept as long as the edition or the register they belong to."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from eip_data import catalogue
from eip_data.columns import AreaKind
from eip_data.edition_read import kept
from eip_data.entries import Area
from findings import reach as reaches
from findings import register
from findings.certainty_document import document, known
from findings.every_outcome import (
    Gap,
    Outcome,
    every_gap,
    places_of_ours,
    published,
    worked_out,
)
from findings.reach import Coverage
from findings.register import Store
from findings.register_filter import RegisterFilter, Split


@lru_cache(maxsize=4)
def outcomes(edition_id: str, measure_id: str) -> tuple[Outcome, ...]:
    """A measure's cells by group, period and area; our own are not worked out yet: ``ours``."""
    measure = catalogue.load().measures[measure_id]
    rows = published(measure)
    both = (*rows, *places_of_ours(measure, rows))
    return tuple(sorted(both, key=lambda row: (row.group, row.period, row.area)))


@lru_cache(maxsize=16)
def ours(edition_id: str, measure_id: str) -> Mapping[tuple[str, str, str], Outcome]:
    """``findings.every_outcome.worked_out``, kept."""
    return worked_out(catalogue.load().measures[measure_id])


@lru_cache(maxsize=12)
def gaps(edition_id: str, measure_id: str, period: str, pair: str | None) -> tuple[Gap, ...]:
    """``findings.every_outcome.every_gap``, kept."""
    measure = catalogue.load().measures[measure_id]
    return every_gap(measure, period, pair, outcomes(edition_id, measure_id))


@lru_cache(maxsize=6)
def findings(
    edition_id: str, codes: tuple[str, ...], measure_id: str | None, period: str | None
) -> Mapping[str, Any]:
    """``findings.certainty_document.document``, kept; few, as each is large."""
    book = catalogue.load()
    measure = book.measures[measure_id] if measure_id else None
    return document(known([book.areas[code] for code in codes], measure, period))


@lru_cache(maxsize=2)
def _store(register_id: str) -> Store:
    return register.store()


@lru_cache(maxsize=100)
def coverage(register_id: str, asked: RegisterFilter, rows: Split, columns: Split) -> Coverage:
    """``findings.reach.coverage``, kept."""
    return reaches.coverage(asked, rows, columns, lambda: _store(register_id))


@kept
def areas() -> tuple[Area, ...]:
    """All areas of the catalogue, but those that are not places of their own."""
    kinds = [kind for kind in AreaKind if kind is not AreaKind.CALCULATED]
    book = catalogue.load()
    return (*book.areas_of(*kinds), *book.areas_of(AreaKind.CALCULATED))


@kept
def catalogue_hash() -> str:
    """Changes with anything in the catalogue: answers hold its words beside the figures."""
    return hashlib.sha256(repr(catalogue.load()).encode()).hexdigest()[:16]
