"""Score totals: tap a scale, type its total."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.domain.measures import SCALES, ScaleCode, When
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.measuring.not_obtained import NotObtainedPick
from needlechart.ui.charting.measuring.thing import SCORES_MISSING, Thing, things_in
from needlechart.ui.charting.measuring.value_rows import ValueRows
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import box, col, row, section

SCORES = (
    ScaleCode.NDI, ScaleCode.ODI, ScaleCode.LEFS, ScaleCode.QUICKDASH, ScaleCode.PSFS, ScaleCode.VAS, ScaleCode.GROC,
    ScaleCode.FABQ_PA, ScaleCode.FABQ_W, ScaleCode.MOUTH_OPENING,
)  # fmt: skip
_SHORT = {
    ScaleCode.NDI: "NDI", ScaleCode.ODI: "ODI", ScaleCode.LEFS: "LEFS", ScaleCode.QUICKDASH: "QuickDASH",
    ScaleCode.PSFS: "PSFS", ScaleCode.VAS: "VAS", ScaleCode.GROC: "GROC", ScaleCode.FABQ_PA: "FABQ activity",
    ScaleCode.FABQ_W: "FABQ work", ScaleCode.MOUTH_OPENING: "Mouth opening",
}  # fmt: skip
"""What the keys say; the rows carry the full names."""


class Scores(QWidget):
    """The totals of questionnaires, and single figures such as mouth opening."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        self.keys = {code: Button(_SHORT[code], "plain", "plus", size="touch") for code in SCORES}
        self.rows = ValueRows(place, When.BEFORE, SCORES, lambda s: things_in(s, When.BEFORE))
        self.activity = TextField("an activity the patient names", "Activity", size="touch")
        self.activity.setMaxLength(200)
        self.add_activity = Button("Add", "plain", "plus", size="touch")
        self._ask_activity = box(row((self.activity, 1), self.add_activity, gap=8))
        self._ask_activity.hide()
        keys = Flow(6, 0)
        for code, key in self.keys.items():
            scale = SCALES[code]
            key.setToolTip(f"{scale.name}, {scale.low:g} to {scale.high:g} {scale.unit}".strip())
            key.setAccessibleName(scale.name)
            keys.addWidget(key)
            key.clicked.connect(lambda _on=False, code=code: self._want(code))
        self.not_obtained = NotObtainedPick(place.editor, "measurements", SCORES_MISSING, "Scores")
        parts = (box(keys), self._ask_activity, self.rows)
        self.setLayout(col(section("Scores", *parts, note="totals only", end=self.not_obtained), gap=0))
        self.add_activity.clicked.connect(self._want_activity)
        self.activity.submitted.connect(self._want_activity)
        place.also_show(self._show_not_obtained)
        place.reach("measurements.scores", self.keys[ScaleCode.NDI])

    def _want(self, code: ScaleCode) -> None:
        if code is ScaleCode.PSFS:
            self._ask_activity.show()
            self.activity.setFocus()
        else:
            self.rows.open_row(Thing(code))

    def _want_activity(self) -> None:
        named = self.activity.value()
        if named:
            self.rows.open_row(Thing(ScaleCode.PSFS, activity=named))
            self.activity.set_value("")
            self._ask_activity.hide()

    def _show_not_obtained(self, session: TreatmentSession) -> None:
        self.not_obtained.show_session(session)
        self.not_obtained.setVisible(not any(thing.scale in SCORES for thing in things_in(session, When.BEFORE)))
