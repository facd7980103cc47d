"""Ways from one page to another that stay in the edition which the present address carries."""

from urllib.parse import urlencode, urlsplit, urlunsplit

from pages.parts import filters


def way(address: str) -> str:
    """A relative address of another page, with the edition that the present one carries, if any.

    Not for what a function keeps: the edition asked for is no argument of it.
    """
    asked = edition_asked()
    if not asked:
        return address
    parts = urlsplit(address)
    query = "&".join(filter(None, [parts.query, urlencode(asked)]))
    return urlunsplit(parts._replace(query=query))


def edition_asked() -> tuple[tuple[str, str], ...]:
    """The part of a query that asks for the edition of the present address; () for none."""
    edition_id = filters.edition_named()
    return ((filters.EDITION, edition_id),) if edition_id else ()
