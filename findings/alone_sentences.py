"""What a picture says where it stands alone, which its page says elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from findings import register_filter as parts
from findings.overview_sentences import panel_under as measured
from findings.overview_sentences import upper
from findings.register_filter import RegisterFilter, Split
from findings.register_sentences import ILLUSTRATIVE, window
from findings.sentences import list_text, title_inside

if TYPE_CHECKING:
    from findings.at_age import AtAge
    from findings.explain_ages import Rung
    from findings.register import Marks

#: Under every chart whose title speaks of the seven, or that names them among all others.
THE_SEVEN = "The seven: the authorities of the North East Combined Authority."

_ALL_SEVEN = "The seven authorities of the North East Combined Authority"


@dataclass(frozen=True)
class Alone:
    """What files of an exhibit say besides its page: at the end of the grey line, and as status."""

    under: str = ""
    status: tuple[str, ...] = ()


NOTHING = Alone()


def panel_under(at: "AtAge", window_of: Sequence[str]) -> str:
    """The grey line of one age of the Overview: measure, whose, when, and where "here" is."""
    return (
        f"{measured(at)}. {upper(at.whose)}, {window_of[0]} to {at.period}. Here: the seven "
        "authorities of the North East Combined Authority together."
    )


def places_under(ages: "Sequence[AtAge]") -> str:
    """The grey line of the strip of places: each age's measure, whose figures, and when."""
    told = [f"Age {at.age}: {title_inside(at.title)}, {at.whose}, {at.period}." for at in ages]
    return (
        "Authorities of England by their figure, lowest on the left: large dots the seven of the "
        f"North East Combined Authority, thin ticks all others. {' '.join(told)}"
    )


def ages_measures(rungs: "Iterable[Rung]") -> Alone:
    """The measure behind each age's place."""
    told = "; ".join(f"at {one.age}: {title_inside(one.title)}" for one in rungs)
    return Alone(f"{upper(told)}.")


def of_register(
    marks: "Marks",
    basis: str,
    asked: RegisterFilter | None = None,
    days: tuple[date, date] | None = None,
) -> Alone:
    """What a figure of the programme rests on, and where ``asked`` is given, which part it is of;
    between which ``days`` where the page's own line does not say so."""
    status = (*([ILLUSTRATIVE] if marks.illustrative else []), basis)
    if asked is None:
        return Alone("", status)
    where = dict(parts.authorities())[asked.authority] if asked.authority else _ALL_SEVEN
    named = [
        list_text([label for _, label in parts.choices(split, asked)])
        for split, code in (
            (Split.WORKSTREAM, asked.workstream),
            (Split.PRIORITY, asked.priority),
            (Split.PHASE, asked.phase),
        )
        if code
    ]
    text = "; ".join([where, *named, *([window(*days)] if days else [])])
    return Alone(f"{text}.", status)
