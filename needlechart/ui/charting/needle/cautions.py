"""Cautions on the card: one line each with its source; critical ones take one tap, recorded once per muscle and session."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from needlechart.domain.body import Side
from needlechart.domain.needling import Site
from needlechart.domain.rules import RuleFinding, Stage
from needlechart.domain.sessions import Acknowledgement, TreatmentSession
from needlechart.ui.charting.gaps import findings_of
from needlechart.ui.charting.needle.block import Mark, MarkBlock
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.layout import col
from needlechart.ui.look.message import Message
from needlechart.ui.look.words import small

OTHER_SIDE = "side"
"""The acknowledgement that a site on the other side than the problem's is meant."""

SHOWN = (Stage.ACK, Stage.WARN)


class Cautions(MarkBlock):
    """What the rules say about the site in hand, and the side that is asked once."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self._lines: dict[str, Message] = {}
        self._reviewed = small("Cautions here are reminders and not clinically reviewed.", "text3", wrap=True)
        self._stack: QVBoxLayout = col(gap=8)
        self._stack.addWidget(self._reviewed)
        self.setLayout(self._stack)

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        found = cautions_of(self.editor, mark) if isinstance(mark, Site) else ()
        wanted = {f"{f.rule}:{f.subject_id}:{f.field}": f for f in found}
        side = side_question(self.editor, mark)
        for key in [key for key in self._lines if key not in wanted and not (key == OTHER_SIDE and side)]:
            gone = self._lines.pop(key)
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key, finding in wanted.items():
            self._say(key, finding)
        if side:
            self._ask_side(side)
        muscle = self.editor.opened.catalogue.muscles.get(mark.place.muscle or "")
        self._reviewed.setVisible(bool(found) and (muscle is None or not muscle.reviewed))
        self.setVisible(bool(self._lines))

    def texts(self) -> tuple[str, ...]:
        """The sentences shown."""
        return tuple(line.text() for line in self._lines.values())

    def line(self, text: str) -> Message:
        """The line that begins with ``text``; StopIteration when none does."""
        return next(line for line in self._lines.values() if line.text().startswith(text))

    def _say(self, key: str, finding: RuleFinding) -> None:
        ask = finding.stage is Stage.ACK and not finding.settled
        tone = "caution" if ask or finding.stage is Stage.WARN else "info"
        action = "I know" if ask else ""
        detail = finding.source if not finding.settled else f"Seen. {finding.source}"
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = Message(finding.sentence, tone, action, detail, touch=True)
            line.action_taken.connect(lambda: self._acknowledge(key))
            self._stack.insertWidget(len(self._lines) - 1, line)
        else:
            line.show_message(finding.sentence, tone, action, detail)
        line.setProperty("finding", finding)

    def _acknowledge(self, key: str) -> None:
        finding = self._lines[key].property("finding")
        acknowledge(self.editor, finding.rule, finding.subject_id, finding.sentence)

    def _ask_side(self, sentence: str) -> None:
        if OTHER_SIDE not in self._lines:
            line = self._lines[OTHER_SIDE] = Message(sentence, "caution", "It is meant", touch=True)
            line.action_taken.connect(self._side_is_meant)
            self._stack.insertWidget(0, line)

    def _side_is_meant(self) -> None:
        if self.mark is not None:
            acknowledge(self.editor, OTHER_SIDE, self.mark.place.side.value, self._lines[OTHER_SIDE].text())


def cautions_of(editor: SessionEditor, site: Site) -> tuple[RuleFinding, ...]:
    """What the rules find for that site, what must be tapped first."""
    found = [f for f in findings_of(editor.session, editor.opened) if f.site_id == site.id and f.stage in SHOWN]
    return tuple(sorted(found, key=lambda f: (f.stage is not Stage.ACK, f.settled)))


def unanswered(session: TreatmentSession, editor: SessionEditor) -> tuple[str, ...]:
    """Ids of the sites with a caution that waits for its tap."""
    found = findings_of(session, editor.opened)
    return tuple(f.site_id for f in found if f.stage is Stage.ACK and not f.settled and f.site_id)


def acknowledge(editor: SessionEditor, rule: str, subject: str, sentence: str) -> None:
    """Records that the person charting saw this caution, with the moment."""
    hand = editor.hand()
    seen = Acknowledgement(hand.new_id, rule, subject, sentence[:2000], hand.at, hand.person_id)
    editor.change(lambda session: replace(session.edited(), acknowledgements=(*session.acknowledgements, seen)))


def side_question(editor: SessionEditor, mark: Mark) -> str:
    """The sentence asked once a session and side when a mark lies on the other side than every problem of the visit."""
    side = mark.place.side
    problems = [p for p in map(editor.opened.patient.problem, editor.session.problem_ids) if p is not None]
    if side is Side.MIDLINE or not problems or any(p.side not in (Side.LEFT, Side.RIGHT) or p.side is side for p in problems):
        return ""
    if any(a.rule == OTHER_SIDE and a.subject == side.value for a in editor.session.acknowledgements):
        return ""
    other = problems[0].side
    return f"This is on the {side.value}; the problem of this visit is on the {other.value if other else ''}."
