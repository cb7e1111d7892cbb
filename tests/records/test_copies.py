"""Copies of a chart: value for value the chart with other words and days, and all that is kept beside it fits."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from needlechart.domain.afterwards import Addendum, ReviewEntry, ReviewKind
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.copies import Copy
from needlechart.records.copy_writing import ChartToCopy
from needlechart.records.line_check import LineCheck
from needlechart.records.signed_bytes import canonical_bytes, digest_of, is_as_signed
from tests.clinics import ADA, NOW
from tests.records.values import ValueMaker
from tests.records.watching import read_lane, statements, write_lane, written

COPIES = 3


def _chart() -> tuple[list[Any], Patient, list[TreatmentSession]]:
    maker = ValueMaker(4, 1.0)
    patient: Patient = maker.root(Patient, number="P-1", given_name="Ylva", family_name="Fernley")
    signed = [
        maker.root(TreatmentSession, patient_id=patient.id, signature=Signature(ADA.id, NOW, ""), date=date(2026, 11, day))
        for day in (3, 10)
    ]
    draft: TreatmentSession = maker.root(TreatmentSession, patient_id=patient.id)
    beside = [
        maker.root(Addendum, session_id=signed[0].id, digest=""),
        maker.root(ReviewEntry, session_id=signed[1].id, number=1, kind=ReviewKind.CALL, digest=""),
    ]
    return [patient, *signed, draft, *beside], patient, [*signed, draft]


def _copy(chart: ChartToCopy, nth: int, lots: list[str]) -> Copy:
    words = {known: f"copy-{nth}-{n}" for n, known in enumerate(chart.ids)}
    words |= {chart.patient.number: f"Q-{nth}", chart.patient.family_name: f"Family{nth} O'Tool"}
    return Copy(words | {lot: f"{lot}-{nth}" for lot in lots}, -7 * nth)


def _otherwise(value: Any, copy: Copy) -> Any:
    """The value with the copy's words and days: every field of every row, one by one."""
    if isinstance(value, Moment):
        return value.plus(hours=24 * copy.days)
    if isinstance(value, date):
        return value + timedelta(days=copy.days)
    if isinstance(value, str) and type(value) is str:
        return copy.words.get(value, value)
    if isinstance(value, tuple):
        return tuple(_otherwise(one, copy) if is_dataclass(one) else one for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _otherwise(getattr(value, f.name), copy) for f in fields(value)})
    return value


def _resealed(value: Any) -> Any:
    if isinstance(value, TreatmentSession) and value.signature is not None:
        return replace(value, signature=replace(value.signature, digest=digest_of(canonical_bytes(value))))
    return value


def test_that_copies_are_the_chart_with_other_words_and_days(clinic_file: ClinicFile) -> None:
    values, _patient, sessions = _chart()
    lots = sorted({s.needle.lot for x in sessions for s in x.sites if s.needle and s.needle.lot.strip()})
    chart = ChartToCopy(values, (), lots)
    copies = [_copy(chart, nth, lots) for nth in range(COPIES)]
    with clinic_file.work() as work, statements(write_lane(clinic_file)) as heard:
        work.add_copies(((chart, copy) for copy in copies), deed="make a demo clinic")
        assert work.touched.patients == {copy.words[chart.patient.id] for copy in copies}
        assert len(work.touched.sessions) == COPIES * len(sessions)
    assert [w for w in written(heard) if w == "INSERT audit"] == ["INSERT audit"]
    with clinic_file.reading() as reading:
        found = {one.patient.number: one for one in reading.charts()}
        for nth, copy in enumerate(copies):
            kept = found[f"Q-{nth}"]
            expected = [_resealed(_otherwise(value, copy)) for value in values]
            assert kept.patient == expected[0]
            assert sorted(kept.sessions, key=lambda s: s.id) == sorted(expected[1:4], key=lambda s: s.id)
            assert replace(kept.addenda[0], digest="") == expected[4]
            assert all(map(is_as_signed, (*kept.addenda, *kept.reviews)))
            assert kept.reviews[0].digest
        assert [line.number for line in reading.find_patients("otool")] == [f"Q-{n}" for n in range(COPIES)]
    with clinic_file.examination() as examination:
        charts = list(found.values())
        assert [examination.signed_fault(s) for c in charts for s in c.sessions if examination.signed_fault(s)] == []
        check = LineCheck(read_lane(clinic_file))
        assert [f for c in charts for s in c.sessions if (f := check.fault(c, s))] == []
        assert list(check.end()) == []


def test_that_a_copy_that_is_there_already_is_refused_whole(clinic_file: ClinicFile) -> None:
    chart = ChartToCopy(_chart()[0], (), ())
    with clinic_file.work() as work:
        work.add_copies([(chart, _copy(chart, 1, []))], deed="make a demo clinic")
    with pytest.raises(NeedleChartError), clinic_file.work() as work:
        work.add_copies([(chart, _copy(chart, nth, [])) for nth in (2, 1)], deed="make a demo clinic")
    with clinic_file.reading() as reading:
        assert {one.patient.number for one in reading.charts()} == {"P-0001", "Q-1"}
