"""What stands beside the map in words and numbers: its key, its table, and its years."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape

from charts.palette import CLASSES
from findings.map_layer import MapLayer
from findings.map_rows import MapRow
from findings.quantity import GAPS
from pages.parts.prose import wide
from pages.parts.table import row, stack, table


def map_key(layer: MapLayer) -> str:
    """The classes in their order, each a colour and its words, and what hatching means."""
    entries = [
        f'<li><span class="swatch{" dotted" if one.dotted else ""}" '
        f'style="background-color:var(--{fill.name})"></span>{escape(one.told)}</li>'
        for one, (fill, _) in zip(layer.classes, CLASSES[layer.scale.ramp], strict=False)
    ]
    if layer.key_missing:
        entries.append(f'<li><span class="swatch hatched"></span>{escape(layer.key_missing)}</li>')
    return (
        f'<div class="map-key"><p>{escape(layer.key_title)}</p>'
        f'<ul aria-label="Key to the colours">{"".join(entries)}</ul></div>'
    )


@lru_cache(maxsize=32)
def map_table(layer: MapLayer) -> str:
    """The seven, England and the North East CA, highest first, in the map's own words."""
    level, *others = layer.heads
    left, right = layer.bar_heads
    heads = [("Authority", ""), (level, "n")]
    heads += [(f"{left} | {right}", "sides")] if has_bars(layer) else []
    heads += [(label, "n") for label in others if label]
    reach = max((abs(one.bar) for one in layer.rows if one.bar is not None), default=0.0)
    rows = "".join(_row(layer, one, [label for label, _ in heads[1:]], reach) for one in layer.rows)
    return table("map-table", layer.caption, heads, rows)


def has_bars(layer: MapLayer) -> bool:
    """Whether bars are drawn: a gap has no two sides, and beside a verdict or an interval of
    places a bar would say more than is known."""
    return layer.show not in GAPS and not any(area.certain for area in layer.areas)


def years_table(layers: Sequence[MapLayer]) -> str:
    """The same areas down, the years across: what the row of small maps shows."""
    heads = [("Authority", ""), *((layer.period_label, "n") for layer in layers)]
    labels = [label for label, _ in heads[1:]]
    by_code = [{one.code: one for one in layer.rows} for layer in layers]
    rows = "".join(
        row(
            escape(one.name),
            [(_number(found[one.code].label, found[one.code].missing), "n") for found in by_code],
            labels,
            style=one.kind,
        )
        for one in layers[-1].rows
    )
    caption = f"{layers[-1].map_title}, and earlier years"
    return wide(table("map-years", caption, heads, rows), caption)


def _row(layer: MapLayer, one: MapRow, labels: Sequence[str], reach: float) -> str:
    _, shown, second, verdict, place = layer.heads
    cells = [(f"<b>{escape(one.level)}</b>" if one.kind == "england" else escape(one.level), "n")]
    if has_bars(layer):
        cells.append((_bar(layer, one, reach), "sides"))
    if shown:
        cells.append((_number(one.shown, one.missing), "n"))
    if second:
        cells.append((_number(one.second, one.missing), "n"))
    if verdict:
        cells.append((escape(one.verdict), "n"))
    if place:
        cells.append((escape(one.place), "n"))
    return row(stack(escape(one.name), one.under), cells, labels, style=one.kind)


def _number(text: str, missing: bool) -> str:
    return f'<span class="small">{escape(text)}</span>' if missing else escape(text)


def _bar(layer: MapLayer, one: MapRow, reach: float) -> str:
    """A bar from the line in the middle of the cell, to the left where that is worse."""
    if one.bar is None:
        return ""
    width = 50 * abs(one.bar) / reach if reach else 0
    better = layer.quantity.higher_is_better
    leftward = one.bar < 0 if better is not False else one.bar > 0
    # Context has sides but no better one, so both are of one colour.
    kind = "context" if better is None else "worse" if leftward else "better"
    start = 50 - width if leftward else 50
    return (
        '<span class="side-bar" aria-hidden="true">'
        f'<span class="{kind}" style="left:{start:.1f}%;width:{width:.1f}%"></span></span>'
    )
