"""The first question of a visit: what happened after the last one, as the patient says it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from needlechart.domain.reactions import ReportedBy, SinceLastVisit
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.chips import EnumChips, YesNo
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.charting.screen.since_sites import SinceSites
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import NoteField
from needlechart.ui.look.layout import box, col, lined, row, section
from needlechart.ui.look.scale import Scale010
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.look.words import small

LONGEST_WORDS = 2000
NOTHING = SinceLastVisit(ReportedBy.PATIENT, soreness=0, bruise=False, other_reaction=False)
"""What one tap says when the patient reports neither soreness, nor a bruise, nor anything else."""


class SinceLast(QWidget):
    """Soreness and how long, bruise and how large, anything else; hidden on a first visit."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        earlier = place.editor.opened.earlier
        last = short_date(earlier[0].date) if earlier else ""
        self.soreness = Scale010(low="none", high="worst", name="Soreness after the last visit")
        self.soreness_h = NumberField("How long it lasted", 0, 336, "h", whole=True)
        self.bruise = YesNo("Bruise")
        self.bruise_mm = NumberField("Size of the bruise", 0, 300, "mm", whole=True)
        self.other = YesNo("Any other reaction")
        self.words = NoteField("", "In the patient's words", lines=2)
        self.reported_by = EnumChips(ReportedBy, "Who reports")
        self.sites = SinceSites(place)
        self.nothing = Button("Nothing to report", "plain", "check", size="touch")
        self.nothing.setToolTip("No soreness, no bruise, no other reaction, as the patient says")
        rows = (
            AskedRow("It lasted", self.soreness_h),
            AskedRow("Bruise", box(row(self.bruise_mm, self.bruise, gap=12))),
            AskedRow("Any other reaction", self.other),
            AskedRow("Who says so", self.reported_by),
        )
        heading = section(
            "Since last time",
            row(small(f"Soreness after {last}" if last else "Soreness", "text2", 500), None, self.nothing),
            self.soreness,
            col(*lined(rows), gap=0),
            self.sites,
            small("In the patient's words", "text2", 500),
            self.words,
            note="as the patient says",
        )
        self.setLayout(col(heading, gap=0))
        for control, field in (
            (self.soreness, "soreness"),
            (self.soreness_h, "soreness_h"),
            (self.bruise, "bruise"),
            (self.bruise_mm, "bruise_mm"),
            (self.other, "other_reaction"),
            (self.reported_by, "reported_by"),
        ):
            self._bind(place, control, field)
        place.bind(
            self.words.changed,
            lambda: self.words.value()[:LONGEST_WORDS],
            self.words.set_value,
            lambda s: s.since_last.words if s.since_last else "",
            lambda s, said: with_since_last(s, "words", said),
            "since_last.words",
        )
        self.nothing.clicked.connect(lambda: place.editor.set(since_last=NOTHING))
        place.reach("since_last", self.soreness)
        place.reach("since_last.words", self.words)
        place.also_show(self._show)

    def _bind(self, place: AskingPlace, control: Any, field: str) -> None:
        place.bind(
            control.changed,
            control.value,
            control.set_value,
            lambda s: getattr(s.since_last, field) if s.since_last else None,
            lambda s, said: with_since_last(s, field, said),
        )
        place.reach(f"since_last.{field}", control)

    def _show(self, session: TreatmentSession) -> None:
        self.nothing.setVisible(session.since_last is None)
        self.bruise_mm.setVisible(bool(session.since_last and session.since_last.bruise))


def with_since_last(session: TreatmentSession, field: str, said: Any) -> TreatmentSession:
    """The session with one answer about the time since the last visit; with nothing answered the question is open again."""
    before = session.since_last or SinceLastVisit(ReportedBy.PATIENT)
    if field == "reported_by" and said is None:
        return session
    after = replace(before, **{field: said})
    if field == "bruise" and said is not True:
        after = replace(after, bruise_mm=None)
    if field != "reported_by" and after == SinceLastVisit(after.reported_by):
        return session.edited(since_last=None)
    return session.edited(since_last=after)
