"""What an endpoint is made of: parameters it takes, fields it gives, and how they are written.

Routes and the OpenAPI document are made from the same ``Endpoint``s, so they cannot part.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from findings.edition import Edition

Schema = dict[str, Any]
#: A value as it is printed: a Decimal keeps its decimals, ``68`` and ``68.0`` differ.
Cell = str | Decimal | int | bool | None | tuple[str, ...]
Row = Mapping[str, Cell]

TEXT, NUMBER, COUNT, YES, TEXTS = "string", "number", "integer", "boolean", "array"


@dataclass(frozen=True)
class Parameter:
    """One choice in an address; ``several`` are separated by commas or by repeating the name.

    ``most`` bounds the number of values, not their size.
    """

    name: str
    text: str
    several: bool = False
    required: bool = False
    example: str = ""
    one_of: tuple[str, ...] = ()
    most: int = 200
    whole: tuple[int, int | None] | None = None  # a whole number from, to

    @property
    def schema(self) -> Schema:
        """What one value must be; codes are the catalogue's to know."""
        if self.whole:
            least, most = self.whole
            limits = {"minimum": least} | ({"maximum": most} if most else {})
            return {"type": "integer", "default": int(self.example), **limits}
        one: Schema = {"type": "string"} | ({"enum": list(self.one_of)} if self.one_of else {})
        if self.several:
            return {"type": "array", "items": one, "minItems": 1, "maxItems": self.most}
        return one


@dataclass(frozen=True)
class Field:
    """One column of a row; ``between`` is what stands between several texts in CSV."""

    name: str
    text: str
    kind: str = TEXT
    missing: bool = False  # whether it may be null
    one_of: tuple[str, ...] = ()
    between: str = "; "

    @property
    def schema(self) -> Schema:
        """What the field holds in JSON."""
        made: Schema = {"type": [self.kind, "null"] if self.missing else self.kind}
        if self.kind == TEXTS:
            made["items"] = {"type": "string"}
        if self.one_of:
            made["enum"] = [*self.one_of, *([None] if self.missing else [])]
        return made | {"description": self.text}

    def csv(self, cell: Cell) -> str:
        """The cell in CSV; an empty one is missing, and a status beside it says why."""
        if cell is None:
            return ""
        if isinstance(cell, bool):
            return "yes" if cell else "no"
        return self.between.join(cell) if isinstance(cell, tuple) else str(cell)


@dataclass(frozen=True)
class Asked:
    """What an address asks for, in order: each parameter with its values, none when left out."""

    values: Mapping[str, tuple[str, ...]]

    def several(self, name: str) -> tuple[str, ...]:
        """All values of a parameter."""
        return self.values.get(name, ())

    def one(self, name: str) -> str | None:
        """The value of a parameter, or None."""
        return next(iter(self.several(name)), None)


@dataclass(frozen=True)
class Listed:
    """Rows that were found: ``items`` in order, and how one is told; told when they are sent."""

    items: Sequence[Any]
    told: Callable[[Any], Row]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """One document for JSON, and the same as rows for CSV."""

    content: Mapping[str, Any]
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Endpoint:
    """One address below ``/api/v1/``. ``answer`` asks the database and is called in a thread.

    ``check`` raises UserError for what cannot be asked, before anything is read. ``document`` is
    the schema of an answer that is no list; ``version`` tells what else than the edition of the
    figures an answer depends on. ``undated`` answers the same whichever edition is read.
    """

    name: str
    summary: str
    text: str
    parameters: tuple[Parameter, ...]
    fields: tuple[Field, ...]
    answer: Callable[[Edition, Asked], Listed | Document]
    example: str
    check: Callable[[Asked], object] = lambda _: None
    version: Callable[[], str] = lambda: ""
    undated: bool = False
    document: Schema | None = field(default=None, compare=False)


def printed(value: float | None, decimals: int) -> Decimal | None:
    """A number at exactly its printed decimals; adding nought turns a minus nought plain."""
    return None if value is None else Decimal(f"{value + 0.0:.{decimals}f}")


def plain(cell: Cell) -> object:
    """The cell as JSON has it."""
    if isinstance(cell, Decimal):
        whole = int(cell.as_tuple().exponent) >= 0
        return int(cell) if whole else float(cell)
    return list(cell) if isinstance(cell, tuple) else cell


def closed(properties: Mapping[str, Schema], description: str = "") -> Schema:
    """An object with these keys, all of them and no other."""
    made: Schema = {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
    return made | ({"description": description} if description else {})
