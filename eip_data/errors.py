"""Two families of error: the user's, which own their sentence, and ours.

A ``UserError`` is shown as it stands, on a page or on stderr. Any other exception is a
fault of the product: it is logged and shown as one neutral line.
"""

#: The neutral line.
SORRY = "Something went wrong on our side, and we have a record of it. Please try again."


class EipError(Exception):
    """Root of every error this project raises on purpose."""


class UserError(EipError):
    """Something the person asked for or supplied cannot be done; ``str(error)`` says why."""


class UnknownCode(UserError):
    """A code (measure, group, area, period) that the catalogue does not hold."""


class NotComparable(UserError):
    """A change was asked for between two periods that may not be compared."""


class NoPair(UserError):
    """A gap was asked for from a measure that publishes no pair of groups."""


class CatalogueError(EipError):
    """A catalogue file is wrong: an unknown, missing or contradictory key."""


class SourceError(UserError):
    """A published file is absent, damaged, or not the edition its card describes."""


class FiguresError(EipError):
    """The carried figures break an invariant; the message names the row."""


class DatabaseAway(UserError):
    """The database cannot be reached or has not been built."""


class NotInEdition(UserError):
    """An earlier edition of the figures does not hold what is needed."""


class RegisterFile(UserError):
    """A register's file cannot be read at all: absent, empty, cut short or of another kind."""


class RegisterRefused(UserError):
    """A register stays as it was, because the new one may not take its place."""
