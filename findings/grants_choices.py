"""What a reader can choose of the grants, and what an unknown choice becomes."""

from collections.abc import Mapping, Sequence

from findings.choices import Resolved
from findings.sentences import unknown_choice

ALL = "all"
LONGEST = 100


def themes(known: Sequence[str]) -> Mapping[str, str]:
    """All themes or one of those in the register."""
    return {ALL: "All themes", **{one: one for one in known if one != ALL}}


def resolve_theme(known: Sequence[str], text: str) -> Resolved:
    """The theme a link means; else all, with a sentence."""
    codes = themes(known)
    if text in codes:
        return Resolved(text, None)
    found = [code for code in codes if code.casefold() == text.strip().casefold()]
    if found:
        return Resolved(found[0], None)
    return Resolved(ALL, unknown_choice("theme", text, "all themes"))


def resolve_search(text: str) -> Resolved:
    """The words looked for, on one line; too many are cut, with a sentence."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(line) <= LONGEST:
        return Resolved(line, None)
    return Resolved(line[:LONGEST].rstrip(), f"Only the first {LONGEST} characters are looked for.")


def theme_of(code: str) -> str | None:
    """The theme a code names, None for all."""
    return None if code == ALL else code
