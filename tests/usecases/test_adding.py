"""What is added beside a signed session: who may, what it must say, and that the original stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from needlechart.domain.afterwards import Addendum, AddendumKind
from needlechart.domain.correctable import correctable
from needlechart.domain.errors import NotAllowed
from needlechart.domain.rules import Context, check_session
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import FrozenRecord, WrongPassphrase
from needlechart.usecases.adding import Entry, EntryWaits, add_beside, entries
from needlechart.usecases.signing import sign_session
from tests.clinics import ADA, PASSPHRASE, TODAY
from tests.usecases.test_signing import kept_s1

NOTE = Entry(AddendumKind.ADDENDUM, "Patient rang", "Sore for two days, gone now.")


@pytest.fixture
def signed(clinic_file: ClinicFile) -> TreatmentSession:
    session = kept_s1(clinic_file)
    with clinic_file.work() as work:
        return sign_session(work, clinic_file.path, session, PASSPHRASE)


def _add(clinic_file: ClinicFile, session: TreatmentSession, entry: Entry, passphrase: str = PASSPHRASE) -> Addendum:
    with clinic_file.work() as work:
        return add_beside(work, clinic_file.path, session.id, entry, passphrase)


def _beside(clinic_file: ClinicFile, session: TreatmentSession) -> tuple[Addendum, ...]:
    with clinic_file.reading() as reading:
        return entries(reading, ADA.id, session.id)


def test_that_an_entry_is_dated_named_and_signed_and_the_session_stays(clinic_file: ClinicFile, signed: TreatmentSession) -> None:
    made = _add(clinic_file, signed, NOTE)
    assert (made.author_id, made.text, made.reason) == (ADA.id, "Sore for two days, gone now.", "Patient rang")
    assert len(made.digest) == 64
    assert _beside(clinic_file, signed) == (made,)
    with clinic_file.reading() as reading:
        assert reading.session(signed.id) == signed
        context = Context(
            signed, reading.patient(signed.patient_id), ADA, reading.clinic(), reading.catalogue(), TODAY, addenda=(made,)
        )
    assert [found for found in check_session(context) if found.rule == "V14"] == []


def test_that_a_correction_keeps_the_old_value_and_the_next_one_starts_from_it(
    clinic_file: ClinicFile, signed: TreatmentSession
) -> None:
    with clinic_file.reading() as reading:
        told = {c.field: c for c in correctable(signed, reading.patient(signed.patient_id), reading.catalogue())}
    field = f"sites.{signed.sites[0].id}.depth_mm"
    first = _add(clinic_file, signed, Entry(AddendumKind.CORRECTION, "Misread", field=field, new_value="40 mm"))
    second = _add(clinic_file, signed, Entry(AddendumKind.CORRECTION, "Misread again", field=field, new_value="42 mm"))
    assert (first.old_value, first.new_value) == (told[field].value, "40 mm")
    assert (second.old_value, second.new_value) == ("40 mm", "42 mm")


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (replace(NOTE, reason=" "), "Say why"),
        (replace(NOTE, text=""), "nothing to add"),
        (Entry(AddendumKind.CORRECTION, "Misread", new_value="3"), "Choose what"),
        (Entry(AddendumKind.CORRECTION, "Misread", field="no.such.field", new_value="3"), "Choose what"),
        (Entry(AddendumKind.CORRECTION, "Misread", field="date"), "Say what is right"),
        (Entry(AddendumKind.CORRECTION, "Misread", field="count.opened", new_value="{old}"), "what the chart says already"),
    ],
)
def test_that_an_entry_that_says_too_little_waits(
    entry: Entry, sentence: str, clinic_file: ClinicFile, signed: TreatmentSession
) -> None:
    entry = replace(entry, new_value=entry.new_value.replace("{old}", str(signed.count.opened)))
    with pytest.raises(EntryWaits) as told:
        _add(clinic_file, signed, entry)
    assert sentence in told.value.sentence
    assert _beside(clinic_file, signed) == ()


def test_that_a_draft_takes_no_entry(clinic_file: ClinicFile) -> None:
    draft = kept_s1(clinic_file)
    with pytest.raises(EntryWaits):
        _add(clinic_file, draft, NOTE)


def test_that_a_wrong_passphrase_adds_nothing(clinic_file: ClinicFile, signed: TreatmentSession) -> None:
    with pytest.raises(WrongPassphrase):
        _add(clinic_file, signed, NOTE, "other words")
    assert _beside(clinic_file, signed) == ()


def test_that_somebody_who_left_adds_nothing(clinic_file: ClinicFile, signed: TreatmentSession) -> None:
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, active=False))
    with pytest.raises(NotAllowed):
        _add(clinic_file, signed, NOTE)


def test_that_an_entry_is_never_changed(clinic_file: ClinicFile, signed: TreatmentSession) -> None:
    made = _add(clinic_file, signed, NOTE)
    with pytest.raises(FrozenRecord), clinic_file.work() as work:
        work.save(made, replace(made, text="Something else."))
    assert _beside(clinic_file, signed) == (made,)


def test_that_every_figure_of_a_session_can_be_named_once(clinic_file: ClinicFile, signed: TreatmentSession) -> None:
    with clinic_file.reading() as reading:
        told = correctable(signed, reading.patient(signed.patient_id), reading.catalogue())
    fields = [made.field for made in told]
    assert len(set(fields)) == len(fields)
    for site in signed.sites:
        assert f"sites.{site.id}.twitch" in fields
    assert all(made.part and made.what and made.value for made in told)
