"""One authority on a map: its figure, its class, and the words on and over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eip_data.columns import Status
from eip_data.entries import Area
from findings import map_spoken, sentences
from findings.cells import Cells
from findings.certainty import Certainty
from findings.figure import Figure
from findings.map_classes import Scale
from findings.map_figures import Rank
from findings.map_rows import gap_of
from findings.map_sentences import MapWords
from findings.quantity import Show


@dataclass(frozen=True)
class MapArea:
    """One authority on the map.

    ``figure`` is what the colour shows, of a verdict the difference judged; ``text`` the same as
    it is read, ``label`` as it stands on the area; ``level`` the measure's own figure; ``gap``
    the gap to others in England. ``verdict`` is its word and ``certain`` all that is known, ""
    and None where nothing is. ``class_index`` is None without a figure, or without a verdict on
    a map of verdicts. ``former`` says for which authority the figure of this place was published
    before the present one existed; such a place is hatched and has no rank. ``hover`` are three
    lines at most.
    """

    code: str
    name: str
    figure: Figure
    text: str
    label: str
    level: Figure
    gap: Figure
    verdict: str
    certain: Certainty | None
    status: Status
    class_index: int | None
    rank: int | None
    ties: int
    former: str
    hover: tuple[str, ...]

    @property
    def hatched(self) -> bool:
        """Whether the place is drawn hatched: no figure of its own, or no class."""
        return self.figure.missing or self.class_index is None


def area_of(
    words: MapWords,
    known: Cells,
    scale: Scale,
    area: Area,
    ranks: Mapping[str, Rank],
    formers: Sequence[Area],
) -> MapArea:
    """One authority with its figure, class and words; ``formers`` were in its place before."""
    figure, unit = words.figures[area.code], words.quantity.measure.unit
    rank = ranks.get(area.code)
    gap = gap_of(known, words.quantity, Show.GAP_NATIONAL, area.code)
    coloured, former = figure, ""
    if figure.missing and not words.of_verdicts:
        had = [one for one in formers if not words.figures[one.code].missing]
        former = map_spoken.published_for(words, had)
        # Two figures for the parts of one place give it no one colour.
        coloured = words.figures[had[0].code] if len(had) == 1 else figure
    index = None if coloured.missing else scale.class_of(sentences.shown(coloured, unit)[0])
    if words.of_verdicts:
        index = words.judged.class_of(area.code)
    return MapArea(
        code=area.code,
        name=area.short_name,
        figure=figure,
        text=words.text(figure),
        label=words.label(area.code),
        level=words.levels[area.code],
        gap=gap or Figure(None, 0, Status.NOT_APPLICABLE),
        verdict=words.verdict(area.code),
        certain=words.judged.found.get(area.code),
        status=words.levels[area.code].status,
        class_index=index,
        rank=rank[0] if rank else None,
        ties=rank[1] if rank else 0,
        former=former,
        hover=map_spoken.hover(words, area, rank, gap, former),
    )
