"""Alembic's entry: runs on the connection that ``eip_data.database`` hands over."""

from alembic import context

from eip_data import programme_tables, register_tables  # noqa: F401 (they join the metadata)
from eip_data.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller's transaction holds migration and load together
)
context.run_migrations()
