"""Briefings of several places in one ZIP, and the same bytes for the same content."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: The first day a ZIP can hold: no file in it tells when it was made.
_DAY = (1980, 1, 1, 0, 0, 0)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files, each (name, content), in their order."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = ZipInfo(name, _DAY)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def same_bytes(archive: bytes) -> bytes:
    """A ZIP made anew without the times of its making."""
    with ZipFile(BytesIO(archive)) as made:
        return zipped((name, made.read(name)) for name in made.namelist())
