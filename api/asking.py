"""From an address to what it asks for, strictly: whatever is not understood is a problem."""

from collections.abc import Iterable, Sequence

from api.contract import Asked, Endpoint, Parameter
from api.problems import Problem
from findings import api_sentences as words
from findings import edition as editions

JSON, CSV = "json", "csv"
MEDIA_TYPES = {JSON: "application/json", CSV: "text/csv"}
#: The longest query that is read, and the longest value in it.
LONGEST, LONGEST_VALUE = 6000, 100

LIMIT = Parameter("limit", "Rows in one answer.", example="100", whole=(1, 1000))
OFFSET = Parameter("offset", "Rows to pass over.", example="0", whole=(0, None))
EDITION = Parameter(
    "edition", "Id of an edition, the newest when left out: see ``/editions``.", example="cf3ed1b9"
)
FORMAT = Parameter(
    "format", "JSON or CSV; before the Accept header.", one_of=(JSON, CSV), example=JSON
)


def parameters(endpoint: Endpoint) -> tuple[Parameter, ...]:
    """All that an endpoint takes: its own, the edition, pages of a list, and the format."""
    dated = () if endpoint.undated else (EDITION,)
    pages = () if endpoint.document else (LIMIT, OFFSET)
    return (*endpoint.parameters, *dated, *pages, FORMAT)


def asked(known: Sequence[Parameter], pairs: Iterable[tuple[str, str]]) -> Asked:
    """The values of each parameter. Raises Problem with a sentence for what is wrong."""
    by_name = {one.name: one for one in known}
    found: dict[str, list[str]] = {}
    for name, text in pairs:
        if name not in by_name:
            raise Problem(400, words.no_parameter(name, by_name))
        found.setdefault(name, []).extend(_values(by_name[name], text))
    for name, values in found.items():
        _check(by_name[name], values)
    for one in known:
        if one.required and one.name not in found:
            raise Problem(400, words.needed(one.name, one.example))
    return Asked({name: tuple(dict.fromkeys(values)) for name, values in found.items()})


def edition(choices: Asked) -> str:
    """What to read for the edition that was asked for. Raises Problem when there is none such."""
    named = choices.one(EDITION.name) or ""
    found = editions.asked(named)
    if found.sentence and not found.newer:
        raise Problem(400, words.no_edition(named))
    return found.read


def number(one: Parameter, choices: Asked) -> int:
    """A whole number that was asked for, or the usual one."""
    return int(choices.one(one.name) or one.example)


def format_of(choices: Asked, accept: str) -> str:
    """JSON or CSV: as the address says, else as the Accept header does. Raises Problem."""
    if named := choices.one("format"):
        return named
    best, weight = "", 0.0
    for part in accept.split(",") if accept.strip() else ["*/*"]:
        kind, *options = [piece.strip().lower() for piece in part.split(";")]
        form = _FORMS.get(kind, "")
        if form and (given := _weight(options)) > weight:
            best, weight = form, given
    if not best:
        raise Problem(406, words.NOT_ACCEPTED)
    return best


_FORMS = {
    "*/*": JSON, "application/*": JSON, "application/json": JSON, "text/*": CSV, "text/csv": CSV,
}  # fmt: skip


def _weight(options: Iterable[str]) -> float:
    for option in options:
        if option.startswith("q="):
            try:
                return float(option[2:])
            except ValueError:
                return 0.0
    return 1.0


def _values(one: Parameter, text: str) -> list[str]:
    parts = text.split(",") if one.several else [text]
    values = [part.strip() for part in parts if part.strip()]
    if not values:
        raise Problem(400, words.empty(one.name))
    return values


def _check(one: Parameter, values: Sequence[str]) -> None:
    if not one.several and len(values) > 1:
        raise Problem(400, words.once(one.name))
    if len(values) > one.most:
        raise Problem(400, words.too_many(one.name, one.most))
    for value in values:
        if one.whole and not _within(value, *one.whole):
            raise Problem(400, words.not_whole(one.name, value, *one.whole))
        if one.one_of and value not in one.one_of:
            raise Problem(400, words.no_code(one.name, value, one.one_of))
        if len(value) > LONGEST_VALUE:
            raise Problem(400, words.too_long(one.name))


def _within(text: str, least: int, most: int | None) -> bool:
    plain = text.isascii() and text.isdigit() and len(text) <= 9
    return plain and least <= int(text) and (most is None or int(text) <= most)
