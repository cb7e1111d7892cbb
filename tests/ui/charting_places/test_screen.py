"""The Screen place: what is said there is the session's, on disk, and comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from needlechart.domain.body import Side
from needlechart.domain.note import note_of
from needlechart.domain.patients import Approach, ConsentKind, HowAnswered, ScreeningDecision, YesNo
from needlechart.domain.reactions import ReportedBy, SinceAtSite, SinceLastVisit
from needlechart.domain.sessions import CleanTechnique, Position, VisitKind
from needlechart.domain.site_history import site_history
from needlechart.ui.charting.screen.screen_place import ScreenPlace
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, choose, plus, press, tap, tap_chip, type_text

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)


def test_that_what_happened_since_last_time_is_asked_only_when_there_was_a_last_time(
    first_visit: Chair,
) -> None:
    assert first_visit.place(ScreenPlace).since_last.isHidden()


def test_that_every_answer_about_the_last_visit_is_kept_and_comes_back(qtbot: QtBot, later_visit: Chair) -> None:
    asked = later_visit.place(ScreenPlace).since_last
    assert not asked.isHidden()
    press(qtbot, asked.soreness, "3")
    type_text(qtbot, asked.soreness_h, "30")
    tap_chip(qtbot, asked.bruise, "yes")
    type_text(qtbot, asked.bruise_mm, "20")
    tap_chip(qtbot, asked.other, "no")
    type_text(qtbot, asked.words, "sore on the stairs")
    tap_chip(qtbot, asked.reported_by, "therapist")
    said = SinceLastVisit(ReportedBy.THERAPIST, 3, 30, True, 20, False, "sore on the stairs")
    assert later_visit.on_disk().since_last == said

    later_visit.reopen()
    again = later_visit.place(ScreenPlace).since_last
    assert (again.soreness.value(), again.soreness_h.value(), again.bruise.value(), again.bruise_mm.value()) == (3, 30, True, 20)
    assert (again.other.value(), again.words.value(), again.reported_by.value()) == (
        False,
        "sore on the stairs",
        ReportedBy.THERAPIST,
    )


def test_that_taking_the_only_answer_back_opens_the_question_again(qtbot: QtBot, later_visit: Chair) -> None:
    asked = later_visit.place(ScreenPlace).since_last
    tap_chip(qtbot, asked.other, "no")
    tap_chip(qtbot, asked.other, "no")
    assert later_visit.on_disk().since_last is None


def test_that_a_size_goes_with_its_bruise(qtbot: QtBot, later_visit: Chair) -> None:
    asked = later_visit.place(ScreenPlace).since_last
    assert asked.bruise_mm.isHidden()
    tap_chip(qtbot, asked.bruise, "yes")
    type_text(qtbot, asked.bruise_mm, "12")
    tap_chip(qtbot, asked.bruise, "no")
    assert later_visit.on_disk().since_last == SinceLastVisit(ReportedBy.PATIENT, bruise=False)
    assert asked.bruise_mm.isHidden()


def test_that_hours_out_of_range_are_refused_with_a_sentence_and_what_was_typed_stays(qtbot: QtBot, later_visit: Chair) -> None:
    asked = later_visit.place(ScreenPlace).since_last
    type_text(qtbot, asked.soreness_h, "30")
    type_text(qtbot, asked.soreness_h, "999")
    assert asked.soreness_h.error() == "This is outside 0 to 336. 30 is kept."
    assert asked.soreness_h.field.text() == "999"
    tap_chip(qtbot, asked.other, "no")  # another change does not wipe it
    assert asked.soreness_h.field.text() == "999"
    since = later_visit.on_disk().since_last
    assert since is not None
    assert since.soreness_h == 30


def test_that_everything_about_today_is_kept_and_comes_back(qtbot: QtBot, first_visit: Chair) -> None:
    today = first_visit.place(ScreenPlace).today
    assert (today.verbal_consent.value(), today.explanation.value(), today.position.value()) == (None, None, None)
    tap_chip(qtbot, today.verbal_consent, "yes")
    tap_chip(qtbot, today.explanation, "no")
    tap_chip(qtbot, today.position, "side_lying_left")
    tap_chip(qtbot, today.kind, "evaluation")
    tap_chip(qtbot, today.with_needling, "no")
    tap_chip(qtbot, today.problems, "problem-neck")
    type_text(qtbot, today.table, "2")
    type_text(qtbot, today.deviation, "only the left side")
    choose(qtbot, today.approach, "Superficial dry needling")
    kept = first_visit.on_disk()
    assert (kept.verbal_consent, kept.explanation_given, kept.position) == (True, False, Position.SIDE_LYING_LEFT)
    assert (kept.kind, kept.with_needling, kept.problem_ids) == (VisitKind.EVALUATION, False, ())
    assert (kept.table, kept.deviation_from_plan, kept.approach) == ("2", "only the left side", Approach.SUPERFICIAL_DN)

    first_visit.reopen()
    again = first_visit.place(ScreenPlace).today
    assert (again.verbal_consent.value(), again.explanation.value(), again.position.value()) == (
        True,
        False,
        Position.SIDE_LYING_LEFT,
    )
    assert (again.kind.value(), again.with_needling.value(), again.problems.values()) == (VisitKind.EVALUATION, False, ())
    assert (again.table.value(), again.deviation.value(), again.approach.value()) == ("2", "only the left side", "superficial_dn")


def test_that_a_visit_always_has_a_kind(qtbot: QtBot, first_visit: Chair) -> None:
    today = first_visit.place(ScreenPlace).today
    assert (today.kind.chips.value(), today.with_needling.chips.value()) == ("treatment", "yes")  # seen before any tap
    tap_chip(qtbot, today.kind, "treatment")
    tap_chip(qtbot, today.with_needling, "yes")
    assert today.kind.chips.value() == "treatment"
    assert today.with_needling.chips.value() == "yes"
    assert first_visit.editor.undo_stack.count() == 0


def test_that_the_four_of_clean_technique_are_said_singly_or_all_at_once(qtbot: QtBot, first_visit: Chair) -> None:
    clean = first_visit.place(ScreenPlace).clean
    for name, control in clean.answers.items():
        assert control.value() is None
        tap_chip(qtbot, control, "no")
        assert getattr(first_visit.session.clean, name) is False
    tap(qtbot, clean.all_done)
    assert first_visit.on_disk().clean == CleanTechnique(True, True, True, True)
    assert clean.all_done.isHidden()
    first_visit.editor.undo()
    assert first_visit.on_disk().clean == CleanTechnique(False, False, False, False)


def test_that_a_question_asked_for_the_first_time_is_blank_and_never_confirmed_in_bulk(qtbot: QtBot, first_visit: Chair) -> None:
    screening = first_visit.place(ScreenPlace).screening
    assert all(line.answer.value() is None for line in screening.rows.values())
    assert screening.confirm.isHidden()
    assert screening.confirmable(first_visit.session) == ()
    assert screening.rows["diabetes"].note() == "asked for the first time"
    screening.confirm.action_taken.emit()
    assert first_visit.session.screening == ()


def test_that_earlier_answers_are_confirmed_together_and_the_others_stay_open(qtbot: QtBot, later_visit: Chair) -> None:
    screening = later_visit.place(ScreenPlace).screening
    assert screening.rows["diabetes"].note() == "last: no, 8 Nov 2026"
    assert screening.confirm.text() == "2 answers as on 8 Nov 2026. Ask again, then confirm."
    tap(qtbot, screening.confirm.action_button())
    kept = {a.item: a for a in later_visit.on_disk().screening}
    assert kept.keys() == {"diabetes", "fainted-before"}  # fever is asked at every visit
    assert {a.how for a in kept.values()} == {HowAnswered.CONFIRMED}
    assert {a.by for a in kept.values()} == {later_visit.editor.person_id}
    assert screening.confirm.isHidden()
    assert screening.rows["diabetes"].note() == "confirmed 09:30"


def test_that_an_answer_of_today_stands_beside_the_last_one_and_a_changed_one_says_so(qtbot: QtBot, later_visit: Chair) -> None:
    screening = later_visit.place(ScreenPlace).screening
    assert screening.rows["fever-acute-illness"].note() == "asked at every visit  ·  last: no, 8 Nov 2026"
    tap_chip(qtbot, screening.rows["fever-acute-illness"].answer, "no")
    assert screening.rows["fever-acute-illness"].note() == "asked 09:30  ·  last: no, 8 Nov 2026"
    tap_chip(qtbot, screening.rows["diabetes"].answer, "yes")
    assert screening.rows["diabetes"].note() == "changed 09:30  ·  last: no, 8 Nov 2026"
    with later_visit.file.reading() as reading:  # the answer of the last visit stays as it was
        assert {a.item: a.answer for a in reading.session("past").screening}["diabetes"] is YesNo.NO


def test_that_a_yes_of_last_time_is_shown_with_what_was_decided(qtbot: QtBot, later_visit: Chair) -> None:
    (past,) = later_visit.editor.opened.earlier
    heeded = replace(
        past.screening[0],
        answer=YesNo.YES,
        detail="type 2",
        decision=ScreeningDecision.AVOID_REGION,
        regions=("foot",),
        reason="poor feeling",
    )
    later_visit.editor.opened = replace(later_visit.editor.opened, earlier=(past.with_screening(heeded),))
    screening = later_visit.place(ScreenPlace).screening
    told = "last: yes, type 2, avoid the region, foot, poor feeling, 8 Nov 2026"
    assert screening.rows["diabetes"].note() == told
    tap(qtbot, screening.confirm.action_button())
    assert screening.rows["diabetes"].note() == f"confirmed 09:30  ·  {told}"
    assert {a.item: a.decision for a in later_visit.on_disk().screening}["diabetes"] is ScreeningDecision.AVOID_REGION


def test_that_a_yes_is_kept_with_its_decision_reason_details_and_regions(qtbot: QtBot, first_visit: Chair) -> None:
    line = first_visit.place(ScreenPlace).screening.rows["lymphoedema"]
    assert line.more() is None
    tap_chip(qtbot, line.answer, "yes")
    more = line.more()
    assert more is not None
    assert more.isVisible()
    tap_chip(qtbot, more.decision, "avoid_region")
    tap_chip(qtbot, more.regions, "arm")
    type_text(qtbot, more.detail, "left arm, since 2024")
    type_text(qtbot, more.reason, "other limbs are free")
    (kept,) = first_visit.on_disk().screening
    assert (kept.item, kept.answer, kept.how) == ("lymphoedema", YesNo.YES, HowAnswered.ASKED)
    assert (kept.decision, kept.regions) == (ScreeningDecision.AVOID_REGION, ("arm",))
    assert (kept.detail, kept.reason) == ("left arm, since 2024", "other limbs are free")

    first_visit.reopen()
    again = first_visit.place(ScreenPlace).screening.rows["lymphoedema"]
    shown = again.more()
    assert shown is not None
    assert (again.answer.value(), shown.decision.value(), shown.regions.values()) == (
        YesNo.YES,
        ScreeningDecision.AVOID_REGION,
        ("arm",),
    )
    assert (shown.detail.value(), shown.reason.value()) == ("left arm, since 2024", "other limbs are free")


def test_that_a_region_is_avoided_on_one_side_or_on_both(qtbot: QtBot, first_visit: Chair) -> None:
    line = first_visit.place(ScreenPlace).screening.rows["lymphoedema"]
    tap_chip(qtbot, line.answer, "yes")
    more = line.more()
    assert more is not None
    tap_chip(qtbot, more.decision, "avoid_region")
    assert more.side.isHidden()

    def regions() -> tuple[str, ...]:
        return next(a.regions for a in first_visit.on_disk().screening if a.item == "lymphoedema")

    for region in ("arm", "hand"):
        tap_chip(qtbot, more.regions, region)
    assert (more.side.value(), regions()) == ("both", ("arm", "hand"))
    tap_chip(qtbot, more.side, "left")
    assert regions() == ("arm.left", "hand.left")
    first_visit.editor.change(lambda s: s.with_screening(replace(s.screening[-1], regions=("arm.left", "forearm.right"))))
    assert (more.side.value(), set(more.regions.values())) == (None, {"arm", "forearm"})
    tap_chip(qtbot, more.regions, "hand")
    assert set(regions()) == {"arm.left", "forearm.right", "hand"}
    first_visit.reopen()
    again = first_visit.place(ScreenPlace).screening.rows["lymphoedema"].more()
    assert again is not None
    assert set(again.regions.values()) == {"arm", "forearm", "hand"}


def test_that_every_question_takes_every_answer_and_gives_it_back(qtbot: QtBot, first_visit: Chair) -> None:
    screening = first_visit.place(ScreenPlace).screening
    tap(qtbot, screening.show_electrical)
    wanted = {}
    for number, (item, line) in enumerate(screening.rows.items()):
        said = tuple(YesNo)[number % 3]
        tap_chip(qtbot, line.answer, said.value)
        wanted[item] = said
    assert {a.item: a.answer for a in first_visit.on_disk().screening} == wanted
    line = screening.rows["diabetes"]
    said_now = line.answer.value()
    assert said_now is not None
    tap_chip(qtbot, line.answer, said_now.value)
    assert "diabetes" not in {a.item for a in first_visit.on_disk().screening}


def test_that_a_new_signed_consent_is_the_patients_and_shows_at_once(qtbot: QtBot, first_visit: Chair) -> None:
    consent = first_visit.place(ScreenPlace).consent
    assert consent.states[ConsentKind.DRY_NEEDLING].note() == "In force: signed 1 Oct 2026, copy given."
    tap(qtbot, consent.open_form)
    form = consent.form
    tap(qtbot, form.keep)  # incomplete: told at each field, nothing kept
    assert form.missing() == (
        "Choose what was agreed to.",
        "Say on which day it was signed.",
        "Say whether a copy was given.",
    )
    tap_chip(qtbot, form.kind, "electrical")
    type_text(qtbot, form.signed, "20 Nov 2026")
    type_text(qtbot, form.expires, "1 Nov 2026")
    type_text(qtbot, form.version, "E-2")
    type_text(qtbot, form.signed_by, "Mara Alder")
    tap_chip(qtbot, form.copy_given, "yes")
    tap(qtbot, form.keep)
    assert form.missing() == ("This is before it was signed.",)
    assert form.expires.typed() == "1 Nov 2026"
    type_text(qtbot, form.expires, "20 Nov 2027")
    tap(qtbot, form.keep)
    qtbot.waitUntil(lambda: form.isHidden())
    kept = first_visit.patient_on_disk().consents[-1]
    assert (kept.kind, kept.signed, kept.version) == (ConsentKind.ELECTRICAL, date(2026, 11, 20), "E-2")
    assert kept.expires == date(2027, 11, 20)
    assert (kept.copy_given, kept.signed_by) == (True, "Mara Alder")
    assert consent.states[ConsentKind.ELECTRICAL].note() == "In force: signed 20 Nov 2026, until 20 Nov 2027, copy given."
    assert first_visit.editor.opened.patient.consents[-1] == kept


IN_FORCE = "In force: signed 1 Oct 2026"
RENEW = "Have a new one signed"


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ({"expires": date(2027, 1, 1)}, f"{IN_FORCE}, until 1 Jan 2027, copy given."),
        ({"expires": date(2026, 12, 20)}, f"{IN_FORCE}, until 20 Dec 2026, copy given. It ends in 30 days. {RENEW} before"),
        ({"expires": date(2026, 11, 20)}, f"{IN_FORCE}, until 20 Nov 2026, copy given. It ends today. {RENEW} before"),
        ({"expires": date(2026, 11, 19)}, f"Expired 19 Nov 2026. Needling waits for it. {RENEW} and record it."),
        ({"withdrawn": date(2026, 11, 20)}, "Withdrawn 20 Nov 2026. Needling waits for it. Ask why before"),
        ({"signed": date(2026, 11, 21)}, "Signed 21 Nov 2026, after this visit. Needling waits for it."),
    ],
)
def test_that_a_consent_that_ends_or_has_ended_is_told_with_what_to_do(
    first_visit: Chair, ends: dict[str, date], told: str
) -> None:
    patient = first_visit.editor.opened.patient
    (held,) = patient.consents
    first_visit.editor.take_patient(replace(patient, consents=(replace(held, **ends),)))  # type: ignore[arg-type]
    consent = first_visit.place(ScreenPlace).consent
    assert consent.states[ConsentKind.DRY_NEEDLING].note().startswith(told)
    assert consent.open_form.isVisible()


def test_that_the_consent_that_lasts_longest_counts_and_each_kind_has_its_line(first_visit: Chair) -> None:
    patient = first_visit.editor.opened.patient
    (held,) = patient.consents
    soon = replace(held, id="soon", expires=date(2026, 11, 22))
    data = replace(held, id="data", kind=ConsentKind.DATA, expires=date(2026, 11, 1))
    first_visit.editor.take_patient(replace(patient, consents=(soon, held, data)))
    states = first_visit.place(ScreenPlace).consent.states
    assert states[ConsentKind.DRY_NEEDLING].note() == "In force: signed 1 Oct 2026, copy given."
    assert states[ConsentKind.DATA].note() == "Expired 1 Nov 2026. Have a new one signed and record it."
    assert states[ConsentKind.ELECTRICAL].isHidden()


def test_that_a_consent_that_cannot_be_kept_is_told_and_what_was_typed_stays(qtbot: QtBot, first_visit: Chair) -> None:
    consent = first_visit.place(ScreenPlace).consent
    tap(qtbot, consent.open_form)
    tap_chip(qtbot, consent.form.kind, "electrical")
    type_text(qtbot, consent.form.signed, "20 Nov 2026")
    tap_chip(qtbot, consent.form.copy_given, "no")
    # somebody else changed the patient meanwhile
    patient = first_visit.editor.opened.patient
    with first_visit.file.work() as work:
        work.save(patient, replace(patient, note="changed at the front desk", consents=()))
    tap(qtbot, consent.form.keep)
    qtbot.waitUntil(lambda: consent.trouble.isVisible())
    assert consent.trouble.text()
    assert consent.form.isVisible()
    assert consent.form.signed.typed() == "20 Nov 2026"


def test_that_each_place_needled_last_time_can_be_told_of_where_it_matters(qtbot: QtBot, heel_again: Chair) -> None:
    screen = heel_again.place(ScreenPlace)
    asked = screen.since_last
    assert asked.sites.isHidden()  # nothing happened: nothing is asked
    tap_chip(qtbot, asked.bruise, "yes")
    assert asked.sites.isVisible()
    assert [key.text() for key in asked.sites.keys.values()] == ["1 R soleus", "2 R quadratus plantae"]
    tap(qtbot, asked.sites.keys["heel-2"])
    (line,) = asked.sites.rows.values()
    assert asked.sites.keys["heel-2"].isHidden()
    type_text(qtbot, line.answers["bruise_mm"], "999")
    assert line.answers["bruise_mm"].error()
    type_text(qtbot, line.answers["bruise_mm"], "20")
    plus(qtbot, line.answers["soreness"], 4)
    type_text(qtbot, line.answers["words"], "inner heel")
    (told,) = heel_again.on_disk().since_sites
    assert (told.site_id, told.muscle, told.side) == ("heel-2", "quadratus-plantae", Side.RIGHT)
    assert (told.soreness, told.bruise_mm, told.words) == (3, 20, "inner heel")

    heel_again.reopen()
    again = heel_again.place(ScreenPlace).since_last.sites
    (shown,) = again.rows.values()
    assert [control.value() for control in shown.answers.values()] == [3, 20, "inner heel"]
    tap(qtbot, shown.remove)
    assert heel_again.on_disk().since_sites == ()
    heel_again.editor.undo()
    assert heel_again.on_disk().since_sites == (told,)


def test_that_what_was_told_of_a_place_is_in_the_note_and_with_that_place(heel_again: Chair) -> None:
    told = SinceAtSite("told-1", "heel-2", "quadratus-plantae", Side.RIGHT, 3, 20, "inner heel")
    heel_again.editor.change(lambda session: session.with_since_site(told))
    opened, session = heel_again.editor.opened, heel_again.session
    note = note_of(session, opened.patient, opened.catalogue, opened.people)
    line = "Where it was needled then: Quadratus plantae, right: soreness 3/10, bruise 20 mm, inner heel."
    assert line in [one.text for part in note.sections for one in part.lines]
    (past,) = opened.earlier
    by_site = {site.id: site_history(site.place, session, [past]).visits[0].told for site in past.sites}
    assert by_site == {"heel-1": (), "heel-2": (told,)}
