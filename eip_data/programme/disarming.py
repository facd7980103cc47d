"""Text in CSV files that a spreadsheet would take for a formula: disarmed, and armed again.

An apostrophe goes before text that begins, after any apostrophes, with =, +, - or @; reading
takes it away, so that nothing is lost or added on the way there and back.
"""

import re

_RISKY = re.compile(r"'*[=+\-@]")


def disarmed(cell: object) -> object:
    """The cell as a CSV file may hold it."""
    return f"'{cell}" if isinstance(cell, str) and _RISKY.match(cell) else cell


def armed(text: str) -> str:
    """The text that was disarmed."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
