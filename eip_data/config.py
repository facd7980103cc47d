"""Settings: frozen, read from the environment each time they are asked for."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Where the database is and what may be shown.

    ``database_url``: a SQLAlchemy URL; SQLite under ``data/`` unless ``EIP_DATABASE_URL`` is set.
    ``show_register``: whether a real programme register may be shown (``EIP_SHOW_REGISTER=1``).
    """

    database_url: str
    show_register: bool


def settings() -> Settings:
    """The settings in force, from the environment."""
    url = os.environ.get("EIP_DATABASE_URL", "").strip()
    if not url:
        url = f"sqlite:///{ROOT / 'data' / 'eip.sqlite'}"
    return Settings(
        database_url=_with_driver(url),
        show_register=os.environ.get("EIP_SHOW_REGISTER", "") == "1",
    )


def _with_driver(url: str) -> str:
    """The URL with psycopg named for PostgreSQL, whichever short form was given."""
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url
