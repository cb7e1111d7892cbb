"""Range of motion: choose joint, movement and side, type the degrees."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.domain.body import Side
from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.motions import MOTIONS, Motion, joints
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.chips import capital
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.measuring.not_obtained import NotObtainedPick
from needlechart.ui.charting.measuring.thing import MISSING, Thing, things_in
from needlechart.ui.charting.measuring.value_rows import ValueRows
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import box, col, section
from needlechart.ui.look.words import small


class Ranges(QWidget):
    """Ranges measured before the treatment."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self.rows = ValueRows(place, When.BEFORE, (ScaleCode.ROM,), lambda s: things_in(s, When.BEFORE))
        self.joint = Pick([(j, capital(j.replace("_", " "))) for j in joints()], "Joint", "Joint")
        self.motion = Pick((), "Movement", "Movement")
        self.sides = ChoiceChips(((Side.LEFT.value, "Left"), (Side.RIGHT.value, "Right")), many=True, name="Side")
        self.manner = ChoiceChips((("active", "Active"), ("passive", "Passive")), name="Active or passive")
        self.add = Button("Measure", "plain", "plus", size="touch")
        self._missing = small("", "caution", 500, wrap=True)
        self._missing.hide()
        self.motion.setEnabled(False)
        line = Flow(8, 0)
        for part in (self.joint, self.motion, self.sides, self.manner, self.add):
            line.addWidget(part)
        self.not_obtained = NotObtainedPick(place.editor, "measurements", MISSING[ScaleCode.ROM], "Range of motion")
        self.setLayout(col(section("Range of motion", box(line), self._missing, self.rows, end=self.not_obtained), gap=0))
        self.joint.changed.connect(self._offer_motions)
        self.motion.changed.connect(self._offer_sides)
        self.add.clicked.connect(self._measure)
        place.also_show(self._show_not_obtained)
        place.reach("measurements.rom", self.joint)

    def _offer_motions(self) -> None:
        of_joint = [m for m in MOTIONS if m.joint == self.joint.value()]
        self.motion.set_value(None)
        self.motion.set_options([(m.motion, f"{capital(m.motion.replace('_', ' '))}  ({m.usual_words})") for m in of_joint])
        self.motion.setEnabled(bool(of_joint))

    def _offer_sides(self) -> None:
        motion = self._chosen()
        self.sides.setVisible(motion is None or motion.sided)

    def _chosen(self) -> Motion | None:
        return next((m for m in MOTIONS if (m.joint, m.motion) == (self.joint.value(), self.motion.value())), None)

    def _measure(self) -> None:
        motion, manner = self._chosen(), self.manner.value()
        sides = [Side(s) for s in self.sides.values()] if motion is None or motion.sided else [Side.MIDLINE]
        lacks = "Choose joint and movement." if motion is None else "Choose the side." if not sides else ""
        self._missing.setText(lacks)
        self._missing.setVisible(bool(lacks))
        if lacks or motion is None:
            return
        active = None if manner is None else manner == "active"
        for side in sides:
            self.rows.open_row(Thing(ScaleCode.ROM, joint=motion.joint, motion=motion.motion, side=side, active=active))

    def _show_not_obtained(self, session: TreatmentSession) -> None:
        self.not_obtained.show_session(session)
        self.not_obtained.setVisible(not any(thing.scale in (ScaleCode.ROM,) for thing in things_in(session, When.BEFORE)))
