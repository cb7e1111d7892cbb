"""Warnings and errors that are logged while a test runs."""

from __future__ import annotations

import logging
import re
from typing import Self


class ExpectedLogs(logging.Handler):
    """The warnings and errors logged so far; a test takes out those it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def __enter__(self) -> Self:
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def take(self, pattern: str) -> logging.LogRecord:
        """Take out the first record whose message matches the regular expression; fails when there is none."""
        for record in self.records:
            if re.search(pattern, record.getMessage()):
                self.records.remove(record)
                return record
        raise AssertionError(f"nothing logged matches {pattern!r}; logged: {self.sentences()}")

    def sentences(self) -> list[str]:
        return [f"{record.levelname} {record.name}: {record.getMessage()}" for record in self.records]
