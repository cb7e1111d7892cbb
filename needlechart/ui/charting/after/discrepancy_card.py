"""A count that did not close: where the needle was last seen, what was searched, who was told, how it ended."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from needlechart.domain.needling import CountField, Discrepancy, Resolution, SearchPlace
from needlechart.domain.people import Role
from needlechart.domain.words import site_words, words
from needlechart.ui.charting.after.counting import ended, with_discrepancy
from needlechart.ui.charting.asking.chips import EnumChips, ManyChips, YesNo
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import Field, NoteField, TextField
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.message import Message
from needlechart.ui.look.words import small


class DiscrepancyCard(QWidget):
    """The search record of one discrepancy."""

    def __init__(self, editor: SessionEditor, discrepancy_id: str) -> None:
        super().__init__()
        self._editor, self._id = editor, discrepancy_id
        self.setAccessibleName("Search record")
        self.head = Message("", "danger")
        self.last_seen = TextField("hair, back of the head, left", "Last seen", size="touch")
        self.searched = ManyChips(SearchPlace, "Searched")
        self.patient_checked = YesNo("Patient checked")
        self.seen_at = Pick((), "Last seen at a site", "At a site", kind="quiet")
        self.told = TextField("who", "Told", size="touch")
        self.told_to = Pick((), "Told to one of the clinic", "One of the clinic", kind="quiet")
        self._sites, self._people = (box(col(20, pick, None, gap=0)) for pick in (self.seen_at, self.told_to))
        self.told_now = Button("Told now", "plain", "clock", size="touch")
        self._told_at = small("", "text2")
        self.resolution = EnumChips(Resolution, "How it ended")
        self._ended_at = small("", "text2")
        self.near_miss = YesNo("Near miss")
        self.explanation = NoteField("", "Explanation", lines=2)
        self.last_seen.setMaxLength(200)
        self.told.setMaxLength(200)
        self.setLayout(
            col(
                self.head,
                row((Field("Last seen", self.last_seen), 1), self._sites, gap=8),
                small("Searched", "text2", 500),
                self.searched,
                AskedRow("Patient checked", self.patient_checked),
                row((Field("Who was told", self.told), 1), self._people, gap=8),
                row(self.told_now, self._told_at, None),
                small("How it ended", "text2", 500),
                self.resolution,
                self._ended_at,
                AskedRow("A near miss", self.near_miss),
                Field("Explanation", self.explanation),
                gap=8,
            )
        )
        self.last_seen.changed.connect(lambda: self._say("last_seen", last_seen=self.last_seen.value()))
        self.searched.changed.connect(lambda: self._say(searched=self.searched.value()))
        self.patient_checked.changed.connect(lambda: self._say(patient_checked=self.patient_checked.value()))
        self.told.changed.connect(lambda: self._say("told", told=self.told.value()))
        self.told_now.clicked.connect(lambda: self._say(told_at=editor.clock.now()))
        self.seen_at.changed.connect(lambda: self._take(self.seen_at, "last_seen"))
        self.told_to.changed.connect(lambda: self._take(self.told_to, "told"))
        self.near_miss.changed.connect(lambda: self._say(near_miss=self.near_miss.value()))
        self.explanation.changed.connect(lambda: self._say("explanation", explanation=self.explanation.value()[:2000]))
        self.resolution.changed.connect(self._end)

    def show_discrepancy(self, told: Discrepancy) -> None:
        """Shows this value."""
        open_ = told.resolution is None
        what = "came out as counted" if told.figure is CountField.OUT else f"counted {words(told.figure)}"
        self.head.show_message(
            f"{told.expected} expected, {told.counted} {what}",
            "danger" if open_ else "info",
            detail=f"Noticed {told.noticed_at.local:%H:%M}. " + ("Not ended yet." if open_ else "Ended."),
        )
        self.seen_at.set_options(_sites(self._editor))
        self.told_to.set_options(_people(self._editor))
        self._sites.setVisible(bool(self.seen_at.options()))
        self._people.setVisible(bool(self.told_to.options()))
        self.last_seen.set_value(told.last_seen)
        self.searched.set_value(told.searched)
        self.patient_checked.set_value(told.patient_checked)
        self.told.set_value(told.told)
        self._told_at.setText(f"told at {told.told_at.local:%H:%M}" if told.told_at else "")
        self.resolution.set_value(told.resolution)
        self._ended_at.setText(f"ended at {told.resolved_at.local:%H:%M}" if told.resolved_at else "")
        self._ended_at.setVisible(told.resolved_at is not None)
        self.near_miss.set_value(told.near_miss)
        self.explanation.set_value(told.explanation)

    def _say(self, merge_key: str = "", **said: Any) -> None:
        self._editor.change(with_discrepancy(self._id, **said), f"discrepancies.{self._id}.{merge_key}" if merge_key else "")

    def _take(self, pick: Pick, field: str) -> None:
        """What was picked stands in the field and may be changed there."""
        said = pick.value()
        pick.set_value(None)
        if said:
            self._say(**{field: said[:200]})

    def _end(self) -> None:
        self._editor.change(ended(self._id, self.resolution.value(), self._editor.clock.now()))


def _sites(editor: SessionEditor) -> list[tuple[str, str]]:
    """The places needles were in, those left in first."""
    happened = [site for site in editor.session.sites if site.confirmed]
    ordered = sorted(happened, key=lambda site: (not site.left_in, site.order))
    names = dict.fromkeys(site_words(site, editor.opened.catalogue) for site in ordered)
    return [(name, name) for name in names]


def _people(editor: SessionEditor) -> list[tuple[str, str]]:
    """The people of the clinic, managers first, without the one who charts."""
    others = [person for person in editor.opened.people if person.active and person.id != editor.person_id]
    ordered = sorted(others, key=lambda person: (Role.MANAGER not in person.roles, person.name))
    return [(person.name, person.name) for person in ordered]
