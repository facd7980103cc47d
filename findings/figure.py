"""A figure as it is shown: value, printed precision, status, and whether it is ours."""

from dataclasses import dataclass

from eip_data.columns import Status


@dataclass(frozen=True)
class Figure:
    """One number with all that must travel with it, or the reason why there is none.

    ``value`` is already rounded to ``decimals``; it is None exactly when ``status`` is one
    of the statuses without a value. ``ours`` marks our own calculations (the North East CA,
    England outside London, neighbours' means, gaps): they are never shown unlabelled.
    ``about`` marks those that rest on stand-in weights instead of counted pupils: on screen
    their percentages are whole numbers with "about".
    """

    value: float | None
    decimals: int
    status: Status
    ours: bool = False
    about: bool = False

    @property
    def missing(self) -> bool:
        """Whether there is no value to show."""
        return self.value is None


NOT_APPLICABLE = Figure(None, 0, Status.NOT_APPLICABLE)
