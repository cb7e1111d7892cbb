"""Sign-in: pick your name, type your passphrase; drawn from the key envelope alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.people import Role
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import Field, PassphraseField
from needlechart.ui.look.layout import box, col, row, scrolled
from needlechart.ui.look.on_screen_keys import OnScreenKeys
from needlechart.ui.look.words import small, title
from needlechart.ui.start.person_row import PersonRow
from needlechart.ui.start.recovery_entry import RecoveryEntry

if TYPE_CHECKING:
    from needlechart.usecases.signing_in import KeyEnvelope

ROLE_WORDS = {
    Role.THERAPIST: "Physical therapist",
    Role.MANAGER: "Clinic manager",
    Role.ASSISTANT: "Assistant",
    Role.STUDENT: "Student",
}


class SignInPage(QWidget):
    """Signals: ``sign_in_wanted(person id, passphrase)``, ``recovery_wanted(person id, code, new passphrase)``,
    ``other_file_wanted()``."""

    sign_in_wanted = Signal(str, str)
    recovery_wanted = Signal(str, str, str)
    other_file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Sign in")
        self._clinic = small("", "text2")
        self._rows = col(gap=4)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._who = title("")
        self.passphrase = PassphraseField("", "Passphrase")
        self._field = Field("Passphrase", self.passphrase)
        self._go = Button("Sign in", "primary", size="big")
        self._other = Button("Another clinic file", "quiet", "box", size="touch")
        self._foot = small("")
        self._chosen = ""

        people = box(col(self._clinic, title("Who is charting?"), 12, self._rows, None, gap=4))
        people.setFixedWidth(432)
        forgotten = Button("Passphrase forgotten", "quiet", size="touch")
        self._entry = QStackedWidget()
        self._entry.addWidget(box(col(self._who, 8, self._field, 8, row(self._go, forgotten, None), None, gap=4)))
        self.recovery = RecoveryEntry()
        self._entry.addWidget(self.recovery)
        self._entry.setFixedWidth(360)
        middle = box(row(None, people, 72, box(col(26, self._entry, gap=0)), None, margins=(32, 96, 32, 24)))
        foot = row(
            small("Works without a network. Data stays on this computer."), None, self._foot, self._other, margins=(32, 0, 32, 16)
        )
        self.keys = OnScreenKeys(self.passphrase, *self.recovery.fields())
        self.setLayout(col((scrolled(middle), 1), row(None, self.keys, None, margins=(32, 0, 32, 0)), foot, gap=12))

        self._go.clicked.connect(self._sign_in)
        self.passphrase.submitted.connect(self._sign_in)
        self.passphrase.changed.connect(lambda: self._field.set_error(""))
        self._other.clicked.connect(self.other_file_wanted)
        forgotten.clicked.connect(self._ask_code)
        self.recovery.given_up.connect(lambda: self._choose(self._chosen, self._who.text()))
        self.recovery.recovery_wanted.connect(lambda code, secret: self.recovery_wanted.emit(self._chosen, code, secret))

    def show_clinic(self, keys: KeyEnvelope, path: Path) -> None:
        """The people of that clinic; a single one is picked already."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.setParent(None)
            button.deleteLater()
        self._clinic.setText(keys.clinic_name + (" · DEMO" if keys.demo else ""))
        self._foot.setText(path.name)
        for person in keys.people:
            line = PersonRow(person.name, ", ".join(ROLE_WORDS[role] for role in person.roles))
            line.clicked.connect(lambda _on=False, person=person: self._choose(person.id, person.name))
            self._group.addButton(line)
            self._rows.addWidget(line)
        first = keys.people[0]
        self._group.buttons()[0].setChecked(True)
        self._choose(first.id, first.name)

    def show_busy(self) -> None:
        """The passphrase is being tried."""
        self._go.setEnabled(False)
        self._go.set_words("Opening…")

    def show_error(self, error: NeedleChartError) -> None:
        """Why it did not open, under the field; what was typed is gone."""
        self._ready()
        self.passphrase.forget()
        self._field.set_error(f"{error.sentence} {error.way_out}".strip())
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self._ready()
        self.recovery.forget()
        self.passphrase.forget()
        self._field.set_error("")

    def _choose(self, person_id: str, name: str) -> None:
        self._chosen = person_id
        self._who.setText(name)
        self.forget()
        self._entry.setCurrentIndex(0)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_code(self) -> None:
        self._entry.setCurrentWidget(self.recovery)
        self.recovery.show_person(self._who.text())

    def _sign_in(self) -> None:
        typed = self.passphrase.value()
        if not typed:
            self._field.set_error("Type your passphrase.")
            return
        self.sign_in_wanted.emit(self._chosen, typed)

    def _ready(self) -> None:
        self._go.setEnabled(True)
        self._go.set_words("Sign in")
