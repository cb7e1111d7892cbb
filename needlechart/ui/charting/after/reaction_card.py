"""One reaction: what, when, where, how bad, what was done, how it ended."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from needlechart.domain.reactions import Reaction, Severity
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.shape import shape_of
from needlechart.ui.charting.after.follow_ups import FollowUps
from needlechart.ui.charting.after.observations import Observations
from needlechart.ui.charting.after.reacting import reaction_of, with_reaction_fields
from needlechart.ui.charting.asking.by_shape import asked
from needlechart.ui.charting.asking.date_answer import DateAnswer
from needlechart.ui.charting.asking.freezing import opens_only
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.charting.asking.time_field import TimeField
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.treatments.ties import muscle_words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import NoteField
from needlechart.ui.look.layout import box, col, lined, row
from needlechart.ui.look.scale import Scale010
from needlechart.ui.look.words import label, small

_MAIN = ("severity", "reported_by", "minutes_after_first_insertion", "onset", "site_id", "region", "size_mm", "soreness")
_GRAVE = ("loss_of_consciousness_s", "manager_notified", "physician_referred", "left_accompanied", "regulatory_reportable")
_WORDS = {
    "severity": "Severity",
    "reported_by": "Reported by",
    "minutes_after_first_insertion": "After the first needle",
    "onset": "Began at",
    "site_id": "Site",
    "region": "Region",
    "size_mm": "Size",
    "soreness": "Soreness",
    "loss_of_consciousness_s": "Loss of consciousness",
    "manager_notified": "Manager told",
    "physician_referred": "Referred to a physician",
    "left_accompanied": "Left accompanied",
    "regulatory_reportable": "To be reported to the authority",
    "outcome": "How it ended",
    "resolved_on": "Passed on",
    "description": "What was seen",
    "action_taken": "What was done",
}
_ALWAYS_SAID = ("severity", "reported_by", "regulatory_reportable")
"""Fields that always hold an answer: taking it back changes nothing."""


class ReactionCard(QWidget):
    """Shows and changes the reaction with one id."""

    def __init__(self, editor: SessionEditor, reaction: Reaction) -> None:
        super().__init__()
        self._editor, self._id = editor, reaction.id
        kind = editor.opened.catalogue.event_types.get(reaction.kind)
        name = kind.words if kind else reaction.kind
        self.setAccessibleName(name)
        self.answers: dict[str, Any] = {field: self._control(field) for field in _WORDS}
        self.observations = Observations(editor, reaction.id)
        self.follow_ups = FollowUps(editor, reaction.id)
        self.remove = Button("Remove", "quiet", "close", size="touch")
        self.more = opens_only(Button("More", "quiet", "down", size="touch", toggle=True))
        main = [AskedRow(_WORDS[field], self.answers[field], least=110) for field in _MAIN]
        grave = [AskedRow(_WORDS[field], self.answers[field], least=110) for field in _GRAVE]
        self._more = box(col(*lined(grave), self.observations, self.follow_ups, gap=0))
        self.setLayout(
            col(
                row(label(name, weight=600), None, self.remove),
                col(*lined(main), gap=0),
                small(_WORDS["description"], "text2", 500),
                self.answers["description"],
                small(_WORDS["action_taken"], "text2", 500),
                self.answers["action_taken"],
                AskedRow(_WORDS["outcome"], self.answers["outcome"], least=110),
                self.answers["resolved_on"],
                row(self.more, None),
                self._more,
                gap=6,
            )
        )
        self._more.setVisible(reaction.severity is not Severity.MILD)
        self.more.setChecked(reaction.severity is not Severity.MILD)
        self.more.toggled.connect(self._more.setVisible)
        self.remove.clicked.connect(lambda: editor.change(lambda session: session.without_reaction(self._id)))
        for field, control in self.answers.items():
            control.changed.connect(lambda field=field: self._say(field))

    def show_reaction(self, reaction: Reaction, session: TreatmentSession) -> None:
        """Shows this value."""
        site: Pick = self.answers["site_id"]
        catalogue = self._editor.opened.catalogue
        site.set_options(
            [(s.id, f"{s.order}  {muscle_words(s.place.muscle or '', s.place.side, catalogue)}") for s in session.sites]
        )
        for field, control in self.answers.items():
            control.set_value(getattr(reaction, field))
        self.observations.show_rounds(reaction.observations)
        self.follow_ups.show_follow_ups(reaction.follow_ups)

    def _control(self, field: str) -> Any:
        session = self._editor.session
        if field == "onset":
            return TimeField(_WORDS[field], session.date, (session.started or self._editor.clock.now()).offset_min)
        if field == "site_id":
            return Pick((), "Site", "No site in particular", clearing="No site in particular")
        if field == "resolved_on":
            return DateAnswer(_WORDS[field], size="touch")
        if field == "soreness":
            return Scale010(name="Soreness, 0 to 10")
        shape = next(s for s in shape_of(Reaction) if s.name == field)
        made = asked(shape, _WORDS[field])
        if isinstance(made.widget, NoteField):
            made.widget.setPlaceholderText(_WORDS[field])
        return made.widget

    def _say(self, field: str) -> None:
        said = self.answers[field].value()
        if said is None and field in _ALWAYS_SAID:
            reaction = reaction_of(self._editor.session, self._id)
            self.answers[field].set_value(getattr(reaction, field))
            return
        if field in ("description", "action_taken"):
            said = said[:2000]
        typed = field in ("description", "action_taken", "region")
        self._editor.change(with_reaction_fields(self._id, **{field: said}), f"reactions.{self._id}.{field}" if typed else "")
