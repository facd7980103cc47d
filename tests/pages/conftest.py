"""Pages need figures to show and no answers kept from elsewhere; AppTest runs no lifespan."""

from collections.abc import Iterator

import pytest

from eip_data import database
from tests.pages.opening import nothing_kept


@pytest.fixture(scope="package", autouse=True)
def figures() -> Iterator[None]:
    """The carried figures in the configured database, and an empty cache before and after."""
    database.ready()
    nothing_kept()
    yield
    nothing_kept()
