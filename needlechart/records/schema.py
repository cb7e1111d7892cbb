"""The schema as text: what the baseline migration holds, and what a migrated file is compared with.

``python -m needlechart.records.schema`` prints it.  Before the first release the baseline may be rewritten with it;
afterwards every change is a migration of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from needlechart.records.line_tables import INDEX_STATEMENT
from needlechart.records.tables import METADATA
from needlechart.records.triggers import trigger_statements

SEPARATOR = ";\n\n"


def schema_statements() -> Iterator[str]:
    """Every statement that makes an empty clinic file's tables, indexes and guards."""
    dialect = SQLiteDialect_pysqlite()
    for table in METADATA.sorted_tables:
        yield _plain(str(CreateTable(table).compile(dialect=dialect)))
    for table in METADATA.sorted_tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield _plain(str(CreateIndex(index).compile(dialect=dialect)))
    yield INDEX_STATEMENT
    yield from trigger_statements()


def schema_text() -> str:
    """All statements, one after the other."""
    return SEPARATOR.join(schema_statements()) + ";\n"


def _plain(statement: str) -> str:
    return "\n".join(line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines())


if __name__ == "__main__":
    print(schema_text(), end="")
