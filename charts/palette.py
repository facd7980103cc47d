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
SHORTFALL = Role("shortfall", "#801650", "#E796C4")

#: Classes of a map: below England in three steps, its band, above in three (the last is HERE).
WORSE_3 = Role("worse-3", "#B24A00", "#FF9B5E")
WORSE_2 = Role("worse-2", "#F08A4B", "#CB7038")
WORSE_1 = Role("worse-1", "#FBD3B8", "#6B432C")
MIDDLE = Role("middle", "#E9ECEF", "#2A3642")
BETTER_1 = Role("better-1", "#C3DAEE", "#2F5373")
BETTER_2 = Role("better-2", "#5E97C5", "#4C8BC0")
#: A verdict that cannot be told: nearly the ground, under dots.
UNSURE = Role("unsure", "#FDFEFE", "#121B23")
#: The steps between them, for scales in one hue.
LEVEL_2 = Role("level-2", "#91B9DA", "#3E6F9A")
LEVEL_4 = Role("level-4", "#386D99", "#65A3D7")
GAP_2 = Role("gap-2", "#F7AE80", "#8A5530")
GAP_4 = Role("gap-4", "#DB7433", "#E5864B")
#: Context, where nothing is better: one hue of its own, low to high.
CONTEXT = tuple(
    Role(f"context-{step}", light, dark)
    for step, (light, dark) in enumerate(
        (
            ("#D5ECE9", "#24514E"), ("#A3D1CC", "#2F6F6A"), ("#6DB0AA", "#4AA39C"),
            ("#35807A", "#62BEB6"), ("#114F4B", "#8FDDD6"),
        ),
        start=1,
    )
)  # fmt: skip
#: Labels on a class: on the strongest, on those between, on the palest. They differ from text
#: and ground by a unit, as a light hex has one partner only.
ON_STRONG = Role("on-strong", "#FEFEFE", "#0F171E")
ON_MEDIUM = Role("on-medium", "#17232E", "#0F171E")
ON_PALE = Role("on-pale", "#17242E", "#FFFFFF")

#: The classes of each kind of map with the colour of labels on them, in the scale's order.
CLASSES = {
    "difference": (
        (WORSE_3, ON_STRONG), (WORSE_2, ON_MEDIUM), (WORSE_1, ON_PALE), (MIDDLE, ON_PALE),
        (BETTER_1, ON_PALE), (BETTER_2, ON_MEDIUM), (HERE, ON_STRONG),
    ),
    "level": (
        (BETTER_1, ON_PALE), (LEVEL_2, ON_PALE), (BETTER_2, ON_MEDIUM), (LEVEL_4, ON_STRONG),
        (HERE, ON_STRONG),
    ),
    "gap": (
        (WORSE_1, ON_PALE), (GAP_2, ON_PALE), (WORSE_2, ON_MEDIUM), (GAP_4, ON_MEDIUM),
        (WORSE_3, ON_STRONG),
    ),
    "verdict": ((WORSE_3, ON_STRONG), (UNSURE, ON_PALE), (MIDDLE, ON_PALE), (HERE, ON_STRONG)),
    "context": tuple(
        zip(CONTEXT, (ON_PALE, ON_PALE, ON_MEDIUM, ON_STRONG, ON_STRONG), strict=True)
    ),
}  # fmt: skip
#: What can fill an area: plotly writes these as an attribute, not as style.
FILLS = (*dict.fromkeys(fill for pairs in CLASSES.values() for fill, _ in pairs), PANEL)

ROLES = (GROUND, PANEL, TEXT, GREY_TEXT, HERE, ENGLAND, CROWD, RULE, BORDER, BAND, EDGE, SHORTFALL,
         WORSE_3, WORSE_2, WORSE_1, MIDDLE, BETTER_1, BETTER_2, UNSURE, LEVEL_2, LEVEL_4,
         GAP_2, GAP_4, *CONTEXT, ON_STRONG, ON_MEDIUM, ON_PALE)  # fmt: skip


def css() -> str:
    """The style rules that carry the palette: a variable for each role, and Plotly's map.

    ``var(--here)`` serves our own HTML; the rest repaints what Plotly wrote as inline style.
    """
    variables = "".join(f"--{role.name}:{_both(role)};" for role in ROLES)
    styles = [
        f'.js-plotly-plot [style*="{part}: {_rgb(role.light)}"]{{{part}:{_both(role)}!important}}'
        for role in ROLES
        for part in ("fill", "stroke")
    ]
    areas = [
        f'.js-plotly-plot path[fill="{_rgb(role.light)}"]{{fill:{_both(role)}!important}}'
        for role in FILLS
    ]
    return "\n".join([f":root{{{variables}}}", *styles, *areas])


def _both(role: Role) -> str:
    return f"light-dark({role.light},{role.dark})"


def _rgb(colour: str) -> str:
    """``"rgb(18, 67, 109)"``, the way a browser writes ``"#12436D"`` in an inline style."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"
