"""Pages need figures to show and no answers kept from elsewhere; AppTest runs no lifespan."""

from collections.abc import Iterator

import pytest
import streamlit as st

from eip_data import database


@pytest.fixture(scope="package", autouse=True)
def figures() -> Iterator[None]:
    """The carried figures in the configured database, and an empty cache before and after."""
    database.ready()
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
