"""The needle ledger: counts that are always there, at the foot of every page of a session."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.counts import Count, CountGroup, InBody
from needlechart.ui.look.durations import spoken_duration
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.theme import theme
from needlechart.ui.look.twitches import twitch_figure


@dataclass(frozen=True, slots=True)
class LedgerView:
    """What the ledger shows.  All plain values.

    opened                packs opened, counted by hand; None is "not counted" and shows a dash
    placed, out           needles put in; needles out: as counted, before that as tapped off.  None is "out of sight" while the
                          tray is counted, a dash
    tapped_off            needles tapped off, where the count came to another figure; else None and not shown
    sharps                counted into the sharps box; None is "not counted" and shows a dash
    in_body, in_body_since_s   needles in the body now, and for how long the first of them, seconds
    due_words, overdue    what is left until the first needle is due out ("2 min left"), and whether that is over; "" without
                          a plan
    twitches, twitches_is_minimum   sum of counted twitches; "at least" when a site twitched uncounted
    muscles, code         muscles needled, and the code that follows from them ("" when none)
    clock_s               seconds since the first needle or start of the session; None before
    does_not_close        the counts disagree: the out figure turns red
    """

    opened: int | None = None
    placed: int | None = 0
    out: int | None = 0
    tapped_off: int | None = None
    sharps: int | None = None
    in_body: int = 0
    in_body_since_s: int | None = None
    due_words: str = ""
    overdue: bool = False
    twitches: int = 0
    twitches_is_minimum: bool = False
    muscles: int = 0
    code: str = ""
    clock_s: int | None = None
    does_not_close: bool = False


class LedgerBar(QWidget, Spoken):
    """Needles, response, time, help in need, undo.  One line of 72 px; two when the window is too narrow for one."""

    undo_requested = Signal()
    redo_requested = Signal()
    wipe_requested = Signal()
    pull_all_requested = Signal()
    in_body_tapped = Signal()
    accessible_role = QAccessible.Role.StatusBar

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Needle ledger")
        self._opened = Count("opened", "Needle packs opened")
        self._placed = Count("in", "Needles put in")
        self._out = Count("out", "Needles taken out")
        self._tapped_off = Count("tapped off", "Needles tapped off on the body")
        self._sharps = Count("sharps", "Counted into the sharps box")
        self._in_body = InBody()
        self._twitches = Count("twitches", "Local twitch responses")
        self._muscles = Count("muscles", "Muscles needled, and the code that follows")
        self._clock = Count("min", "Time of this session")
        self._pull = Button("Pull all now", "alarm", "needle_out", size="big")
        self._undo = icon_button("undo", "Undo", size="touch")
        self._redo = icon_button("redo", "Redo", size="touch")
        self._wipe = icon_button("drop", "Wipe the screen: no touch for 10 s", size="touch")
        self._needles = CountGroup(
            self._opened, self._placed, self._out, self._tapped_off, self._sharps, self._in_body, first=True
        )
        self._response = CountGroup(self._twitches, self._muscles)
        self._time = CountGroup(self._clock)
        self._lay_out()
        self._pull.clicked.connect(self.pull_all_requested)
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self._wipe.clicked.connect(self.wipe_requested)
        self._in_body.clicked.connect(self.in_body_tapped)
        self.set_can_undo(False)
        self.set_can_redo(False)
        self.show_ledger(LedgerView())
        theme.changed.connect(self._on_theme_changed)

    def show_ledger(self, view: LedgerView) -> None:
        """Show these counts."""
        self._opened.show_count("–" if view.opened is None else str(view.opened))
        self._placed.show_count("–" if view.placed is None else str(view.placed))
        self._out.show_count("–" if view.out is None else str(view.out), "danger" if view.does_not_close else "text1")
        self._tapped_off.setVisible(view.tapped_off is not None)
        self._tapped_off.show_count("–" if view.tapped_off is None else str(view.tapped_off))
        self._sharps.show_count("–" if view.sharps is None else str(view.sharps), "danger" if view.does_not_close else "text1")
        self._in_body.show_needles(view.in_body, view.in_body_since_s, view.due_words, overdue=view.overdue)
        self._twitches.show_count(twitch_figure(view.twitches, view.twitches_is_minimum))
        self._muscles.show_count(str(view.muscles), sub=view.code)
        self._show_clock(view.clock_s)
        self._pull.setVisible(view.in_body > 0)
        self._break()

    def has_two_lines(self) -> bool:
        """Whether the needles have a line of their own."""
        return self._two

    def set_can_undo(self, can: bool, what: str = "") -> None:
        """Undo is possible; ``what`` it would undo stands in the tool tip."""
        self._undo.setEnabled(can)
        self._undo.setToolTip(f"Undo: {what}" if what else "Undo")

    def set_can_redo(self, can: bool, what: str = "") -> None:
        """Redo is possible; ``what`` it would redo stands in the tool tip."""
        self._redo.setEnabled(can)
        self._redo.setToolTip(f"Redo: {what}" if what else "Redo")

    def words(self) -> str:
        """The whole ledger as one would read it aloud."""
        needles = [self._opened, self._placed, self._out, self._sharps]
        if not self._tapped_off.isHidden():
            needles.insert(3, self._tapped_off)
        counts = (*needles, self._twitches, self._muscles)
        said = [f"{count.accessibleName()} {count.spoken_value()}" for count in counts]
        if not self._in_body.isHidden():
            said.insert(len(needles), f"{self._in_body.words()} {self._in_body.since()}".strip())
        return ", ".join([*said, self._clock.accessibleDescription()]).removesuffix(", ")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))

    def _show_clock(self, clock_s: int | None) -> None:
        self._clock.setVisible(clock_s is not None)
        minutes, seconds = divmod(max(0, clock_s or 0), 60)
        self._clock.show_count(str(minutes), "text2", f"{seconds} s")
        self._clock.setAccessibleDescription("" if clock_s is None else spoken_duration(clock_s))

    def minimumSizeHint(self) -> QSize:
        """No wider than its two lines."""
        return QSize(self._least_width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def _lay_out(self) -> None:
        self._two = False
        # far from undo, which is tapped often: "Pull all now" stops a treatment
        self._first = row(self._needles, self._response, self._time, None, self._pull, 40, gap=0)
        self._second = row(None, gap=0)
        self._end = box(row(self._wipe, self._undo, self._redo, gap=0))
        self._first.addWidget(self._end)
        self.setLayout(col(self._first, self._second, gap=0, margins=(12, 4, 12, 4)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _on_theme_changed(self) -> None:
        self._break()
        self.update()

    def _break(self) -> None:
        """The needles and the way to stop stay on the first line; the rest goes to a second one when there is no room for it."""
        two = self._width_of_one() > self.width()
        if two == self._two:
            return
        self._two = two
        self._response.set_first(two)
        for part in (self._needles, self._response, self._time):
            part.set_low(two)
        self._pull.set_size("touch" if two else "big")
        from_line, to_line = (self._first, self._second) if two else (self._second, self._first)
        for at, part in enumerate((self._response, self._time)):
            from_line.removeWidget(part)
            to_line.insertWidget(at if two else at + 1, part)
        from_line.removeWidget(self._end)
        to_line.addWidget(self._end)
        self.updateGeometry()

    def _width_of_one(self) -> int:
        parts = (self._needles, self._response, self._time, self._pull, self._end)
        return sum(_wide(part) for part in parts) + 40 + 2 * 12

    def _least_width(self) -> int:
        lines = (
            _wide(self._needles) + _wide(self._pull) + 40,
            _wide(self._response) + _wide(self._time) + _wide(self._end),
        )
        return max(lines) + 2 * 12


def _wide(part: QWidget) -> int:
    return 0 if part.isHidden() else part.sizeHint().width()
