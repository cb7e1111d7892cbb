"""Every value comes back from the file as it went in."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry, Voiding
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Alert, AlertKind
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.connection import connect
from needlechart.records.layout import LAYOUTS, ROOTS
from needlechart.records.loading import load
from tests.clinics import ADA, MARA, Template, reopened
from tests.records.values import ValueMaker

BESIDE_A_SESSION = (Addendum, Countersignature, ReviewEntry, Voiding)
MIXTURES = [(1, 1.0), (2, 0.0), (3, 0.5), (4, 0.5), (5, 0.9), (6, 0.1)]


@pytest.mark.parametrize(("seed", "fullness"), MIXTURES)
@pytest.mark.parametrize("cls", list(ROOTS), ids=list(ROOTS.values()))
def test_that_a_value_reads_as_it_was_saved(
    cls: type, seed: int, fullness: float, clinic_file: ClinicFile, clinic_path: Path, clinic_template: Template
) -> None:
    maker = ValueMaker(seed, fullness)
    with clinic_file.work() as work:
        fixed = {}
        if cls in BESIDE_A_SESSION:
            session = maker.root(TreatmentSession)
            work.save(None, session)
            fixed["session_id"] = session.id
        value: object = maker.root(cls, **fixed)
        value = work.save(None, value)
    clinic_file.close()
    assert _read(clinic_path, clinic_template, value) == value


@pytest.mark.parametrize("cls", list(ROOTS), ids=list(ROOTS.values()))
def test_that_a_full_value_fills_every_column_of_every_table(
    cls: type, clinic_file: ClinicFile, clinic_path: Path, clinic_template: Template
) -> None:
    maker = ValueMaker(1, 1.0)
    session = maker.root(TreatmentSession, signature=Signature(ADA.id, Moment(0), "abc", late=True))
    beside = {"session_id": session.id} if cls in BESIDE_A_SESSION else {}
    value = session if cls is TreatmentSession else maker.root(cls, **beside)
    with clinic_file.work() as work:
        work.add_many([value] if value is session else [session, value], deed="import records")
    clinic_file.close()
    with closing(connect(clinic_path, clinic_template.data_key)) as connection:
        for table in LAYOUTS[cls].below():
            columns = ", ".join(f'count("{column}")' for column in table.columns)
            filled = connection.execute(f'SELECT {columns} FROM "{table.name}"').fetchone()
            empty = [column for column, rows in zip(table.columns, filled, strict=True) if not rows]
            assert not empty, f"{table.name} was not filled"
    assert _read(clinic_path, clinic_template, value) == value


def test_that_a_row_may_move_to_another_parent(clinic_file: ClinicFile) -> None:
    maker = ValueMaker(1, 1.0)
    session = maker.root(TreatmentSession)
    first, second = session.sites
    moved = session.edited(
        sites=(
            maker.value(type(first), id=first.id, removals=first.removals[1:]),
            maker.value(type(second), id=second.id, removals=(*second.removals, first.removals[0])),
        )
    )
    with clinic_file.work() as work:
        work.save(None, session)
        work.save(session, moved)
    with clinic_file.reading() as reading:
        assert reading.session(session.id) == moved


def test_that_the_template_holds_who_and_what_it_promises(clinic_file: ClinicFile) -> None:
    with clinic_file.reading() as reading:
        assert reading.people() == (ADA,)
        assert reading.patient(MARA.id) == MARA
        assert reading.catalogue().muscles
        assert reading.clinic().name == "Riverside"


def test_that_a_change_of_reference_data_is_seen_by_the_next_reader(clinic_file: ClinicFile) -> None:
    with clinic_file.reading() as reading:
        before = reading.catalogue()
        assert reading.catalogue() is before
    muscle = next(iter(before.muscles.values()))
    renamed = ValueMaker(1, 1.0).root(type(muscle), key=muscle.key)
    with clinic_file.work() as work:
        work.save(muscle, renamed)
        assert work.reading.catalogue().muscles[muscle.key] == renamed
    with clinic_file.reading() as reading:
        assert reading.catalogue().muscles[muscle.key] == renamed
        assert list(reading.catalogue().muscles) == list(before.muscles)


def test_that_a_patient_written_twice_in_one_unit_of_work_keeps_the_last(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        with_alert = ValueMaker(1, 1.0).root(type(MARA), id=MARA.id, alerts=(Alert("one", AlertKind.ALLERGY, "latex"),))
        work.save(MARA, with_alert)
        work.save(with_alert, MARA)
    with clinic_file.reading() as reading:
        assert reading.patient(MARA.id) == MARA


def _read(path: Path, template: Template, value: object) -> object:
    key = LAYOUTS[type(value)].key
    with closing(reopened(template, path)) as file, file.reading():
        (found,) = load(file._reads.connection, type(value), f"{key} = ?", (getattr(value, key),))
    return found
