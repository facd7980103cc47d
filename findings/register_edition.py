"""Which register is loaded, and the days it tells of."""

from dataclasses import dataclass
from datetime import date

from analysis.returns import told_until
from eip_data import database
from eip_data.programme import queries
from findings.register import NoRegister, Store
from findings.register_sentences import NO_REGISTER


@dataclass(frozen=True)
class RegisterEdition:
    """``id`` changes with anything that is shown of the register: answers are kept by it."""

    id: str
    illustrative: bool
    dated: date


@dataclass(frozen=True)
class Span:
    """The first and the last day that may be asked about.

    ``told`` is the last day that a return tells of; the last day where no return was due.
    """

    first: date
    last: date
    told: date


def current() -> RegisterEdition:
    """The loaded register. Raises NoRegister and DatabaseAway."""
    with database.connection() as connection:
        access = queries.access(connection)
    if access is None:
        raise NoRegister(NO_REGISTER)
    register = access.register
    return RegisterEdition(
        f"{register.version} {register.kind} {register.dated} {access.named}",
        access.illustrative,
        register.dated,
    )


def span(known: Store) -> Span:
    """From the first day of the first activity to the register's own day."""
    last = known.access.register.dated
    told = [told_until(due) for due in known.submissions["due_on"] if due <= last]
    return Span(min(known.begun, last), last, max(told, default=last))
