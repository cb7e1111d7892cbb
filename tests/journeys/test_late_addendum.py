"""A signed session stays as it was signed; what became known later stands beside it, named and dated."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from needlechart.domain.afterwards import Addendum, AddendumKind
from needlechart.domain.body import BodyPoint, View
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.charts import PatientChart
from needlechart.domain.derived import derived_of
from needlechart.domain.needling import NeedleCount
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.sheets import BodyView
from needlechart.exchange.document import document_text
from needlechart.records import envelope
from needlechart.ui.look.list_row import ListRow
from needlechart.usecases.adding import entries
from needlechart.usecases.clinics import seed_catalogue
from tests.clinics import ADA, CHEAP, CLINIC_NAME, PASSPHRASE, Template, reopened
from tests.journeys.hands import Hands
from tests.journeys.steps import add_patient, advise, count_needles, screen, start_session
from tests.journeys.told import sites_of, told, told_of
from tests.scenarios import TOTALS, s9

ADDUCTOR = BodyPoint(View.ANTERIOR, 402.1, 971.5), BodyPoint(View.ANTERIOR, 402.3, 1024.3)
PECTINEUS = BodyPoint(View.ANTERIOR, 396.0, 908.0)
NEW_ENTRY = "New entry"
TIMO = Person("01900000-0000-7000-8000-00000000710a", "Timo Roth", (Role.STUDENT,), supervisor_id=ADA.id)
OTHER_WORDS = "nine loud hammers"


def test_that_a_bruise_a_wrong_lot_and_a_countersignature_stand_beside_the_signed_session(
    sit_down: Callable[[], Hands], clinic_template: Template, clinic_path: Path
) -> None:
    _add_student(clinic_template, clinic_path)
    hands = sit_down()
    add_patient(hands, "Tom", "Falk", "20 Feb 1984", "R groin pain", "Right")
    start_session(hands)
    screen(hands, "Supine")
    hands.go_to("Before")
    hands.answer("R groin pain, pain 0 to 10", 5)
    _needle(hands)
    _hand_the_window_to(hands, TIMO, OTHER_WORDS)
    _open_from(hands, "Drafts of others")
    hands.press("Type for Ada Kern")
    hands.until(lambda: hands.session.entered_by == TIMO.id)
    _exercise(hands)
    hands.until_saved()
    _hand_the_window_to(hands, ADA, PASSPHRASE)
    _open_from(hands, "To finish")
    _after(hands)
    hands.go_to("Sign")
    hands.type_in("Assessment in your words", "Adductor longus is the source; good response.")
    hands.type_in("Passphrase, typed again to sign", PASSPHRASE)
    hands.press("Sign and freeze")
    hands.until(lambda: hands.session.signature is not None)
    signed = hands.session
    _check_numbers(signed)
    _add_bruise(hands, signed)
    _correct_lot(hands)
    assert hands.session == signed
    assert hands.reads("Addendum: Bruise 40 mm, soreness 5/10 at 36 h.")
    assert hands.reads("Site 1, lot: A1102 \N{RIGHTWARDS ARROW} A1120")
    _countersign(hands)
    assert hands.session == signed
    hands.window.close()
    with closing(reopened(clinic_template, clinic_path, seed=8)) as file, file.reading() as reading:
        assert reading.session(signed.id) == signed
        _check_entries(entries(reading, ADA.id, signed.id), signed)
        (made,) = reading.countersignatures(signed.id)
        assert (made.person_id, made.what, len(made.digest)) == (ADA.id, "entered by Timo Roth, student", 64)
        (chart,) = (chart for chart in reading.charts() if chart.patient.family_name == "Falk")
        people, catalogue = reading.people(), reading.catalogue()
    _check_document(chart, people, catalogue)


def _add_student(template: Template, path: Path) -> None:
    """A student of Ada's, with a passphrase of their own."""
    with closing(reopened(template, path, seed=5)) as file, file.work() as work:
        work.save(None, TIMO)
    envelope.add_person(path, template.data_key, TIMO, OTHER_WORDS, CHEAP)


