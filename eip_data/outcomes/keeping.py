"""Keep an edition of the figures when the next takes its place, and say what changed.

``extract`` calls this after it has written new figures. The edition before becomes a difference
in ``eip_data/editions``; one that was carried since the same day only is replaced, as a second
reading of the files on one day is a correction of the first.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from eip_data import earlier
from eip_data.earlier import Carried, Files
from eip_data.errors import FiguresError
from eip_data.outcomes import carried

CHANGES = "changes.csv"
COLUMNS = ("edition", "measure", "what", "added", "withdrawn", "changed")
#: What stands in ``what`` for rows of each table that is not of a measure.
WHAT = {"cohorts.csv": "pupils", "certainty.csv": "certainty"}
FIGURES = "figures"
WHY = "The publishers' files were read again."
_KEY = 4  # measure, group, area, period

Change = tuple[str, str, int, int, int]


def differences(new: Files, old: Files) -> list[Change]:
    """(measure, what, added, withdrawn, changed): rows that differ, sorted; none where none do.

    ``what`` is figures, pupils or certainty. A figure is changed when its value, its status or
    its source is another.
    """
    counted: dict[tuple[str, str], Counter[str]] = {}
    for name in sorted((new.keys() | old.keys()) - {"counts.csv"}):
        after, before = (dict(_rows(files.get(name, b""))) for files in (new, old))
        for key in after.keys() | before.keys():
            how = (
                "withdrawn" if key not in after
                else "added" if key not in before
                else "changed" if after[key] != before[key]
                else ""
            )  # fmt: skip
            if how:
                counted.setdefault((key[0], WHAT.get(name, FIGURES)), Counter())[how] += 1
    return [
        (measure, what, count["added"], count["withdrawn"], count["changed"])
        for (measure, what), count in sorted(counted.items())
    ]


def newest(folder: Path = earlier.FOLDER, figures: Path = earlier.FIGURES) -> Files:
    """The figures in their place, which are to be those of the newest edition.

    Raises FiguresError when they are another's: what is not known cannot be kept.
    """
    files = earlier.figure_files(figures)
    first = earlier.editions(folder)[0].id
    if earlier.content_hash(files)[:8] != first:
        raise FiguresError(
            f"The figures in {figures.name} are not those of the newest edition, {first}, in "
            "editions.csv. Put them back before reading the publishers' files again."
        )
    return files


def keep(
    before: Files,
    today: date,
    folder: Path = earlier.FOLDER,
    figures: Path = earlier.FIGURES,
    catalogue: Path = earlier.CATALOGUE,
) -> str:
    """Carry the edition whose figures are now in their place, and keep ``before``; a sentence."""
    after = earlier.figure_files(figures)
    new = earlier.content_hash(after)[:8]
    lines = list(earlier.editions(folder))
    if new == lines[0].id:
        _write_catalogue(new, folder, catalogue)
        return f"Edition {new}: the same figures as before."
    if new in {one.id for one in lines}:
        raise FiguresError(
            f"These are the figures of edition {new} again, which is carried already. Put those of "
            f"{lines[0].id} back, or take all that followed {new} out of {folder.name}."
        )
    replaced = lines.pop(0) if len(lines) > 1 and lines[0].carried_since == today else None
    old = earlier.figures_of(lines[0].id, folder, before) if replaced else before
    _write_catalogue(new, folder, catalogue)
    (folder / earlier.figures_file(lines[0].id)).write_bytes(earlier.packed(old, after))
    changes = [(new, *change) for change in differences(after, old)]
    known = [row for row in read_changes(folder) if not replaced or row[0] != replaced.id]
    _write(folder / CHANGES, COLUMNS, [*changes, *known])
    lines.insert(0, Carried(new, carried.edition_date(), today, WHY))
    _write(
        folder / "editions.csv", earlier.COLUMNS,
        [(one.id, one.dated, one.carried_since, one.why) for one in lines],
    )  # fmt: skip
    if replaced:
        (folder / earlier.catalogue_file(replaced.id)).unlink()
    return f"Edition {new} follows {lines[1].id}. Say what is new in editions.csv."


def read_changes(folder: Path = earlier.FOLDER) -> list[tuple[str, str, str, int, int, int]]:
    """Rows of ``changes.csv``: an edition, and what differs from the one before it."""
    with (folder / CHANGES).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    if tuple(header) != COLUMNS:
        raise FiguresError(f"{CHANGES} should have the columns {', '.join(COLUMNS)}.")
    return [(one, m, what, int(a), int(w), int(c)) for one, m, what, a, w, c in rows]


def _rows(table: bytes) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(table.decode("utf-8")))
    next(reader, None)
    for row in reader:
        yield tuple(row[:_KEY]), tuple(row[_KEY:])


def _write_catalogue(edition_id: str, folder: Path, catalogue: Path) -> None:
    """The programme's part is left out: it has no editions."""
    files = {
        path.name: path.read_bytes()
        for path in sorted(catalogue.iterdir())
        if path.is_file() and path.name != "workstreams.yaml"
    }
    (folder / earlier.catalogue_file(edition_id)).write_bytes(earlier.packed(files))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
