"""What the Education Improvement Programme is: its facts, workstreams and priorities."""

from dataclasses import dataclass

from eip_data import catalogue
from eip_data.entries import Priority, Workstream
from findings import sentences


@dataclass(frozen=True)
class Stream:
    """A workstream and its priorities, as titles."""

    title: str
    priorities: tuple[str, ...]


@dataclass(frozen=True)
class ProgrammeCard:
    """Everything the programme page shows; ``facts`` and ``strands`` are (title, text)."""

    name: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    streams_title: str
    streams: tuple[Stream, ...]
    strands: tuple[tuple[str, str], ...]
    contact: str
    source: str
    url: str
    note: str


def programme() -> ProgrammeCard:
    """The programme as the catalogue holds it; asks no database."""
    book = catalogue.load()
    known, page = book.programme, book.programme.source
    count = len(book.workstreams)
    priorities = sum(len(stream.priorities) for stream in book.workstreams.values())
    return ProgrammeCard(
        name=known.name,
        lead=f"The {known.name} is a programme of the {known.owner}. It has "
        f"**{sentences.count_text(count)}** workstreams with "
        f"**{sentences.count_text(priorities)}** priorities between them.",
        facts=tuple((fact.title, fact.text) for fact in known.facts),
        streams_title=f"{sentences.count_text(count).capitalize()} workstreams",
        streams=tuple(
            Stream(stream.title, tuple(_title(item, stream) for item in stream.priorities))
            for stream in book.workstreams.values()
        ),
        strands=tuple((strand.title, strand.text) for strand in known.strands),
        contact=sentences.CONTACT,
        source=f"Source: {page.publisher}, {page.title}, accessed "
        f"{sentences.day_text(page.accessed)}; in our own words.",
        url=page.url,
        note="The figures on this site describe all pupils of the seven authorities, whether or "
        "not their school takes part. They cannot show what the programme has done.",
    )


def _title(priority: Priority, stream: Workstream) -> str:
    """A priority's title; one that is general says of what, as two workstreams have such a one."""
    if priority.id != "general":
        return priority.title
    return f"{priority.title} {stream.title.lower()}"
