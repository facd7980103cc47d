"""The product with another frame around its pages, to measure in it what a reader cannot see.

Each frame runs the real one whole and ends with a text that says a name and a number.
"""

from pathlib import Path

from tests.browser.visiting import ROOT

HERE = Path(__file__).parent


def app_with(home: Path, frame: str, after: str = "") -> str:
    """``app.py`` below ``home`` with the named frame of this folder and the lines that come
    ``after`` it; where it is."""
    for folder in ("outcomes", "programme", "about"):
        (home / folder).symlink_to(ROOT / "pages" / folder)
    (home / "frame.py").write_text((HERE / frame).read_text(encoding="utf-8"), encoding="utf-8")
    source = (ROOT / "app.py").read_text(encoding="utf-8")
    changed = source.replace('"pages/frame.py"', '"frame.py"')
    assert changed != source
    (home / "app.py").write_text(changed + after, encoding="utf-8")
    return str(home / "app.py")
