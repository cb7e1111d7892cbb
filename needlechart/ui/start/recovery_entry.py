"""The way in when a passphrase is forgotten: the clinic's recovery code, and a new passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import Field, PassphraseField, TextField
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.words import label, title
from needlechart.ui.start.passphrase_rule import LEAST_PASSPHRASE, new_passphrase_fault


class RecoveryEntry(QWidget):
    """``recovery_wanted(code, new passphrase)``, ``given_up()``."""

    recovery_wanted = Signal(str, str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Recovery code")
        self._who = title("")
        self.code = TextField("As it was written down", size="touch")
        self.passphrase = PassphraseField()
        self.again = PassphraseField()
        self._code_field = Field("Recovery code", self.code)
        self._new_field = Field("New passphrase", self.passphrase, f"At least {LEAST_PASSPHRASE} characters.")
        self._again_field = Field("New passphrase again", self.again)
        self._go = Button("Set it and sign in", "primary", size="big")
        back = Button("Back", "quiet", size="touch")
        self.setLayout(
            col(
                self._who,
                label("The code opens the clinic; choose a new passphrase for yourself.", role="text2", wrap=True),
                8,
                self._code_field,
                self._new_field,
                self._again_field,
                8,
                row(self._go, back, None),
                None,
                gap=10,
            )
        )
        self._go.clicked.connect(self._recover)
        self.again.submitted.connect(self._recover)
        back.clicked.connect(self.given_up)

    def fields(self) -> tuple[TextField, ...]:
        """What is typed into, from above."""
        return self.code, self.passphrase, self.again

    def show_person(self, name: str) -> None:
        """Whose new passphrase it is; nothing that was typed stays."""
        self._who.setText(name)
        self.forget()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self) -> None:
        """The code is being tried."""
        self._go.setEnabled(False)
        self._go.set_words("Opening…")

    def show_error(self, error: NeedleChartError) -> None:
        """Why the code did not open the clinic; the code stays to be compared."""
        self._ready()
        self._code_field.set_error(f"{error.sentence} {error.way_out}".strip())
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self._ready()
        self.code.set_value("")
        for secret in (self.passphrase, self.again):
            secret.forget()
        for field in (self._code_field, self._new_field, self._again_field):
            field.set_error("")

    def _recover(self) -> None:
        code, secret = self.code.value(), self.passphrase.value()
        too_weak, not_same = new_passphrase_fault(secret, self.again.value())
        self._code_field.set_error("" if code else "Type the code that was shown when the clinic was made.")
        self._new_field.set_error(too_weak)
        self._again_field.set_error(not_same)
        if code and not too_weak and not not_same:
            self.recovery_wanted.emit(code, secret)

    def _ready(self) -> None:
        self._go.setEnabled(True)
        self._go.set_words("Set it and sign in")
