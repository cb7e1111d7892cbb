"""Today: what kind of visit, which problems, how the patient lies, and clean technique."""

from __future__ import annotations

from dataclasses import fields, replace

from PySide6.QtWidgets import QWidget

from needlechart.domain.patients import Approach
from needlechart.domain.sessions import Attendance, CleanTechnique, Position, TreatmentSession, VisitKind
from needlechart.domain.words import words
from needlechart.ui.charting.asking.chips import EnumChips, Member, YesNo, capital
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.fields import NoteField, TextField
from needlechart.ui.look.layout import col, lined, section
from needlechart.ui.look.words import small

_LONGEST = 2000

CLEAN_WORDS = {
    "hand_hygiene": "Hands cleaned",
    "skin_prep": "Skin prepared",
    "gloves": "Gloves",
    "single_use": "Single-use needles",
}


class Today(QWidget):
    """The visit itself."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        patient = place.editor.opened.patient
        self.verbal_consent = YesNo("Agrees to needling today")
        self.explanation = YesNo("Explained what will be done")
        self.position = EnumChips(Position, "Position")
        self.problems = ChoiceChips([(p.id, p.name) for p in patient.problems], many=True, name="Problems of this visit")
        self.kind = _Required(VisitKind, "Kind of visit", VisitKind.TREATMENT)
        self.with_needling = _NeedlingOrNot()
        self.attendance = _Required(Attendance, "Attendance", Attendance.ARRIVED)
        self.table = _line("Table")
        self.setting = _line("Setting")
        self.approach = Pick([(a.value, capital(words(a))) for a in Approach], "Approach")
        self.rationale = NoteField("", "Why needling, and why here", lines=2)
        self.deviation = NoteField("", "What differs from the plan", lines=2)
        rows = [
            AskedRow("Agrees to needling today", self.verbal_consent, "Said now, besides the signed consent"),
            AskedRow("Explained what will be done", self.explanation),
            AskedRow("Position", self.position, least=120),
            AskedRow("Kind of visit", self.kind, least=120),
            AskedRow("With needling", self.with_needling),
            AskedRow("Approach", self.approach),
            AskedRow("Attendance", self.attendance, "A missed visit asks for nothing else", least=120),
            AskedRow("Table", self.table),
            AskedRow("Setting", self.setting, "Where it is not the clinic"),
        ]
        if patient.problems:
            rows.insert(3, AskedRow("Problems of this visit", self.problems, least=120))
        self.setLayout(
            col(
                section(
                    "Today",
                    col(*lined(rows), gap=0),
                    small("Why needling, and why here", "text2", 500),
                    self.rationale,
                    small("What differs from the plan", "text2", 500),
                    self.deviation,
                ),
                gap=0,
            )
        )
        for control, field in (
            (self.verbal_consent, "verbal_consent"),
            (self.explanation, "explanation_given"),
            (self.position, "position"),
            (self.with_needling, "with_needling"),
        ):
            place.bind_field(control, field)
        for line, field in ((self.table, "table"), (self.setting, "setting")):
            place.bind_field(line, field, typed=True)
        for note, field in ((self.rationale, "rationale"), (self.deviation, "deviation_from_plan")):
            _bind_note(place, note, field)
        for required, field in ((self.kind, "kind"), (self.attendance, "attendance")):
            place.bind_field(required, field)
        place.bind(
            self.approach.changed,
            self.approach.value,
            self.approach.set_value,
            lambda s: s.approach.value,
            lambda s, said: s.edited(approach=Approach(said)),
        )
        place.reach("approach", self.approach)
        place.bind(
            self.problems.changed,
            self.problems.values,
            self.problems.set_values,
            lambda s: tuple(p for p in s.problem_ids if patient.problem(p)),
            lambda s, said: s.edited(problem_ids=said),
        )
        place.reach("problem_ids", self.problems)


class Clean(QWidget):
    """The four of clean technique, one by one or all at once."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        self.answers = {f.name: YesNo(CLEAN_WORDS[f.name]) for f in fields(CleanTechnique)}
        self.all_done = Button("All done", "plain", "check", size="touch")
        self.all_done.clicked.connect(self._all_done)
        rows = [AskedRow(CLEAN_WORDS[name], control) for name, control in self.answers.items()]
        self.setLayout(col(section("Clean technique", col(*lined(rows), gap=0), end=self.all_done), gap=0))
        for name, control in self.answers.items():
            self._bind(name, control)
        place.reach("clean", self.all_done)
        place.also_show(self._show)

    def _bind(self, name: str, control: YesNo) -> None:
        def write(session: TreatmentSession, said: bool | None) -> TreatmentSession:
            return session.edited(clean=replace(session.clean, **{name: said}))

        self._place.bind(control.changed, control.value, control.set_value, lambda s: getattr(s.clean, name), write)
        self._place.reach(f"clean.{name}", control)

    def _all_done(self) -> None:
        self._place.editor.set(clean=CleanTechnique(True, True, True, True))

    def _show(self, session: TreatmentSession) -> None:
        self.all_done.setVisible(session.clean != CleanTechnique(True, True, True, True))


def _line(name: str) -> TextField:
    made = TextField("", name, size="touch")
    made.setMaxLength(200)
    made.setFixedWidth(160)
    return made


def _bind_note(place: AskingPlace, note: NoteField, field: str) -> None:
    place.bind(
        note.changed,
        lambda: note.value()[:_LONGEST],
        note.set_value,
        lambda session: getattr(session, field),
        lambda session, said: session.edited(**{field: said}),
        field,
    )
    place.reach(field, note)


class _Required(EnumChips[Member]):
    """Always one answer: a second tap changes nothing."""

    def __init__(self, kind: type[Member], name: str, first: Member) -> None:
        super().__init__(kind, name)
        self._kept = first
        self.chips.changed.connect(lambda: self.set_value(super(_Required, self).value()))

    def value(self) -> Member:
        return super().value() or self._kept

    def set_value(self, member: Member | None) -> None:
        self._kept = member or self._kept
        super().set_value(self._kept)


class _NeedlingOrNot(YesNo):
    """A visit is with needling or without; a second tap changes nothing."""

    def __init__(self) -> None:
        super().__init__("With needling")
        self._kept = True
        self.chips.changed.connect(lambda: self.set_value(super(_NeedlingOrNot, self).value()))

    def value(self) -> bool:
        said = super().value()
        return self._kept if said is None else said

    def set_value(self, answer: bool | None) -> None:
        self._kept = self._kept if answer is None else answer
        self.chips.set_value("yes" if self._kept else "no")
