"""A document is written patient by patient: none is asked for before the one before it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from needlechart.domain.charts import PatientChart
from needlechart.exchange.document import document_text
from needlechart.exchange.table import ROWS_AT_ONCE, session_table
from tests.scenarios import ADA, SCENARIOS, catalogue, s1


def test_that_each_patient_is_written_before_the_next_is_read() -> None:
    log: list[str] = []

    def charts() -> Iterator[PatientChart]:
        for name, made in SCENARIOS.items():
            log.append(f"read {name}")
            yield made()

    pieces = []
    for piece in document_text(charts(), (ADA,), catalogue()):
        log.append("written")
        pieces.append(piece)
    between = [log[n + 1] for n, line in enumerate(log[:-1]) if line.startswith("read")]
    assert between == ["written"] * len(SCENARIOS)
    assert len(json.loads("".join(pieces))["patients"]) == len(SCENARIOS)


def test_that_a_long_table_is_written_in_parts() -> None:
    chart, read = s1(), 0

    def charts() -> Iterator[PatientChart]:
        nonlocal read
        for _ in range(ROWS_AT_ONCE * 2 + 1):
            read += 1
            yield chart

    parts = session_table(charts(), (ADA,), catalogue())
    assert next(parts).count("\n") >= ROWS_AT_ONCE
    assert read == ROWS_AT_ONCE
    assert sum(1 for _ in parts) == 2
