"""All that is known of an area's figures: the document of ``python -m eip_data findings``."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from api import choosing, kept
from api.contract import (
    COUNT,
    NUMBER,
    YES,
    Asked,
    Cell,
    Document,
    Endpoint,
    Field,
    Parameter,
    Row,
    Schema,
    closed,
    printed,
)
from eip_data import periods
from eip_data.columns import AreaKind, Counted, Group, Status, Unit, Verdict
from findings import choices
from findings.edition import Edition

#: Fields and, by name, the fields inside one; the order is the document's.
Parts = tuple["Field | tuple[Field, Parts]", ...]


def _about(name: str, text: str) -> Field:
    return Field(name, text, missing=True)


def _inside(name: str, text: str, *, missing: bool = False) -> Field:
    return Field(name, text, "object", missing)


_VALUE: Parts = (
    Field("value", "The figure; null where there is none.", NUMBER, missing=True),
    Field("decimals", "Decimals it is published with.", COUNT),
    Field("status", "How firm it is, or why it is missing.", one_of=tuple(Status)),
    Field("status_text", "The same in words."),
    Field("our_calculation", "Whether it is ours and not published.", YES),
)
_COMPARISON: Parts = (
    Field("verdict", "What may be said of the difference.", missing=True, one_of=tuple(Verdict)),
    _about("verdict_text", "The same in words."),
    Field("difference", "The figure minus its comparator.", NUMBER, missing=True),
    Field("low", "Lower end of the difference's 95% interval.", NUMBER, missing=True),
    Field("high", "Upper end.", NUMBER, missing=True),
    Field("family", "Authorities tested together; 0: by itself.", COUNT, missing=True),
    _about("family_text", "The same in words."),
    _about("reason", "Why there is no verdict."),
)
_CERTAINTY: Parts = (
    (_inside("interval", "95% interval of ordinary variation.", missing=True), (
        Field("low", "Lower end.", NUMBER),
        Field("high", "Upper end.", NUMBER),
        Field("pupils", "Pupils behind the figure.", NUMBER),
        Field("kind", "How their number is known.", one_of=tuple(Counted)),
        Field("kind_text", "The same in words."),
        Field("approximate", "Whether their number is estimated.", YES),
        Field("low_reliability", "Whether they are fewer than 30.", YES),
    )),
    _about("interval_reason", "Why there is no interval."),
    (_inside("england", "Beside England."), _COMPARISON),
    (_inside("england_outside_london", "Beside England outside London."), _COMPARISON),
    (_inside("rank", "95% interval of its place.", missing=True), (
        Field("low", "From this place.", COUNT),
        Field("high", "To this place.", COUNT),
        Field("of", "Of so many authorities.", COUNT),
    )),
    _about("rank_reason", "Why there is no place."),
)  # fmt: skip
_GAP: Parts = (
    Field("others_group", "The group at the other end.", one_of=tuple(Group)),
    (_inside("others", "Its level here."), _VALUE),
    (_inside("others_england", "Its level in England."), _VALUE),
    (_inside("within", "Others here minus the group here."), _VALUE),
    (_inside("vs_national", "Others in England minus the group here."), _VALUE),
    (_inside("peer_shortfall", "Others in England minus others here."), _VALUE),
    *_CERTAINTY,
)
FINDING: Parts = (
    Field("measure", "Id of the measure."),
    Field("title", "Its title."),
    Field("group", "Group of pupils.", one_of=tuple(Group)),
    Field("period", "Academic or financial year."),
    Field("unit", "What the value counts.", one_of=tuple(Unit)),
    *_VALUE,
    *_CERTAINTY,
    (_inside("gap", "Others minus the group; null without a published pair.", missing=True), _GAP),
)
_FIRST = (
    Field("edition", "Edition of the figures."),
    Field("area", "Code of the area."),
    Field("area_name", "Its name."),
    Field("kind", "What sort of place it is.", one_of=tuple(AreaKind)),
)


def _schema(parts: Parts) -> Schema:
    made: dict[str, Schema] = {}
    for part in parts:
        if isinstance(part, Field):
            made[part.name] = part.schema
        else:
            one = _schema(part[1]) | {"description": part[0].text}
            made[part[0].name] = {"anyOf": [one, {"type": "null"}]} if part[0].missing else one
    return closed(made)


SCHEMA = closed(
    {
        "edition": _FIRST[0].schema,
        "false_discovery_rate": {"type": "number"},
        "areas": {
            "type": "array",
            "items": closed(
                {
                    "code": _FIRST[1].schema,
                    "name": _FIRST[2].schema,
                    "kind": _FIRST[3].schema,
                    "findings": {"type": "array", "items": _schema(FINDING)},
                }
            ),
        },
    }
)


def _flat(parts: Parts, before: str = "") -> Iterator[Field]:
    """The same fields side by side: ``gap_within_value``."""
    for part in parts:
        if isinstance(part, Field):
            yield Field(before + part.name, part.text, part.kind, True, part.one_of)
        else:
            yield from _flat(part[1], f"{before}{part[0].name}_")


def _cells(parts: Parts, found: Mapping[str, Any] | None, before: str = "") -> Iterator[Any]:
    for part in parts:
        if isinstance(part, Field):
            value: Cell = found[part.name] if found else None
            if part.kind == NUMBER and value is not None:
                decimals = found["decimals"] if found and part.name == "value" else None
                value = _number(value, decimals)
            yield before + part.name, value
        else:
            inside = found[part[0].name] if found else None
            yield from _cells(part[1], inside, f"{before}{part[0].name}_")


def _number(value: Any, decimals: int | None) -> Decimal | None:
    return Decimal(str(value)) if decimals is None else printed(value, decimals)


def _codes(asked: Asked) -> tuple[tuple[str, ...], str | None, str | None, tuple[str, ...]]:
    """Areas, measure, period and notes, read as the command line reads them."""
    areas, notes = choosing.areas(asked)
    named, text = asked.one("measure"), asked.one("period")
    measure = choices.measure(named) if named else None
    period = periods.parse(text) if text else None
    if measure and period:
        choices.listed_periods(measure, [period])
    return tuple(area.code for area in areas), measure.id if measure else None, period, notes


def _findings(now: Edition, asked: Asked) -> Document:
    codes, measure, period, notes = _codes(asked)
    content = kept.findings(now.id, codes, measure, period)
    rows = [_row(now, area, found) for area in content["areas"] for found in area["findings"]]
    return Document(content, rows, notes)


def _row(now: Edition, area: Mapping[str, Any], found: Mapping[str, Any]) -> Row:
    first = (now.id, area["code"], area["name"], area["kind"])
    names = (one.name for one in _FIRST)
    return dict(zip(names, first, strict=True)) | dict(_cells(FINDING, found))


FINDINGS = Endpoint(
    "findings", "Findings",
    "All that is known of an area's figures: values, intervals, verdicts, places and both gaps. "
    "The document of the command line; in CSV a row a finding.",
    (
        Parameter("area", "ONS codes or DfE numbers.", several=True, required=True,
                  example="E06000057", most=10),
        Parameter("measure", "One measure; all when left out.", example="ks4_attainment8"),
        Parameter("period", "One year; each series' latest when left out.", example="2024-25"),
    ),
    (*_FIRST, *_flat(FINDING)), _findings, "area=E06000057&measure=ks4_attainment8", _codes,
    document=SCHEMA,
)  # fmt: skip
