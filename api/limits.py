"""How often one address may ask: a bucket an address, in this process's memory.

Behind a proxy that hides its readers they share one bucket; several processes have one each.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

#: Requests a minute from one address; as many at once when it was quiet before.
A_MINUTE = 600
#: Addresses that are remembered; the one that asked longest ago is forgotten first.
REMEMBERED = 10_000


class Limiter:
    """A bucket an address, full at first, filled at a steady rate. Not for several threads."""

    def __init__(
        self, a_minute: int = A_MINUTE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.a_minute = a_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> int:
        """Take one request out; 0, or the whole seconds to wait where none is left."""
        now, rate = self._clock(), self.a_minute / 60
        left, then = self._buckets.pop(address, (float(self.a_minute), now))
        left = min(float(self.a_minute), left + (now - then) * rate)
        allowed = left >= 1
        self._buckets[address] = (left - 1 if allowed else left, now)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return 0 if allowed else max(1, math.ceil((1 - left) / rate))
