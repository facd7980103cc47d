"""The register as it was read, whole, and what every finding from it carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import isnan

import pandas as pd

from analysis.reach import Returns
from analysis.schools import eligible
from eip_data import database
from eip_data.errors import UserError
from eip_data.programme import queries
from eip_data.programme.queries import Access, PupilsMet
from eip_data.programme_columns import Phase
from findings.register_sentences import NO_REGISTER


class NoRegister(UserError):
    """No register is loaded, so there is nothing to tell."""


@dataclass(frozen=True)
class Marks:
    """What every finding from the register carries: whose it is and what it rests on.

    ``version`` changes whenever the register does: pages keep answers by it.
    """

    illustrative: bool
    named: bool
    version: str
    dated: date
    returns: Returns


@dataclass(frozen=True, eq=False)
class Store:
    """The register as it was read: all of it, in frames that nobody changes."""

    access: Access
    schools: pd.DataFrame
    activities: pd.DataFrame
    phases: pd.DataFrame
    engagements: pd.DataFrame
    submissions: pd.DataFrame
    targets: pd.DataFrame
    spending: pd.DataFrame
    pupils_met: PupilsMet
    grants: pd.DataFrame
    beneficiaries: pd.DataFrame
    partners: pd.DataFrame
    partner_places: pd.DataFrame
    events: pd.DataFrame
    attendance: pd.DataFrame

    @cached_property
    def begun(self) -> date:
        """The first day of the first activity, or the register's own day without any."""
        return min(self.activities["start_date"], default=self.access.register.dated)

    @cached_property
    def labels(self) -> Mapping[str, tuple[str, str]]:
        """The workstream and priority of each activity."""
        did = self.activities
        return dict(
            zip(did["id"], zip(did["workstream"], did["priority"], strict=True), strict=True)
        )

    @cached_property
    def open_now(self) -> pd.DataFrame:
        """Schools open on the register's own day."""
        return eligible(self.schools, self.access.register.dated)

    def disadvantaged(self, phase: Phase | None = None) -> Mapping[str, int]:
        """Disadvantaged pupils on the roll of schools of a phase, or of any, that are open on the
        register's day, by authority."""
        schools, found = self.open_now, dict[str, int]()
        columns = ("authority", "phase", "disadvantaged_pupils")
        for place, own, pupils in zip(*(schools[one].tolist() for one in columns), strict=True):
            if phase in (None, own):
                found[place] = found.get(place, 0) + (0 if isnan(pupils) else int(pupils))
        return found


def store() -> Store:
    """The loaded register. Raises NoRegister and DatabaseAway."""
    with database.connection() as connection:
        access = queries.access(connection)
        if access is None:
            raise NoRegister(NO_REGISTER)
        return Store(
            access=access,
            schools=queries.schools(connection, access),
            activities=queries.activities(connection, access),
            phases=queries.phases(connection),
            engagements=queries.engagements(connection),
            submissions=queries.submissions(connection),
            targets=queries.targets(connection),
            spending=queries.spending(connection),
            pupils_met=queries.pupils_met(connection, access),
            grants=queries.grants(connection, access),
            beneficiaries=queries.beneficiaries(connection),
            partners=queries.partners(connection, access),
            partner_places=queries.partner_places(connection),
            events=queries.events(connection, access),
            attendance=queries.attendance(connection),
        )
