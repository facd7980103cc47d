"""The address each page is measured at: one that a reader would have, the same every time."""

from collections.abc import Iterable

#: Pages that only ``frame_with_empty`` has.
EMPTY, WORK = "empty", "work"
REGISTER = "who=all&stream=all&priority=all&phase=all&from=start&until=latest"
GATESHEAD = "area=E08000037&measure=ks4_attainment8&group=disadvantaged"
_QUERIES = {
    "map": "measure=ks4_attainment8&group=disadvantaged",
    "compare": GATESHEAD,
    "authority": GATESHEAD,
    "explain": GATESHEAD,
    "reach": REGISTER,
    "need": REGISTER,
    "grants": REGISTER + "&search=&theme=all",
    "partners": REGISTER,
}
#: The home page has other names; once is enough.
_NOT = ("", "home", EMPTY, WORK)


def addresses(pages: Iterable[str]) -> dict[str, str]:
    """Each page of the navigation with its query; a new page is measured as it opens."""
    return {page: _QUERIES.get(page, "") for page in pages if page not in _NOT}
