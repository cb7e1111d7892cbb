"""The lists of what is left to finish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from needlechart.domain.afterwards import Voiding
from needlechart.domain.ledger import ledger_of
from needlechart.domain.lines import DraftLine
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Site
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.stays import due_of, timers_of
from needlechart.records.clinic_file import ClinicFile
from tests.clinics import ADA, MARA, NOW
from tests.records.values import ValueMaker
from tests.records.watching import read_lane, statements


@pytest.fixture
def drafts(clinic_file: ClinicFile) -> list[TreatmentSession]:
    """Drafts of two patients, newest first, beside one signed and one taken out of the chart."""
    maker = ValueMaker(1, 1.0)
    other: Patient = maker.root(Patient)
    made = [
        maker.root(TreatmentSession, date=date(2026, 11, day), started=started, patient_id=patient)
        for day, started, patient in [
            (20, NOW.plus(hours=1), MARA.id),
            (20, NOW, other.id),
            (20, None, MARA.id),
            (2, NOW, MARA.id),
        ]
    ]
    signed, void = (maker.root(TreatmentSession, date=date(2026, 12, 24)) for _ in range(2))
    with clinic_file.work() as work:
        work.add_many([other, *made[::-1], signed, void, Voiding("v", void.id, ADA.id, NOW, "wrong patient")], deed="import")
        work.sign(signed, late=False)
    return made


def test_that_drafts_are_listed_newest_first_with_the_needles_still_in(
    clinic_file: ClinicFile, drafts: list[TreatmentSession]
) -> None:
    with clinic_file.reading() as reading, statements(read_lane(clinic_file)) as heard:
        lines = reading.drafts()
    assert len(heard) == 1
    with clinic_file.reading() as reading:
        wanted = tuple(
            DraftLine(
                draft.id,
                draft.patient_id,
                reading.patient(draft.patient_id).full_name,
                draft.date,
                draft.started,
                ledger_of(draft, reading.catalogue()).in_body,
                draft.therapist_id,
                min((s.inserted_at for s in draft.sites if s.needles_in_body and s.inserted_at), default=None),
                tuple(p.name for p in reading.patient(draft.patient_id).problems if p.id in draft.problem_ids),
                draft.table,
                timers_of(draft.sites),
            )
            for draft in drafts
        )
        assert reading.unsigned_count() == len(drafts)
    assert lines == wanted


def test_that_needles_in_the_body_are_counted_as_the_ledger_counts_them(clinic_file: ClinicFile) -> None:
    seen, others, with_current = set(), [], list[Site]()
    for seed in range(12):
        maker = ValueMaker(seed, 0.7)
        session: TreatmentSession = maker.root(TreatmentSession)
        # Figures small enough that some needles are out and some are in, and once more out than in.
        sites = tuple(
            replace(
                site,
                new_needles=number + seed % 3,
                left_in=seed % 5 != 4,
                confirmed=seed % 7 != 6,
                removals=tuple(replace(removal, needles=1) for removal in site.removals),
            )
            for number, site in enumerate(session.sites)
        )
        session = replace(session, sites=sites)
        with clinic_file.work() as work:
            work.save(None, session)
        with clinic_file.reading() as reading:
            (line,) = [line for line in reading.drafts() if line.session_id == session.id]
            assert line.in_body == ledger_of(session, reading.catalogue()).in_body
        held = [site.inserted_at for site in session.sites if site.needles_in_body and site.inserted_at is not None]
        assert line.in_since == (min(held) if held else None)
        assert line.timers == timers_of(session.sites)
        assert line.due == min((due for site in session.sites if (due := due_of(site))), default=None)
        seen.add(line.in_body)
        with_current += [
            site for site in session.sites if due_of(site) and due_of(replace(site, electrical=None)) != due_of(site)
        ]
        others.append(line.in_body == sum(s.new_needles for s in sites))
    assert len(seen) > 2, "these seeds count nothing"
    assert not all(others), "in these seeds nothing was taken out"
    assert with_current, "in these seeds no current makes a stay longer"


def test_that_the_open_draft_of_a_patient_is_the_newest_one(clinic_file: ClinicFile, drafts: list[TreatmentSession]) -> None:
    mine = [draft for draft in drafts if draft.patient_id == MARA.id]
    newest = max(mine, key=lambda draft: (draft.date, draft.id))
    with clinic_file.reading() as reading:
        assert reading.open_draft(MARA.id) == newest.id
        assert reading.open_draft(drafts[1].patient_id) == drafts[1].id
        assert reading.open_draft("nobody") is None


def test_that_a_signed_draft_leaves_the_lists(clinic_file: ClinicFile, drafts: list[TreatmentSession]) -> None:
    with clinic_file.work() as work:
        for draft in drafts:
            work.sign(draft, late=True)
    with clinic_file.reading() as reading:
        assert reading.drafts() == ()
        assert reading.unsigned_count() == 0
        assert reading.open_draft(MARA.id) is None


def test_that_a_draft_without_a_start_has_none(clinic_file: ClinicFile, drafts: list[TreatmentSession]) -> None:
    with clinic_file.reading() as reading:
        started = {line.session_id: line.started for line in reading.drafts()}
    assert started[drafts[2].id] is None
    assert started[drafts[0].id] == Moment(NOW.utc_ms + 3_600_000, NOW.offset_min)
