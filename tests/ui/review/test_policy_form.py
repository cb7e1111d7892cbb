"""The clinic's policy of the review, changed in the window."""

from __future__ import annotations

from dataclasses import fields, replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from needlechart.domain.people import ReviewPolicy, Role
from needlechart.domain.reactions import Severity
from needlechart.domain.reviewing import RULE_WORDS, policy_words
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.review.policy_form import PolicyForm
from tests.clinics import ADA


def test_that_a_manager_changes_the_policy_rule_by_rule(qtbot: QtBot, worker: RecordsWorker, clinic_file: ClinicFile) -> None:
    form = PolicyForm(worker)
    qtbot.addWidget(form)
    form.resize(560, 640)
    form.show()
    assert form.policy() == ReviewPolicy()
    assert not form.save.isEnabled()
    qtbot.mouseClick(form.checks["overridden"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.reactions.chip("mild"), Qt.MouseButton.LeftButton)
    form.share.setFocus()
    qtbot.keyClick(form.share, Qt.Key.Key_Up)
    wanted = ReviewPolicy(overridden=False, reactions_from=Severity.MILD, share_percent=1)
    assert (form.policy(), form.save.isEnabled()) == (wanted, True)
    with qtbot.waitSignal(form.saved) as heard:
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert heard.args == [wanted]
    assert not form.save.isEnabled()
    assert policy_words(wanted) == form._now.text()
    with clinic_file.reading() as reading:
        assert reading.clinic().policy.review == wanted
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, roles=(Role.THERAPIST,)))
    qtbot.mouseClick(form.checks["every_session"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Your role does not allow this" in form.said.text())
    assert form.policy() == replace(wanted, every_session=True)  # what was chosen stays
    with clinic_file.reading() as reading:
        assert reading.clinic().policy.review == wanted


def test_that_every_rule_has_words_and_a_policy_reads_as_a_sentence() -> None:
    assert tuple(RULE_WORDS) == tuple(field.name for field in fields(ReviewPolicy))
    assert policy_words(ReviewPolicy()) == (
        "Reviewed: what a student or an assistant wrote; a needle count that did not close or was not made; "
        "incidents to staff, such as a needlestick; what was done against a rule and explained; "
        "needles against a caution that asks for a reason; reactions from significant on."
    )
    nothing = ReviewPolicy(False, False, False, None, False, False, False, 0)
    assert policy_words(nothing) == "No session is reviewed."
    assert policy_words(replace(nothing, reactions_from=Severity.MILD, share_percent=5)) == (
        "Reviewed: all reactions; 5 % of all, drawn at random."
    )
    assert policy_words(ReviewPolicy(every_session=True)) == "Every session is reviewed."
