"""The seven at a glance, and all levels and gaps: the Overview's two tables."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape
from urllib.parse import urlencode

from findings import overview_sentences as overview_words
from findings import seven_sentences as words
from findings.at_age import AtAge, Beside, Member
from findings.certainty import Certainty
from findings.figure import Figure
from findings.sentences import figure_text
from pages.parts.table import number, row, stack

OURS = "our calculation"


@lru_cache(maxsize=32)
def glance_table(ages: Sequence[AtAge], edition_id: str = "") -> str:
    """Each of the seven by age: its figure, and a bar from England's line to it.

    The North East CA stands first, England outside London and the region last. A name opens
    the authority's page, in the edition that the address carries, if any. On a phone the bars go
    and the difference stands under the figure.
    """
    heads = [words.column_heads(at) for at in ages]
    labels = [" ".join(head) for head in heads]
    widest = [_widest(at) for at in ages]

    def cells(
        pick: Callable[[AtAge], tuple[Figure, Figure, Certainty | None]],
    ) -> list[tuple[str, str]]:
        return [
            (_cell(*pick(at), at, reach), "glance-cell")
            for at, reach in zip(ages, widest, strict=True)
        ]

    rows = [
        row(
            stack("North East CA", OURS), cells(lambda at: (*_beside(at.here), at.certain)), labels,
            style="ours",
        )
    ]  # fmt: skip
    for i, member in enumerate(ages[0].members):
        rows.append(
            row(
                _link(member, ages[1], edition_id),
                cells(lambda at, i=i: _of(at.members[i])),  # type: ignore[misc]
                labels,
            )
        )
    rows.append(
        row(
            stack("England outside London", OURS),
            cells(lambda at: (*_beside(at.outside_london), None)), labels, style="first-beside",
        )
    )  # fmt: skip
    region = cells(lambda at: (*_beside(at.region), None))
    rows.append(row(escape(ages[0].region.name), region, labels))
    head = "".join(f'<th scope="col">{"<br>".join(map(escape, lines))}</th>' for lines in heads)
    return (
        '<table class="glance"><caption>The seven authorities at each age</caption><thead><tr>'
        f'<th scope="col">Authority</th>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


@lru_cache(maxsize=32)
def full_table(ages: Sequence[AtAge]) -> str:
    """Level and gap of each age, now and in the base period, here and in three other places."""
    places = [ages[0].here, *ages[0].elsewhere]
    labels = [place.name for place in places]
    rows = []
    for at in ages:
        beside = [at.here, *at.elsewhere]
        what = f"<strong>Age {escape(at.age)}</strong> {escape(at.title)}"
        for when, level, gap in (
            (at.period, [b.level for b in beside], [b.gap for b in beside]),
            (at.base, [b.level_then for b in beside], [b.gap_then for b in beside]),
        ):
            if when:
                under = f"{at.whose}, {when}"
                rows.append(row(stack(what, under), _both(level, gap, at), labels))
    head = "".join(f'<th scope="col" class="n">{escape(label)}</th>' for label in labels)
    return (
        '<table class="periods full"><caption>Levels and gaps</caption><thead><tr>'
        f'<th scope="col">Measure</th>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


def _link(member: Member, at: AtAge, edition_id: str) -> str:
    """A name that opens its authority's page on one measure.

    The address is whole, as an incomplete one is completed there, which costs a press of Back.
    """
    asked = {"area": member.code, "measure": at.measure_id, "group": at.group.value}
    query = urlencode(asked | ({"edition": edition_id} if edition_id else {}))
    return f'<a href="authority?{escape(query)}" target="_self">{escape(member.name)}</a>'


def _both(levels: list[Figure], gaps: list[Figure], at: AtAge) -> list[tuple[str, str]]:
    return [
        (
            number(level, at.unit)
            if gap.missing
            else stack(number(level, at.unit), f"gap {overview_words.gap_text(gap, at.unit)}"),
            "n",
        )
        for level, gap in zip(levels, gaps, strict=True)
    ]


def _beside(place: Beside) -> tuple[Figure, Figure]:
    assert place.from_england is not None
    return place.level, place.from_england


def _of(member: Member) -> tuple[Figure, Figure, Certainty]:
    return member.level, member.from_england, member.certain


def _widest(at: AtAge) -> float:
    """The largest difference of a column: the reach of its bars."""
    found = [member.from_england for member in at.members]
    found += [_beside(place)[1] for place in (at.here, at.outside_london, at.region)]
    return max((abs(one.value) for one in found if one.value is not None), default=0.0)


def _cell(
    level: Figure, difference: Figure, certain: Certainty | None, at: AtAge, widest: float
) -> str:
    if level.missing:
        return f'<span class="small">{escape(figure_text(level, at.unit))}</span>'
    value = escape(words.level_text(level, at.unit))
    if level.about:
        value = f'<span class="about">about </span>{value}'
    told = escape(words.difference_text(difference, at.unit))
    return (
        f'<span class="value">{value}</span>{_bar(difference, widest)}'
        f'<span class="difference">{told}</span>{_verdict(certain)}'
    )


def _verdict(certain: Certainty | None) -> str:
    """The verdict against England, and the places, on lines of their own."""
    if certain is None:
        return ""
    word, places = map(escape, words.verdict_lines(certain))
    strong = f"<b>{word}</b>" if word in ("higher", "lower") else word
    return f'<span class="verdict">{"<br>".join(filter(None, [strong, places]))}</span>'


def _bar(difference: Figure, widest: float) -> str:
    """A bar from the middle, where England is: left when below, right when above."""
    size = 50 * abs(difference.value or 0.0) / widest if widest else 0.0
    below = (difference.value or 0.0) < 0
    side, kind = (f"right:50%;width:{size:.1f}%", "low") if below else (
        f"left:50%;width:{size:.1f}%", "high"
    )  # fmt: skip
    inner = f'<span class="{kind}" style="{side}"></span>' if size else ""
    return f'<span class="bar" aria-hidden="true">{inner}</span>'
