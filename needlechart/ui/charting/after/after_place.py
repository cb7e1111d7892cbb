"""The After place: pain again and where it is, measured again, tolerance, the count, reactions, advice."""

from __future__ import annotations

from typing import ClassVar

from needlechart.atlas import Atlas
from needlechart.domain.measures import When
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.after.advice import AdviceSection, ToleranceSection
from needlechart.ui.charting.after.count_section import CountSection
from needlechart.ui.charting.after.measured_again import MeasuredAgain
from needlechart.ui.charting.after.reactions_section import ReactionsSection
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.gaps import state_at
from needlechart.ui.charting.measuring.pain import Pain
from needlechart.ui.charting.pain_areas.pain_area_section import PainAreaSection
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.tabs import TabState
from needlechart.usecases.charting import OpenSession


class AfterPlace(AskingPlace):
    """What is asked when the needles are out."""

    key: ClassVar[str] = "after"
    title: ClassVar[str] = "After"

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        super().__init__(editor)
        self.pain = Pain(self, When.AFTER)
        self.pain_area = PainAreaSection(self, atlas, When.AFTER)
        self.count = CountSection(self)
        self.measured = MeasuredAgain(self)
        self.reactions = ReactionsSection(self)
        self.tolerance = ToleranceSection(self)
        self.advice = AdviceSection(self)
        self.lay_out([self.pain, self.count, self.tolerance, self.measured, self.pain_area], [self.reactions, self.advice])

    @classmethod
    def state_in(cls, session: TreatmentSession, opened: OpenSession) -> TabState:
        return state_at(cls.key, session, opened)
