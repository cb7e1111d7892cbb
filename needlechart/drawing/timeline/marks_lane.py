"""The course itself: consent, plan, re-evaluation, discharge on their days, and how each visit stands in the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from needlechart.domain.history.marks import MarkKind
from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.lane import Lane, Sight, dots, least_with_words, round_pen
from needlechart.drawing.timeline.look import Look
from needlechart.drawing.timeline.signs import Sign, paint_signs, sign_high
from needlechart.drawing.timeline.values import DayMark, StatePoint

_SIGNS: dict[MarkKind, tuple[str, int, str]] = {
    MarkKind.CONSENT_SIGNED: ("sign", 0, "Consent"),
    MarkKind.CONSENT_EXPIRES: ("sign", 1, "Consent ends"),
    MarkKind.CONSENT_WITHDRAWN: ("close", 2, "Consent withdrawn"),
    MarkKind.PROBLEM_ADDED: ("plus", 0, "Problem"),
    MarkKind.PROBLEM_CLOSED: ("check", 0, "Closed"),
    MarkKind.PLAN_CHANGED: ("plan", 0, "Plan"),
    MarkKind.RE_EVALUATION_DUE: ("clock", 1, "Due"),
    MarkKind.EVALUATION: ("review", 0, "Evaluation"),
    MarkKind.RE_EVALUATION: ("review", 0, "Re-evaluation"),
    MarkKind.DISCHARGE: ("check_circle", 0, "Discharge"),
}
"""Icon, how loud (0 quiet, 1 caution, 2 danger) and short words of each kind."""


class MarksLane(Lane):
    """Signs of the course above; below a disc for a signed visit, a ring for a draft, a cross for one that was missed."""

    kind = LaneKind.MARKS
    title = "Course"
    about = "signed \N{BLACK CIRCLE} draft \N{WHITE CIRCLE} missed \N{MULTIPLICATION SIGN}"

    def __init__(self, marks: Sequence[DayMark], states: Sequence[StatePoint]) -> None:
        self.marks, self.states = marks, states

    def least(self, look: Look) -> float:
        signs = sign_high(look) + 6 if self.marks else 0
        return max(least_with_words(self, look, 2), signs + 26)

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        look = sight.look
        shown = [(mark, sight.x_of(mark.day)) for mark in self.marks]
        signs = [Sign(x, *_SIGNS[mark.kind]) for mark, x in shown if sight.left - 8 <= x <= sight.right + 8]
        paint_signs(painter, sight, area.top() + 6, signs)
        y = area.bottom() - 13
        seen = [state for state in self.states if sight.sees(state.visit)]
        size = 1.0 if sight.spacing > 12 else 0.6
        drafts = [QPointF(sight.xs[s.visit], y) for s in seen if s.drafts]
        missed = [QPointF(sight.xs[s.visit], y) for s in seen if s.missed and not s.drafts and not s.signed]
        dots(painter, [QPointF(sight.xs[s.visit], y) for s in seen if s.signed and not s.drafts], 4 * size, look.color("text2"))
        dots(painter, drafts, 5.4 * size, look.color("caution"))
        dots(painter, drafts, 3.4 * size, look.color("surface"))
        painter.setPen(round_pen(look.color("text1"), 1.75))
        half = 4 * size
        painter.drawLines([QLineF(p.x() - half, p.y() - half, p.x() + half, p.y() + half) for p in missed])
        painter.drawLines([QLineF(p.x() - half, p.y() + half, p.x() + half, p.y() - half) for p in missed])

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        if sight.chosen is None or not sight.sees(sight.chosen):
            return
        painter.setPen(QPen(sight.look.color("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(sight.xs[sight.chosen], area.bottom() - 13), 8, 8)
