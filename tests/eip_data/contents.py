"""What a database holds, for the tests of the one database to compare."""

from collections import Counter

from sqlalchemy import Connection, func, select

from eip_data import database, tables
from eip_data.outcomes import carried


def shape(connection: Connection) -> tuple[object, ...]:
    """Figures, values, decimals, cohorts and edition in numbers: half a load has another shape."""
    figure = tables.figure.c
    return (
        *connection.execute(
            select(func.count(), func.count(figure.value), func.sum(figure.decimals))
        ).one(),
        connection.execute(select(func.count()).select_from(tables.cohort)).scalar(),
        connection.execute(select(func.count()).select_from(tables.certainty)).scalar(),
        connection.execute(select(tables.edition.c.content_hash)).scalar(),
    )


def shape_of(url: str) -> tuple[object, ...]:
    with database.connection(url) as connection:
        return shape(connection)


def assert_whole(url: str) -> None:
    """Every carried row is in the database, to the last digit, and nothing else."""
    columns, figures = carried.figure_rows()
    cohort_columns, cohorts = carried.cohort_rows()
    with database.engine(url).connect() as connection:
        found = connection.execute(select(*(tables.figure.c[name] for name in columns)))
        assert Counter(map(tuple, found)) == Counter(figures)
        found = connection.execute(select(*(tables.cohort.c[name] for name in cohort_columns)))
        assert Counter(map(tuple, found)) == Counter(cohorts)
        names, certainty = carried.certainty_rows()
        found = connection.execute(select(*(tables.certainty.c[name] for name in names)))
        assert Counter(map(tuple, found)) == Counter(certainty)
        hashes = connection.execute(select(tables.edition.c.content_hash)).scalars().all()
    assert hashes == [carried.content_hash()]
