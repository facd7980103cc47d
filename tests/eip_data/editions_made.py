"""Editions made for tests: the real figures with a few rows changed, and folders to keep them."""

import shutil
from pathlib import Path

from eip_data import earlier
from eip_data.earlier import Files

#: Northumberland's disadvantaged pupils at 16 in 2024/25, a figure that many pages show.
CELL = "ks4_attainment8,disadvantaged,E06000057,2024/25,"


def revised(figures: Files, value: str = "99.9") -> dict[str, bytes]:
    """The figures with that one cell at another value."""
    name = "ks4_attainment8.csv"
    lines = figures[name].decode().split("\n")
    place = next(i for i, line in enumerate(lines) if line.startswith(CELL))
    _, status, source = lines[place].removeprefix(CELL).split(",")
    lines[place] = f"{CELL}{value},{status},{source}"
    return {**figures, name: "\n".join(lines).encode()}


def put(files: Files, folder: Path) -> Path:
    """Write files into a folder, in the place of those that are there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def kept_in(home: Path) -> tuple[Path, Path]:
    """Copies of the carried editions and of the figures, to be changed: two folders."""
    editions = Path(shutil.copytree(earlier.FOLDER, home / "editions"))
    return editions, put(earlier.figure_files(), home / "figures")
