"""How far reached schools came and how much they had: the ladder, dose, contacts, cost.

Unique schools stand beside contacts, so that one is not read as the other; nothing that a return
does not say is counted as nought.
"""

from dataclasses import dataclass

from analysis import dose
from analysis import reach as measured
from analysis.cost import Costs, costs
from analysis.dose import Contacts, Dosage, Exposure, Frequency
from eip_data.programme_columns import Rung
from findings import depth_sentences as words
from findings import register_filter as chosen
from findings.reach import StoreOf
from findings.register import Marks, View, store, view
from findings.register_filter import RegisterFilter, Split
from findings.register_sentences import basis


@dataclass(frozen=True)
class Depth:
    """The ladder, dose and exposure of one part of the programme.

    ``exposure`` is None where its numbers of pupils may not be shown.
    """

    marks: Marks
    asked: RegisterFilter
    ladder: tuple[tuple[Rung, int], ...]
    dosage: Dosage
    frequency: Frequency
    contacts: Contacts
    exposure: Exposure | None
    complete: bool
    title: str
    ladder_text: str
    dosage_text: str
    frequency_text: str
    contacts_text: str
    exposure_text: str
    basis: str


def depth(asked: RegisterFilter, store_of: StoreOf = store) -> Depth:
    """How far and how much. Raises NoRegister and DatabaseAway."""
    part = view(store_of(), asked)
    steps = measured.ladder({rung: part.on_rung(rung) for rung in Rung}, part.eligible_urns)
    given = dose.dosage(part.reached)
    often = dose.frequency(part.reached, part.first, part.last)
    meetings = dose.contacts(part.reached)
    pupils = shown_exposure(part)
    marks = part.marks
    return Depth(
        marks=marks, asked=asked, ladder=tuple(steps.items()), dosage=given, frequency=often,
        contacts=meetings, exposure=pupils, complete=not part.missing,
        title=words.depth_title(marks, steps, complete=not part.missing),
        ladder_text=words.ladder_text(steps),
        dosage_text=words.dosage_text(given),
        frequency_text=words.frequency_text(often),
        contacts_text=words.contacts_text(meetings),
        exposure_text=words.exposure_text(pupils, complete=not part.missing),
        basis=basis(marks.returns),
    )  # fmt: skip


def shown_exposure(part: View) -> Exposure | None:
    """Disadvantaged pupils in reached schools as they may be shown; None where too few are inside
    or outside."""
    exact, access = dose.exposure(part.eligible, part.met), part.store.access
    inside, of = access.pupils(exact.pupils), access.pupils(exact.of)
    outside = access.pupils(exact.of - exact.pupils)
    if inside is None or of is None or outside is None:
        return None
    return Exposure(inside, of, exact.unknown)


@dataclass(frozen=True)
class Overlap:
    """Different schools reached under two priorities at once; the diagonal is each by itself.

    ``many`` is how many schools were reached under 1, 2, 3 … priorities.
    """

    marks: Marks
    labels: tuple[tuple[str, str], ...]  # code, label
    both: tuple[tuple[int, ...], ...]
    many: tuple[tuple[int, int], ...]
    title: str
    basis: str


def overlap(asked: RegisterFilter, store_of: StoreOf = store) -> Overlap:
    """Which priorities meet the same schools. Raises NoRegister and DatabaseAway."""
    part = view(store_of(), asked)
    schools = part.met_by_priority
    pairs = measured.overlap(schools)
    labels = chosen.choices(Split.PRIORITY, asked)
    both = tuple(
        tuple(pairs.get((one, other), pairs.get((other, one), 0)) for other, _ in labels)
        for one, _ in labels
    )
    many = measured.labels_a_school(schools)
    marks = part.marks
    title = words.overlap_title(marks, many)
    return Overlap(marks, labels, both, tuple(many.items()), title, basis(marks.returns))


@dataclass(frozen=True)
class ValueRow:
    """One thing a programme gives or costs: what is known of it, or why it is not counted."""

    what: str
    counted: bool
    text: str


@dataclass(frozen=True)
class Value:
    """What was spent and what is counted for it; no benefit is put in pounds.

    ``costs`` are None in every part where spending is not recorded for what is asked about.
    """

    marks: Marks
    asked: RegisterFilter
    costs: Costs
    rows: tuple[ValueRow, ...]
    title: str
    note: str
    basis: str


def value(asked: RegisterFilter, store_of: StoreOf = store) -> Value:
    """What each school, contact and pupil cost. Raises NoRegister and DatabaseAway."""
    part = view(store_of(), asked)
    meetings = dose.contacts(part.reached)
    pupils = shown_exposure(part)
    spent = _spent(part)
    each = costs(spent, meetings.schools, meetings.records, pupils.pupils if pupils else None)
    marks = part.marks
    given = dose.dosage(part.reached)
    rows = [
        *((what, True, text) for what, text in words.counted(each, meetings, given, pupils,
                                                             complete=not part.missing)),
        *((what, False, text) for what, text in words.NOT_COUNTED),
    ]  # fmt: skip
    return Value(
        marks=marks, asked=asked, costs=each, rows=tuple(ValueRow(*row) for row in rows),
        title=words.value_title(marks, each, complete=not part.missing),
        note=words.value_note(spent, asked),
        basis=basis(marks.returns),
    )  # fmt: skip


def _spent(part: View) -> float | None:
    """Pounds spent on what is asked about, None where payments do not tell it apart."""
    if part.asked.authority or part.asked.phase:
        return None
    paid = part.store.spending
    paid = paid[(paid["spent_on"] >= part.first) & (paid["spent_on"] <= part.last)]
    if part.asked.workstream or part.asked.priority:
        paid = paid[paid["activity"].isin(part.ids)]
    return float(paid["amount_gbp"].sum()) if len(paid) else None
