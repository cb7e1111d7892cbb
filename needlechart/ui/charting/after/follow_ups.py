"""Follow-ups of a reaction: when they are due, and what was found."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.reactions import FollowUp
from needlechart.ui.charting.after.reacting import follow_up_planned, with_follow_up, without_follow_up
from needlechart.ui.charting.asking.date_answer import DateAnswer
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.fields import NoteField
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.scale import Scale010
from needlechart.ui.look.words import small


class FollowUps(QWidget):
    """One block a follow-up, and a key that plans one for the next day."""

    def __init__(self, editor: SessionEditor, reaction_id: str) -> None:
        super().__init__()
        self._editor, self._reaction_id = editor, reaction_id
        self.planned: dict[str, FollowUpRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.add = Button("Plan a follow-up", "plain", "phone", size="touch")
        self.setLayout(col(small("Follow-up", "text2", 500), self._list, row(self.add, None), margins=(0, 4, 0, 8)))
        self.add.clicked.connect(self._plan)

    def show_follow_ups(self, follow_ups: Iterable[FollowUp]) -> None:
        """Shows these follow-ups."""
        by_id = {f.id: f for f in follow_ups}
        for gone in [key for key in self.planned if key not in by_id]:
            old = self.planned.pop(gone)
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        for key, one in by_id.items():
            if key not in self.planned:
                self.planned[key] = FollowUpRow(self._editor, self._reaction_id, key)
                self._list.addWidget(self.planned[key])
            self.planned[key].show_follow_up(one)

    def _plan(self) -> None:
        next_day = self._editor.session.date + datetime.timedelta(days=1)
        self._editor.change(follow_up_planned(self._reaction_id, self._editor.new_id(), next_day))


class FollowUpRow(QWidget):
    """Due, done, soreness then, what was said."""

    def __init__(self, editor: SessionEditor, reaction_id: str, follow_up_id: str) -> None:
        super().__init__()
        self._editor, self._reaction_id, self._id = editor, reaction_id, follow_up_id
        self.answers: dict[str, Any] = {
            "due": DateAnswer("Due", size="touch"),
            "done": DateAnswer("Done", size="touch"),
            "soreness": Scale010(name="Soreness at the follow-up"),
            "text": NoteField("what was said", "Follow-up", lines=2),
        }
        self.remove = icon_button("close", "Remove this follow-up", size="touch")
        due, done = (box(col(self.answers[field], None, gap=0)) for field in ("due", "done"))
        dates = row((due, 1), (done, 1), box(col(20, self.remove, None, gap=0)), gap=8)
        self.setLayout(col(dates, self.answers["soreness"], self.answers["text"], gap=6))
        for field, control in self.answers.items():
            control.changed.connect(lambda field=field: self._say(field))
        self.remove.clicked.connect(lambda: editor.change(without_follow_up(reaction_id, follow_up_id)))

    def show_follow_up(self, one: FollowUp) -> None:
        """Shows this value."""
        for field, control in self.answers.items():
            control.set_value(getattr(one, field))

    def _say(self, field: str) -> None:
        said: Any = self.answers[field].value()
        if field == "due" and said is None:
            return
        if field == "text":
            said = said[:2000]
        fields: dict[str, Any] = {field: said}
        if field == "done":
            fields["by"] = self._editor.person_id if said else None
        merge_key = f"follow_ups.{self._id}.{field}" if field in ("text", "due", "done") else ""
        self._editor.change(with_follow_up(self._reaction_id, self._id, **fields), merge_key)
