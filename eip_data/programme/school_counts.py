"""How many schools of each phase there really are in the seven authorities, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from eip_data.programme_columns import Phase
from eip_data.reading import by_name, day, document, entry, whole

FILE = Path(__file__).with_name("school_counts.yaml")
_WORDS = ("publisher", "title", "edition", "licence", "accessed", "url")


@dataclass(frozen=True)
class SchoolCounts:
    """Open schools on ``counted_on`` by authority's code and phase."""

    publisher: str
    title: str
    edition: str
    licence: str
    accessed: str
    url: str
    counted_on: date
    counts: Mapping[str, Mapping[Phase, int]]


@cache
def school_counts(path: Path = FILE) -> SchoolCounts:
    """The counts as the file beside this one holds them. Raises CatalogueError."""
    return document(path, _read)


def _read(content: Any, where: str) -> SchoolCounts:
    got = entry(content, where, "source", "counted_on", "counts")
    return SchoolCounts(
        **got.inner("source", *_WORDS).texts(*_WORDS),
        counted_on=got.read("counted_on", day),
        counts=MappingProxyType(got.read("counts", by_name("School counts of", _of_authority))),
    )


def _of_authority(content: Any, where: str) -> Mapping[Phase, int]:
    phases = [phase.value for phase in Phase if phase is not Phase.NOT_APPLICABLE]
    got = entry(content, where, *phases)
    return MappingProxyType({Phase(phase): got.read(phase, whole) for phase in phases})
