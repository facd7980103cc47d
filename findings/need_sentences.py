"""Sentences about reach beside need."""

from collections.abc import Sequence
from typing import Protocol

from findings.register_sentences import percent, schools, titled
from findings.sentences import count_text, list_text

FIFTHS = (
    "Most disadvantaged fifth", "Second fifth", "Middle fifth", "Fourth fifth",
    "Least disadvantaged fifth",
)  # fmt: skip
SERVED = {
    "less": "served less than its need",
    "more": "served more than its need",
    "cannot_tell": "cannot be told from chance",
    "not_reported": "not reported",
}
_KINDS = {"authority": "authorities", "fifth": "fifths of schools", "phase": "phases"}


class Marked(Protocol):
    """Whatever says whether it is illustrative."""

    @property
    def illustrative(self) -> bool: ...


def need_title(marks: Marked, less: Sequence[str], grouping: str, compared: int) -> str:
    """Who is served less than their need."""
    kind = _KINDS[grouping]
    if not compared:
        text = f"Reach and need of {kind} cannot be compared: too little is reported"
    elif not less:
        text = f"Among {count_text(compared)} {kind} none is clearly served less than its need"
    else:
        verb = "is" if len(less) == 1 else "are"
        need = "its need" if len(less) == 1 else "their need"
        who = list_text([_inside(label, grouping) for label in less])
        text = f"{who[0].upper()}{who[1:]} {verb} served less than {need}"
    return titled(marks.illustrative, text)


def need_what(grouping: str) -> str:
    """The grey line."""
    return (
        f"Share of disadvantaged pupils beside share of those in reached schools, by "
        f"{'school group' if grouping == 'fifth' else grouping}"
    )


def need_rule(grouping: str, compared: int) -> str:
    """The rule in words."""
    within = {
        "authority": "schools of one phase",
        "fifth": "schools of one authority and phase",
        "phase": "schools of one authority",
    }[grouping]
    return (
        "Served less than need: the share of reach is below the share of disadvantaged pupils, and "
        f"further below than in 95 of 100 shufflings of what was reached over {within}; that "
        f"{count_text(compared)} are compared is allowed for. With a return missing it must hold "
        "even if every school in doubt had been reached."
    )


def need_note(silent: Sequence[str], grouping: str, *, complete: bool) -> str:
    """Who has no part, and what is in doubt."""
    parts = []
    if silent:
        verb = "has" if len(silent) == 1 else "have"
        who = list_text([_inside(label, grouping) for label in silent])
        parts.append(f"{who[0].upper()}{who[1:]} {verb} no part: nothing is known of reach there.")
    if not complete:
        parts.append("Shares of reach go as far as returns tell; some are missing.")
    parts.append("Pupils in reached schools are a ceiling: not all of them take part.")
    return " ".join(parts)


def row_text(label: str, need: float | None, reach: float | None, served: str) -> str:
    """One row in a sentence."""
    if need is None or reach is None:
        return f"{label}: {SERVED['not_reported']}."
    return (
        f"{label}: {percent(need)} of disadvantaged pupils, {percent(reach)} of those in reached "
        f"schools; {SERVED[served]}."
    )


def _inside(label: str, grouping: str) -> str:
    """A row's name inside a sentence."""
    if grouping == "fifth":
        return f"the {label.lower()}"
    return f"{label.lower()} schools" if grouping == "phase" else label


# --- where next ---------------------------------------------------------------------------------


def offers_title(marks: Marked, count: int, shown: int, in_doubt: int) -> str:
    """How many schools are not reached, or that none is known not to be.

    ``shown`` of them stand below, 0 where groups do; ``in_doubt`` others may have been reached.
    """
    if not count and in_doubt:
        text = (
            f"Of {schools(in_doubt)} it is not known whether they are reached: a return is missing"
        )
    elif not count:
        text = "Every eligible school is reached"
    else:
        first = f"; these {count_text(shown)} come first" if 0 < shown < count else ""
        text = f"{schools(count)} not reached so far{first}"
    return titled(marks.illustrative, text)


def offers_note(*, named: bool) -> str:
    """The order and who is left out."""
    order = (
        "In order: schools of places served less than their need, then by the number of "
        "disadvantaged pupils. Schools of authorities that lack a return are left out, since they "
        "may have been reached."
    )
    return order if named else f"{order} Schools are not named here: groups of them are listed."
