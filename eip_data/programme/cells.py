"""One cell of a register's file as the value its column holds, or the reason why it is none.

Cells come as text (CSV) or as text, numbers, days and truth values (XLSX). Empty is None.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Date, Float, Integer

from eip_data import catalogue, periods
from eip_data.columns import NORTH_EAST_CA
from eip_data.errors import UnknownCode
from eip_data.programme.problems import Wrong, one_of
from eip_data.programme_columns import Priority, Workstream

Reader = Callable[[object], object]

_MOST = 100_000_000
_NUMBER = re.compile(r"-?£?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_DAYS = {
    re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII): "%Y-%m-%d",
    re.compile(r"\d{1,2}/\d{1,2}/\d{4}", re.ASCII): "%d/%m/%Y",
    re.compile(r"\d{1,2}-\d{1,2}-\d{4}", re.ASCII): "%d-%m-%Y",
}
_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffd\ufffe\uffff\ud800-\udfff]")
_TYPES = (str, bool, int, float, date, type(None))


def reader(column: Column[Any]) -> Reader:
    """The function that reads a cell of this column; it raises Wrong with what to do."""
    read = _of_kind(column)

    @lru_cache(maxsize=4096, typed=True)
    def cell(value: object) -> object:
        plain = _plain(value)
        if plain is not None:
            return read(plain)
        if not column.nullable:
            raise Wrong("the cell is empty; fill it in")
        return None

    return cell


def authorities() -> Mapping[str, str]:
    """Code and name of each authority of the North East CA."""
    areas = catalogue.load().areas
    return {code: areas[code].name for code in areas[NORTH_EAST_CA].members}


def folded(text: str) -> str:
    """A name or code without case, spaces and signs, to find it by."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def _plain(value: object) -> object:
    """The value without its surroundings; None when nothing is left."""
    if not isinstance(value, _TYPES):
        raise Wrong(_FORMULA)
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if text.startswith("="):
        raise Wrong(_FORMULA)
    if text in _ERRORS:
        raise Wrong("this is an error of the spreadsheet; put the value in its place")
    if _UNPRINTABLE.search(text):
        raise Wrong("a letter was lost or cannot be printed; type the text again")
    return text or None


_FORMULA = (
    "this is a formula; put its value in its place (copy, then Paste Special, Values), and begin "
    "no text with ="
)


def _of_kind(column: Column[Any]) -> Reader:
    choices, form = column.info.get("choices"), column.info.get("form")
    if choices:
        return _choice(choices)
    if form:
        return _FORMS[form]
    if isinstance(column.type, Integer):
        return _urn if column.name.endswith("urn") else _whole
    if isinstance(column.type, Float):
        return _pounds
    if isinstance(column.type, Date):
        return _day
    return _text(column.type.length)  # type: ignore[attr-defined]


def _text(length: int) -> Reader:
    def read(value: object) -> str:
        if isinstance(value, bool | date):
            raise Wrong("this should be text; format the cell as text and type it again")
        text = _written(value)
        if len(text) > length:
            raise Wrong(f"the text is longer than {length:,} characters; shorten it")
        return text

    return read


def _written(value: object) -> str:
    """The value as it was typed: a workbook keeps 390 as 390.0."""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _number(value: object) -> float:
    if isinstance(value, bool | date) or not _NUMBER.fullmatch(str(value).strip()):
        raise Wrong("this is not a number; write digits only, or leave the cell empty if unknown")
    number = float(str(value).replace(",", "").replace("£", ""))
    if number < 0:
        raise Wrong("the number is below zero; correct it, or leave the cell empty if unknown")
    if number > _MOST:
        raise Wrong(f"the number is larger than {_MOST:,}; correct it")
    return number


def _whole(value: object) -> int:
    number = _number(value)
    if number != int(number):
        raise Wrong("this is not a whole number; correct it")
    return int(number)


def _urn(value: object) -> int:
    try:
        number = _whole(value)
    except Wrong:
        number = 0
    if not 100_000 <= number <= 999_999:
        raise Wrong("a URN has six digits; look it up in Get Information About Schools")
    return number


def _pounds(value: object) -> float:
    number = _number(value)
    if round(number, 2) != number:
        raise Wrong("pounds have at most two decimals; round the amount")
    return number


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form, pattern in _DAYS.items():
        if form.fullmatch(str(value)):
            try:
                return datetime.strptime(str(value), pattern).date()
            except ValueError:
                break
    raise Wrong("this is not a day; write it as 31/12/2025 or 2025-12-31")


def _choice(choices: type[StrEnum]) -> Reader:
    known = {folded(code): code.value for code in choices}
    streams = catalogue.load().workstreams.values()
    if choices is Workstream:
        known |= {folded(stream.title): stream.id for stream in streams}
    if choices is Priority:
        known |= {folded(one.title): one.id for stream in streams for one in stream.priorities}

    def read(value: object) -> str:
        try:
            return known[folded(str(value))]
        except KeyError:
            raise Wrong(f"there is no such choice; {one_of(choices)}") from None

    return read


def _authority(value: object) -> str:
    areas = catalogue.load().areas
    known: dict[str, str] = {}
    for code in authorities():
        area = areas[code]
        for name in (code, area.number, area.name, area.short_name, *area.former_codes):
            known[folded(name)] = code
    try:
        return known[folded(_written(value))]
    except KeyError:
        listed = (f"{code} ({name})" for code, name in authorities().items())
        raise Wrong(
            f"this is none of the North East CA's seven authorities; {one_of(listed)}"
        ) from None


def _measure(value: object) -> str:
    if str(value) not in catalogue.load().measures:
        raise Wrong("there is no such measure; see the sheet lists of the template")
    return str(value)


def _period(value: object) -> str:
    try:
        return periods.parse(str(value))
    except UnknownCode:
        raise Wrong("this is not an academic year; write it as 2025/26, in a text cell") from None


_FORMS: Mapping[str, Reader] = {
    "authority": _authority, "measure": _measure, "period": _period,
}  # fmt: skip
