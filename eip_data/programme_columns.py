"""The closed sets of values of the programme register, and which priority belongs where.

Workstreams and priorities mirror ``catalogue/workstreams.yaml`` (a test holds one against the
other). Nothing here depends on anything but the standard library, so every room may import it.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class RegisterKind(StrEnum):
    """Whether a register tells of real activities or illustrates the pages."""

    REAL = "real"
    ILLUSTRATIVE = "illustrative"


class Workstream(StrEnum):
    """The programme's workstreams."""

    SCHOOL_IMPROVEMENT = "school_improvement"
    PROFESSIONAL_DEVELOPMENT = "professional_development"
    LOCAL_PRIORITIES = "local_priorities"


class Priority(StrEnum):
    """The priorities of all workstreams."""

    GENERAL = "general"
    LITERACY = "literacy"
    ORACY = "oracy"
    MENTAL_HEALTH = "mental_health"
    CULTURAL_CAPITAL = "cultural_capital"
    TRANSITIONS = "transitions"
    INCLUSIVE_LEADERSHIP = "inclusive_leadership"
    READING = "reading"
    CLIMATE = "climate"


#: The priorities a workstream's activities can carry, in the catalogue's order.
PRIORITIES_OF: Mapping[Workstream, tuple[Priority, ...]] = MappingProxyType(
    {
        Workstream.SCHOOL_IMPROVEMENT: (Priority.GENERAL,),
        Workstream.PROFESSIONAL_DEVELOPMENT: (
            Priority.LITERACY, Priority.ORACY, Priority.GENERAL,
        ),
        Workstream.LOCAL_PRIORITIES: (
            Priority.MENTAL_HEALTH, Priority.CULTURAL_CAPITAL, Priority.TRANSITIONS,
            Priority.INCLUSIVE_LEADERSHIP, Priority.READING, Priority.CLIMATE,
        ),
    }
)  # fmt: skip


class Phase(StrEnum):
    """The phase of a school, by its name in Get Information About Schools (GIAS)."""

    NURSERY = "nursery"
    PRIMARY = "primary"
    MIDDLE = "middle"  # deemed primary or deemed secondary
    SECONDARY = "secondary"
    ALL_THROUGH = "all_through"
    SIXTEEN_PLUS = "sixteen_plus"
    NOT_APPLICABLE = "not_applicable"  # special schools and alternative provision


class Rung(StrEnum):
    """How far a school has come with an activity, lowest first."""

    INVITED = "invited"
    ENGAGED = "engaged"
    COMPLETED = "completed"
    SUSTAINED = "sustained"


class GrantStatus(StrEnum):
    """Where a grant stands."""

    AWARDED = "awarded"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"


class PartnerKind(StrEnum):
    """What sort of organisation a partner is."""

    AUTHORITY = "authority"
    TRUST = "trust"
    FEDERATION = "federation"
    TEACHING_SCHOOL_HUB = "teaching_school_hub"
    RESEARCH_SCHOOL = "research_school"
    OTHER = "other"


class TargetMeasure(StrEnum):
    """What a target counts, from the programme's start to the end of its period."""

    SCHOOLS_ENGAGED = "schools_engaged"  # unique schools that came at least as far as engaged
    SCHOOLS_COMPLETED = "schools_completed"
    SESSIONS = "sessions"
    STAFF = "staff"
    PUPILS = "pupils"


class ImportOutcome(StrEnum):
    """What came of a file that was handed in."""

    IMPORTED = "imported"
    REFUSED = "refused"
