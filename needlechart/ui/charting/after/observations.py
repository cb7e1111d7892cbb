"""Rounds of observations after a faint or the like: when, blood pressure, pulse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.reactions import Observation
from needlechart.ui.charting.after.reacting import observed, with_observation, without_observation
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.words import small


class Observations(QWidget):
    """One line a round, and a key for the next."""

    def __init__(self, editor: SessionEditor, reaction_id: str) -> None:
        super().__init__()
        self._editor, self._reaction_id = editor, reaction_id
        self.rounds: dict[str, ObservationRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.add = Button("Observe now", "plain", "timer", size="touch")
        self.setLayout(
            col(
                small("Observations, every few minutes until stable", "text2", 500),
                self._list,
                row(self.add, None),
                margins=(0, 12, 0, 8),
            )
        )
        self.add.clicked.connect(lambda: editor.change(observed(reaction_id, editor.new_id(), editor.clock.now())))

    def show_rounds(self, rounds: Iterable[Observation]) -> None:
        """Shows these observations."""
        by_id = {o.id: o for o in rounds}
        for gone in [key for key in self.rounds if key not in by_id]:
            old = self.rounds.pop(gone)
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        for key, one in by_id.items():
            if key not in self.rounds:
                self.rounds[key] = ObservationRow(self._editor, self._reaction_id, key)
                self._list.addWidget(self.rounds[key])
            self.rounds[key].show_observation(one)


class ObservationRow(QWidget):
    """Minutes after the onset, systolic over diastolic, pulse, a note."""

    def __init__(self, editor: SessionEditor, reaction_id: str, observation_id: str) -> None:
        super().__init__()
        self._editor, self._reaction_id, self._id = editor, reaction_id, observation_id
        self.answers: dict[str, Any] = {
            "minutes_after_onset": NumberField("Minutes after the onset", 0, 1440, "min", whole=True),
            "systolic_mmhg": NumberField("Systolic", 40, 260, "/", whole=True),
            "diastolic_mmhg": NumberField("Diastolic", 20, 160, "mmHg", whole=True),
            "pulse_per_min": NumberField("Pulse", 20, 220, "per min", whole=True),
            "note": TextField("note", "Observation note", size="touch"),
        }
        self.answers["note"].setMaxLength(200)
        self.remove = icon_button("close", "Remove this observation", size="touch")
        line = Flow(8, 2)
        for field, control in self.answers.items():
            if field != "note":
                line.addWidget(control)
        line.addWidget(self.remove)
        self.setLayout(col(box(line), self.answers["note"], gap=4, margins=(0, 0, 0, 8)))
        for field, control in self.answers.items():
            control.changed.connect(lambda field=field: self._say(field))
        self.remove.clicked.connect(lambda: editor.change(without_observation(reaction_id, observation_id)))

    def show_observation(self, one: Observation) -> None:
        """Shows this value."""
        for field, control in self.answers.items():
            control.set_value(getattr(one, field))

    def _say(self, field: str) -> None:
        said = self.answers[field].value()
        if field == "minutes_after_onset" and said is None:
            now = next(r for r in self._editor.session.reactions if r.id == self._reaction_id)
            self.answers[field].set_value(next(o for o in now.observations if o.id == self._id).minutes_after_onset)
            return
        merge_key = f"observations.{self._id}.note" if field == "note" else ""
        self._editor.change(with_observation(self._reaction_id, self._id, **{field: said}), merge_key)
