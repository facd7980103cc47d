"""The schools of the illustrative register: as many as there are, none of them real."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from datetime import date

from eip_data import catalogue
from eip_data.programme.drawn import between, one_of, part
from eip_data.programme.school_counts import school_counts
from eip_data.programme_columns import Phase

#: Above every number that schools have, so that none is taken for one.
FIRST_URN = 900_001

_NAMES = {
    Phase.NURSERY: "Nursery", Phase.PRIMARY: "Primary", Phase.MIDDLE: "Middle",
    Phase.SECONDARY: "Secondary", Phase.ALL_THROUGH: "All-through",
    Phase.SIXTEEN_PLUS: "Sixth Form",
}  # fmt: skip
_ROLLS = {
    Phase.NURSERY: (40, 110), Phase.PRIMARY: (90, 460), Phase.MIDDLE: (220, 480),
    Phase.SECONDARY: (520, 1450), Phase.ALL_THROUGH: (700, 1500), Phase.SIXTEEN_PLUS: (600, 2400),
}  # fmt: skip
_TRUSTS = 12
#: One school of this authority and phase took over from another that closed.
_MERGED = ("E06000047", Phase.PRIMARY, 7)
MERGED_ON = date(2024, 9, 1)


@dataclass(frozen=True)
class School:
    """One row of the table ``school``, in the order of its columns."""

    urn: int
    name: str
    authority: str
    phase: Phase
    type: str
    trust: str | None
    federation: str | None
    pupils: int | None
    disadvantaged_pupils: int | None
    open_date: date | None = None
    close_date: date | None = None
    successor_urn: int | None = None

    @property
    def row(self) -> tuple[object, ...]:
        """The cells of its row."""
        return astuple(self)

    @property
    def share(self) -> float:
        """The share of its pupils that are disadvantaged; nought where it is not known."""
        return (self.disadvantaged_pupils or 0) / self.pupils if self.pupils else 0.0


def schools() -> list[School]:
    """Every school: those that are open, then the one that has closed."""
    open_ones = list(_open_ones())
    at = next(
        place for place, one in enumerate(open_ones) if one.name == _name(*_MERGED[1:], _MERGED[0])
    )
    heir = replace(open_ones[at], open_date=MERGED_ON)
    closed = replace(
        heir, urn=FIRST_URN + len(open_ones), name=f"{heir.name}, before it reopened",
        open_date=None, close_date=MERGED_ON, successor_urn=heir.urn,
    )  # fmt: skip
    return [*open_ones[:at], heir, *open_ones[at + 1 :], closed]


def _open_ones() -> Iterator[School]:
    urn = FIRST_URN
    for authority, of_phase in school_counts().counts.items():
        for phase, count in of_phase.items():
            for number in range(1, count + 1):
                yield _school(urn, authority, phase, number)
                urn += 1


def _school(urn: int, authority: str, phase: Phase, number: int) -> School:
    academy = part("academy", urn) < (0.75 if phase is Phase.SECONDARY else 0.35)
    federated = not academy and part("federated", urn) < 0.05
    pupils = between(*_ROLLS[phase], "pupils", urn)
    share = 0.04 + 0.62 * part("share", urn) ** 1.4
    # One in forty does not say how many of its pupils are disadvantaged.
    silent = part("silent", urn) < 0.025
    return School(
        urn=urn,
        name=_name(phase, number, authority),
        authority=authority,
        phase=phase,
        type="Illustrative academy" if academy else "Illustrative maintained school",
        trust=trust_name(one_of(_trusts_of(authority), "trust", urn)) if academy else None,
        federation=one_of(FEDERATIONS, "federation", urn) if federated else None,
        pupils=pupils,
        disadvantaged_pupils=None if silent else round(pupils * share),
    )


def _name(phase: Phase, number: int, authority: str) -> str:
    place = catalogue.load().areas[authority].short_name
    return f"Illustrative {_NAMES[phase]} {number:03d} ({place})"


def _trusts_of(authority: str) -> list[int]:
    """The trusts that work in an authority; every third works in a second one too."""
    place = list(school_counts().counts).index(authority)
    return [
        one
        for one in range(1, _TRUSTS + 1)
        if place in (one % 7, (one + 2) % 7 if one % 3 == 0 else None)
    ]


def trust_name(number: int) -> str:
    """The name of one of the trusts."""
    return f"Illustrative Trust {number:02d}"


FEDERATIONS = ("Illustrative Federation 1", "Illustrative Federation 2")
TRUSTS = tuple(trust_name(number) for number in range(1, _TRUSTS + 1))
