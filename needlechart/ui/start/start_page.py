"""The first start: make a clinic, open one, or look at the demo."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.check import Check
from needlechart.ui.look.fields import Field, PassphraseField, TextField
from needlechart.ui.look.layout import Line, Pages, box, col, row, scrolled
from needlechart.ui.look.message import Message
from needlechart.ui.look.words import label, small, title
from needlechart.ui.start.passphrase_rule import LEAST_PASSPHRASE, new_passphrase_fault
from needlechart.usecases.new_clinic import NewClinic

FILE_ENDING = ".needlechart"
FORM_WIDTH = 460
_SELECT = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def is_time_zone(name: str) -> bool:
    """Whether that is an IANA time zone this computer knows."""
    try:
        return bool(name) and bool(ZoneInfo(name).key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


class StartPage(QWidget):
    """Asks for what a new clinic needs, and shows the recovery code once.

    ``clinic_wanted(NewClinic, Path)``, ``demo_wanted()``, ``file_chosen(Path)``, ``recovery_noted()``.
    """

    clinic_wanted = Signal(object, object)
    demo_wanted = Signal()
    file_chosen = Signal(object)
    recovery_noted = Signal()

    def __init__(self, clinics_folder: Path) -> None:
        super().__init__()
        self._folder = clinics_folder
        self.setAccessibleName("First start")
        self._message = Message("", "info")
        self._message.hide()
        self._pages = Pages()
        self._form = _ClinicForm()
        self._recovery = _RecoveryPage()
        self._pages.addWidget(scrolled(box(row(None, self._welcome(), None, margins=(32, 48, 32, 24)))))
        self._pages.addWidget(self._recovery)
        self.setLayout(col(self._message, (self._pages, 1), gap=0))
        self._recovery.noted.connect(self.recovery_noted)

    def show_error(self, error: NeedleChartError) -> None:
        """What went wrong, and the form as it was."""
        self._set_busy(False)
        self._message.show_message(error.sentence, "danger", detail=error.way_out)
        self._message.show()

    def show_busy(self, words: str) -> None:
        """Something is being made that takes a second or two."""
        self._set_busy(True)
        self._message.show_message(words, "info")
        self._message.show()

    def show_welcome(self) -> None:
        """The three ways in, free to use."""
        self._set_busy(False)
        self._message.hide()
        self._pages.setCurrentIndex(0)

    def show_recovery_code(self, code: str) -> None:
        """The one time this code can be seen."""
        self._set_busy(False)
        self._message.hide()
        self._recovery.show_code(code)
        self._pages.setCurrentIndex(1)

    def _welcome(self) -> QWidget:
        make = Button("Make the clinic", "primary", size="big")
        make.clicked.connect(self._make)
        self._demo = Button("Open the demo clinic", "plain", "play", size="touch")
        self._demo.clicked.connect(self.demo_wanted)
        self._open = Button("Open a clinic file", "plain", "box", size="touch")
        self._open.clicked.connect(self._choose_file)
        self._make_button = make
        left = box(
            col(
                title("Make a clinic"),
                label("One encrypted file on this computer. Nothing leaves it.", role="text2", wrap=True),
                12,
                self._form,
                8,
                row(make, None),
                None,
                gap=8,
            )
        )
        left.setFixedWidth(FORM_WIDTH)
        right = box(
            col(
                title("Look around first"),
                label(
                    "A clinic with invented patients, in a temporary folder. It is gone when you close it.",
                    role="text2",
                    wrap=True,
                ),
                8,
                row(self._demo, None),
                28,
                title("Already have one"),
                label("Choose the clinic file; its key file must lie beside it.", role="text2", wrap=True),
                8,
                row(self._open, None),
                None,
                gap=8,
            )
        )
        right.setFixedWidth(FORM_WIDTH - 100)
        return box(row(left, 40, Line(vertical=True), 40, right, gap=0))

    def _make(self) -> None:
        new = self._form.read()
        if new is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._free_path(new.name)
        self.clinic_wanted.emit(new, path)

    def _free_path(self, clinic_name: str) -> Path:
        plain = "".join(c if c.isalnum() else "-" for c in clinic_name.casefold()).strip("-") or "clinic"
        path = self._folder / f"{plain}{FILE_ENDING}"
        number = 2
        while path.exists():
            path = self._folder / f"{plain}-{number}{FILE_ENDING}"
            number += 1
        return path

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, "Open a clinic file", str(self._folder), f"Clinic files (*{FILE_ENDING});;All files (*)"
        )
        if name:
            self.file_chosen.emit(Path(name))

    def _set_busy(self, busy: bool) -> None:
        for button in (self._make_button, self._demo, self._open):
            button.setEnabled(not busy)


class _ClinicForm(QWidget):
    """Name of the clinic, time zone, your name, passphrase twice."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField("Name of the clinic", size="touch")
        self.zone = TextField("Europe/Dublin", size="touch")
        self.your_name = TextField("As it should stand under a note", size="touch")
        self.passphrase = PassphraseField()
        self.again = PassphraseField()
        self._fields: dict[TextField, Field] = {
            self.name: Field("Clinic", self.name),
            self.zone: Field("Time zone", self.zone, "An IANA name; the date of a session is the local date there."),
            self.your_name: Field("Your name", self.your_name),
            self.passphrase: Field(
                "Passphrase",
                self.passphrase,
                f"At least {LEAST_PASSPHRASE} characters. A few words are easy to remember.",
            ),
            self.again: Field("Passphrase again", self.again),
        }
        here = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
        self.zone.set_value(here if is_time_zone(here) else "UTC")
        self.setLayout(col(*self._fields.values(), gap=14))

    def read(self) -> NewClinic | None:
        """What was typed, or None with a sentence under each field that needs one."""
        name, zone, person, secret = self.name.value(), self.zone.value(), self.your_name.value(), self.passphrase.value()
        too_weak, not_same = new_passphrase_fault(secret, self.again.value())
        wrong = (
            self._says(self.name, "" if name else "The clinic needs a name."),
            self._says(self.zone, "" if is_time_zone(zone) else "No such time zone. Try Europe/Berlin or America/New_York."),
            self._says(self.your_name, "" if person else "Your name stands under every note."),
            self._says(self.passphrase, too_weak),
            self._says(self.again, not_same),
        )
        return None if any(wrong) else NewClinic(name, zone, person, secret)

    def _says(self, control: TextField, error: str) -> bool:
        self._fields[control].set_error(error)
        return bool(error)


