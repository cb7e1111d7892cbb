"""The summaries are what a plain count of the record comes to, whatever happened to it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from needlechart.domain.afterwards import Voiding
from needlechart.domain.figures import ClinicFigures, Counted, Months
from needlechart.domain.figures.sums import FORMS
from needlechart.domain.figures.values import Rate
from needlechart.domain.review import FilterKind
from needlechart.domain.sessions import Signature
from needlechart.records import writing
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.copies import Copy
from needlechart.records.copy_writing import ChartToCopy
from needlechart.records.sum_batch import SumsOfMany
from needlechart.records.sum_check import SumsCounted
from needlechart.records.sum_tables import CASE_CHANGE
from needlechart.usecases import reviewing
from needlechart.usecases.charting import start_session
from needlechart.usecases.checking import check_clinic
from needlechart.usecases.figures import clinic_figures, count_again
from tests.clinics import ADA, MARA, NOW, TODAY
from tests.figures.histories import JONAS, PROBLEMS, Histories
from tests.records.watching import statements, write_lane, written
from tests.visits import visit

SEEDS, STEPS = range(4), 30
TABLES = (*(group.value for group in FORMS), CASE_CHANGE)


def wrong_sums(file: ClinicFile) -> tuple[str, ...]:
    with file.reading() as reading:
        counted = SumsCounted()
        for chart in reading.charts():
            counted.add(chart)
        return reading.figures.wrong_sums(counted)


@pytest.fixture(params=SEEDS)
def history(request: pytest.FixtureRequest, clinic_file: ClinicFile) -> Histories:
    return Histories(clinic_file, request.param)


def test_that_sums_are_what_the_records_come_to_after_every_deed(history: Histories) -> None:
    file = history.file
    for _ in range(STEPS):
        history.step()
        assert wrong_sums(file) == ()
    opens_its_rows(file)
    with file.work() as work:
        count_again(work)
    assert wrong_sums(file) == ()


def opens_its_rows(file: ClinicFile) -> None:
    """Every number of sessions is the number of sessions its filter opens; of reactions there are no fewer than sessions."""
    with file.reading() as reading:
        figures = clinic_figures(reading, ADA.id, Months.year(TODAY), NOW)
        opened = [
            (what, counted, reviewing.totals(reading, ADA.id, NOW, counted.opens).sessions) for what, counted in counts(figures)
        ]
    assert len(opened) > 20
    for what, counted, sessions in opened:
        if what is Rate:
            assert 0 < sessions <= counted.number, counted
        elif counted.opens.values(FilterKind.MISSING) == ("lot",):
            assert 0 < counted.number <= sessions, counted
        else:
            assert counted.number == sessions, (what, counted)


def counts(value: Any, inside: type = ClinicFigures) -> list[tuple[type, Counted]]:
    """Every counted number in a value, with the kind of value it is told in."""
    if isinstance(value, Counted):
        return [(inside, value)] if value.number else []
    if isinstance(value, tuple):
        return [found for item in value for found in counts(item, inside)]
    if is_dataclass(value):
        return [found for f in fields(value) for found in counts(getattr(value, f.name), type(value))]
    return []


def test_that_charting_writes_no_sums_and_signing_does(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        draft = start_session(work, MARA.id).session
    after = draft.edited(sites=visit(clinic_file.ids, TODAY, 1).sites)
    with statements(write_lane(clinic_file)) as charting, clinic_file.work() as work:
        work.save_draft(draft, after)
    with statements(write_lane(clinic_file)) as signing, clinic_file.work() as work:
        work.sign(after, late=False)
    assert not any(table in statement for statement in charting for table in TABLES)
    assert {w.split()[1] for w in written(signing)} >= {"day_sum", "muscle_sum", "lot_sum", "caseload_sum"}


@pytest.mark.parametrize("left_out", ["one by one", "many"])
def test_that_sums_left_out_are_told_by_the_check_and_counted_again(
    clinic_file: ClinicFile, monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    """The control of the property: without the keeping of sums it does not hold."""
    history = Histories(clinic_file, 3)
    with monkeypatch.context() as patch:
        if left_out == "many":
            patch.setattr(SumsOfMany, "add", lambda _self, _values: None)
            history.take()
        else:
            patch.setattr(writing, "keep_sums", lambda *_values: None)
            for _ in range(4):
                history.chart()
                history.sign()
    assert {"day_sum", "caseload_sum"} <= set(wrong_sums(clinic_file))
    told = "Sums: day_sum is not what the records come to; `needlechart check --count-again` counts again."
    assert told in check_clinic(clinic_file).lines
    with clinic_file.work() as work:
        count_again(work)
    assert wrong_sums(clinic_file) == ()
    assert told not in check_clinic(clinic_file).lines


def test_that_copies_of_charts_are_summed_like_the_charts_themselves(clinic_file: ClinicFile) -> None:
    """Other people, lots and days; with an entry beside one session, and one taken out of the chart."""
    history = Histories(clinic_file, 5)
    patient = replace(MARA, id=clinic_file.ids(), number="Q-1", problems=PROBLEMS)
    visits = [replace(history.visit(patient), signature=Signature(JONAS.id, NOW, "")) for _ in range(6)]
    void = Voiding(clinic_file.ids(), visits[0].id, ADA.id, NOW, "Wrong patient")
    values = [patient, *visits, history.addendum(visits[1]), void]
    chart = ChartToCopy(values, (JONAS.id,), ("24K117", "24k117 "))
    copies = [
        (chart, Copy({known: clinic_file.ids() for known in chart.ids} | words | {patient.number: f"Q-{days}"}, days))
        for words, days in (({}, 0), ({JONAS.id: ADA.id}, -40), ({"24K117": "16K117", "24k117 ": "16K117"}, -3_652))
    ]
    with clinic_file.work() as work:
        work.add_copies(copies, deed="make a demo clinic")
    assert wrong_sums(clinic_file) == ()
    with clinic_file.reading() as reading:
        assert "24K117" in {lot for _kind, lot in reading.figures.totals(Months.year(TODAY)).lots}
        assert "16K117" in {lot for _kind, lot in reading.figures.totals(Months.year(TODAY.replace(year=2016))).lots}
