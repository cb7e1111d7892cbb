"""What a student or an assistant wrote and the person signed in may countersign."""

from __future__ import annotations

from collections import Counter
from datetime import date

from needlechart.ui.look.list_row import RowView
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.typed_date import near_date
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.today.waiting_list import WaitingList
from needlechart.usecases.countersigning import WaitingLine, waiting

NAME = "To countersign"


class CountersignList(WaitingList[WaitingLine]):
    """One line a session, those of the person's own students first."""

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__(worker, NAME, waiting, rows_of)


def rows_of(found: tuple[WaitingLine, ...], today: date) -> list[RowView]:
    """A line for each session: the patient, who wrote, how much and how long it waits."""
    many = Counter(waits.line.session_id for waits in found)
    first = {waits.line.session_id: waits for waits in reversed(found)}
    order = dict.fromkeys(waits.line.session_id for waits in found)
    return [_row(first[session_id], many[session_id], today) for session_id in order]


def _row(waits: WaitingLine, many: int, today: date) -> RowView:
    line = waits.line
    days = (today - line.since.local.date()).days
    words = "Waits" if days < 1 else "Waits 1 day" if days == 1 else f"Waits {days} days"
    by = f"by {waits.writer}" + (f" · {many} entries" if many > 1 else "")
    full = f"{by} · supervised by {waits.supervisor}" if waits.supervisor else by
    pill = PillView(words, "caution" if days > 1 else "plain", "sign")
    return RowView(line.session_id, line.patient_name, full, near_date(line.date, today), pill, (by, waits.writer))
