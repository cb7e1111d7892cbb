"""What was measured before the treatment, measured again after it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.measuring.thing import Thing, things_in
from needlechart.ui.charting.measuring.value_rows import ValueRows
from needlechart.ui.look.layout import col, section


class MeasuredAgain(QWidget):
    """A row for everything that was measured before; hidden when nothing was."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        scales = [code for code in ScaleCode if code is not ScaleCode.NPRS]
        self.rows = ValueRows(place, When.AFTER, scales, _both, removable=False)
        self.setLayout(col(section("Measured again", self.rows), gap=0))
        place.also_show(lambda session: self.setVisible(bool(_both(session))))


def _both(session: TreatmentSession) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys((*things_in(session, When.BEFORE), *things_in(session, When.AFTER))))
