"""The settings: where the database is, and what may be shown."""

from pathlib import Path

import pytest

from eip_data import config

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("short", ["postgres://", "postgresql://", "postgresql+psycopg://"])
def test_each_form_of_a_postgresql_address_names_the_same_driver(short, monkeypatch):
    monkeypatch.setenv("EIP_DATABASE_URL", f"  {short}someone@127.0.0.1:1/figures ")
    assert config.settings().database_url == "postgresql+psycopg://someone@127.0.0.1:1/figures"


def test_without_a_setting_the_database_is_a_file_under_data(monkeypatch):
    for value in ("", "  "):
        monkeypatch.setenv("EIP_DATABASE_URL", value)
        assert config.settings().database_url == f"sqlite:///{ROOT / 'data' / 'eip.sqlite'}"
    monkeypatch.delenv("EIP_DATABASE_URL")
    assert config.settings().database_url == f"sqlite:///{ROOT / 'data' / 'eip.sqlite'}"


@pytest.mark.parametrize(
    ("value", "shown"), [(None, False), ("", False), ("0", False), ("1", True)]
)
def test_a_register_is_shown_only_when_asked_for(value, shown, monkeypatch):
    monkeypatch.delenv("EIP_SHOW_REGISTER", raising=False)
    if value is not None:
        monkeypatch.setenv("EIP_SHOW_REGISTER", value)
    assert config.settings().show_register is shown
