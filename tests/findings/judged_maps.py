"""Maps of verdicts for the tests, each made once."""

import re
from functools import cache

from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA, Group
from findings.map_layer import MapLayer, asked, map_layer
from findings.quantity import Show
from findings.sentences import count_text
from tests.known import cells_of as known
from tests.known import stored_of as judged

BOOK = catalogue.load()
SEVEN = BOOK.areas[NORTH_EAST_CA].members
A8, KS2, DIS, NOW = "ks4_attainment8", "ks2_rwm_expected", Group.DISADVANTAGED, "2024/25"


@cache
def layer_of(
    measure_id: str = A8,
    group: Group = DIS,
    show: Show = Show.VERDICT,
    period: str = NOW,
    stored_of=judged,
) -> MapLayer:
    wanted = asked(measure_id, group, show, period, "")
    return map_layer(wanted, cells_of=known, stored_of=stored_of)


def counted(title: str, words: str) -> int:
    """How many of the seven a title puts on a side, or says nothing of."""
    patterns = {
        "cannot tell": r"for (\w+) we cannot tell|for any of the (\w+)",
        "no verdict": r"for (\w+) of the seven there is no verdict",
    }
    usual = rf"\b{words}\b(?: (?:than|as) (?:England's|in England outside London))? in (\w+)"
    found = re.search(patterns.get(words, usual), title)
    word = next((one for one in found.groups() if one), "none") if found else "none"
    if word == "all":
        return len(SEVEN)
    return 0 if word == "none" else next(n for n in range(1, 8) if count_text(n) == word)
