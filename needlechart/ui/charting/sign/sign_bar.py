"""The foot of the Sign place: the passphrase typed again, and the signature."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.rules import blocks_signing
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import count_words, moment_words
from needlechart.ui.charting.gaps import findings_of
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import PassphraseField
from needlechart.ui.look.layout import Line, box, col, row
from needlechart.ui.look.message import Message
from needlechart.ui.look.on_screen_keys import OnScreenKeys
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small
from needlechart.usecases.signing import is_late, sign_session


class SignBar(QWidget):
    """Signs with the passphrase of the person at work; a refusal stands under the field and loses nothing."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self._editor = editor
        self.passphrase = PassphraseField("Passphrase", "Passphrase, typed again to sign")
        self.sign = Button("Sign and freeze", "primary", "sign", size="big")
        self.said = small("", "text2", wrap=True)
        self.signed = Message("", "ok")
        self.keys = OnScreenKeys(self.passphrase)
        typing = row(self.passphrase, self.sign, (self.said, 1), gap=12)
        self._entry = box(col(typing, row(self.keys, None), gap=10, margins=(32, 10, 32, 10)), "surface")
        self._done = box(row((self.signed, 1), margins=(32, 12, 32, 12)), "surface")
        self.setLayout(col(Line(), self._entry, self._done, gap=0))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.sign.clicked.connect(self._sign)
        self.passphrase.submitted.connect(self._sign)
        self.passphrase.changed.connect(lambda: self._say_who(self._editor.session))

    def show_session(self, session: TreatmentSession) -> None:
        """Shows whether it can be signed, or that it is."""
        signature = session.signature
        self._entry.setVisible(signature is None)
        self._done.setVisible(signature is not None)
        if signature is not None:
            late = " Signed late." if signature.late else ""
            self.signed.show_message(
                f"Signed {moment_words(signature.at)} by {self._editor.opened.name_of(signature.person_id)}.{late}",
                "ok",
                detail=f"Fingerprint {signature.digest[:16]}. Later knowledge is added beside it.",
            )
        else:
            self._say_who(session)

    def _on_theme_changed(self) -> None:
        self.passphrase.setFixedWidth(round(288 * theme.text_scale))

    def _gaps(self, session: TreatmentSession) -> int:
        return len(blocks_signing(findings_of(session, self._editor.opened)))

    def _say_who(self, session: TreatmentSession) -> None:
        gaps = self._gaps(session)
        who = self._editor.opened.name_of(self._editor.person_id)
        first = f" {count_words(gaps, 'thing')} first." if gaps else ""
        self.said.set_role("text2")
        editor = self._editor
        late = " The signature will be marked as late." if is_late(session, editor.clock.now(), editor.opened.clinic) else ""
        self.said.setText(f"Signs as {who}.{first}{late}")
        self.sign.setEnabled(not gaps)
        self.sign.set_words("Sign and freeze")

    def _sign(self) -> None:
        if not self.sign.isEnabled():
            return
        if not self.passphrase.value():
            self._refuse(NeedleChartError("Type your passphrase to sign."))
            return
        self.sign.setEnabled(False)
        self.sign.set_words("Signing…")
        self._editor.when_kept(self._sign_now)

    def _sign_now(self) -> None:
        editor, session, typed = self._editor, self._editor.session, self.passphrase.value()
        path = editor.worker.file.path
        self.passphrase.forget()
        editor.worker.run(lambda work: sign_session(work, path, session, typed), editor.take_signed, self, self._refuse)

    def _refuse(self, error: NeedleChartError) -> None:
        self._say_who(self._editor.session)
        self.passphrase.forget()
        self.said.set_role("danger")
        self.said.setText(f"{error.sentence} {error.way_out}".strip())
        self.passphrase.setFocus()
