"""The letters of pictures and briefings: from the wheels of the pages, never the machine's."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile
from tempfile import mkdtemp

SANS, SERIF = "Source Sans Pro", "Source Serif Pro"
REGULAR, SEMIBOLD, HEADS = (
    "SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSerifPro-Semibold.ttf",
)  # fmt: skip
_WHEELS = {
    REGULAR: "font_source_sans_pro",
    SEMIBOLD: "font_source_sans_pro",
    HEADS: "font_source_serif_pro",
}


def letters(name: str) -> Path:
    """The file of one face."""
    found = find_spec(_WHEELS[name])
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "files" / name


@lru_cache(maxsize=1)
def folder() -> Path:
    """A folder with these faces alone, kept as long as the process.

    The wheels hold each face twice, and which of the two is found first differs by machine.
    """
    apart = Path(mkdtemp(prefix="briefing-letters-"))
    for name in _WHEELS:
        copyfile(letters(name), apart / name)
    return apart
