"""Every colour of the product, one hex to one role, each with its dark counterpart.

Figures are always drawn with ``light``: a change of theme does not rerun the script, so the
dark theme is CSS that maps each light hex to its partner. That only works while one hex
means one role; ``test_palette.py`` keeps it so.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """What a colour is for, and its two shades as ``#RRGGBB``."""

    name: str
    light: str
    dark: str


GROUND = Role("ground", "#FFFFFF", "#0F171E")
PANEL = Role("panel", "#F4F6F8", "#19242E")
TEXT = Role("text", "#16222D", "#E9EEF2")
GREY_TEXT = Role("grey-text", "#4B5966", "#A8B5C1")
HERE = Role("here", "#12436D", "#7DBBEE")
ENGLAND = Role("england", "#66727D", "#93A1AE")
CROWD = Role("crowd", "#BFBFBF", "#55626E")
RULE = Role("rule", "#D5DBE0", "#2C3A46")
BORDER = Role("border", "#838F9A", "#6B7A87")
BAND = Role("band", "#EEF1F4", "#18222B")
EDGE = Role("edge", "#C2540A", "#FF9B5E")

ROLES = (GROUND, PANEL, TEXT, GREY_TEXT, HERE, ENGLAND, CROWD, RULE, BORDER, BAND, EDGE)


def css() -> str:
    """The style rules that carry the palette: a variable for each role, and Plotly's map.

    ``var(--here)`` serves our own HTML; the rest repaints what Plotly wrote as inline style.
    """
    variables = "".join(f"--{role.name}:{_both(role)};" for role in ROLES)
    return f":root{{{variables}}}\n" + "\n".join(
        f'.js-plotly-plot [style*="{part}: {_rgb(role.light)}"]{{{part}:{_both(role)}!important}}'
        for role in ROLES
        for part in ("fill", "stroke")
    )


def _both(role: Role) -> str:
    return f"light-dark({role.light},{role.dark})"


def _rgb(colour: str) -> str:
    """``"rgb(18, 67, 109)"``, the way a browser writes ``"#12436D"`` in an inline style."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"
