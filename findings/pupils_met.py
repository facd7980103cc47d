"""How many pupils were counted at contacts, where each authority and priority is one cell."""

from dataclasses import dataclass

from eip_data.programme.queries import PupilsMet
from eip_data.programme.suppression import ALL
from findings import pupils_sentences as words
from findings import register_filter as chosen
from findings.reach import State, StoreOf, state_of
from findings.register import Marks, View, store, view
from findings.register_filter import RegisterFilter, Split
from findings.register_sentences import basis


@dataclass(frozen=True)
class PupilCell:
    """Pupils counted, a pupil at every contact; None where hidden, unknown or not offered."""

    row: str
    column: str
    pupils: int | None
    state: State
    hidden: bool
    complete: bool  # whether no return of this part is missing
    text: str  # "1,333", "at least 579", "hidden", "not reported", "–"


@dataclass(frozen=True)
class Pupils:
    """Pupils by authority (rows) and priority (columns); "all" is last in each."""

    marks: Marks
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    cells: tuple[tuple[PupilCell, ...], ...]
    title: str
    note: str
    basis: str


def pupils_met(asked: RegisterFilter, store_of: StoreOf = store) -> Pupils:
    """Pupils counted at contacts. Raises NoRegister and DatabaseAway.

    A filter picks rows and columns of one table; days and phase have no part, since two tables
    that differ in them could be subtracted to find a small number.
    """
    known = store_of()
    whole = view(known, RegisterFilter())
    met = known.pupils_met
    in_table = {name for name, _, _ in met.columns}
    columns = tuple(one for one in chosen.choices(Split.PRIORITY, asked) if one[0] in in_table)
    if not asked.workstream and not asked.priority and columns:
        columns = (*columns, (ALL, "All"))
    rows = chosen.choices(Split.AUTHORITY, asked)
    rows = rows if asked.authority else (*rows, (ALL, "All"))
    cells = tuple(tuple(_cell(whole, met, row, column) for column, _ in columns) for row, _ in rows)
    marks = whole.marks
    title = words.pupils_title(marks, met, complete=not whole.missing)
    note = words.pupils_note(met)
    return Pupils(marks, rows, columns, cells, title, note, basis(marks.returns))


def _cell(whole: View, met: PupilsMet, row: str, column: str) -> PupilCell:
    asked = RegisterFilter()
    if row != ALL:
        asked = chosen.within(asked, Split.AUTHORITY, row)
    if column != ALL:
        asked = chosen.within(asked, Split.PRIORITY, column)
    part = whole.narrowed(asked)
    here = row in met.table.rows
    count = met.table.cell(row, column) if here else 0
    hidden = here and count is None
    state = state_of(part, some=hidden or bool(count))
    complete = not part.missing
    text = words.cell_text(count, state, hidden=hidden, complete=complete)
    pupils = count if state is State.ACTIVE else None
    return PupilCell(row, column, pupils, state, hidden, complete, text)
