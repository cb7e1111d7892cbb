"""Screening & consent: what was signed, and the newest answer to every screening question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.patients import Consent, HowAnswered, Patient, ScreeningAnswer, YesNo
from needlechart.domain.profile import newest_answers
from needlechart.domain.rules.screening import gives_pause
from needlechart.domain.words import words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Line, box, col, columns, row, scrolled, section
from needlechart.ui.look.pills import Pill
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.look.words import label, small
from needlechart.ui.people.consent_form import ConsentForm
from needlechart.ui.people.consented import SOON_DAYS
from needlechart.ui.people.entry import page_of
from needlechart.ui.people.patient_editor import PatientEditor


class ConsentTab(QWidget):
    """Consents can be added and withdrawn here; screening is answered in a session and read here."""

    def __init__(self, editor: PatientEditor) -> None:
        super().__init__()
        self.setAccessibleName("Screening and consent")
        self._editor = editor
        self._catalogue = Catalogue()
        self._shown: tuple[object, ...] = ()
        self._consents = QVBoxLayout()
        self._consents.setSpacing(0)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(0)
        self._no_consent = EmptyState("No consent yet", "Without one in force every session asks for it before the first needle.")
        self._no_answers = EmptyState("Not screened yet", "The answers given under Screen in a session will stand here.")
        self.open_form = Button("Add a consent", "plain", "plus")
        self.form = ConsentForm(editor)
        self.form.setVisible(False)
        consent = section("Consent", self._no_consent, self._consents, row(self.open_form, None), self.form, gap=8)
        screening = section("Screening", self._no_answers, self._answers, note="the newest answers", gap=8)
        self.setLayout(col((scrolled(page_of(columns((consent,), (screening,))), "Screening and consent"), 1), gap=0))
        self.open_form.clicked.connect(lambda: self._show_form(True))
        self.form.closed.connect(lambda: self._show_form(False))
        editor.patient_changed.connect(self.show_patient)

    def offer(self, catalogue: Catalogue) -> None:
        """The screening questions in words."""
        self._catalogue = catalogue

    def show_patient(self, patient: Patient) -> None:
        """That patient's consents, newest first, and screening answers, a yes before a no."""
        shown = (patient.consents, patient.screening, id(self._catalogue))
        if shown == self._shown:
            return
        self._shown = shown
        today = self._editor.today()
        newest = sorted(patient.consents, key=lambda consent: consent.signed, reverse=True)
        _fill(self._consents, [self._consent_row(consent, today) for consent in newest])
        self._no_consent.setVisible(not patient.consents)
        known = newest_answers(patient.screening).values()
        answers = sorted(known, key=lambda answer: (not gives_pause(answer), answer.answer is not YesNo.UNKNOWN))
        _fill(self._answers, [self._answer_row(answer) for answer in answers])
        self._no_answers.setVisible(not answers)

    def forget(self) -> None:
        """Another patient comes: what was typed and not added goes."""
        self.form.clear()
        self._show_form(False)

    def consent_texts(self) -> tuple[str, ...]:
        """The consents as they are read here."""
        return _names(self._consents)

    def answer_texts(self) -> tuple[str, ...]:
        """The screening answers as they are read here."""
        return _names(self._answers)

    def _show_form(self, shown: bool) -> None:
        self.form.setVisible(shown)
        self.open_form.setVisible(not shown)

    def _consent_row(self, consent: Consent, today: date) -> QWidget:
        name = words(consent.kind)
        name = name[:1].upper() + name[1:]
        if consent.withdrawn is not None:
            state = Pill(f"Withdrawn {short_date(consent.withdrawn)}", "caution", "alert")
        elif not consent.in_force_on(today):
            state = Pill("Expired" if consent.signed <= today else "Not yet in force", "caution", "clock")
        elif consent.expires is not None and (consent.expires - today).days <= SOON_DAYS:
            state = Pill("Ends soon", "caution", "clock")
        else:
            state = Pill("In force", "ok", "check", filled=False)
        about = [f"signed {short_date(consent.signed)}", f"by {consent.signed_by}" if consent.signed_by else ""]
        about += [
            f"version {consent.version}" if consent.version else "",
            "copy given" if consent.copy_given else "no copy given",
        ]
        about += [f"until {short_date(consent.expires)}" if consent.expires else ""]
        said = ", ".join(part for part in about if part)
        withdraw = Button("Withdraw", "quiet", tip=f"{name}: withdrawn today")
        withdraw.setAccessibleName(f"Withdraw the consent to {words(consent.kind)}")
        if not consent.in_force_on(today):
            withdraw.hide()
        withdraw.clicked.connect(lambda: self.withdraw(consent.id))
        texts = col(label(name, weight=600), small(said, "text2", wrap=True), gap=0)
        return box(row((texts, 1), state, withdraw, gap=8, margins=(0, 8, 0, 8)), name=f"{name}, {state.view().words}, {said}")

    def withdraw(self, consent_id: str) -> None:
        """The consent does not hold from today on; it stays in the record."""
        today = self._editor.today()
        self._editor.change(
            lambda patient: replace(
                patient, consents=tuple(replace(c, withdrawn=today) if c.id == consent_id else c for c in patient.consents)
            )
        )

    def _answer_row(self, answer: ScreeningAnswer) -> QWidget:
        item = self._catalogue.screening.get(answer.item)
        prompt = item.prompt if item is not None else answer.item.replace("-", " ").capitalize()
        how = "confirmed" if answer.how is HowAnswered.CONFIRMED else "asked"
        more = [answer.detail, words(answer.decision) if answer.decision else "", ", ".join(answer.regions), answer.reason]
        more = [part for part in more if part]
        said = words(answer.answer)
        when = f"{how} {short_date(answer.asked_at.local.date())}"
        heeded = gives_pause(answer)
        texts = col(label(prompt, weight=600 if heeded else 400, wrap=True), gap=0)
        if more:
            texts.addWidget(small(", ".join(more), "text2", wrap=True))
        mark = Pill(said.capitalize(), "caution" if heeded else "plain", "alert" if heeded else "", filled=heeded)
        name = ", ".join([prompt, said, *more, when])
        return box(row((texts, 1), mark, small(when, "text2"), gap=12, margins=(0, 8, 0, 8)), name=name)


def _fill(layout: QVBoxLayout, rows: list[QWidget]) -> None:
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for made in rows:
        layout.addWidget(made)
        layout.addWidget(Line())


def _names(layout: QVBoxLayout) -> tuple[str, ...]:
    items = [layout.itemAt(i) for i in range(layout.count())]
    return tuple(
        w.accessibleName() for item in items if item is not None and (w := item.widget()) is not None and w.accessibleName()
    )
