"""What was spent on each school, contact and pupil reached; no benefit is put in money."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Costs:
    """Spending (pounds) over counts; None where spending or the count is not known or nought.

    The pupil is a disadvantaged one on the roll of a reached school: a ceiling of pupils, so its
    cost is a floor.
    """

    spent: float | None
    a_school: float | None
    a_contact: float | None
    a_disadvantaged_pupil: float | None


def costs(
    spent: float | None, schools: int | None, contacts: int | None, pupils: int | None
) -> Costs:
    """Spending over each count."""
    return Costs(spent, *(over(spent, count) for count in (schools, contacts, pupils)))


def over(spent: float | None, count: int | None) -> float | None:
    """Pounds for each one, None where it cannot be said."""
    return spent / count if spent is not None and count else None
