"""Who the programme meets: organisations by kind and meeting, where they work, who is missing."""

from functools import partial

from exports.partners import meetings_sheet, partners_sheet
from findings.partners_page_sentences import MATRIX_NOTE, TRUSTS_NOTE
from pages.parts import register_cache
from pages.parts.exhibit import Exhibit, abreast, put
from pages.parts.markup import paragraph
from pages.parts.partners_tables import (
    grid_table,
    meetings_table,
    not_met_table,
    partners_table,
)
from pages.parts.register_filters import read_register
from pages.parts.register_marks import head, register_exhibit

register = register_cache.current_register()
chosen = read_register(register_cache.span(register.id))
page = register_cache.partners_page(register.id, chosen.asked)
found = page.found
panel = partial(register_exhibit, marks=found.marks)

head(chosen, found.marks, found.title, found.sentence)
shown: list[Exhibit | str] = [paragraph(found.note, "under")]

if found.events and found.kinds:
    shown.append(
        panel(
            key="matrix",
            basis=found.basis,
            title=page.matrix.title,
            under=page.matrix.under,
            table=grid_table(page.matrix, "Kind, and how many have come"),
            notes=(MATRIX_NOTE,),
            file_name=page.attendance_name,
            make=partial(meetings_sheet, page),
        )
    )

if found.kinds:
    unmet = panel(
        key="unmet",
        basis=found.basis,
        title=page.not_met_title,
        under=page.not_met_under,
        table=not_met_table(page.not_met, page.not_met_title) if page.not_met else "",
    )
    if page.rows:
        every = panel(
            key="organisations",
            basis=found.basis,
            title=page.list_title,
            under=page.list_under,
            table=partners_table(page),
            file_name=page.download_name,
            make=partial(partners_sheet, page),
        )
        shown.append(abreast("2fr 1fr", [every], [unmet]))
    else:
        shown.append(abreast("1fr 1fr", [unmet], []))

    shown += [
        panel(
            key=key,
            title=grid.title,
            under=grid.under,
            sentence=grid.sentence,
            table=grid_table(grid, what, ticks=key == "hubs"),
            basis=grid.basis,
            notes=notes,
        )
        for key, grid, what, notes in (
            ("hubs", page.hubs, "Hub", ()), ("trusts", page.trusts, "Trust", (TRUSTS_NOTE,))
        )
        if grid.rows
    ]  # fmt: skip

if page.meetings:
    shown.append(
        panel(
            key="meetings",
            basis=found.basis,
            title=page.meetings_title,
            under=page.meetings_under,
            table=meetings_table(page),
        )
    )

put(*shown)
