"""Handing confirmed codes to whoever bills: looked at first, then written once and marked as handed off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from needlechart.domain.billing import BillingHandOff, HandedOffSession, HandOffPreview
from needlechart.domain.errors import NeedleChartError
from needlechart.exchange.billing_csv import billing_csv
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.exchanging import allowed, write_whole
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.persons import person_of


class NothingToHandOff(NeedleChartError):
    """There is no session to hand off in these days."""

    def __init__(self) -> None:
        super().__init__(
            "There is nothing to hand off in these days.", "Choose other days, or hand those off again that went before."
        )


class DaysAreBackwards(NeedleChartError):
    """The last day lies before the first."""

    def __init__(self) -> None:
        super().__init__("The last day lies before the first.", "Choose the days again.")


def preview(reading: Reading, person_id: str, since: date, until: date) -> HandOffPreview:
    """What a hand-off of these days (both included) holds, and what of it went before; DaysAreBackwards."""
    require(person_of(reading, person_id), Deed.HAND_OFF_BILLING)
    if until < since:
        raise DaysAreBackwards
    return reading.figures.hand_off_preview(since, until)


def hand_off(
    work: Work, since: date, until: date, out: Path, clinic_file: Path, *, only_new: bool = True
) -> BillingHandOff | None:
    """Writes the codes of these days to ``out`` (CSV), and marks the sessions as handed off: an entry that is never changed.

    ``only_new`` leaves those out that went before; with all of them the column ``handed_off_before`` says when.  Returns None
    when nothing was new, so that nothing is marked.
    The sessions count as handed off when the file stands whole: when it cannot be written, nothing is marked.
    NothingToHandOff, DaysAreBackwards, CannotWriteThere also for a file that belongs to ``clinic_file``.
    """
    require(work.person, Deed.HAND_OFF_BILLING)
    found = preview(work.reading, work.person.id, since, until)
    lines = found.new if only_new else found.lines
    if not lines:
        raise NothingToHandOff
    goes_to = allowed(out, clinic_file)
    made = None
    if found.new:
        sessions = tuple(HandedOffSession(work.new_id(), line.session_id) for line in found.new)
        made = BillingHandOff(work.new_id(), work.person.id, work.now(), since, until, sessions)
        work.save(None, made, deed=Deed.HAND_OFF_BILLING.value)
    else:
        work.did(Deed.HAND_OFF_BILLING.value)
    write_whole(goes_to, iter((billing_csv(lines, work.reading.people()),)))
    return made
