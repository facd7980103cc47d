"""Areas, measures, sources and editions: what figures are of, and where they come from."""

from api import choosing, kept
from api.contract import COUNT, TEXTS, YES, Asked, Endpoint, Field, Listed, Parameter, Row
from eip_data import catalogue
from eip_data.columns import AreaKind, Unit
from eip_data.entries import Area, Source
from findings.changes import EditionCard, editions
from findings.edition import Edition
from findings.every_measure import every_measure
from findings.sources import sources as source_cards

KIND = Parameter("kind", "Kinds of area.", several=True, one_of=tuple(AreaKind))

AREA_FIELDS = (
    Field("area", "Code: ONS, or our own for an area that is put together."),
    Field("number", "DfE number.", missing=True),
    Field("name", "Name."),
    Field("short_name", "Name as charts write it."),
    Field("kind", "What sort of place it is.", one_of=tuple(AreaKind)),
    Field("region", "Code of its region.", missing=True),
    Field("members", "Authorities of a combined authority.", TEXTS),
    Field("valid_from", "First day, where it is not older than the figures.", missing=True),
    Field("valid_to", "Last day of a former authority.", missing=True),
    Field("successors", "Authorities that followed a former one.", TEXTS),
    Field("former_codes", "Earlier codes of the same authority.", TEXTS),
)


def _areas(_now: Edition, asked: Asked) -> Listed:
    named, notes = choosing.areas(asked)
    kinds = asked.several("kind")
    found = [area for area in named or kept.areas() if not kinds or area.kind in kinds]
    return Listed(found, _area, notes)


def _area(area: Area) -> Row:
    return {
        "area": area.code, "number": area.number or None, "name": area.name,
        "short_name": area.short_name, "kind": area.kind.value, "region": area.region or None,
        "members": area.members,
        "valid_from": area.valid_from.isoformat() if area.valid_from else None,
        "valid_to": area.valid_to.isoformat() if area.valid_to else None,
        "successors": area.successors, "former_codes": area.former_codes,
    }  # fmt: skip


AREAS = Endpoint(
    "areas", "Areas", "Authorities of today and before, regions, England and our own areas.",
    (choosing.AREA, KIND), AREA_FIELDS, _areas, "kind=authority&limit=5", choosing.areas,
)  # fmt: skip

#: In the order of ``findings.every_measure``'s columns.
MEASURE_FIELDS = (
    Field("measure", "Id."),
    Field("stage", "Age or subject it belongs to."),
    Field("title", "Title."),
    Field("definition", "What is counted, of whom."),
    Field("population", "Which pupils and schools are in it."),
    Field("unit", "What a value counts.", one_of=tuple(Unit)),
    Field("decimals", "Decimals it is usually published with.", COUNT),
    Field("higher_is_better", "Whether more is better.", one_of=("yes", "no", "context")),
    Field("coverage", "Published by authority, or for England alone.",
          one_of=("authorities", "national")),
    Field("weighting", "How authorities are put together in our own figures."),
    Field("period_kind", "Which day or year a period stands for."),
    Field("groups", "Groups of pupils.", TEXTS),
    Field("first_period", "First period."),
    Field("last_period", "Latest period."),
    Field("base_period", "Period that changes are counted from, by group."),
    Field("no_pair_reason", "Why there is no gap.", missing=True),
    Field("breaks", "What stands between periods.", TEXTS, between=" | "),
    Field("caveats", "What to know before use.", TEXTS, between=" | "),
    Field("sources", "Ids of sources.", TEXTS),
    Field("last_update", "Day of the publisher's last update."),
    Field("next_update", "Day the publisher's next update is announced for."),
    Field("method_link", "The publisher's method."),
)  # fmt: skip


def _measures(_now: Edition, asked: Asked) -> Listed:
    wanted = {measure.id for measure in choosing.measures(asked)}
    every = every_measure()
    rows = [dict(zip(every.columns, row, strict=True)) for row in every.rows]
    return Listed([row for row in rows if row["measure"] in wanted], _measure)


def _measure(row: dict[str, str]) -> Row:
    typed: dict[str, str | int | tuple[str, ...] | None] = dict(row)
    typed["decimals"] = int(row["decimals"])
    typed["no_pair_reason"] = row["no_pair_reason"] or None
    for one in MEASURE_FIELDS:
        if one.kind == TEXTS:
            typed[one.name] = tuple(row[one.name].split(one.between)) if row[one.name] else ()
    return typed


MEASURES = Endpoint(
    "measures", "Measures", "The reviewed catalogue of measures.",
    (choosing.MEASURE,), MEASURE_FIELDS, _measures, "measure=ks4_attainment8",
    choosing.measures,
)  # fmt: skip

SOURCE_FIELDS = (
    Field("source", "Id, as figures name it."),
    Field("title", "Title."),
    Field("publisher", "Publisher."),
    Field("source_edition", "Which edition of it is read."),
    Field("published", "Day or month it was published.", missing=True),
    Field("accessed", "Day it was read."),
    Field("licence", "Licence."),
    Field("attribution", "How to name it."),
    Field("url", "Where it is published."),
    Field("measures", "Ids of the measures it feeds.", TEXTS),
    Field("used_for", "What else it gives.", missing=True),
)


def _sources(_now: Edition, asked: Asked) -> Listed:
    book = catalogue.load()
    cards = {**book.sources, **book.shapes}
    told = {
        card.id: (tuple(feed.measure_id for feed in card.feeds), card.used_for)
        for card in source_cards().cards
    }
    wanted = {measure.id for measure in choosing.measures(asked)}
    found = [
        (cards[name], *about)
        for name, about in told.items()
        if not asked.several("measure") or wanted & set(about[0])
    ]
    return Listed(found, _source)


def _source(found: tuple[Source, tuple[str, ...], str]) -> Row:
    card, feeds, used_for = found
    return {
        "source": card.id, "title": card.title, "publisher": card.publisher,
        "source_edition": card.edition, "published": card.published, "accessed": card.accessed,
        "licence": card.licence, "attribution": card.attribution, "url": card.url,
        "measures": feeds, "used_for": used_for or None,
    }  # fmt: skip


SOURCES = Endpoint(
    "sources", "Sources", "The identity card of every published file.",
    (choosing.MEASURE,), SOURCE_FIELDS, _sources, "measure=ks4_attainment8", choosing.measures,
)  # fmt: skip

EDITION_FIELDS = (
    Field("edition", "First 8 characters of the figures' content hash; ask for it by this."),
    Field("dated", "Latest day on which a source of it was published, in words."),
    Field("carried_since", "Day from which it was shown, in words."),
    Field("current", "Whether figures are of it when no edition is asked for.", YES),
    Field("why", "What was new in it."),
    Field(
        "changed_measures",
        "Ids of measures with a figure that the edition before had not, or had otherwise.",
        TEXTS,
    ),
)


def _editions(_now: Edition, _asked: Asked) -> Listed:
    return Listed(editions(), _edition)


def _edition(one: EditionCard) -> Row:
    return {
        "edition": one.id, "dated": one.dated, "carried_since": one.since,
        "current": one.shown_now, "why": one.why, "changed_measures": one.figures_of,
    }  # fmt: skip


EDITIONS = Endpoint(
    "editions", "Editions", "Every edition of the figures that can be asked for, newest first.",
    (), EDITION_FIELDS, _editions, "", undated=True,
    version=lambda: repr(editions()),
)  # fmt: skip
