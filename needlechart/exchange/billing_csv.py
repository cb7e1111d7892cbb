"""Codes and units for whoever bills, as CSV that no spreadsheet takes for formulas.

One row a session and code.  ``units_confirmed`` is what a person confirmed (empty: nobody did); the two columns of units are what
the timed minutes come to by each payer rule, empty for a code that is not timed.  No billing advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from needlechart.domain.billing import BillingLine
from needlechart.domain.people import Person
from needlechart.exchange.history_names import csv_text
from needlechart.exchange.table import Cell

COLUMNS = (
    "session_id", "date", "therapist", "credential", "patient_id", "patient_number", "patient", "code", "units_confirmed",
    "timed_minutes", "units_cms", "units_ama", "rules_differ", "handed_off_before",
)  # fmt: skip


def billing_csv(lines: Iterable[BillingLine], people: Iterable[Person]) -> str:
    """These sessions with their codes, in the order given."""
    known = {person.id: person for person in people}
    rows: list[Sequence[Cell]] = []
    for line in lines:
        therapist = known.get(line.therapist_id)
        who = (line.therapist_id, "") if therapist is None else (therapist.name, therapist.credential)
        for code in line.codes:
            rows.append(
                (
                    line.session_id, line.date, *who, line.patient_id, line.patient_number, line.patient_name, code.code,
                    code.confirmed, code.minutes, code.cms, code.ama, code.rules_differ, line.handed_off,
                )
            )  # fmt: skip
    return csv_text(COLUMNS, rows)
