"""The first schema: every table, index and guard of an empty clinic file."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
SEPARATOR = ";\n\n"


def upgrade() -> None:
    """Runs the statements of ``baseline.sql`` as they stand there."""
    text = Path(__file__).with_name("baseline.sql").read_text("utf-8")
    for statement in text.removesuffix(";\n").split(SEPARATOR):
        op.get_bind().exec_driver_sql(statement)
