"""A briefing as three slides: native tables, pictures with words for those who do not see them."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from charts.palette import GREY_TEXT, HERE, RULE, TEXT
from exports.briefing_pdf import ONE_AT_A_TIME, runs
from exports.briefing_pictures import dots_picture, png, trend_picture
from exports.briefing_zip import same_bytes
from findings import briefing_sentences as words
from findings.briefing import Briefing
from findings.briefing_parts import Table
from findings.sentences import INDEPENDENT

#: A slide of 16 to 9, in inches, and its margins.
WIDTH, HEIGHT, LEFT, TOP = 13.333, 7.5, 0.6, 0.4
SERIF, SANS = "Georgia", "Calibri"
#: The layout of the library's own template that has a title alone.
_TITLE_ONLY = 5
_LEAST_WIDTH, _FIRST = 1.0, 2.6


def briefing_pptx(briefing: Briefing, address: str = "") -> bytes:
    """The file; the same bytes for the same briefing. ``address`` is that of the app's home."""
    with ONE_AT_A_TIME:
        from pptx import Presentation
        from pptx.util import Inches

        deck = Presentation()
        deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
        _identify(deck, briefing)
        for number, make in enumerate((_where, _pictures, _why), start=1):
            slide = _Slide(deck, briefing, number)
            make(slide, briefing)
            slide.link(f"{address}{briefing.path}")
        out = BytesIO()
        deck.save(out)
    return same_bytes(out.getvalue())


def _identify(deck: Any, briefing: Briefing) -> None:
    """Title, author, language and dates of the file: the edition's day, not today's."""
    day = datetime.combine(briefing.dated, time(), UTC).replace(tzinfo=None)
    about = deck.core_properties
    about.title = f"{words.KIND}: {briefing.title}"
    about.author = about.last_modified_by = words.AUTHOR
    about.subject, about.keywords, about.language = briefing.name, "", "en-GB"
    about.created = about.modified = day
    about.revision = 1


class _Slide:
    """One slide, filled from the top down; lengths in inches, sizes of letters in points."""

    def __init__(self, deck: Any, briefing: Briefing, number: int) -> None:
        self._slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
        self._notes = self._slide.notes_slide.notes_text_frame
        self._foot = f"{briefing.name}, {briefing.edition}. {INDEPENDENT}"
        self._number = number

    def title(self, text: str, size: int = 26) -> None:
        from pptx.util import Inches

        box = self._slide.shapes.title
        box.left, box.top, box.width, box.height = (
            Inches(part) for part in (LEFT, TOP, WIDTH - 2 * LEFT, 0.95)
        )
        _write(box.text_frame, [(text, size, TEXT.light)], face=SERIF, bold=True)

    def words(
        self, lines: Sequence[tuple[str, float, str]], x: float, y: float, width: float,
        height: float = 0.5,
    ) -> None:  # fmt: skip
        """Paragraphs of (text with **bold**, size, colour)."""
        from pptx.util import Inches

        box = self._slide.shapes.add_textbox(*map(Inches, (x, y, width, height)))
        _write(box.text_frame, lines)

    def table(
        self, table: Table, x: float, y: float, width: float, size: float,
        here: int | None = None, widths: Sequence[float] = (),
    ) -> None:  # fmt: skip
        """A native table with a header row; the first column is the widest."""
        from pptx.util import Inches

        count = len(table.heads)
        shape = self._slide.shapes.add_table(
            len(table.rows) + 1, count, *map(Inches, (x, y, width, 0.25 * (len(table.rows) + 1)))
        )
        shape.name = table.caption
        shape._element.nvGraphicFramePr.cNvPr.set("descr", table.caption)
        grid = shape.table
        grid.horz_banding = False
        shares = widths or [_FIRST, *[_LEAST_WIDTH] * (count - 1)]
        for column, share in zip(grid.columns, shares, strict=True):
            column.width = Inches(width * share / sum(shares))
        rows = [[(head, "") for head in table.heads], *table.rows]
        for r, cells in enumerate(rows):
            for c, pair in enumerate(cells):
                _fill(grid.cell(r, c), pair, size, head=r == 0, first=c == 0,
                      here=r > 0 and c == here)  # fmt: skip

    def picture(self, content: bytes, alt: str, x: float, y: float, width: float) -> None:
        from pptx.util import Inches

        shown = self._slide.shapes.add_picture(
            BytesIO(content), Inches(x), Inches(y), width=Inches(width)
        )
        shown._element.nvPicPr.cNvPr.set("descr", alt)

    def note(self, lines: Sequence[str]) -> None:
        """What the speaker should know."""
        self._notes.text = "\n".join(line.replace("**", "") for line in lines)

    def link(self, address: str) -> None:
        """The foot: edition, where all of it stands, number of the slide."""
        grey = GREY_TEXT.light
        self.words([(f"{self._foot} {words.LINK} {address}", 10, grey)], LEFT, 6.98, 11.4, 0.3)
        self.words([(f"{self._number} {words.OF} 3", 10, grey)], 12.1, 6.98, 0.7, 0.3)
        for properties in self._slide._element.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"
        ):
            properties.set("lang", "en-GB")


