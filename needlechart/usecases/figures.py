"""The clinic in figures, for those who manage it.

How a page uses it.  ``open_figures`` once when the page is opened, by ``worker.run``: it asks for the permission, leaves its
entry in the audit trail, and hands over people and catalogue for the names.  After it ``clinic_figures(reading, person_id,
months, now)`` by ``worker.read`` for each stretch of months: ``Months.month(day)``, ``Months.quarter(day)``,
``Months.year(day)``, and ``months.before``, ``months.after``; ``now`` is the moment on the clinic's clock, as in
``day.the_day``.  It reads the summaries alone, so ask again whenever records changed.

Every number is a ``Counted`` with ``opens``, the ``SessionFilter`` of the sessions behind it (see ``reviewing``); a number of 0
opens nothing.  Words that stand beside the figures: ``THRESHOLD`` and ``TOLD_BY_THERAPISTS`` beside reactions, ``INTERVAL``
beside changes; each ``PublishedRate`` carries its source.  Sums hold signed sessions only; ``drafts`` says how many are not in
them.  ``mismatches`` tells the single counts that did not agree, with how each ended.
"""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.figures import ClinicFigures, MismatchLine, Months, Standing, figures_of
from needlechart.domain.moments import Moment, clinic_date
from needlechart.domain.people import Clinic, Person
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.persons import person_of
from needlechart.usecases.reference import catalogue_of

MOST_MISMATCHES = 50
"""So many lines of mismatches at once; the filter of ``safety.mismatches`` opens all their sessions."""


@dataclass(frozen=True, slots=True)
class FiguresOpened:
    """What a page of figures needs beside them: names of people, muscles, needles and reactions."""

    person: Person
    clinic: Clinic
    people: tuple[Person, ...]
    catalogue: Catalogue

    def name_of(self, person_id: str) -> str:
        """The person's name, or nothing."""
        return next((p.name for p in self.people if p.id == person_id), "")


def open_figures(work: Work) -> FiguresOpened:
    """A page of figures is opened; that is audited."""
    require(work.person, Deed.SEE_FIGURES)
    work.did(Deed.SEE_FIGURES.value)
    reading = work.reading
    return FiguresOpened(work.person, reading.clinic(), reading.people(), catalogue_of(reading))


def clinic_figures(reading: Reading, person_id: str, months: Months, now: Moment) -> ClinicFigures:
    """Every figure of these months, from the summaries; NotAllowed for somebody who does not manage the clinic."""
    require(person_of(reading, person_id), Deed.SEE_FIGURES)
    clinic, asked = reading.clinic(), reading.figures
    today = clinic_date(now, clinic.time_zone)
    standing = Standing(now, asked.drafts_standing(), asked.open_mismatches(), tuple(reading.follow_ups_due(today)))
    return figures_of(asked.totals(months), standing, clinic.policy, today)


def mismatches(reading: Reading, person_id: str, months: Months, limit: int = MOST_MISMATCHES) -> tuple[MismatchLine, ...]:
    """Needle counts of these months that did not agree at first and how each ended, the latest first, drafts included."""
    require(person_of(reading, person_id), Deed.SEE_FIGURES)
    return reading.figures.mismatches(months.first, months.last, reading.clinic().time_zone, limit)


def count_again(work: Work) -> None:
    """Counts all charts into the summaries anew, for a clinic file of which ``check`` says that they are wrong."""
    require(work.person, Deed.COUNT_AGAIN)
    work.count_again()
    work.did(Deed.COUNT_AGAIN.value)
