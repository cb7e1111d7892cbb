"""Pressure pain threshold of a muscle: choose the muscle and side, type the reading."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.domain.body import Side
from needlechart.domain.measures import ScaleCode, When
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

HERE = "here"


class Pressures(QWidget):
    """Thresholds measured before the treatment."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        self._muscles = place.editor.opened.catalogue.muscles
        self.rows = ValueRows(place, When.BEFORE, (ScaleCode.PPT,), lambda s: things_in(s, When.BEFORE))
        self.region = Pick((), "Region", "Region")
        self.muscle = Pick((), "Muscle", "Muscle")
        self.sides = ChoiceChips(((Side.LEFT.value, "Left"), (Side.RIGHT.value, "Right")), many=True, name="Side")
        self.add = Button("Measure", "plain", "plus", size="touch")
        self._missing = small("", "caution", 500, wrap=True)
        self._missing.hide()
        self.muscle.setEnabled(False)
        line = Flow(8, 0)
        for part in (self.region, self.muscle, self.sides, self.add):
            line.addWidget(part)
        self.not_obtained = NotObtainedPick(place.editor, "measurements", MISSING[ScaleCode.PPT], "Pressure pain threshold")
        self.setLayout(col(section("Pressure pain threshold", box(line), self._missing, self.rows, end=self.not_obtained), gap=0))
        self.region.changed.connect(self._offer_muscles)
        self.add.clicked.connect(self._measure)
        place.also_show(self._offer_regions)
        place.also_show(self._show_not_obtained)
        place.reach("measurements.ppt", self.region)

    def _offer_regions(self, session: TreatmentSession) -> None:
        regions = sorted({m.region for m in self._muscles.values() if m.active})
        here = [(HERE, "Charted in this visit")] if _charted(session) else []
        self.region.set_options([*here, *((r, capital(r.replace("_", " ").replace("-", " "))) for r in regions)])

    def _offer_muscles(self) -> None:
        region = self.region.value()
        here = _charted(self._place.editor.session)
        of_region = [m for m in self._muscles.values() if (m.key in here if region == HERE else m.region == region and m.active)]
        self.muscle.set_value(None)
        self.muscle.set_options([(m.key, m.name) for m in of_region])
        self.muscle.setEnabled(bool(of_region))

    def _measure(self) -> None:
        muscle, sides = self.muscle.value(), [Side(s) for s in self.sides.values()]
        lacks = "Choose the muscle." if muscle is None else "Choose the side." if not sides else ""
        self._missing.setText(lacks)
        self._missing.setVisible(bool(lacks))
        if lacks or muscle is None:
            return
        for side in sides:
            self.rows.open_row(Thing(ScaleCode.PPT, structure=muscle, side=side))

    def _show_not_obtained(self, session: TreatmentSession) -> None:
        self.not_obtained.show_session(session)
        self.not_obtained.setVisible(not any(thing.scale in (ScaleCode.PPT,) for thing in things_in(session, When.BEFORE)))


def _charted(session: TreatmentSession) -> frozenset[str]:
    places = [*(s.place for s in session.sites), *(f.place for f in session.findings)]
    return frozenset(p.muscle for p in places if p.muscle)
