"""Strict reading of the catalogue's files: what is not as it should be gets a sentence.

A reader turns what a file holds into a value. An entry is a set of keys, all accounted for, each
of which is read by a reader. ``where`` is what a sentence calls the place, such as "Measure
phonics_y1, decimals". All of this raises CatalogueError.
"""

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml

from eip_data import periods
from eip_data.errors import CatalogueError, UnknownCode


class Named(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T")
N = TypeVar("N", bound=Named)

#: (what a file holds, what to call the place) -> the value.
Reader = Callable[[Any, str], T]

#: libyaml's loader where PyYAML was built with it: ten times as fast, which every start feels.
_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Strict(_Safe):
    """PyYAML's safe loader, without its habit of taking the last of two equal keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                problem = f"the key “{key.value}” is written twice in one entry"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep))


@dataclass(frozen=True)
class Entry:
    """A set of keys in which none is missing and none unknown, and what sentences call it."""

    where: str
    keys: dict[str, Any]

    def read(self, key: str, reader: Reader[T]) -> T:
        """What one key holds."""
        return reader(self.keys[key], f"{self.where}, {key}")

    def inner(self, key: str, *needed: str, **optional: Any) -> "Entry":
        """The entry that one key holds."""
        return entry(self.keys[key], f"{self.where}, {key}", *needed, **optional)

    def texts(self, *names: str) -> dict[str, Any]:
        """What those keys hold, each of them words."""
        return {name: self.read(name, text) for name in names}


def document(path: Path, reader: Reader[T]) -> T:
    """What the reader reads of a whole YAML file, in which no entry has a key twice."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _Strict)
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise CatalogueError(f"{path.name}{line}: {error.problem}.") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CatalogueError(f"{path.name} cannot be read: {error}") from error
    return reader(content, path.name)


def table(path: Path, *columns: str) -> list[Entry]:
    """A CSV file's rows, with exactly these columns and a cell for each in every row."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, strict=True)
            if tuple(next(lines, ())) != columns:
                raise CatalogueError(f"{path.name} should have the columns {', '.join(columns)}.")
            return [_row(f"{path.name}, line {lines.line_num}", columns, cells) for cells in lines]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CatalogueError(f"{path.name} cannot be read: {error}") from error


def _row(where: str, columns: tuple[str, ...], cells: list[str]) -> Entry:
    named = f"{where} ({cells[0] if cells else 'empty'})"
    if len(cells) != len(columns):
        raise CatalogueError(f"{named} has {len(cells)} cells; its columns are {len(columns)}.")
    return Entry(named, dict(zip(columns, cells, strict=True)))


# --- entries ------------------------------------------------------------------------------------


def entry(value: Any, where: str, *needed: str, **optional: Any) -> Entry:
    """The entry with defaults filled in: every needed key is there, and no key is unknown."""
    given = mapping(value, where)
    for key in given:
        if key not in needed and key not in optional:
            raise CatalogueError(f"{where} has the unknown key {_quoted(key)}.")
    for key in needed:
        if key not in given:
            raise CatalogueError(f"{where} lacks the key “{key}”.")
    return Entry(where, optional | given)


# --- readers ------------------------------------------------------------------------------------


def mapping(value: Any, where: str) -> dict[Any, Any]:
    """A set of keys, whatever they are."""
    if isinstance(value, dict):
        return value
    raise CatalogueError(f"{where} should be a set of keys, not {_quoted(value)}.")


def listed(value: Any, where: str) -> list[Any]:
    """A list, whatever is in it."""
    if isinstance(value, list):
        return value
    raise CatalogueError(f"{where} should be a list, not {_quoted(value)}.")


def text(value: Any, where: str) -> str:
    """Words, at least one."""
    if isinstance(value, str) and value.strip():
        return value
    raise CatalogueError(f"{where} should be words, not {_quoted(value)}.")


def whole(value: Any, where: str) -> int:
    """A whole number, not below zero, from YAML or a table's cell."""
    digits = str(value)
    if digits.isascii() and digits.isdigit():
        return int(digits)
    raise CatalogueError(f"{where} should be a whole number, not {_quoted(value)}.")


def positive(value: Any, where: str) -> float:
    """A number above nought."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < float("inf"):
        return float(value)
    raise CatalogueError(f"{where} should be a number above nought, not {_quoted(value)}.")


def day(value: Any, where: str) -> date:
    """A day, from YAML or a table's cell."""
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise CatalogueError(
            f"{where} should be a day such as 2026-11-24, not {_quoted(value)}."
        ) from error


def period(value: Any, where: str) -> str:
    """A period as 2024/25: of the two forms that a reader may use, files use the first."""
    try:
        well_formed = periods.parse(str(value)) == value
    except UnknownCode:
        well_formed = False
    if not well_formed:
        raise CatalogueError(f"{where}: {_quoted(value)} is not a period such as 2024/25.")
    return str(value)


# --- readers made of others, or of a closed set ---------------------------------------------------


def maybe(reader: Reader[T]) -> Reader[T | None]:
    """What the reader reads, or None where nothing is written."""
    return lambda value, where: None if value in (None, "") else reader(value, where)


def by_id(kind: str, reader: Reader[N]) -> Reader[dict[str, N]]:
    """What the reader reads of every entry of a list, by id and in order; no id comes twice."""

    def read(values: Any, where: str) -> dict[str, N]:
        found: dict[str, N] = {}
        for place, value in enumerate(listed(values, where), 1):
            name = value.get("id") if isinstance(value, dict) else None
            called = f"{kind} {name}" if name else f"{where}, number {place}"
            item = reader(value, called)
            if item.id in found:
                raise CatalogueError(f"{called} is entered twice.")
            found[item.id] = item
        return found

    return read


def each(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """What the reader reads of every item of a list, no two of them alike."""

    def read(values: Any, where: str) -> tuple[T, ...]:
        found: list[T] = []
        for place, value in enumerate(listed(values, where), 1):
            item = reader(value, f"{where}, number {place}")
            if item in found:
                raise CatalogueError(f"{where}, number {place}: {_quoted(value)} is there before.")
            found.append(item)
        return tuple(found)

    return read


def by_name(kind: str, reader: Reader[T]) -> Reader[dict[str, T]]:
    """What the reader reads behind every key, by that key."""
    return lambda values, where: {
        name: reader(value, f"{kind} {name}") for name, value in mapping(values, where).items()
    }


def one_of(allowed: Iterable[T]) -> Reader[T]:
    """The one of a closed set that is written."""
    known = tuple(allowed)

    def read(value: Any, where: str) -> T:
        for item in known:
            if item == value:
                return item
        words = ", ".join(json.dumps(item).strip('"') for item in known)
        raise CatalogueError(f"{where}: {_quoted(value)} is none of {words}.")

    return read


def _quoted(value: Any) -> str:
    return "nothing" if value in (None, "") else f"“{str(value)[:60]}”"
