"""How many bytes a first visit brings over the wire."""

import pytest

from tests.bench.budgets import first_visits, objections
from tests.bench.weight import FIRST_VISITS, first_visit

MOST = 2_500_000


@pytest.mark.parametrize("page", FIRST_VISITS)
def test_a_first_visit_is_light(page, server, chromium, record_property):
    now = first_visit(chromium, f"{server.url}/{page}")
    record_property(f"first visit to {page}, bytes", now)
    print(f"first visit to {page}: {now:,} bytes")
    assert now <= MOST
    held = {page: {"bytes of a first visit": first_visits()[page]}}
    assert objections({page: {"bytes of a first visit": now}}, held) == []
