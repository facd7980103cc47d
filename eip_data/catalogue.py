"""The reviewed catalogue: measures, areas, neighbours, sources, the programme; loaded strictly.

Everything is read from ``eip_data/catalogue/`` into frozen dataclasses. An unknown or missing
key, a reference to nothing, or a contradiction raises CatalogueError with a sentence that
names the entry, so that a wrong catalogue stops the build instead of reaching a reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from eip_data import earlier, measures, places
from eip_data.columns import AreaKind
from eip_data.edition_read import being_read
from eip_data.entries import (
    Area,
    Fact,
    Measure,
    Neighbour,
    Priority,
    Programme,
    Source,
    WebPage,
    Workstream,
)
from eip_data.reading import Entry, by_id, document, entry, maybe, one_of, text

FOLDER = earlier.CATALOGUE
#: What a published file can hold; a card that does not say holds figures.
_HELD = ("figures", "shapes")


@dataclass(frozen=True)
class Catalogue:
    """All of it, by id or code, in file order; nothing can be put in or taken out.

    ``sources`` are the files of figures, ``shapes`` those of which maps are made.
    """

    measures: Mapping[str, Measure]
    areas: Mapping[str, Area]
    sources: Mapping[str, Source]
    shapes: Mapping[str, Source]
    programme: Programme
    workstreams: Mapping[str, Workstream]
    neighbours: Mapping[str, tuple[Neighbour, ...]]

    def areas_of(self, *kinds: AreaKind) -> tuple[Area, ...]:
        """The areas of the given kinds, in file order."""
        return tuple(area for area in self.areas.values() if area.kind in kinds)


def load(folder: Path | None = None) -> Catalogue:
    """The catalogue in ``folder``, or that of the edition being read; the programme is of today.

    Raises CatalogueError naming the entry that is wrong.
    """
    read = being_read()
    if folder is None and read:
        return _load(earlier.unpacked(read) / "catalogue", FOLDER)
    return _load(folder or FOLDER)


@cache
def _load(folder: Path, programme_folder: Path | None = None) -> Catalogue:
    areas = places.areas(folder / "areas.csv")
    cards = document(folder / "sources.yaml", by_id("Source", _source))
    sources, shapes = (
        {card.id: card for card in cards.values() if card.holds == what} for what in _HELD
    )
    programme = document((programme_folder or folder) / "workstreams.yaml", _programme_file)
    return Catalogue(
        measures=MappingProxyType(measures.load(folder / "measures.yaml", areas, sources)),
        areas=MappingProxyType(areas),
        sources=MappingProxyType(sources),
        shapes=MappingProxyType(shapes),
        programme=programme.read("programme", _programme),
        workstreams=MappingProxyType(
            programme.read("workstreams", by_id("Workstream", _workstream))
        ),
        neighbours=MappingProxyType(places.neighbours(folder / "neighbours.csv", areas)),
    )


def _source(content: Any, where: str) -> Source:
    words = (
        "id", "publisher", "title", "edition", "accessed", "licence", "attribution", "url", "file",
        "sha256",
    )  # fmt: skip
    got = entry(content, where, *words, "published", holds="figures")
    return Source(
        published=got.read("published", maybe(text)),
        holds=got.read("holds", one_of(_HELD)),
        **got.texts(*words),
    )


def _programme_file(content: Any, where: str) -> Entry:
    return entry(content, where, "programme", "workstreams")


def _programme(content: Any, where: str) -> Programme:
    words = ("name", "owner")
    got = entry(content, where, *words, "facts", "strands", "source")
    return Programme(
        facts=tuple(got.read("facts", by_id("Fact", _fact)).values()),
        strands=tuple(got.read("strands", by_id("Strand", _fact)).values()),
        source=got.read("source", _web_page),
        **got.texts(*words),
    )


def _fact(content: Any, where: str) -> Fact:
    words = ("id", "title", "text")
    return Fact(**entry(content, where, *words).texts(*words))


def _web_page(content: Any, where: str) -> WebPage:
    words = ("publisher", "title", "accessed", "url")
    return WebPage(**entry(content, where, *words).texts(*words))


def _workstream(content: Any, where: str) -> Workstream:
    got = entry(content, where, "id", "title", "priorities")
    priorities = got.read("priorities", by_id(f"{where}, priority", _priority))
    return Workstream(priorities=tuple(priorities.values()), **got.texts("id", "title"))


def _priority(content: Any, where: str) -> Priority:
    return Priority(**entry(content, where, "id", "title").texts("id", "title"))
