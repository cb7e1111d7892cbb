"""Cautions on the card: one line each with its source; critical ones take one tap, recorded once per muscle and session."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Hazard
from needlechart.domain.needling import Site
from needlechart.domain.rules import RuleFinding, Stage, cautions_for
from needlechart.domain.sessions import Acknowledgement, TreatmentSession
from needlechart.ui.charting.gaps import context_of, findings_of
from needlechart.ui.charting.needle.block import Mark, MarkBlock
from needlechart.ui.charting.needle.caution_reason import CautionReasonRow
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.layout import col
from needlechart.ui.look.message import Message, MessageTone
from needlechart.ui.look.words import Label, small

OTHER_SIDE = "side"
"""The acknowledgement that a site on the other side than the problem's is meant."""


class Cautions(MarkBlock):
    """What the rules say about the mark in hand, and the side that is asked once."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self._lines: dict[str, Message] = {}
        self._found: dict[str, RuleFinding] = {}
        self._seen = small("", "text2", elide=True)
        self._muscle = small("", "text2", wrap=True)
        self.reasons: dict[str, CautionReasonRow] = {}
        self._stack: QVBoxLayout = col(self._seen, self._muscle, gap=6, margins=(0, 0, 0, 6))
        self.setLayout(self._stack)

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        found = cautions_of(self.editor, mark) if isinstance(mark, Site) else ()
        self._found = {f"{f.rule}:{f.subject_id}:{f.field}": f for f in found if not f.settled}
        side = side_question(self.editor, mark)
        for key in [key for key in self._lines if key not in self._found and not (key == OTHER_SIDE and side)]:
            gone = self._lines.pop(key)
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if side:
            self._say(OTHER_SIDE, side, "caution", "It is meant", "")
        for key, finding in self._found.items():
            tone: MessageTone = "danger" if finding.stage in (Stage.ENTRY, Stage.REFUSE) else "caution"
            one_tap = finding.stage is Stage.ACK and not finding.asks_reason
            self._say(key, finding.sentence, tone, "I know" if one_tap else "", _capital(finding.source))
        self._show_small(mark, [f.sentence for f in found if f.settled])
        self._show_reasons([f for f in found if f.asks_reason])
        self.setVisible(bool(self._lines) or not self._seen.isHidden() or not self._muscle.isHidden())

    def texts(self) -> tuple[str, ...]:
        """The sentences that wait or warn."""
        return tuple(line.text() for line in self._lines.values())

    def seen(self) -> str:
        """What was acknowledged, as it stands in small."""
        return "" if self._seen.isHidden() else self._seen.text()

    def muscle_line(self) -> str:
        """The muscle's own caution where no tap is asked for."""
        return "" if self._muscle.isHidden() else self._muscle.text()

    def lines(self) -> tuple[Message, ...]:
        """The messages, newest wish last."""
        return tuple(self._lines.values())

    def _say(self, key: str, sentence: str, tone: MessageTone, action: str, detail: str) -> None:
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = Message(sentence, tone, action, detail, touch=True)
            line.action_taken.connect(lambda: self._acknowledge(key))
            self._stack.insertWidget(len(self._lines) - 1, line)
        else:
            line.show_message(sentence, tone, action, detail)

    def _show_small(self, mark: Mark, seen: list[str]) -> None:
        self._seen.setText(f"Seen: {' '.join(seen)}")
        self._seen.setVisible(bool(seen))
        muscle = self.editor.opened.catalogue.muscles.get(mark.place.muscle or "")
        told = muscle is not None and bool(muscle.caution) and muscle.hazard_severity is Hazard.HIGH
        self._muscle.setVisible(told)
        if muscle is not None and told:
            source = muscle.caution_source or ("" if muscle.reviewed else "not clinically reviewed")
            _tell(self._muscle, f"{muscle.caution.rstrip('.')}.", source)

    def _show_reasons(self, asking: list[RuleFinding]) -> None:
        """The rows of reasons stand under the messages, also once a reason is said: it may be changed."""
        wanted = {finding.subject_id: finding for finding in asking}
        for key in [key for key in self.reasons if key not in wanted]:
            gone = self.reasons.pop(key)
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key, finding in wanted.items():
            if key not in self.reasons:
                self.reasons[key] = CautionReasonRow(self.editor, finding)
                self._stack.insertWidget(self._stack.count() - 2, self.reasons[key])
            self.reasons[key].show_finding(finding)

    def _acknowledge(self, key: str) -> None:
        if key == OTHER_SIDE and self.mark is not None:
            acknowledge(self.editor, OTHER_SIDE, self.mark.place.side.value, self._lines[key].text())
        elif key in self._found:
            finding = self._found[key]
            acknowledge(self.editor, finding.rule, finding.subject_id, finding.sentence)


def cautions_of(editor: SessionEditor, site: Site) -> tuple[RuleFinding, ...]:
    """What the rules say of that site: cannot be true, is ruled out, asks for a tap, is unusual; in this order, what is
    settled last."""
    session, opened = editor.session, editor.opened
    here = cautions_for(site.place, site.needle, context_of(session, opened))
    told = {(f.rule, f.field) for f in here}
    more = [
        f
        for f in findings_of(session, opened)
        if f.site_id == site.id
        and f.stage in (Stage.ENTRY, Stage.REFUSE, Stage.WARN)
        and (f.rule, f.field) not in told
        and not (f.field == "twitch" and site.twitch is None)  # the empty pad says it already
        and not (f.field == "electrical" and f.stage is Stage.WARN)  # so do the empty fields of the current
    ]
    order = (Stage.ENTRY, Stage.REFUSE, Stage.ACK, Stage.WARN)
    return tuple(sorted((*here, *more), key=lambda f: (f.settled, order.index(f.stage))))


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


def _tell(words: Label, sentence: str, source: str) -> None:
    words.setText(f"{sentence} ({source})" if source else sentence)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
