"""Problems with their plans, consents, and the screening answers that hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from needlechart.domain.body import Side
from needlechart.domain.patients import (
    Approach,
    Consent,
    ConsentKind,
    HowAnswered,
    Plan,
    ScreeningAnswer,
    ScreeningDecision,
    YesNo,
)
from needlechart.domain.sessions import Attendance
from tests.clinics import MARA, NOW, TODAY
from tests.ui.people.conftest import Chart
from tests.visits import course, visit

NECK = MARA.problems[0]


def test_that_the_whole_plan_of_a_problem_is_kept(qtbot: QtBot, chart: Chart) -> None:
    chart.go("plan")
    form = chart.page.plan.form
    for field, text in (
        (form.visits, "8"),
        (form.frequency, "1.5"),
        (form.name, "Neck pain, left"),
        (form.diagnosis, "m54.2, M79.18 m54.2"),
    ):
        field.typed.setText("")
        qtbot.keyClicks(field.typed, text)
        qtbot.keyClick(field.typed, Qt.Key.Key_Return)
    for dated, text in ((form.onset, "3 Sep 2026"), (form.authorised, "31 Dec 2026"), (form.re_evaluation, "1 Dec 2026")):
        qtbot.keyClicks(dated.control, text)
        qtbot.keyClick(dated.control, Qt.Key.Key_Return)
    for note, text in ((form.goals, "Drive again"), (form.rationale, "Taut bands on both sides")):
        note.typed.setFocus()
        qtbot.keyClicks(note.typed, text)
        note.typed.clearFocus()
    for choice, key in ((form.side, "left"), (form.region, "neck"), (form.approach, "superficial_dn")):
        qtbot.mouseClick(choice.chips.chip(key), Qt.MouseButton.LeftButton)
    (kept,) = chart.on_disk().problems
    plan = Plan(Approach.SUPERFICIAL_DN, "Taut bands on both sides", "Drive again", 8, 1.5, date(2026, 12, 31), date(2026, 12, 1))
    assert kept == replace(
        NECK, name="Neck pain, left", side=Side.LEFT, region="neck", onset=date(2026, 9, 3), icd10=("M54.2", "M79.18"), plan=plan
    )


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("visits", "61", "It must lie between 1 and 60 visits."),
        ("visits", "many", "This is not a number."),
        ("frequency", "0", "It must lie between 0.25 and 5 per week."),
        ("name", "", "The problem needs a name."),
        ("diagnosis", "M54.2 neck", "“NECK” is no ICD-10 code. Write it like M79.11, several with a comma between them."),
    ],
)
def test_that_a_wrong_figure_of_the_plan_is_said_and_nothing_is_kept(
    qtbot: QtBot, chart: Chart, field: str, typed: str, said: str
) -> None:
    chart.go("plan")
    entry = getattr(chart.page.plan.form, field)
    entry.typed.setText(typed)
    qtbot.keyClick(entry.typed, Qt.Key.Key_Return)
    assert (entry.error(), entry.typed.text()) == (said, typed)
    assert chart.on_disk() == MARA


def test_that_visits_used_are_counted_without_the_missed_ones(qtbot: QtBot, chart: Chart) -> None:
    course(chart.file, 3)
    missed = replace(visit(chart.file.ids, TODAY - timedelta(days=3), 0), attendance=Attendance.NO_SHOW)
    other = replace(visit(chart.file.ids, TODAY - timedelta(days=2), 0), problem_ids=())
    with chart.file.work() as work:
        work.save(None, missed)
        work.save(None, other)
    chart.open()
    chart.go("plan")
    plan = chart.page.plan
    assert plan.used(NECK.id) == 3
    assert plan.form.used_words() == "3 visits so far, none planned"
    qtbot.keyClicks(plan.form.visits.typed, "3")
    qtbot.keyClick(plan.form.visits.typed, Qt.Key.Key_Return)
    chart.settle()
    assert plan.form.used_words() == "3 of 3 planned visits used"
    (row,) = plan.list.rows()
    assert row.end == "visit 3 of 3"
    assert row.pill is not None
    assert row.pill.words == "Visits used up"


def test_that_a_problem_is_added_closed_and_opened_again(qtbot: QtBot, chart: Chart) -> None:
    chart.go("plan")
    plan = chart.page.plan
    qtbot.mouseClick(plan.add, Qt.MouseButton.LeftButton)
    assert plan.new_name.error() == "Type a name for the problem."
    qtbot.keyClicks(plan.new_name.typed, "Heel pain")
    qtbot.mouseClick(plan.add, Qt.MouseButton.LeftButton)
    assert [problem.name for problem in chart.on_disk().problems] == ["Neck pain", "Heel pain"]
    assert plan.form.name.value() == "Heel pain"
    qtbot.mouseClick(plan.form.close_problem, Qt.MouseButton.LeftButton)
    assert chart.on_disk().problems[1].closed == TODAY
    assert plan.form.used_words().startswith("Closed on 20 November 2026.")
    qtbot.mouseClick(plan.form.close_problem, Qt.MouseButton.LeftButton)
    assert chart.on_disk().problems[1].closed is None


def test_that_a_plan_that_has_run_out_says_so(chart: Chart) -> None:
    for plan, said in (
        (Plan(authorised_until=TODAY - timedelta(days=1)), "Authorisation over"),
        (Plan(re_evaluation_due=TODAY), "Re-evaluation due"),
        (Plan(authorised_until=TODAY, re_evaluation_due=TODAY + timedelta(days=1)), None),
    ):
        chart.page.editor.change(lambda patient, plan=plan: replace(patient, problems=(replace(NECK, plan=plan),)))  # type: ignore[misc]
        (row,) = chart.page.plan.list.rows()
        assert (row.pill.words if row.pill else None) == said
    chart.settle()


def test_that_a_consent_is_added_and_withdrawn_and_the_banner_follows(qtbot: QtBot, chart: Chart) -> None:
    chart.go("consent")
    tab = chart.page.consent
    assert tab.consent_texts() == ("Dry needling, In force, signed 1 Oct 2026, version 1, copy given",)
    tab.withdraw(MARA.consents[0].id)
    assert chart.on_disk().consents[0].withdrawn == TODAY
    assert "No consent" in [pill.words for pill in chart.page.consent_pills()]
    qtbot.mouseClick(tab.open_form, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tab.form.add, Qt.MouseButton.LeftButton)
    assert tab.form.kind.error() == "Choose what was consented to."
    qtbot.mouseClick(tab.form.kind.chips.chip("dry_needling"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(tab.form.expires.control, "1 Jan 2026")
    qtbot.mouseClick(tab.form.add, Qt.MouseButton.LeftButton)
    assert tab.form.expires.error() == "This is before it was signed."
    tab.form.expires.set_value(date(2027, 11, 20))
    tab.form.copy_given.click()
    qtbot.mouseClick(tab.form.add, Qt.MouseButton.LeftButton)
    added = chart.on_disk().consents[1]
    assert added == Consent(
        added.id, ConsentKind.DRY_NEEDLING, TODAY, expires=date(2027, 11, 20), copy_given=True, signed_by="Mara Alder"
    )
    assert [pill.words for pill in chart.page.consent_pills()] == ["Consent"]


def test_that_the_newest_screening_answers_are_read_with_their_dates(chart: Chart) -> None:
    old = ScreeningAnswer("1", "pacemaker", YesNo.YES, NOW.plus(hours=-2400))
    new = ScreeningAnswer("2", "pacemaker", YesNo.NO, NOW, HowAnswered.CONFIRMED)
    heeded = ScreeningAnswer(
        "3", "pregnancy", YesNo.YES, NOW, detail="week 20", decision=ScreeningDecision.AVOID_REGION, regions=("back",)
    )
    with chart.file.work() as work:
        work.save(MARA, replace(MARA, screening=(old, new, heeded)))
    chart.open()
    heed, fine = chart.page.consent.answer_texts()
    assert heed.endswith("Yes, week 20, avoid a region, back, asked 20 Nov 2026") or "week 20" in heed
    assert "asked 20 Nov 2026" in heed
    assert fine.lower().endswith("no, confirmed 20 nov 2026")
