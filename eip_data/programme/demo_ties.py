"""Which part of the programme the grants and meetings of the illustrative register are tied to."""

from eip_data.programme.drawn import one_of, part
from eip_data.programme_columns import PRIORITIES_OF, Phase, Priority, Workstream

Tie = tuple[Workstream | None, Priority | None, Phase | None]

_PAIRS = tuple((stream, one) for stream, own in PRIORITIES_OF.items() for one in own)


def tied(phase: Phase, *key: object, pair: tuple[Workstream, Priority] | None = None) -> Tie:
    """Workstream, priority and phase of a row: about a fifth name no workstream, some of the rest
    no priority, and a sixth no phase. ``pair`` is what the row is most likely tied to."""
    serves = None if part("phase?", *key) < 1 / 6 else phase
    if part("tied?", *key) < 0.2:
        return None, None, serves
    stream, priority = pair if pair and part("pair?", *key) < 0.7 else one_of(_PAIRS, "pair", *key)
    return stream, None if part("priority?", *key) < 0.15 else priority, serves
