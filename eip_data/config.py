"""Settings: frozen, read from the environment each time they are asked for."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Where the database is, what may be shown, and where copies are kept.

    ``database_url``: a SQLAlchemy URL; SQLite under ``data/`` unless ``EIP_DATABASE_URL`` is set.
    ``show_register``: whether a real programme register may be shown (``EIP_SHOW_REGISTER=1``).
    ``cache_dir``: a folder that may be emptied at any time; ``~/.cache/eip`` unless
    ``EIP_CACHE_DIR`` is set.
    """

    database_url: str
    show_register: bool
    cache_dir: Path


def settings() -> Settings:
    """The settings in force, from the environment."""
    url = os.environ.get("EIP_DATABASE_URL", "").strip()
    if not url:
        url = f"sqlite:///{ROOT / 'data' / 'eip.sqlite'}"
    return Settings(
        database_url=_with_driver(url),
        show_register=os.environ.get("EIP_SHOW_REGISTER", "") == "1",
        cache_dir=Path(os.environ.get("EIP_CACHE_DIR") or os.path.expanduser("~/.cache/eip")),
    )


def _with_driver(url: str) -> str:
    """The URL with psycopg named for PostgreSQL, whichever short form was given."""
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url
