"""A briefing on one place: where it stands, how sure, since when; why, reach, sources.

Nothing is worked out here: every figure is one that another finding holds, in its words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA, AreaKind
from findings import area_sentences, sentences, sources
from findings import briefing_parts as parts
from findings import briefing_sentences as words
from findings.authority import AreaProfile
from findings.briefing_parts import MEASURE, Dots, Passage, ReachPart, Table
from findings.compare import Comparison
from findings.edition import Edition
from findings.explain_ages import Ladder
from findings.explain_split import Split
from findings.gap_parts import GapParts
from findings.overview import Overview
from findings.programme_panel import ProgrammePanel
from findings.trend import Trend


@dataclass(frozen=True, eq=False)
class Briefing:
    """Everything two pages say of one place, ready to be set; sentences may hold **bold**."""

    code: str
    name: str
    kicker: str
    title: str
    lead: str
    ages: Table
    ages_under: str
    sure: tuple[str, ...]
    trend: Trend
    dots: Dots | None
    seven: Table | None  # the combined authority's alone
    seven_under: str
    gap: Passage
    moved: Passage
    gap_table: Table | None
    split: Passage
    places: Passage | None
    reach: ReachPart | None
    reach_reason: str
    caveats: tuple[str, ...]
    source: str
    updates: str
    edition: str
    dated: date  # of the edition: the file's own date too
    path: str  # of the page that the figures stand on
    stem: str  # of the files' names

    @property
    def illustrative(self) -> bool:
        """Whether anything in it is invented."""
        return bool(self.reach and self.reach.banner)


@dataclass(frozen=True, eq=False)
class Found:
    """The findings that a briefing is put together from, all of one place."""

    profile: AreaProfile
    trend: Trend
    gap: GapParts
    split: Split
    ladder: Ladder
    neighbours: Comparison | None
    overview: Overview | None  # where the place is the combined authority
    programme: ProgrammePanel | None
    registered: bool  # whether any register is loaded


def briefing(found: Found, now: Edition) -> Briefing:
    """The briefing of one place from its findings; asks no database."""
    profile, view = found.profile, found.overview
    area = catalogue.load().areas[profile.code]
    whole = profile.code == NORTH_EAST_CA
    # The seven's own table leaves less room on the first page of the combined authority's.
    sure = tuple(note for note in profile.headline_notes if not whole or note.startswith("**Under"))
    return Briefing(
        code=profile.code,
        name=profile.name,
        kicker=profile.kicker,
        title=view.title if view else words.title(area, profile.headlines),
        lead=view.lead if view else profile.lead,
        ages=parts.ages(profile),
        ages_under=profile.headline_under,
        sure=sure,
        trend=found.trend,
        dots=parts.members(view) if view else parts.neighbours(found.neighbours),
        seven=parts.seven(view) if view else None,
        seven_under=words.SEVEN_UNDER if view and _judged(profile) else "",
        gap=Passage(found.gap.title or found.gap.reason, found.gap.under, found.gap.sentence),
        moved=parts.moved(found.gap),
        gap_table=parts.gap_table(found.gap),
        split=parts.split(found.split),
        places=None if whole else parts.places(found.ladder, area),
        reach=parts.reach(found.programme),
        reach_reason=words.NO_PROGRAMME if found.registered else words.NO_REGISTER,
        caveats=_caveats(found, sure),
        source=profile.headline_source,
        updates=_updates(profile),
        edition=profile.edition,
        dated=now.day,
        path=f"{'overview?' if whole else f'authority?area={profile.code}&'}edition={now.id}",
        stem=sentences.file_name(area.short_name, "briefing").removesuffix(".csv"),
    )


def _judged(profile: AreaProfile) -> bool:
    return any(row.certain.england.verdict for row in profile.headlines)


def _updates(profile: AreaProfile) -> str:
    """When the headline measures were updated, are due, and were read."""
    known = sources.sources()
    shown = {row.measure_id for row in profile.headlines}
    feeds = [feed for feed in known.feeds if feed.measure_id in shown]
    titles = {title for feed in feeds for title in feed.sources}
    return words.updates(feeds, [card.accessed for card in known.cards if card.title in titles])


def _caveats(found: Found, said: Iterable[str]) -> tuple[str, ...]:
    """All notes of the findings that were used, each once, but for those said already."""
    gone = set(said)
    rest = [note for note in found.profile.headline_notes if note not in gone]
    own = [note for note in found.ladder.panel.notes if found.profile.kind is AreaKind.AUTHORITY]
    notes = [*found.gap.flags, *rest, *found.split.panel.notes[:1], *own, *found.gap.notes]
    if found.profile.code == NORTH_EAST_CA:
        measures = catalogue.load().measures
        notes.append(area_sentences.north_east_note(measures[MEASURE]))
    return tuple(dict.fromkeys(notes))
