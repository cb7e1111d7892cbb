"""A closed clinic file in the hands of somebody who has its key and no scruples."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from needlechart.records import audit
from needlechart.records.audit import ChainHead
from needlechart.records.connection import connect
from needlechart.records.errors import BrokenAuditTrail
from needlechart.usecases.checking import Report, check_clinic
from tests.clinics import Template, reopened


class Tampered:
    """Changes the file beneath the program, and asks what the program then says."""

    def __init__(self, path: Path, template: Template) -> None:
        self.path = path
        self.template = template

    def strike(self, *statements: tuple[str, tuple[Any, ...]]) -> None:
        """Runs the statements without guards; the triggers are put back, so that only the rows tell."""
        with closing(connect(self.path, self.template.data_key)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            connection.execute("BEGIN")
            for name, _ in guards:
                connection.execute(f"DROP TRIGGER {name}")
            for statement, values in statements:
                connection.execute(statement, values)
            for _, sql in guards:
                connection.execute(sql)
            connection.execute("COMMIT")

    def ask(self, statement: str, *values: Any) -> list[Any]:
        with closing(connect(self.path, self.template.data_key)) as connection:
            rows: list[Any] = connection.execute(statement, values).fetchall()
            return rows

    @property
    def head(self) -> ChainHead:
        return ChainHead(*self.ask(audit.SELECT_HEAD)[0])

    def report(self) -> Report:
        with closing(reopened(self.template, self.path, read_only=True)) as file:
            return check_clinic(file)

    def refused_at_opening(self) -> str:
        """The sentence a writing program is met with, or nothing when it may write."""
        try:
            reopened(self.template, self.path).close()
        except BrokenAuditTrail as refusal:
            return refusal.sentence
        return ""
