"""What is loaded stays as it was loaded: no entry, and nothing in one, can be changed."""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType

import pytest

from eip_data import catalogue

UNCHANGING = (str, int, float, date, Enum, type(None), tuple, frozenset, MappingProxyType)


def parts(thing: object) -> Iterator[object]:
    """The thing and everything it holds, however deep."""
    yield thing
    if dataclasses.is_dataclass(thing):
        inner = [getattr(thing, field.name) for field in dataclasses.fields(thing)]
    elif isinstance(thing, Mapping):
        inner = [*thing.keys(), *thing.values()]
    else:
        inner = [] if isinstance(thing, str) else list(getattr(thing, "__iter__", tuple)())
    for part in inner:
        yield from parts(part)


def test_every_entry_is_a_frozen_dataclass():
    entries = [part for part in parts(catalogue.load()) if dataclasses.is_dataclass(part)]
    kinds = {type(entry) for entry in entries}
    assert {kind.__name__ for kind in kinds} == {
        "Catalogue", "Measure", "Series", "Break", "Annotation", "Area", "Neighbour", "Source",
        "Workstream", "Priority", "Programme", "Fact", "WebPage", "Uncertainty",
    }  # fmt: skip
    for kind in kinds:
        entry = next(one for one in entries if type(one) is kind)
        field = dataclasses.fields(entry)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(entry, field, None)


def test_nothing_an_entry_holds_can_be_changed():
    book = catalogue.load()
    for part in parts((book.programme, *book.measures.values(), *book.areas.values(),
                       *book.sources.values(), *book.workstreams.values(),
                       *book.neighbours.values())):  # fmt: skip
        assert dataclasses.is_dataclass(part) or isinstance(part, UNCHANGING), part


def test_no_entry_can_be_put_into_the_loaded_catalogue():
    book = catalogue.load()
    for field in dataclasses.fields(book):
        held = getattr(book, field.name)
        assert isinstance(held, UNCHANGING) or held is book.programme, field.name
