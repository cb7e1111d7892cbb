"""Many values at once: one transaction, one entry in the trail, signed sessions included."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry, Voiding
from needlechart.domain.charts import PatientChart
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records import audit, batch, chart_stream
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import CannotBeKept, FrozenRecord
from needlechart.records.signed_bytes import canonical_bytes, digest_of
from tests.clinics import ADA, MARA
from tests.records.values import ValueMaker
from tests.records.watching import read_lane, statements, write_lane, written


def test_that_a_batch_has_one_entry_that_names_its_digest(clinic_file: ClinicFile) -> None:
    values = _charts(1, patients=3, sessions=4)
    digests = []
    first = values[0]
    assert isinstance(first, Patient)
    for made in (values, [replace(first, note="other"), *values[1:]]):
        with pytest.raises(KeyboardInterrupt), clinic_file.work() as work:  # noqa: PT012
            with statements(write_lane(clinic_file)) as heard:
                work.add_many(made, deed="import records")
            assert [w for w in written(heard) if w == "INSERT audit"] == ["INSERT audit"]
            row = write_lane(clinic_file).execute(audit.SELECT_AFTER + " DESC LIMIT 1", (0,)).fetchone()
            told = dict(zip(audit.COLUMNS, row, strict=True))
            assert told["deed"] == "import records"
            content = json.loads(told["changes"])
            assert content["batch"]["patient"] == 3
            assert content["batch"]["session"] == 12
            digests.append(content["digest"])
            raise KeyboardInterrupt
    assert len(set(digests)) == 2
    with clinic_file.reading() as reading:
        assert reading.patient_count() == 1


def test_that_a_batch_larger_than_its_parts_is_whole_in_any_order(
    clinic_file: ClinicFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "AT_ONCE", 3)
    values = _charts(2, patients=4, sessions=3)[::-1]
    with clinic_file.work() as work:
        work.add_many(iter(values), deed="import records")
        assert work.touched.patients == {v.id for v in values if isinstance(v, Patient)}
        assert work.touched.sessions == {v.id for v in values if isinstance(v, TreatmentSession)}
    assert _all(clinic_file) == _expected(values)


def test_that_a_signed_session_keeps_its_signature_and_is_frozen(clinic_file: ClinicFile) -> None:
    made: TreatmentSession = ValueMaker(1, 1.0).root(TreatmentSession, signature=Signature(ADA.id, Moment(5, 60), "", late=True))
    theirs: TreatmentSession = ValueMaker(2, 1.0).root(TreatmentSession, signature=Signature(ADA.id, Moment(5, 60), "theirs"))
    with clinic_file.work() as work:
        work.add_many([made, theirs], deed="import records")
    with clinic_file.reading() as reading:
        signed = reading.session(made.id)
        assert reading.session(theirs.id) == theirs
    assert signed.signature is not None
    assert signed.signature.digest == digest_of(canonical_bytes(signed))
    kept = read_lane(clinic_file).execute("SELECT session_id, digest, signed_here, content FROM signed_content").fetchall()
    assert {row[0]: row[1:] for row in kept} == {
        made.id: (signed.signature.digest, 1, canonical_bytes(signed)),
        theirs.id: (digest_of(canonical_bytes(theirs)), 0, canonical_bytes(theirs)),
    }
    with pytest.raises(FrozenRecord), clinic_file.work() as work:
        work.save(signed, replace(signed, plan="changed"))


def test_that_none_of_a_batch_is_kept_when_one_is_there_already(clinic_file: ClinicFile) -> None:
    values = _charts(3, patients=2, sessions=1)
    with pytest.raises(CannotBeKept) as told, clinic_file.work() as work:
        work.add_many([*values, MARA], deed="import records")
    assert told.value.constraint == "problem.patient_id, problem.id", "of the rows below a value each is there already too"
    with clinic_file.reading() as reading:
        assert reading.patient_count() == 1


@pytest.mark.parametrize("change", [{"note": "\ud800"}, {"weight_kg": float("inf")}, {"height_cm": 2**70}])
def test_that_a_value_no_file_could_hold_is_refused(change: dict[str, object], clinic_file: ClinicFile) -> None:
    with pytest.raises(CannotBeKept), clinic_file.work() as work:
        work.add_many([replace(MARA, id="new", **change)], deed="import records")  # type: ignore[arg-type]


def test_that_an_empty_batch_leaves_no_entry(clinic_file: ClinicFile) -> None:
    with statements(write_lane(clinic_file)) as heard, clinic_file.work() as work:
        work.add_many([], deed="import records")
        assert not work.touched
    assert written(heard) == []


def test_that_what_stands_beside_a_signed_session_is_only_added_to(clinic_file: ClinicFile) -> None:
    values = _charts(4, patients=1, sessions=1)
    with clinic_file.work() as work:
        work.add_many(values, deed="import records")
    for value in values:
        if isinstance(value, Addendum | Countersignature | ReviewEntry | Voiding):
            with pytest.raises(FrozenRecord), clinic_file.work() as work:
                work.save(value, replace(value, at=Moment(0)))


def test_that_charts_come_whole_and_with_few_statements(clinic_file: ClinicFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_stream, "AT_ONCE", 2)
    values = _charts(5, patients=5, sessions=2)
    with clinic_file.work() as work:
        work.add_many(values, deed="import records")
    assert _all(clinic_file) == _expected(values)
    monkeypatch.setattr(chart_stream, "AT_ONCE", 100)
    with clinic_file.reading() as reading, statements(read_lane(clinic_file)) as heard:
        assert len(list(reading.charts())) == 6
    assert len(heard) < 60


def test_that_sessions_of_the_chart_and_addenda_of_a_patient_come_oldest_first(clinic_file: ClinicFile) -> None:
    values = _charts(6, patients=2, sessions=6)
    with clinic_file.work() as work:
        work.add_many(values, deed="import records")
    patient = next(v for v in values if isinstance(v, Patient))
    session = next(v for v in values if isinstance(v, TreatmentSession) and v.patient_id == patient.id)
    with clinic_file.reading() as reading:
        sessions = reading.sessions_of_patient(patient.id)
        addenda = reading.addenda(session.id)
    of_patient = [v for v in values if isinstance(v, TreatmentSession) and v.patient_id == patient.id]
    taken_out = {v.session_id for v in values if isinstance(v, Voiding)}
    wanted = [v for v in of_patient if v.id not in taken_out]
    assert 0 < len(wanted) < len(of_patient)
    assert sessions == tuple(sorted(wanted, key=lambda s: (s.date, s.id)))
    beside = [v for v in values if isinstance(v, Addendum) and v.session_id == session.id]
    assert addenda == tuple(sorted(beside, key=lambda a: (a.at.utc_ms, a.id)))
    assert len(addenda) == 2


def _charts(seed: int, *, patients: int, sessions: int) -> list[object]:
    maker = ValueMaker(seed, 0.6)
    values: list[object] = []
    digest = {"digest": "made elsewhere"}
    for _ in range(patients):
        patient: Patient = maker.root(Patient)
        values.append(patient)
        for number in range(sessions):
            session: TreatmentSession = maker.root(TreatmentSession, patient_id=patient.id)
            values.append(session)
            if number == 0:
                kinds = (Addendum, Addendum, Countersignature, ReviewEntry, Voiding)
                sealed = (Addendum, Countersignature, ReviewEntry)
                values += [maker.root(kind, session_id=session.id, **(digest if kind in sealed else {})) for kind in kinds]
    return values


def _all(file: ClinicFile) -> dict[str, PatientChart]:
    with file.reading() as reading:
        charts = list(reading.charts())
    assert [chart.patient.id for chart in charts] == sorted(chart.patient.id for chart in charts)
    return {chart.patient.id: chart for chart in charts}


def _expected(values: list[object]) -> dict[str, PatientChart]:
    patients = [MARA, *(v for v in values if isinstance(v, Patient))]
    charts = {}
    for patient in patients:
        mine = [v for v in values if isinstance(v, TreatmentSession) and v.patient_id == patient.id]
        ids = {s.id for s in mine}

        def beside(kind: type, ids: set[str] = ids) -> tuple[object, ...]:
            found = [v for v in values if isinstance(v, kind) and v.session_id in ids]  # type: ignore[attr-defined]
            return tuple(sorted(found, key=lambda v: v.id))  # type: ignore[attr-defined]

        kinds = (Addendum, Countersignature, ReviewEntry, Voiding)
        charts[patient.id] = PatientChart(patient, tuple(sorted(mine, key=lambda s: (s.date, s.id))), *map(beside, kinds))  # type: ignore[arg-type]
    return charts
