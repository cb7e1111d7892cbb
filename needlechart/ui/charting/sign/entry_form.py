"""The form for an entry beside a signed session: its kind, its reason, what is added or corrected, and the signature."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from needlechart.domain.afterwards import AddendumKind
from needlechart.domain.correctable import Correctable, correctable
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.words import words
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.sign.entry_reaction import EntryReaction
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import Field, NoteField, PassphraseField, TextField
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.ui.look.on_screen_keys import OnScreenKeys
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small
from needlechart.usecases import adding
from needlechart.usecases.adding import Entry

_KINDS = [(kind.value, words(kind).capitalize()) for kind in AddendumKind]


class EntryForm(QWidget):
    """Kind, reason, and what is added or corrected; signed with the passphrase.  ``done`` when it is added or cancelled."""

    done = Signal()

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self.setAccessibleName("New entry")
        self._editor = editor
        self.corrected: Correctable | None = None
        self.kind = Segmented(_KINDS, name="Kind of entry", size="touch")
        self.reason = TextField("", "Reason", size="touch")
        self.text = NoteField("", "What is added", lines=3)
        self.what = Button("Choose what is corrected", "plain", "down", size="touch")
        self.new_value = TextField("", "What is right", size="touch")
        self.old = small("", "text2", wrap=True)
        self.passphrase = PassphraseField("Passphrase", "Passphrase, typed again to sign the entry")
        self.sign = Button("Add and sign", "primary", "sign", size="touch")
        self.cancel = Button("Cancel", "quiet", size="touch")
        self.said = small("", "danger", wrap=True)
        self.reaction = EntryReaction(editor)
        self._added = box(col(Field("What is added", self.text), self.reaction, gap=12))
        self._change = box(col(row(self.what, None), self.old, Field("What is right", self.new_value), gap=8))
        foot = row(self.passphrase, self.sign, self.cancel, None, gap=12)
        self.keys = OnScreenKeys(self.passphrase)
        why = Field("Reason", self.reason)
        self.setLayout(col(row(self.kind, None), self._change, self._added, why, foot, self.keys, self.said, None, gap=12))
        self.kind.changed.connect(self._on_kind)
        self.what.clicked.connect(self._open_figures)
        self.sign.clicked.connect(self._add)
        self.passphrase.submitted.connect(self._add)
        self.cancel.clicked.connect(self._leave)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def start(self) -> None:
        """An empty form for an addendum."""
        self.corrected = None
        self.kind.set_value(AddendumKind.ADDENDUM.value)
        for field in (self.reason, self.new_value):
            field.setText("")
        self.text.set_value("")
        self.reaction.start()
        self.passphrase.forget()
        self.said.setText("")
        self._on_kind()
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def correct(self, figure: Correctable) -> None:
        """What is corrected, with what the chart says of it."""
        self.corrected = figure
        self.what.set_words(figure_words(figure))
        self.old.setText(f"The chart says: {figure.value}")
        self.new_value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kind(self) -> None:
        correction = self.kind.value() == AddendumKind.CORRECTION.value
        self._change.setVisible(correction)
        self._added.setVisible(not correction)
        if self.corrected is None:
            self.what.set_words("Choose what is corrected")
            self.old.setText("")

    def _open_figures(self) -> None:
        menu = touch_menu(self, "What is corrected")
        parts: dict[str, QMenu] = {}
        for figure in figures_of(self._editor):
            if figure.part not in parts:
                parts[figure.part] = menu.addMenu(figure.part)
            action = QAction(f"{figure.what}: {_cut(figure.value)}".replace("&", "&&"), menu)
            action.triggered.connect(partial(self._on_figure, figure))
            parts[figure.part].addAction(action)
        open_below(menu, self.what)

    def _on_figure(self, figure: Correctable, _on: bool = False) -> None:
        self.correct(figure)

    def _add(self) -> None:
        if not self.passphrase.value():
            self._refuse(NeedleChartError("Type your passphrase to sign the entry."))
            return
        kind, editor, typed = AddendumKind(self.kind.value()), self._editor, self.passphrase.value()
        correction = kind is AddendumKind.CORRECTION
        try:
            reaction = None if correction else self.reaction.value()
        except NeedleChartError as waits:
            self._refuse(waits)
            return
        entry = Entry(
            kind,
            self.reason.value(),
            "" if correction else self.text.value(),
            self.corrected.field if correction and self.corrected else "",
            self.new_value.value() if correction else "",
            (reaction,) if reaction else (),
        )
        path, session_id = editor.worker.file.path, editor.session.id
        self.sign.setEnabled(False)
        self.passphrase.forget()
        editor.worker.run(
            lambda work: adding.add_beside(work, path, session_id, entry, typed), lambda _made: self._leave(), self, self._refuse
        )

    def _refuse(self, error: NeedleChartError) -> None:
        self.sign.setEnabled(True)
        self.said.setText(f"{error.sentence} {error.way_out}".strip())

    def _leave(self) -> None:
        self.sign.setEnabled(True)
        self.passphrase.forget()
        self.done.emit()

    def _on_theme_changed(self) -> None:
        self.passphrase.setFixedWidth(round(288 * theme.text_scale))


def figures_of(editor: SessionEditor) -> tuple[Correctable, ...]:
    """Every figure of the session in hand that can be corrected."""
    return correctable(editor.session, editor.opened.patient, editor.opened.catalogue)


def figure_words(figure: Correctable) -> str:
    """The figure's part of the session, and which one it is."""
    return f"{figure.part}, {figure.what}"


def _cut(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:57]}…"
