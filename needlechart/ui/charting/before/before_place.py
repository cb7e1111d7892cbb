"""The Before place: pain of each problem and where it is, scores, ranges, pressure thresholds."""

from __future__ import annotations

from typing import ClassVar

from needlechart.atlas import Atlas
from needlechart.domain.measures import When
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.before.pressure import Pressures
from needlechart.ui.charting.before.ranges import Ranges
from needlechart.ui.charting.before.scores import Scores
from needlechart.ui.charting.gaps import state_at
from needlechart.ui.charting.measuring.pain import Pain
from needlechart.ui.charting.pain_areas.pain_area_section import PainAreaSection
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.tabs import TabState
from needlechart.usecases.charting import OpenSession


class BeforePlace(AskingPlace):
    """What is measured before the first needle."""

    key: ClassVar[str] = "before"
    title: ClassVar[str] = "Before"

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        super().__init__(editor)
        self.pain = Pain(self, When.BEFORE)
        self.pain_area = PainAreaSection(self, atlas, When.BEFORE)
        self.scores = Scores(self)
        self.ranges = Ranges(self)
        self.pressures = Pressures(self)
        self.lay_out([self.pain, self.pain_area], [self.scores, self.ranges, self.pressures])

    @classmethod
    def state_in(cls, session: TreatmentSession, opened: OpenSession) -> TabState:
        return state_at(cls.key, session, opened)
