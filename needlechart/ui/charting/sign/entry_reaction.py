"""A reaction that became known after signing, told within an entry beside the session."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import Moment
from needlechart.domain.reactions import Reaction, ReportedBy, Severity
from needlechart.ui.charting.asking.chips import EnumChips
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.charting.asking.time_field import TimeField
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.layout import box, col, lined, row
from needlechart.ui.look.scale import Scale010

LONGEST_REGION = 200


class EntryReaction(QWidget):
    """Which reaction, if one is told; severity and reporter must be said, onset, region, size and soreness may be."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self._editor = editor
        self._types = {t.key: t for t in editor.opened.catalogue.event_types.values() if t.active}
        offered = [(key, kind.words) for key, kind in self._types.items()]
        self.kind = Pick(offered, "Reaction", "A reaction…", clearing="No reaction", glyph="alert")
        self.severity = EnumChips(Severity, "Severity of the reaction")
        self.reported_by = EnumChips(ReportedBy, "Who reports the reaction")
        self.day = DateField("Began on", earliest=editor.session.date, size="touch")
        offset_min = (editor.session.started or editor.clock.now()).offset_min
        self.time = TimeField("Began at about", editor.session.date, offset_min)
        self.region = TextField("", "Region of the reaction", size="touch")
        self.region.setMaxLength(LONGEST_REGION)
        self.size_mm = NumberField("Size of the reaction", 0, 500, "mm", whole=True)
        self.soreness = Scale010(name="Soreness now, 0 to 10", low="none", high="worst")
        rows = (
            AskedRow("Severity", self.severity, least=110),
            AskedRow("Reported by", self.reported_by, least=110),
            AskedRow("Began", box(row(self.day, self.time, gap=8)), "day and time, both or neither", least=110),
            AskedRow("Region", self.region, least=110),
            AskedRow("Size", self.size_mm, least=110),
            AskedRow("Soreness", self.soreness, least=110),
        )
        self._more = box(col(*lined(rows), gap=0), name="The reaction")
        self.setLayout(col(row(self.kind, None), self._more, gap=8))
        self.kind.changed.connect(self._on_kind)
        self.start()

    def start(self) -> None:
        """No reaction."""
        self.kind.set_value(None)
        for control in (self.severity, self.reported_by, self.day, self.time, self.size_mm, self.soreness):
            control.set_value(None)
        self.region.setText("")
        self._on_kind()

    def value(self) -> Reaction | None:
        """The reaction as told, None without one; NeedleChartError while something is missing."""
        kind = self._types.get(self.kind.value() or "")
        if kind is None:
            return None
        severity, reporter = self.severity.value(), self.reported_by.value()
        if severity is None or reporter is None:
            raise NeedleChartError("Say how severe the reaction is and who reports it.")
        told = Reaction(self._editor.new_id(), kind.key, severity, reporter, onset=self._onset(), region=self.region.value())
        size, soreness = self.size_mm.value(), self.soreness.value()
        return replace(told, size_mm=None if size is None else int(size), soreness=soreness)

    def _onset(self) -> Moment | None:
        day, time = self.day.value(), self.time.value()
        if day is None and time is None:
            return None
        if day is None or time is None:
            raise NeedleChartError("The reaction began on a day and at a time.", "Give both, about, or neither.")
        return time.plus(hours=24 * (day - self._editor.session.date).days)

    def _on_kind(self) -> None:
        kind = self._types.get(self.kind.value() or "")
        self._more.setVisible(kind is not None)
        if kind is not None and self.severity.value() is None:
            self.severity.set_value(kind.severity)