def _hand_the_window_to(hands: Hands, person: Person, passphrase: str) -> None:
    """One signs out, the other one signs in."""
    _back_to_today(hands)
    hands.press("Sign out")
    hands.until(lambda: hands.reads("Who is charting?"))
    hands.press(person.name)
    hands.type_in("Passphrase", passphrase)
    hands.press("Sign in")
    hands.until(lambda: hands.window.today_page is not None and hands.reads(f"{person.name}, {CLINIC_NAME}"))


def _back_to_today(hands: Hands) -> None:
    hands.press("Back to the patient")
    hands.until(lambda: hands.window.session_page is None)
    hands.press("Back to Today")
    hands.until(lambda: hands.reads("To finish"))


def _open_from(hands: Hands, listing: str) -> None:
    """The one session in that list of Today."""
    (line,) = (line for line in hands.group(listing).findChildren(ListRow) if line.isVisible())
    hands.click(line)
    hands.until(lambda: hands.window.session_page is not None)


def _countersign(hands: Hands) -> None:
    """What the student entered waits on Today; one tap leads to it, and the passphrase signs under it."""
    assert hands.reads("Waits for a countersignature: entered by Timo Roth, student.")
    _back_to_today(hands)
    _open_from(hands, "To countersign")
    hands.until(lambda: hands.reads("Waits for a countersignature"))
    hands.press("Countersign")
    hands.type_in("Passphrase, typed again to countersign", PASSPHRASE)
    hands.press("Sign under it")
    hands.until(lambda: hands.reads("Countersigned by Ada Kern: entered by Timo Roth, student."))
    assert not hands.reads("Waits for a countersignature")


def _check_document(chart: PatientChart, people: tuple[Person, ...], catalogue: Catalogue) -> None:
    """The session document holds the unchanged original and the three marked entries beside it."""
    told = json.loads("".join(document_text([chart], people, catalogue)))
    (patient,) = told["patients"]
    assert [(entry["kind"], entry["reason"]) for entry in patient["addenda"]] == [
        ("addendum", "The patient phoned."),
        ("correction", "The lot was read from the wrong box."),
    ]
    correction = patient["addenda"][1]
    assert (correction["old_value"], correction["new_value"]) == ("A1102", "A1120")
    (under,) = patient["countersignatures"]
    assert (under["person_id"], under["what"]) == (ADA.id, "entered by Timo Roth, student")
    assert patient["sessions"][0]["sites"][0]["needle"]["lot"] == "A1102"
    assert {person["name"] for person in told["people"]} == {"Ada Kern", "Timo Roth"}


def _needle(hands: Hands) -> None:
    hands.go_to("Needle")
    hands.show(BodyView.FRONT, "Front")
    hands.zoom_to(ADDUCTOR[0])
    for point, twitches in zip(ADDUCTOR, (3, 2), strict=True):
        hands.tap(point)
        hands.needle_size("0.30 × 40")
        hands.twitches(twitches)
        if not hands.needle.panel.site.has_details():
            hands.press("Pain, note")
        hands.press("Good", "Tolerance")
        if point is ADDUCTOR[0]:
            hands.type_in("Lot", "A1102", "Site card")
    hands.press("Finding")
    hands.tap(PECTINEUS)
    hands.press("Latent")
    hands.until_saved()


def _exercise(hands: Hands) -> None:
    name = "Strengthening exercise"
    hands.go_to("Treatments")
    hands.pick("Therapeutic exercise", name, "Add a treatment")
    hands.answer("Sets", 3, name)
    hands.answer("Repetitions", 12, name)
    hands.pick("Load: not answered", "Band", name)
    hands.answer(f"{name}, minutes", 15)
    hands.press(f"More about {name}")
    hands.type_in("Band colour", "red", name)
    hands.type_in("Note", "Led by a student.", name)


def _after(hands: Hands) -> None:
    hands.go_to("After")
    hands.answer("R groin pain, pain 0 to 10", 2)
    count_needles(hands, 2)
    hands.press("None", "Reaction")
    hands.press("Well tolerated", "Tolerance")
    advise(
        hands,
        "The needled muscles may be sore for one or two days",
        "Call us when soreness lasts beyond three days, or with fever, swelling, numbness or weakness",
    )


