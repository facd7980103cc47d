"""A figure as it is shown: value, printed precision, status, and whether it is ours."""

from dataclasses import dataclass

from analysis.rounding import half_away
from eip_data.columns import Status


@dataclass(frozen=True)
class Figure:
    """One number with all that must travel with it, or the reason why there is none.

    ``value`` is already rounded to ``decimals``; it is None exactly when ``status`` is one
    of the statuses without a value. ``ours`` marks our own calculations (the North East CA,
    England outside London, neighbours' means, gaps): they are never shown unlabelled.
    ``about`` marks those that rest on stand-in weights instead of counted pupils: on screen
    their percentages are whole numbers with "about", rounded once, from ``exact``.
    """

    value: float | None
    decimals: int
    status: Status
    ours: bool = False
    about: bool = False
    exact: float | None = None

    @property
    def missing(self) -> bool:
        """Whether there is no value to show."""
        return self.value is None


NOT_APPLICABLE = Figure(None, 0, Status.NOT_APPLICABLE)


def minus(one: Figure, other: Figure) -> Figure:
    """One figure minus another: ours, never finer than its inputs.

    Where one is missing, so is the difference, for the same reason; the second's where both are.
    """
    for part in (other, one):
        if part.value is None:
            return Figure(None, part.decimals, part.status, ours=True)
    assert one.value is not None and other.value is not None
    decimals = min(one.decimals, other.decimals)
    about = one.about or other.about
    value = half_away(half_away(one.value, decimals) - half_away(other.value, decimals), decimals)
    exact = _exact(one) - _exact(other) if about else None
    return Figure(value, decimals, Status.ESTIMATE, ours=True, about=about, exact=exact)


def _exact(figure: Figure) -> float:
    assert figure.value is not None
    return figure.value if figure.exact is None else figure.exact
