"""Earlier editions of the figures: carried as compressed differences, unpacked when asked for.

``eip_data/editions`` holds ``editions.csv``, newest first; for each edition the catalogue it was
read with (``*.catalogue.tar.zst``); and for each but the newest its figures
(``*.figures.tar.zst``), compressed with those of the edition that followed as dictionary, so that
they hold little but what differs. An edition's id is the first 8 characters of its figures' hash,
which proves that it came out whole. ``outcomes.keeping`` writes all of it.
"""

import csv
import hashlib
import io
import os
import shutil
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import zstandard

from eip_data.config import settings
from eip_data.errors import FiguresError

HERE = Path(__file__).parent
FIGURES, CATALOGUE, FOLDER = HERE / "figures", HERE / "catalogue", HERE / "editions"
COLUMNS = ("id", "dated", "carried_since", "why")
_WINDOW_LOG = 26  # dictionary and content lie in one window of 64 MB

Files = Mapping[str, bytes]
_places: dict[str, Path] = {}  # where this process has found each earlier edition


@dataclass(frozen=True)
class Carried:
    """One line of ``editions.csv``.

    ``dated`` is the latest day on which a source of it was published, ``carried_since`` the day
    from which the product carried it; ``why`` says what was new.
    """

    id: str
    dated: date
    carried_since: date
    why: str


def editions(folder: Path = FOLDER) -> tuple[Carried, ...]:
    """Every edition that was carried, newest first; raises FiguresError naming a wrong line."""
    with (folder / "editions.csv").open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    if tuple(header) != COLUMNS:
        raise FiguresError(f"editions.csv should have the columns {', '.join(COLUMNS)}.")
    try:
        return tuple(
            Carried(id, date.fromisoformat(dated), date.fromisoformat(since), why)
            for id, dated, since, why in lines
        )
    except ValueError as error:
        raise FiguresError(f"A line of editions.csv is wrong: {error}.") from error


def figure_files(folder: Path = FIGURES) -> Files:
    """The tables in ``folder`` by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def content_hash(figures: Files) -> str:
    """SHA-256 over every table's name and bytes: the same figures, the same hash."""
    total = hashlib.sha256()
    for name in sorted(figures):
        total.update(name.encode())
        total.update(figures[name])
    return total.hexdigest()


def figures_file(edition_id: str) -> str:
    """The name of the file that holds an earlier edition's figures."""
    return f"{edition_id}.figures.tar.zst"


def catalogue_file(edition_id: str) -> str:
    """The name of the file that holds the catalogue of an edition."""
    return f"{edition_id}.catalogue.tar.zst"


def packed(files: Files, followed_by: Files | None = None) -> bytes:
    """Files as one; those of an edition as what makes them different from its successor's."""
    parameters = zstandard.ZstdCompressionParameters.from_level(
        19, window_log=_WINDOW_LOG, enable_ldm=True
    )
    known = _dictionary(followed_by)
    return zstandard.ZstdCompressor(dict_data=known, compression_params=parameters).compress(
        _tar(files)
    )


def figures_of(edition_id: str, folder: Path = FOLDER, newest: Files | None = None) -> Files:
    """The tables of an edition; ``newest`` are those of the newest, by default the ones in place.

    Raises FiguresError when the edition is not carried, or does not come out whole.
    """
    figures = figure_files() if newest is None else newest
    for place, one in enumerate(editions(folder)):
        if place:
            figures = _unpacked(folder / figures_file(one.id), figures)
        if content_hash(figures)[:8] != one.id:
            break  # what follows is made from these
        if one.id == edition_id:
            return figures
    raise FiguresError(f"Edition {edition_id} of the figures is not carried whole.")


def catalogue_of(edition_id: str, folder: Path = FOLDER) -> Files:
    """The catalogue that an edition was read with; raises FiguresError when it is not carried."""
    return _unpacked(folder / catalogue_file(edition_id))


def unpacked(edition_id: str) -> Path:
    """The folder with an earlier edition's ``figures`` and ``catalogue``, made when missing.

    Raises FiguresError when it does not come out whole, and OSError when there is no room for it.
    """
    there = _places.get(edition_id)
    if there is None or not (there / "catalogue").exists():
        there = _places[edition_id] = _unpack(edition_id, _home() / _name(edition_id))
    return there


def _unpack(edition_id: str, there: Path) -> Path:
    if _is_whole(there, edition_id):
        return there
    content = {"figures": figures_of(edition_id), "catalogue": catalogue_of(edition_id)}
    # Beside its place and then moved there, as other processes may be about the same.
    there.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f"{edition_id}-", dir=there.parent))
    try:
        for name, files in content.items():
            (making / name).mkdir()
            for file, text in files.items():
                (making / name / file).write_bytes(text)
        making.rename(there)
    except OSError:
        if not _is_whole(there, edition_id):
            shutil.rmtree(there, ignore_errors=True)  # broken: another takes its place
            making.rename(there)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return there


def _is_whole(folder: Path, edition_id: str) -> bool:
    figures = figure_files(folder / "figures")
    return content_hash(figures)[:8] == edition_id and (folder / "catalogue").exists()


def _name(edition_id: str) -> str:
    """The folder's name: another one when what is carried of the edition was mended."""
    packed_files = (figures_file(edition_id), catalogue_file(edition_id))
    known = [FOLDER / name for name in packed_files if (FOLDER / name).exists()]
    return f"{edition_id}-{content_hash({path.name: path.read_bytes() for path in known})[:8]}"


@cache
def _home() -> Path:
    """Where earlier editions are unpacked: below the cache folder, or one of this process's own."""
    home = settings().cache_dir / "editions"
    try:
        home.mkdir(parents=True, exist_ok=True)
        if os.access(home, os.W_OK):
            return home
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="eip-editions-"))


def _dictionary(known: Files | None) -> zstandard.ZstdCompressionDict | None:
    if known is None:
        return None
    return zstandard.ZstdCompressionDict(_tar(known), dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _unpacked(path: Path, followed_by: Files | None = None) -> Files:
    reader = zstandard.ZstdDecompressor(
        dict_data=_dictionary(followed_by), max_window_size=2**_WINDOW_LOG
    )
    try:
        content = io.BytesIO(reader.decompress(path.read_bytes()))
        with tarfile.open(fileobj=content) as archive:
            members = [(each.name, archive.extractfile(each)) for each in archive.getmembers()]
            return {name: file.read() for name, file in members if file}
    except (OSError, zstandard.ZstdError, tarfile.TarError) as error:
        raise FiguresError(f"{path.name} of an earlier edition cannot be unpacked.") from error


def _tar(files: Files) -> bytes:
    """The same files, the same bytes."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(files):
            member = tarfile.TarInfo(name)
            member.size = len(files[name])
            archive.addfile(member, io.BytesIO(files[name]))
    return out.getvalue()