def _add_bruise(hands: Hands, signed: TreatmentSession) -> None:
    next_day = signed.date + timedelta(days=1)
    hands.press("Add an entry")
    hands.type_in("What is added", "Bruise 40 mm, soreness 5/10 at 36 h.", NEW_ENTRY)
    hands.pick("Reaction: not answered", "Bruise", NEW_ENTRY)
    hands.press("Patient", "Who reports the reaction")
    hands.type_in("Began on", f"{next_day:%d %b %Y}", NEW_ENTRY)
    hands.type_in("Began at about", "8:00", NEW_ENTRY)
    hands.type_in("Region of the reaction", "inner thigh", NEW_ENTRY)
    hands.type_in("Size of the reaction", "40", NEW_ENTRY)
    hands.answer("Soreness now, 0 to 10", 5, NEW_ENTRY)
    hands.type_in("Reason", "The patient phoned.", NEW_ENTRY)
    _sign_entry(hands)
    hands.until(lambda: hands.reads("Addendum: Bruise 40 mm"))


def _correct_lot(hands: Hands) -> None:
    hands.press("Add an entry")
    hands.press("Correction", "Kind of entry")
    hands.pick_within("Choose what is corrected", "Site 1", "lot: A1102")
    hands.type_in("What is right", "A1120", NEW_ENTRY)
    hands.type_in("Reason", "The lot was read from the wrong box.", NEW_ENTRY)
    _sign_entry(hands)
    hands.until(lambda: hands.reads("Correction: Site 1, lot"))


def _sign_entry(hands: Hands) -> None:
    hands.type_in("Passphrase, typed again to sign the entry", PASSPHRASE)
    hands.press("Add and sign")


def _check_numbers(session: TreatmentSession) -> None:
    (meant,) = s9().sessions
    charted, wanted = sites_of(session), sites_of(meant)
    assert charted[0]["needle"]["lot"] == "A1102"
    for site in (*charted, *wanted):
        del site["needle"]["lot"]  # the value meant does not say which
    assert charted == wanted
    assert [(f.place.structure, f.place.side, f.activity) for f in session.findings] == [
        (f.place.structure, f.place.side, f.activity) for f in meant.findings
    ]
    names = ("position", "tolerance", "measurements", "reaction_answer", "advice")
    assert told_of(session, *names) == told_of(meant, *names)
    assert session.count == NeedleCount(opened=2, out=2, sharps=2, unused=0)
    assert [(told(t.dose, session.date), t.minutes, t.timed_code, t.note) for t in session.treatments] == [
        (told(t.dose, meant.date), t.minutes, t.timed_code, t.note) for t in meant.treatments
    ]
    derived, totals = derived_of(session, seed_catalogue()), TOTALS["s9"]
    assert (derived.needles_in, derived.insertions, derived.ltr_total) == (totals.needles, totals.insertions, totals.twitches)
    assert (derived.muscles_distinct, derived.muscles_with_side, derived.code_distinct) == (1, 1, "20560")
    assert (derived.timed_minutes, derived.units_cms, derived.units_ama) == (15, {"97110": 1}, {"97110": 1})


def _check_entries(made: tuple[Addendum, ...], signed: TreatmentSession) -> None:
    meant = s9()
    addendum, correction = made
    assert (addendum.kind, correction.kind) == (AddendumKind.ADDENDUM, AddendumKind.CORRECTION)
    for entry, wanted in zip(made, meant.addenda, strict=True):
        assert (entry.text, entry.reason, entry.old_value, entry.new_value) == (
            wanted.text, wanted.reason, wanted.old_value, wanted.new_value,
        )  # fmt: skip
        assert entry.author_id == ADA.id
        assert entry.digest
    assert told(addendum.reactions, signed.date) == told(meant.addenda[0].reactions, meant.sessions[0].date)
    (bruise,) = addendum.reactions
    assert bruise.onset is not None
    assert bruise.onset.local.date() == signed.date + timedelta(days=1)
    assert correction.field == f"sites.{signed.sites[0].id}.needle.lot"
