"""Whether everything is on disk: quiet when it is, caution when it is not."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QPaintEvent

from needlechart.ui.look.accessible import tell_value
from needlechart.ui.look.painted import smooth
from needlechart.ui.look.pills import Pill, PillView, paint_pill, pill_width


class SavedState(Pill):
    """ "Saving…", "Draft, saved 11:38" in grey, "Not saved, trying again" in amber.  The page decides when."""

    changed = Signal()
    """It takes another room than before."""
    accessible_role = QAccessible.Role.StatusBar

    def __init__(self) -> None:
        self._keeps_room = True
        super().__init__("", filled=False)
        self.hide()

    def keep_room(self, keep: bool) -> None:
        """Whether it takes room for its longest usual words; a banner that lacks room for more important ones takes it."""
        self._keeps_room = keep

    def show_saving(self) -> None:
        """A change is on its way to the disk."""
        self._say(PillView("Saving…", filled=False))

    def show_saved(self, words: str) -> None:
        """Everything is kept; ``words`` say since when ("Draft, saved 11:38", "Signed 12:02")."""
        self._say(PillView(words, "plain", "check", filled=False))

    def show_not_saved(self, words: str = "Not saved, trying again", tip: str = "") -> None:
        """The last change is in hand but not on disk."""
        self._say(PillView(words, "caution", "alert", tip=tip))

    def show_nothing(self) -> None:
        """There is nothing to save on this page."""
        self._say(PillView("", filled=False))

    def words(self) -> str:
        """What it says."""
        return self.view().words

    def sizeHint(self) -> QSize:
        """Never narrower than "Draft, saved 11:38", so that saving moves nothing beside it, while it keeps room."""
        usual = pill_width(PillView("Draft, saved 00:00", "plain", "check", filled=False))
        hint = super().sizeHint()
        if not self._keeps_room:
            return hint
        return QSize(max(hint.width(), round(usual + 0.5)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """At the right end of the room it keeps, so that the edge of the page stays even."""
        wide = pill_width(self.view())
        paint_pill(smooth(self), QRectF(self.width() - wide, 0, wide, self.height()), self.view())

    def spoken_value(self) -> str | None:
        return self.view().words

    def _say(self, view: PillView) -> None:
        if view != self.view():
            before = self.sizeHint(), self.isHidden()
            self.show_pill(view)
            self.setVisible(bool(view.words))
            tell_value(self)
            if (self.sizeHint(), self.isHidden()) != before:
                self.changed.emit()
