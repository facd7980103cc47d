"""``areas.csv`` and ``neighbours.csv`` as areas and neighbours, every code held against the rest.

Whatever is wrong raises CatalogueError with a sentence that names the area.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from eip_data import reading
from eip_data.columns import AreaKind
from eip_data.entries import CLOSENESS, Area, Neighbour
from eip_data.errors import CatalogueError
from eip_data.reading import maybe, one_of


def areas(path: Path) -> dict[str, Area]:
    """Every area by its code, in file order."""
    found: dict[str, Area] = {}
    for row in reading.table(
        path,
        "code", "number", "name", "short_name", "kind", "region", "london_part", "members",
        "valid_from", "valid_to", "successors", "former_codes",
    ):  # fmt: skip
        area = _area(row)
        if area.code in found:
            raise CatalogueError(f"{path.name} enters {area.code} twice.")
        found[area.code] = area
    _check_codes(found)
    return found


def neighbours(path: Path, known: Collection[str]) -> dict[str, tuple[Neighbour, ...]]:
    """Each authority's neighbours by its code, nearest first; ``known`` are the areas' codes."""
    found: dict[str, list[Neighbour]] = {}
    for row in reading.table(path, "area", "place", "neighbour", "closeness"):
        one = Neighbour(
            place=row.read("place", reading.whole),
            closeness=row.read("closeness", one_of(CLOSENESS)),
            **row.texts("area", "neighbour"),
        )
        for code in (one.area, one.neighbour):
            if code not in known:
                raise CatalogueError(f"{row.where} names {code}, which does not exist.")
        found.setdefault(one.area, []).append(one)
    for area, listed in found.items():
        listed.sort(key=lambda one: one.place)
        if [one.place for one in listed] != list(range(1, len(listed) + 1)):
            raise CatalogueError(f"{path.name}: the places of {area} are not 1, 2, 3 and so on.")
        if len({one.neighbour for one in listed}) < len(listed):
            raise CatalogueError(f"{path.name}: {area} has the same neighbour twice.")
    return {area: tuple(listed) for area, listed in found.items()}


def _area(row: reading.Entry) -> Area:
    return Area(
        **row.texts("code", "name", "short_name"),
        number=row.keys["number"],
        kind=row.read("kind", one_of(AreaKind)),
        region=row.keys["region"],
        london_part=row.keys["london_part"],
        members=row.read("members", _codes),
        valid_from=row.read("valid_from", maybe(reading.day)),
        valid_to=row.read("valid_to", maybe(reading.day)),
        successors=row.read("successors", _codes),
        former_codes=row.read("former_codes", _codes),
    )


def _codes(cell: Any, where: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _check_codes(found: dict[str, Area]) -> None:
    """Every code that an area names exists, and none of its own is another's too."""
    owners = {code: code for code in found}
    for area in found.values():
        for code in (area.region, area.london_part, *area.members, *area.successors):
            if code and code not in found:
                raise CatalogueError(f"Area {area.code} names {code}, which does not exist.")
        for own in (area.number, *area.former_codes):
            if own and owners.setdefault(own, area.code) != area.code:
                raise CatalogueError(f"Areas {owners[own]} and {area.code} both go by {own}.")
