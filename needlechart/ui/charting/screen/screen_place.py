"""The Screen place: since last time, today, consent, clean technique, and the screening list."""

from __future__ import annotations

from typing import ClassVar

from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.gaps import state_at
from needlechart.ui.charting.screen.consent import SignedConsent
from needlechart.ui.charting.screen.plan import PlanSection
from needlechart.ui.charting.screen.screening import Screening
from needlechart.ui.charting.screen.since_last import SinceLast
from needlechart.ui.charting.screen.today import Clean, Today
from needlechart.ui.charting.screen.wrong_patient import WrongPatient
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.tabs import TabState
from needlechart.usecases.charting import OpenSession


class ScreenPlace(AskingPlace):
    """What must be known before the first needle."""

    key: ClassVar[str] = "screen"
    title: ClassVar[str] = "Screen"

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.since_last = SinceLast(self)
        if not editor.opened.earlier:
            self.since_last.hide()
        self.today = Today(self)
        self.plan = PlanSection(self)
        self.consent = SignedConsent(self)
        self.clean = Clean(self)
        self.screening = Screening(self)
        self.wrong_patient = WrongPatient(self)
        self.lay_out([self.since_last, self.today, self.plan, self.consent, self.clean, self.wrong_patient], [self.screening])

    @classmethod
    def state_in(cls, session: TreatmentSession, opened: OpenSession) -> TabState:
        return state_at(cls.key, session, opened)
