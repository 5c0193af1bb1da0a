"""What alembic runs to take a database from its form to the newest: within the transaction of who asks for it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table="tqcheck_version")
context.run_migrations()
