"""How certain a figure is, as columns of a CSV file."""

from exports.csv_file import decimal
from findings.certainty import Certainty

CERTAIN_COLUMNS = (
    "low_95", "high_95", "pupils", "cohort", "against_england", "against_england_outside_london",
    "tested_with", "place_from", "place_to", "ranked",
)  # fmt: skip


def certain_cells(certain: Certainty | None) -> tuple[str, ...]:
    """The cells of ``CERTAIN_COLUMNS``; all empty where nothing is known."""
    if certain is None or certain.low is None or certain.high is None:
        return ("",) * len(CERTAIN_COLUMNS)
    rank = certain.rank
    pupils = "" if certain.pupils is None else f"{certain.pupils:.0f}"
    return (
        *ends((certain.low, certain.high)), pupils, certain.kind or "",
        certain.england.verdict or "", certain.outside_london.verdict or "",
        str(max(certain.england.family, certain.outside_london.family) or 1),
        *((str(rank.low), str(rank.high), str(rank.of)) if rank else ("", "", "")),
    )  # fmt: skip


def ends(interval: tuple[float, float] | None) -> tuple[str, str]:
    """Both ends of an interval to two decimals."""
    return (decimal(interval[0], 2), decimal(interval[1], 2)) if interval else ("", "")
