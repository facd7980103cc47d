"""The reviewed catalogue: measures, areas, neighbours, sources and workstreams, loaded strictly.

Everything is read from ``eip_data/catalogue/`` into frozen dataclasses. An unknown or missing
key, a reference to nothing, or a contradiction raises CatalogueError with a sentence that
names the entry, so that a wrong catalogue stops the build instead of reaching a reader.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eip_data import periods
from eip_data.columns import AreaKind, BreakKind, Group, Status, Unit, Weighting
from eip_data.entries import (
    PAIRS,
    Annotation,
    Area,
    Break,
    Measure,
    Neighbour,
    Priority,
    Series,
    Source,
    Workstream,
)
from eip_data.errors import CatalogueError

FOLDER = Path(__file__).with_name("catalogue")

_REQUIRED = object()


@dataclass(frozen=True)
class Catalogue:
    """All of it, by id or code, in file order."""

    measures: dict[str, Measure]
    areas: dict[str, Area]
    sources: dict[str, Source]
    workstreams: dict[str, Workstream]
    neighbours: dict[str, tuple[Neighbour, ...]]

    def areas_of(self, *kinds: AreaKind) -> tuple[Area, ...]:
        """The areas of the given kinds, in file order."""
        return tuple(area for area in self.areas.values() if area.kind in kinds)


@cache
def load(folder: Path = FOLDER) -> Catalogue:
    """The catalogue in ``folder``; raises CatalogueError naming the entry that is wrong."""
    areas = _areas(folder / "areas.csv")
    sources = {item.id: item for item in map(_source, _yaml(folder / "sources.yaml"))}
    return Catalogue(
        measures=_measures(folder / "measures.yaml", areas, sources),
        areas=areas,
        sources=sources,
        workstreams={w.id: w for w in map(_workstream, _yaml(folder / "workstreams.yaml"))},
        neighbours=_neighbours(folder / "neighbours.csv", areas),
    )


# --- reading, with every key accounted for ---------------------------------------------------


def _yaml(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise CatalogueError(f"{path.name} cannot be read: {error}") from error


def _keys(entry: Any, where: str, **expected: Any) -> dict[str, Any]:
    """The entry with defaults filled in; every key must be expected and every required present."""
    if not isinstance(entry, dict):
        raise CatalogueError(f"{where} should be a set of keys, not {entry!r}.")
    unknown = sorted(set(entry) - set(expected))
    if unknown:
        raise CatalogueError(f"{where} has the unknown key “{unknown[0]}”.")
    missing = [k for k, default in expected.items() if default is _REQUIRED and k not in entry]
    if missing:
        raise CatalogueError(f"{where} lacks the key “{missing[0]}”.")
    return {key: entry.get(key, default) for key, default in expected.items()}


def _of(kind: Any, value: Any, where: str) -> Any:
    try:
        return kind(value)
    except ValueError as error:
        raise CatalogueError(
            f"{where}: “{value}” is not one of {[str(k) for k in kind]}."
        ) from error


def _period(value: Any, where: str) -> str:
    text = str(value)
    if len(text) != 7 or text[4] != "/":
        raise CatalogueError(f"{where}: “{text}” is not a period such as 2024/25.")
    return periods.parse(text)


def _groups(values: Any, where: str) -> tuple[Group, ...]:
    return tuple(_of(Group, value, where) for value in values)


def _measures(path: Path, areas: dict[str, Area], sources: dict[str, Source]) -> dict[str, Measure]:
    top = _keys(
        _yaml(path), path.name,
        shared_breaks=_REQUIRED, shared_caveats=_REQUIRED, measures=_REQUIRED,
    )  # fmt: skip
    shared_breaks = {
        name: tuple(_break(item, f"shared break {name}") for item in items)
        for name, items in top["shared_breaks"].items()
    }
    measures: dict[str, Measure] = {}
    for entry in top["measures"]:
        measure = _measure(entry, shared_breaks, top["shared_caveats"])
        if measure.id in measures:
            raise CatalogueError(f"Measure {measure.id} is entered twice.")
        _check_references(measure, areas, sources)
        measures[measure.id] = measure
    return measures


def _measure(
    entry: Any, shared_breaks: dict[str, tuple[Break, ...]], shared_caveats: dict[str, str]
) -> Measure:
    where = f"Measure {entry.get('id', '?') if isinstance(entry, dict) else entry!r}"
    got = _keys(
        entry, where,
        id=_REQUIRED, stage=_REQUIRED, title=_REQUIRED, phrase=_REQUIRED, definition=_REQUIRED,
        population=_REQUIRED, unit=_REQUIRED, decimals=_REQUIRED, decimals_exceptions=(),
        higher_is_better=_REQUIRED, coverage=_REQUIRED, weighting=_REQUIRED, period_kind=_REQUIRED,
        periods=_REQUIRED, groups=_REQUIRED, pairs=_REQUIRED, no_pair_reason="",
        base_period=_REQUIRED, headline_group=_REQUIRED, breaks=_REQUIRED, caveats=_REQUIRED,
        annotations=_REQUIRED, status=_REQUIRED, last_update=_REQUIRED, next_update=_REQUIRED,
        method_link=_REQUIRED, reviewed=_REQUIRED,
    )  # fmt: skip
    if got["higher_is_better"] not in (True, False, None):
        raise CatalogueError(f"{where}: higher_is_better must be true, false or null.")
    if got["coverage"] not in ("authorities", "national"):
        raise CatalogueError(f"{where}: coverage must be “authorities” or “national”.")
    if got["period_kind"] not in periods.KINDS:
        raise CatalogueError(f"{where}: the period kind “{got['period_kind']}” is not known.")
    if bool(got["pairs"]) == bool(got["no_pair_reason"]):
        raise CatalogueError(f"{where} needs either pairs or a no_pair_reason, and not both.")
    if "{value}" not in got["phrase"]:
        raise CatalogueError(f"{where}: the phrase has no place for {{value}}.")
    span = _keys(got["periods"], f"{where}, periods", first=_REQUIRED, last=_REQUIRED)
    base = got["base_period"]
    if "default" not in base:
        raise CatalogueError(f"{where}: base_period lacks “default”.")
    status = _keys(got["status"], f"{where}, status", default=_REQUIRED, exceptions=())
    breaks: list[Break] = []
    for item in got["breaks"]:
        if not isinstance(item, str):
            breaks.append(_break(item, where))
        elif item in shared_breaks:
            breaks.extend(shared_breaks[item])
        else:
            raise CatalogueError(f"{where} names the shared break “{item}”, which does not exist.")
    return Measure(
        id=got["id"],
        stage=got["stage"],
        title=got["title"],
        phrase=got["phrase"],
        definition=got["definition"],
        population=got["population"],
        unit=_of(Unit, got["unit"], where),
        decimals=int(got["decimals"]),
        decimals_exceptions=tuple(
            _decimals_exception(item, where) for item in got["decimals_exceptions"]
        ),
        higher_is_better=got["higher_is_better"],
        coverage=got["coverage"],
        weighting=_of(Weighting, got["weighting"], where),
        period_kind=got["period_kind"],
        series=tuple(_series(group, feeds, span, where) for group, feeds in got["groups"].items()),
        pairs=tuple(got["pairs"]),
        no_pair_reason=got["no_pair_reason"],
        base_periods=tuple(
            (key, None if value is None else _period(value, f"{where}, base_period"))
            for key, value in base.items()
        ),
        headline_group=_of(Group, got["headline_group"], where),
        breaks=tuple(breaks),
        caveats=tuple(shared_caveats.get(text, text) for text in got["caveats"]),
        annotations=tuple(_annotation(item, where) for item in got["annotations"]),
        status_default=_of(Status, status["default"], where),
        status_exceptions=tuple(_status_exception(item, where) for item in status["exceptions"]),
        last_update=got["last_update"],
        next_update=got["next_update"],
        method_link=got["method_link"],
        reviewed=got["reviewed"],
    )


def _check_references(measure: Measure, areas: dict[str, Area], sources: dict[str, Source]) -> None:
    where = f"Measure {measure.id}"
    for series in measure.series:
        for source, _ in series.feeds:
            if source not in sources:
                raise CatalogueError(f"{where} names the source “{source}”, which has no card.")
    if measure.headline_group not in measure.groups:
        raise CatalogueError(f"{where}: the headline group has no series.")
    for pair in measure.pairs:
        if pair not in PAIRS or not set(PAIRS[pair]) <= set(measure.groups):
            raise CatalogueError(f"{where}: the pair “{pair}” lacks one of its two groups.")
    for note in measure.annotations:
        if note.area not in areas:
            raise CatalogueError(f"{where} annotates the area {note.area}, which does not exist.")
    for key, base in measure.base_periods:
        if key != "default" and key not in measure.groups:
            raise CatalogueError(f"{where}: base_period names the group “{key}”, without series.")
        if base and not measure.series[0].first <= base <= measure.series[0].last:
            raise CatalogueError(f"{where}: the base period {base} lies outside the series.")


def _break(entry: Any, where: str) -> Break:
    got = _keys(
        entry, f"{where}, break",
        kind=_REQUIRED, first=_REQUIRED, last=None, short=_REQUIRED, reason=_REQUIRED, groups=(),
    )  # fmt: skip
    first = _period(got["first"], where)
    return Break(
        kind=_of(BreakKind, got["kind"], where),
        first=first,
        last=_period(got["last"], where) if got["last"] else first,
        short=got["short"],
        reason=got["reason"],
        groups=_groups(got["groups"], where),
    )


def _series(group: str, feeds: Any, span: dict[str, Any], where: str) -> Series:
    bounds = {**span, **{k: v for k, v in feeds.items() if k in ("first", "last")}}
    return Series(
        group=_of(Group, group, where),
        feeds=tuple((k, str(v)) for k, v in feeds.items() if k not in ("first", "last")),
        first=_period(bounds["first"], where),
        last=_period(bounds["last"], where),
    )


def _decimals_exception(entry: Any, where: str) -> tuple[tuple[Group, ...], str, str, int]:
    got = _keys(
        entry, f"{where}, decimals", groups=(), first=_REQUIRED, last=_REQUIRED, decimals=_REQUIRED
    )
    return (
        _groups(got["groups"], where),
        _period(got["first"], where),
        _period(got["last"], where),
        int(got["decimals"]),
    )


def _status_exception(entry: Any, where: str) -> tuple[tuple[Group, ...], tuple[str, ...], Status]:
    got = _keys(entry, f"{where}, status", groups=(), periods=_REQUIRED, status=_REQUIRED)
    return (
        _groups(got["groups"], where),
        tuple(_period(p, where) for p in got["periods"]),
        _of(Status, got["status"], where),
    )


def _annotation(entry: Any, where: str) -> Annotation:
    got = _keys(entry, f"{where}, annotation", area=_REQUIRED, period=_REQUIRED, text=_REQUIRED)
    return Annotation(got["area"], _period(got["period"], where), got["text"])


def _source(entry: Any) -> Source:
    names = (
        "id", "publisher", "title", "edition", "published", "accessed", "licence",
        "attribution", "url", "file", "sha256",
    )  # fmt: skip
    return Source(
        **_keys(entry, f"Source {entry.get('id', '?')}", **dict.fromkeys(names, _REQUIRED))
    )


def _workstream(entry: Any) -> Workstream:
    where = f"Workstream {entry.get('id', '?')}"
    got = _keys(entry, where, id=_REQUIRED, title=_REQUIRED, priorities=_REQUIRED)
    return Workstream(
        got["id"],
        got["title"],
        tuple(
            Priority(**_keys(p, f"{where}, priority", id=_REQUIRED, title=_REQUIRED))
            for p in got["priorities"]
        ),
    )


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != columns:
                raise CatalogueError(f"{path.name} should have the columns {', '.join(columns)}.")
            return list(reader)
    except OSError as error:
        raise CatalogueError(f"{path.name} cannot be read: {error}") from error


def _areas(path: Path) -> dict[str, Area]:
    columns = (
        "code", "number", "name", "short_name", "kind", "region", "london_part", "members",
        "valid_from", "valid_to", "successors", "former_codes",
    )  # fmt: skip
    areas: dict[str, Area] = {}
    for row in _rows(path, columns):
        if row["code"] in areas:
            raise CatalogueError(f"Area {row['code']} is entered twice.")
        areas[row["code"]] = Area(
            code=row["code"],
            number=row["number"],
            name=row["name"],
            short_name=row["short_name"],
            kind=_of(AreaKind, row["kind"], f"Area {row['code']}"),
            region=row["region"],
            london_part=row["london_part"],
            members=_codes(row["members"]),
            valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            successors=_codes(row["successors"]),
            former_codes=_codes(row["former_codes"]),
        )
    for area in areas.values():
        for code in (area.region, area.london_part, *area.members, *area.successors):
            if code and code not in areas:
                raise CatalogueError(f"Area {area.code} names {code}, which does not exist.")
    return areas


def _codes(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def _neighbours(path: Path, areas: dict[str, Area]) -> dict[str, tuple[Neighbour, ...]]:
    found: dict[str, list[Neighbour]] = {}
    for row in _rows(path, ("area", "place", "neighbour", "closeness")):
        for code in (row["area"], row["neighbour"]):
            if code not in areas:
                raise CatalogueError(f"neighbours.csv names {code}, which does not exist.")
        found.setdefault(row["area"], []).append(
            Neighbour(row["area"], int(row["place"]), row["neighbour"], row["closeness"])
        )
    return {area: tuple(sorted(items, key=lambda n: n.place)) for area, items in found.items()}