class _RecoveryPage(QWidget):
    """The recovery code, shown once; going on needs a tick that it was written down."""

    noted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Recovery code")
        self.code = label("", "numeral", 600)
        self.code.setTextInteractionFlags(self.code.textInteractionFlags() | _SELECT)
        self._kept = Check("I have written it down and put it in a safe place")
        self._go = Button("Go on", "primary", size="big")
        self._go.setEnabled(False)
        self._kept.clicked.connect(lambda: self._go.setEnabled(self._kept.value()))
        self._go.clicked.connect(self.noted)
        inner = box(
            col(
                title("Write this code down"),
                label(
                    "It opens the clinic if every passphrase is forgotten. It is shown only now and kept nowhere.",
                    role="text2",
                    wrap=True,
                ),
                12,
                self.code,
                12,
                self._kept,
                small("Tick the line above to go on."),
                8,
                row(self._go, None),
                None,
                gap=8,
            )
        )
        inner.setFixedWidth(FORM_WIDTH + 160)
        self.setLayout(row(None, inner, None, margins=(32, 96, 32, 24)))

    def show_code(self, code: str) -> None:
        """Another code, not noted yet; in two lines, as it fits on a card."""
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        self.code.setText("\n".join(" ".join(line) for line in (groups[:half], groups[half:])))
        self._kept.set_value(False)
        self._go.setEnabled(False)
