"""The head of a card: which site, where, what it answered, and the way to say it lies in something else."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.body import Layer, Side
from needlechart.domain.needling import Site
from needlechart.domain.stays import due_of
from needlechart.domain.words import count_words, duration_words, left_words, twitch_words
from needlechart.drawing import marks
from needlechart.ui.charting.needle.block import Mark
from needlechart.ui.charting.needle.body_marks import drawn_mark, muscle_words
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.key_tips import show_tip
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.painted import advance, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small

_AROUND = 12 + 8 + 4
"""Margins of the head and the gap beside its sign, in pixels."""

_SIDES = {Side.LEFT: "Left", Side.RIGHT: "Right", Side.MIDLINE: "Midline"}


class MarkSign(QWidget):
    """The mark of a site as it is drawn on the body."""

    def __init__(self, side: int = 36) -> None:
        super().__init__()
        self._side = side
        self._mark = marks.Mark(marks.Kind.NONE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_mark(self, mark: Mark) -> None:
        """Draws that mark, without its number and ticks."""
        self._mark = drawn_mark(mark)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side + 8, self._side + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        centre = QPointF(self.width() / 2, self.height() / 2)
        marks.paint_mark(smooth(self), self._mark, centre, self._side, theme.t, theme.font())


class CardHead(QWidget):
    """Sign, name, one line about it.  ``change_wanted`` when something else is meant, ``history_wanted`` for past visits."""

    change_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self._editor = editor
        self.sign = MarkSign()
        self.name = label("", "title", 600, elide=True)
        self.about = small("", "text2", elide=True)
        self.change = Button("Change", "quiet", trailing="down", size="touch")
        self.change.clicked.connect(self.change_wanted)
        self.history = Button("History", "quiet", size="touch")
        show_tip(self.history, "history")
        self.history.clicked.connect(self.history_wanted)
        words = col(self.name, self.about, gap=2)
        self.setLayout(row(self.sign, 8, (words, 1), self.history, self.change, gap=0, margins=(12, 8, 4, 4)))
        self.change.setToolTip("It lies in something else")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_mark(self, mark: Mark) -> None:
        """Shows this mark."""
        self.sign.show_mark(mark)
        self.name.setText(muscle_words(mark.place, self._editor.opened.catalogue))
        self.about.setText(self._about(mark))
        self._fit()

    def _fit(self) -> None:
        """The name comes first: where it does not fit beside the words of the buttons, their icons do."""
        wanted = advance(theme.font("title", 600), self.name.text()) + 2
        fixed = self.sign.sizeHint().width() + _AROUND
        for change, history in (("Change", "History"), ("", "History"), ("", "")):
            for button, words, name in ((self.change, change, "Change"), (self.history, history, "History")):
                if button.words() != words:
                    button.set_words(words)
                    button.setAccessibleName(name)
            self.history.set_glyph("" if history else "history")
            buttons = [one.sizeHint().width() for one in (self.change, self.history) if not one.isHidden()]
            if wanted <= self.width() - fixed - sum(buttons):
                break

    def tick(self) -> None:
        """The running time, once a second."""
        session, chosen = self._editor.session, self._editor.selected
        for site in session.sites:
            if site.id == chosen and site.needles_in_body:
                self.about.setText(self._about(site))

    def _about(self, mark: Mark) -> str:
        """What matters first, since the end is what is cut."""
        told = [_SIDES[mark.place.side]]
        if mark.place.layer is Layer.DEEP:
            told[-1] += ", deep"
        order = f"{'site' if isinstance(mark, Site) else 'finding'} {mark.order}"
        if isinstance(mark, Site):
            time, *who = in_words(mark, self._editor) or [""]
            told += [*([time] if time else []), order, *who]
            if mark.twitch is not None and not mark.needles_in_body:
                told.append(twitch_words(mark.twitch).split(",")[0])
        else:
            told += [order, "not needled"]
        return " · ".join(told)


def in_words(site: Site, editor: SessionEditor) -> list[str]:
    """What is left of the needle's planned stay, without a plan how long it is in, and who put it in; or that it came out."""
    if site.needles_in_body and site.inserted_at is not None:
        now, due = editor.clock.now(), due_of(site)
        since = max(0, int(now.seconds_since(site.inserted_at)))
        many = "in" if site.needles_in_body == 1 else f"{count_words(site.needles_in_body, 'needle', 'needles')} in"
        time = f"{many} {duration_words(since)}" if due is None else f"{many}, {left_words(due.seconds_since(now))}"
        return [time, initials(editor.opened.name_of(site.inserted_by))]
    if site.removals:
        last = site.removals[-1]
        return [f"out {last.at.local:%H:%M}", initials(editor.opened.name_of(last.by))]
    return []


def initials(name: str) -> str:
    """A person as short as a second line needs: "A. Kern"."""
    first, *rest = name.split() or [""]
    return f"{first[0]}. {rest[-1]}" if rest else first
