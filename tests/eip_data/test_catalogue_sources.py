"""Identity cards of the published files, and the words of the three workstreams."""

import csv
import dataclasses
import hashlib
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from eip_data import catalogue
from eip_data.entries import Source
from eip_data.errors import CatalogueError
from geo import build

ROOT = Path(__file__).parents[2]

#: Cards of files that no figure and no cohort names: what they are used for instead.
READ_FOR = {"lait_dictionary": "decimals", "lait_neighbours": "neighbours.csv"}


def carried_sources() -> set[str]:
    """Every source named in a row of the carried figures and cohorts."""
    found: set[str] = set()
    for path in (ROOT / "eip_data" / "figures").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row["source"] for row in csv.DictReader(file) if "source" in row}
    return found


def every_card() -> list[Source]:
    book = catalogue.load()
    return [*book.sources.values(), *book.shapes.values()]


def test_every_card_describes_the_file_that_is_there(published):
    for card in every_card():
        content = (published / card.file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == card.sha256, card.id


def test_every_card_is_filled_in():
    for card in every_card():
        for field in dataclasses.fields(card):
            text = getattr(card, field.name)
            assert text or field.name == "published", (card.id, field.name)
        assert card.url.startswith("https://")
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", card.published or "2026-01")
        assert date.fromisoformat(card.accessed)


def test_every_source_is_used_and_every_used_source_has_a_card():
    book = catalogue.load()
    feeds = {
        feed for m in book.measures.values() for series in m.series for feed, _ in series.feeds
    }
    assert feeds <= carried_sources()
    assert feeds | carried_sources() | set(READ_FOR) == set(book.sources)
    assert not set(READ_FOR) & carried_sources()


def test_the_files_of_the_map_have_cards_and_carry_no_figures(tmp_path):
    book = catalogue.load()
    assert {card.file for card in book.shapes.values()} == {build.BOUNDARIES, build.LAYOUT}
    assert not set(book.shapes) & (carried_sources() | set(book.sources))
    assert {card.holds for card in book.sources.values()} == {"figures"}


def test_a_card_holds_one_of_two_things(tmp_path):
    folder = shutil.copytree(catalogue.FOLDER, tmp_path / "catalogue")
    file = folder / "sources.yaml"
    text = file.read_text(encoding="utf-8").replace("\n  holds: shapes", "\n  holds: wishes", 1)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match="ons_boundaries, holds"):
        catalogue.load(folder)


# --- workstreams --------------------------------------------------------------------------------


def test_three_workstreams_have_one_three_and_six_priorities():
    counts = [len(w.priorities) for w in catalogue.load().workstreams.values()]
    assert counts == [1, 3, 6]


def test_the_words_of_the_workstreams_are_written_in_one_file():
    streams = catalogue.load().workstreams.values()
    entries = [entry for stream in streams for entry in (stream, *stream.priorities)]
    several = [entry.title for entry in entries if " " in entry.title]
    single = [entry.title for entry in entries if " " not in entry.title]
    assert len(several) == 8
    words = re.compile(
        rf"(?i:\b(?:{'|'.join(map(re.escape, several))})\b)"
        rf"|[\"'“](?:{'|'.join(single)})[\"'”]"
    )
    home = catalogue.FOLDER / "workstreams.yaml"
    assert len(words.findall(home.read_text(encoding="utf-8"))) == len(several)
    for path in source_files():
        # What a test types into a register's file is typed as its author would.
        if path != home and "test_register" not in path.name:
            found = words.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path.relative_to(ROOT)}: {found and found[0]}"


def source_files() -> Iterator[Path]:
    """Every Python and YAML file of the project, not those of its environment."""
    for place in ROOT.iterdir():
        if place.is_dir() and not place.name.startswith(".") and place.name != "data":
            yield from (p for p in place.rglob("*") if p.suffix in (".py", ".yaml", ".yml"))
        elif place.suffix in (".py", ".yaml", ".yml"):
            yield place