def _where(slide: _Slide, one: Briefing) -> None:
    """Where, and how sure: the four ages."""
    slide.title(one.title, 26 if len(one.title) < 100 else 20)
    slide.words([(one.lead, 14, TEXT.light)], LEFT, 1.35, WIDTH - 2 * LEFT, 0.8)
    slide.table(one.ages, LEFT, 2.35, WIDTH - 2 * LEFT, 12, here=1)
    slide.words([(one.ages_under, 10, GREY_TEXT.light)], LEFT, 6.62, WIDTH - 2 * LEFT, 0.3)
    slide.note([one.kicker, *one.sure])


def _pictures(slide: _Slide, one: Briefing) -> None:
    """Since when, and beside whom; the combined authority's speaker has the seven at every age."""
    trend, dots = one.trend, one.dots
    slide.title(trend.title)
    slide.words([(trend.sentence, 14, TEXT.light), (trend.under, 11, GREY_TEXT.light)],
                LEFT, 1.2, 5.9, 1.2)  # fmt: skip
    slide.picture(png(trend_picture(trend)), trend.alt, LEFT, 2.8, 5.9)
    alts = [trend.alt]
    if dots:
        slide.words([(f"**{dots.title}**", 14, TEXT.light), (dots.under, 11, GREY_TEXT.light)],
                    6.9, 1.2, 5.8, 1.0)  # fmt: skip
        slide.picture(png(dots_picture(dots)), dots.alt, 6.9, 2.8, 5.56)
        alts.append(dots.alt)
    slide.note([*alts, *([_spoken(one.seven)] if one.seven else [])])


def _why(slide: _Slide, one: Briefing) -> None:
    """Why, reach and care; what does not fit is for the speaker."""
    slide.title(one.gap.title, 24)
    lines = [(f"**{one.split.title}**", 13, TEXT.light), (one.split.text, 11, TEXT.light)]
    lines += [(f"**{one.moved.title}**", 13, TEXT.light), (one.moved.text, 11, TEXT.light)]
    slide.words([line for line in lines if line[0].strip("*")], LEFT, 1.4, 5.9, 2.6)
    if one.gap_table:
        slide.table(one.gap_table, LEFT, 4.2, 5.9, 11)
    if one.reach:
        reach = one.reach
        slide.words([(f"**{reach.title}**", 13, TEXT.light), (reach.banner, 11, TEXT.light)],
                    6.9, 1.4, 5.8, 1.2)  # fmt: skip
        slide.table(reach.table, 6.9, 2.75, 5.8, 11, here=1, widths=(1.9, 1, 1.4))
        slide.words([(f"**{reach.basis}**. {reach.cannot}", 11, TEXT.light),
                     (reach.source, 10, GREY_TEXT.light)], 6.9, 4.7, 5.8, 1.6)  # fmt: skip
    else:
        slide.words([(one.reach_reason, 12, TEXT.light)], 6.9, 1.4, 5.8, 0.6)
    slide.words([(one.source, 9, GREY_TEXT.light)], LEFT, 6.42, WIDTH - 2 * LEFT, 0.5)
    spoken = [one.gap.under, one.gap.text, one.split.under, one.moved.under]
    if one.places:
        spoken += [one.places.title, one.places.under, one.places.text]
    slide.note([*filter(None, spoken), *one.caveats, one.updates])


def _spoken(table: Table) -> str:
    """A table in words, for a speaker."""
    rows = (
        f"{row[0][0]}: "
        + "; ".join(
            f"{head} {value}" + (f" ({below})" if below else "")
            for head, (value, below) in zip(table.heads[1:], row[1:], strict=True)
        )
        for row in table.rows
    )
    return ". ".join([table.caption, *rows])


def _write(
    frame: Any, lines: Sequence[tuple[str, float, str]], *, face: str = SANS, bold: bool = False
) -> None:
    """Paragraphs into a frame without margins."""
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, (text, size, colour) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(4)
        for part, strong in runs(text):
            run = paragraph.add_run()
            run.text, run.font.bold, run.font.name = part, strong or bold, face
            run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(colour[1:])


def _fill(
    cell: Any, pair: tuple[str, str], size: float, *, head: bool, first: bool, here: bool
) -> None:
    """A cell's figure and what is said under it, on the ground's colour with a rule below."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Inches

    main, under = pair
    cell.fill.background()
    colour = GREY_TEXT.light if head else HERE.light if here else TEXT.light
    lines = [(f"**{main}**" if head or first or here else main, size - head, colour)]
    lines += [(under, size - 2, GREY_TEXT.light)] if under else []
    _write(cell.text_frame, lines)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.space_after = 0
        paragraph.alignment = PP_ALIGN.LEFT if first else PP_ALIGN.RIGHT
    cell.margin_left = cell.margin_right = Inches(0.05)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    _rule(cell, TEXT.light if head else RULE.light, 1.5 if head else 0.75)


def _rule(cell: Any, colour: str, width: float) -> None:
    """A line under a cell, which the library has no call for."""
    from lxml import etree

    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    properties = cell._tc.get_or_add_tcPr()
    line = etree.Element(f"{{{space}}}lnB", {"w": str(int(width * 12700))})
    fill = etree.SubElement(etree.SubElement(line, f"{{{space}}}solidFill"), f"{{{space}}}srgbClr")
    fill.set("val", colour[1:])
    properties.insert(0, line)
