"""What was added beside a signed session, who countersigned, and the forms to do either; the note stays as it was signed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.afterwards import Addendum, AddendumKind, Countersignature
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.correctable import Correctable
from needlechart.domain.countersigning import ToCountersign, countersigned_words, waiting_words
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import moment_words, reaction_words, words
from needlechart.ui.charting.asking.freezing import stays_open
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.sign.countersign_form import CountersignForm
from needlechart.ui.charting.sign.entry_form import EntryForm, figure_words, figures_of
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import col, row, section
from needlechart.ui.look.message import Message
from needlechart.ui.look.words import label
from needlechart.usecases import countersigning
from needlechart.usecases.countersigning import Beside, may_countersign


class AddedPane(QWidget):
    """Shown once the session is signed.  Reads what stands beside it when it is first seen and after each new deed here."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        stays_open(self)
        self._editor = editor
        self.beside = Beside()
        self._read_for = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._none = label("Nothing was added.", role="text2")
        self.add = Button("Add an entry", "plain", "plus", size="touch")
        self.form = EntryForm(editor)
        self.form.hide()
        self.countersign = CountersignForm(editor)
        self.countersign.hide()
        inner = col(self._none, gap=12)
        inner.addLayout(self._list)
        inner.addWidget(self.countersign)
        inner.addWidget(self.form)
        inner.addLayout(row(self.add, None))
        inner.addStretch(1)
        self.setLayout(col(section("Added after signing", inner, gap=12), gap=0))
        self.add.clicked.connect(self._open)
        self.form.done.connect(self._close)
        self.countersign.done.connect(self._close)

    def show_session(self, session: TreatmentSession) -> None:
        """Shows what stands beside this session; nothing while it is a draft."""
        signed = session.signature is not None
        self.setVisible(signed)
        if signed and self._read_for != session.id:
            self._read_for = session.id
            self._read()

    def texts(self) -> tuple[str, ...]:
        """The entries and countersignatures as they are read here."""
        return tuple(message.text() for message in self.messages())

    def messages(self) -> tuple[Message, ...]:
        """The same as they stand there, from above."""
        items = [self._list.itemAt(i) for i in range(self._list.count())]
        return tuple(w for item in items if item is not None and isinstance(w := item.widget(), Message))

    # ---- the inside
    def _read(self) -> None:
        worker, session_id = self._editor.worker, self._editor.session.id
        person_id = self._editor.person_id
        worker.read(lambda reading: countersigning.beside(reading, person_id, session_id), self._show, self)

    def _show(self, beside: Beside) -> None:
        self.beside = beside
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        items = {item.addendum_id: item for item in beside.to_countersign}
        asked = {item.made.id for item in items.values() if item.made is not None}
        for made in beside.countersignatures:
            if made.id not in asked:
                self._list.addWidget(self._countersigned(made))
        self._show_waiting(items.get(None))
        named = {made.field: made for made in figures_of(self._editor)}
        for entry in beside.entries:
            self._list.addWidget(self._entry(entry, named.get(entry.field)))
            self._show_waiting(items.get(entry.id))
        self._none.setVisible(not self._list.count())

    def _entry(self, entry: Addendum, figure: Correctable | None) -> Message:
        who = self._editor.opened.name_of(entry.author_id)
        detail = ", ".join(part for part in (who, moment_words(entry.at), entry.reason) if part)
        return Message(_entry_words(entry, figure, self._editor.opened.catalogue), "info", detail=detail)

    def _countersigned(self, made: Countersignature) -> Message:
        said = countersigned_words(made, self._editor.opened.name_of(made.person_id))
        return Message(said, "ok", detail=moment_words(made.at))

    def _show_waiting(self, item: ToCountersign | None) -> None:
        """That it waits with the way to sign under it for those who may, or who countersigned it."""
        if item is None:
            return
        if item.made is not None:
            self._list.addWidget(self._countersigned(item.made))
            return
        person = next((p for p in self._editor.opened.people if p.id == self._editor.person_id), None)
        mine = person is not None and may_countersign(person, item)
        who = self._editor.opened.name_of(item.by.supervisor_id) or "a therapist or the manager"
        waits = Message(waiting_words(item), "caution", "Countersign" if mine else "", "" if mine else f"By {who}.", touch=True)
        waits.action_taken.connect(partial(self._open_countersigning, item))
        self._list.addWidget(waits)

    def _open_countersigning(self, item: ToCountersign) -> None:
        self.form.hide()
        self.add.hide()
        self.countersign.start(item)

    def _open(self) -> None:
        self.countersign.hide()
        self.form.start()
        self.add.hide()

    def _close(self) -> None:
        self.form.hide()
        self.countersign.hide()
        self.add.show()
        self._read()


def _entry_words(entry: Addendum, figure: Correctable | None, catalogue: Catalogue) -> str:
    """The entry in a sentence, with the reactions it tells; a correction says the old value and the new one."""
    if entry.kind is not AddendumKind.CORRECTION:
        reactions = (reaction_words(reaction, catalogue) for reaction in entry.reactions)
        return " ".join((f"{words(entry.kind).capitalize()}: {entry.text}", *reactions))
    what = figure_words(figure) if figure else entry.field
    return f"Correction: {what}: {entry.old_value} \N{RIGHTWARDS ARROW} {entry.new_value}"
