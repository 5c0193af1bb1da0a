"""The forms that the store has had, one after the other, for alembic: versions/ holds a step a file."""
