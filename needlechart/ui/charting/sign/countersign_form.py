"""The passphrase typed again, to countersign what somebody else wrote."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.countersigning import ToCountersign
from needlechart.domain.errors import NeedleChartError
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import PassphraseField
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.on_screen_keys import OnScreenKeys
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small
from needlechart.usecases.countersigning import countersign


class CountersignForm(QWidget):
    """For one thing at a time.  ``done`` when it is countersigned or left; a refusal stands under the field."""

    done = Signal()

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self.setAccessibleName("Countersignature")
        self._editor = editor
        self._item: ToCountersign | None = None
        self._what = label("", weight=500, wrap=True)
        self.passphrase = PassphraseField("Passphrase", "Passphrase, typed again to countersign")
        self.sign = Button("Sign under it", "primary", "sign", size="touch")
        self.cancel = Button("Cancel", "quiet", size="touch")
        self.keys = OnScreenKeys(self.passphrase)
        self.said = small("", "danger", wrap=True)
        self.setLayout(col(self._what, row(self.passphrase, self.sign, self.cancel, None, gap=12), self.keys, self.said, gap=8))
        self.sign.clicked.connect(self._countersign)
        self.passphrase.submitted.connect(self._countersign)
        self.cancel.clicked.connect(self._leave)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def start(self, item: ToCountersign) -> None:
        """Asks for the passphrase to sign under that."""
        self._item = item
        who = self._editor.opened.name_of(self._editor.person_id)
        self._what.setText(f"{who} countersigns what was {item.what}." if item.addendum_id is None else f"{who}: {item.what}.")
        self.passphrase.forget()
        self.said.setText("")
        self.show()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _countersign(self) -> None:
        item, typed, editor = self._item, self.passphrase.value(), self._editor
        if item is None or not self.sign.isEnabled():
            return
        if not typed:
            self._refuse(NeedleChartError("Type your passphrase to countersign."))
            return
        path = editor.worker.file.path
        self.sign.setEnabled(False)
        self.passphrase.forget()
        editor.worker.run(
            lambda work: countersign(work, path, item.session_id, item.addendum_id, typed),
            lambda _made: self._leave(),
            self,
            self._refuse,
        )

    def _refuse(self, error: NeedleChartError) -> None:
        self.sign.setEnabled(True)
        self.said.setText(f"{error.sentence} {error.way_out}".strip())
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.sign.setEnabled(True)
        self.passphrase.forget()
        self.done.emit()

    def _on_theme_changed(self) -> None:
        self.passphrase.setFixedWidth(round(288 * theme.text_scale))
