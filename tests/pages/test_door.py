"""What ``app.py`` promises: a start that survives a lost database, and no traceback on a page."""

import asyncio
import logging

import pytest

import app
from eip_data.errors import DatabaseAway, UnknownCode


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(app.st, "error", told.append)
    return told


def test_a_users_error_is_shown_as_its_own_sentence(shown):
    assert app.on_script_error(UnknownCode("There is no area “X”.")) is True
    assert shown == ["There is no area “X”."]


def test_any_other_error_is_logged_and_shown_as_one_neutral_line(shown, caplog):
    with caplog.at_level(logging.ERROR, logger="eip"):
        assert app.on_script_error(ValueError("password=hunter2")) is True
    assert shown == [app.SORRY]
    assert "hunter2" in caplog.text


def test_the_server_starts_without_its_database(monkeypatch, caplog):
    def away():
        raise DatabaseAway("The database cannot be reached.")

    async def started() -> bool:
        async with app.lifespan(app.app):
            return True

    monkeypatch.setattr(app.database, "ready", away)
    assert asyncio.run(started())
    assert "The database is not ready" in caplog.text
