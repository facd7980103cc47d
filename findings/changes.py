"""What changed: editions of the figures by measure, and releases of the product."""

from dataclasses import dataclass

from eip_data import catalogue, earlier
from eip_data.config import ROOT
from eip_data.edition_read import NEWEST, reading
from eip_data.outcomes import keeping
from findings import edition
from findings import editions_sentences as words
from findings.sentences import day_text

CHANGELOG = ROOT / "CHANGELOG.md"


@dataclass(frozen=True)
class Changed:
    """Rows of one measure that differ from the edition before."""

    measure: str  # its title with its stage, or its id where it is no longer catalogued
    what: str
    added: int
    withdrawn: int
    changed: int


@dataclass(frozen=True)
class EditionCard:
    """One edition: ``sentence`` stands where there is no table; ``figures_of`` are the ids of
    measures with published figures that differ from the edition before."""

    id: str
    dated: str
    since: str
    why: str
    shown_now: bool
    changes: tuple[Changed, ...]
    sentence: str
    figures_of: tuple[str, ...]


@dataclass(frozen=True)
class Release:
    """One release: its heading and what it brought."""

    name: str
    items: tuple[str, ...]


def editions() -> tuple[EditionCard, ...]:
    """Every edition that is carried, newest first."""
    with reading(NEWEST):
        titles = {one.id: f"{one.stage}: {one.title}" for one in catalogue.load().measures.values()}
    place = {measure: i for i, measure in enumerate(titles)}
    # In the catalogue's order, youngest first; what is no longer catalogued comes last.
    rows = sorted(keeping.read_changes(), key=lambda row: place.get(row[1], len(place)))
    shown = edition.loaded().id
    carried = earlier.editions()
    cards = []
    for one in carried:
        changes = tuple(
            Changed(titles.get(measure, measure), words.WHAT[what], *counts)
            for of, measure, what, *counts in rows
            if of == one.id
        )
        sentence = words.FIRST if one is carried[-1] else "" if changes else words.SAME
        cards.append(
            EditionCard(
                one.id, day_text(one.dated), day_text(one.carried_since), one.why,
                one.id == shown, changes, sentence,
                tuple(m for of, m, what, *_ in rows if (of, what) == (one.id, keeping.FIGURES)),
            )
        )  # fmt: skip
    return tuple(cards)


def releases() -> tuple[Release, ...]:
    """The changelog, newest first; none where the product came without it."""
    if not CHANGELOG.exists():
        return ()
    found: list[Release] = []
    for part in CHANGELOG.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, body = part.partition("\n")
        items = (line.removeprefix("- ") for line in body.splitlines() if line.startswith("- "))
        found.append(Release(name.strip(), tuple(items)))
    return tuple(found)
