"""From a publisher's text to a number at its published precision, or to a reason."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from eip_data import periods
from eip_data.errors import SourceError, UnknownCode

#: Floating-point noise in the files starts well behind the fourth decimal.
_NOISE_FREE = 4


@dataclass(frozen=True)
class Cell:
    """One published cell: area code, period, the text as it stands, and the row's own status.

    ``status`` is "" where the file carries none; ``text`` "" or a symbol means no value.
    """

    area: str
    period: str
    text: str
    status: str = ""


def decimal(text: str) -> Decimal | None:
    """The number in the text, or None for a symbol such as "-", "z" or an empty cell."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def whole(text: str) -> int | None:
    """The count in the text, or None for a symbol; raises SourceError for part of a pupil."""
    number = decimal(text)
    if number is None:
        return None
    if number < 0 or number != number.to_integral_value():
        raise SourceError(f"“{text}” stands where a published file should hold a count.")
    return int(number)


def period(text: str, where: str) -> str:
    """A file's ``2024/25`` or ``2024-25`` as a period; raises SourceError for anything else."""
    try:
        return periods.parse(text)
    except UnknownCode as error:
        raise SourceError(f"{where}: “{text}” is not a single year.") from error


def rounded(number: Decimal, decimals: int) -> Decimal:
    """The number rounded half away from zero; never minus zero."""
    result = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def decimals_in(numbers: list[Decimal]) -> int:
    """The most decimals any of the numbers has after its floating-point noise is rounded away."""
    exponents = (rounded(n, _NOISE_FREE).normalize().as_tuple().exponent for n in numbers)
    return max((max(0, -int(e)) for e in exponents), default=0)


def printed(number: Decimal, decimals: int) -> str:
    """The number as the publisher prints it: ``68`` and ``68.0`` are different claims."""
    return format(rounded(number, decimals), "f")
