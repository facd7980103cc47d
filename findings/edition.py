"""Which edition of the figures is being read, and which one a link asks for."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from eip_data import database, earlier
from eip_data.edition_read import NEWEST, reading
from eip_data.errors import DatabaseAway, FiguresError
from eip_data.outcomes import queries
from findings import editions_sentences as words
from findings.sentences import day_text


@dataclass(frozen=True)
class Edition:
    """``id``: first 8 characters of the figures' content hash; ``day``: of which it is, and
    ``date`` the same as read on screen."""

    id: str
    date: str
    day: datetime.date


@dataclass(frozen=True)
class Asked:
    """What a link that carries an edition is answered with.

    ``read`` is for ``eip_data.edition_read.reading``; ``sentence`` tells the reader that the
    figures are not the newest, or that the edition is unknown, and is "" where nothing needs
    telling. ``newer`` says whether a newer edition may be opened instead.
    """

    read: str
    sentence: str
    newer: bool


_TOLD: ContextVar[Callable[[], Edition] | None] = ContextVar("edition told", default=None)


@contextmanager
def told(known: Callable[[], Edition]) -> Iterator[None]:
    """Let ``current`` say what ``known`` does until the end of the block, and ask no database."""
    before = _TOLD.set(known)
    try:
        yield
    finally:
        _TOLD.reset(before)


def current() -> Edition:
    """The edition being read, the loaded one by default; raises DatabaseAway when none is."""
    known = _TOLD.get()
    return known() if known else found()


def found() -> Edition:
    """The same, asked of the database."""
    with database.figures() as connection:
        stored = queries.edition(connection)
    if stored is None:
        raise DatabaseAway(
            "No figures are loaded yet. Run “python -m eip_data build” and try again."
        )
    return Edition(stored[0][:8], day_text(stored[1]), stored[1])


def loaded() -> Edition:
    """The edition in the database, whichever is being read."""
    with reading(NEWEST):
        return found()


def asked(edition_id: str) -> Asked:
    """What to read for the edition that a link names; "" names none."""
    now = loaded()
    if edition_id in ("", now.id):
        return Asked(NEWEST, "", newer=False)
    for one in earlier.editions():
        if one.id == edition_id:
            try:
                certain = (earlier.unpacked(one.id) / "figures" / "certainty.csv").exists()
            except (FiguresError, OSError):
                told = words.BROKEN.format(id=one.id, newest=now.id)
                return Asked(NEWEST, told, newer=False)
            told = words.EARLIER.format(
                id=one.id, dated=day_text(one.dated), since=day_text(one.carried_since),
                newest=now.id, uncertain="" if certain else words.NOT_YET_CERTAIN,
            )  # fmt: skip
            return Asked(one.id, told, newer=True)
    return Asked(NEWEST, words.UNKNOWN.format(id=edition_id[:20], newest=now.id), newer=False)
