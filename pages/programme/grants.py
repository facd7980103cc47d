"""The small grants: who got what, what was spent and reported, and where it is used."""

from functools import partial

from exports.grants import grants_sheet, grants_totals_sheet
from findings.grants_page_sentences import PER_PUPIL_NOTE, PLACES_NOTE, SPENT_NOTE
from findings.grants_sentences import NO_GRANT
from findings.register_sentences import NOT_AN_EFFECT
from pages.parts import register_cache
from pages.parts.exhibit import Exhibit, abreast, put
from pages.parts.grants_filters import grant_named, grants_boxes, read_grants, searched, theme_of
from pages.parts.grants_tables import card_table, grants_table, places_table, totals_table
from pages.parts.markup import paragraph
from pages.parts.prose import told
from pages.parts.register_marks import head, register_exhibit
from pages.parts.ways import edition_asked

register = register_cache.current_register()
themes = register_cache.themes(register.id)
chosen = read_grants(register_cache.span(register.id), themes)
page = register_cache.grants_page(register.id, chosen.asked, searched(chosen), theme_of(chosen))
found = page.found
panel = partial(register_exhibit, marks=found.marks, basis=found.basis)
query = (*chosen.codes.items(), *edition_asked())

head(
    chosen, found.marks, found.title, found.sentence,
    partial(grants_boxes, chosen, themes, search=found.marks.named),
)  # fmt: skip
shown: list[Exhibit | str] = [paragraph(found.note, "under")]

named = grant_named()
if named is not None:
    card = register_cache.grant_card(register.id, named)
    if card is None:
        shown.append(paragraph(NO_GRANT, "notice"))
    else:
        shown.append(
            register_exhibit(
                key="grant", marks=card.marks, basis=card.basis, title=card.title, under="",
                table=card_table(card, query),
            )
        )  # fmt: skip

if found.total.grants:
    by_authority = panel(
        key="authority",
        title=page.authority.title,
        under=page.authority.under,
        sentence=page.authority.sentence,
        table=totals_table(page.authority, "Recipient in", per_pupil=True),
        notes=(PER_PUPIL_NOTE, SPENT_NOTE),
        file_name=page.totals_name,
        make=partial(grants_totals_sheet, page),
    )
    in_all = panel(
        key="facts",
        title=page.facts_title,
        under=page.facts_under,
        table=told(page.facts),
        notes=(NOT_AN_EFFECT,),
    )
    by_theme, by_year = (
        panel(key=key, title=totals.title, under=totals.under, table=totals_table(totals, what))
        for key, totals, what in (
            ("theme", page.theme, "Theme"), ("year", page.year, "Academic year")
        )
    )  # fmt: skip
    used_in = panel(
        key="places",
        title=page.places.title,
        under=page.places.under,
        sentence=page.places.sentence,
        table=places_table(page.places),
        notes=(PLACES_NOTE,),
    )
    shown += [
        abreast("2fr 1fr", [by_authority], [in_all]), abreast("1fr 1fr", [by_theme], [by_year]),
        used_in,
    ]  # fmt: skip

if page.rows:
    shown.append(
        panel(
            key="list",
            title=page.list_title,
            under=page.list_under,
            table=grants_table(page, query),
            file_name=page.download_name,
            make=partial(grants_sheet, page),
        )
    )

put(*shown)
