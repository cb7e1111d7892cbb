"""Who is on the table: the line that never scrolls away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.buttons import icon_button
from needlechart.ui.look.pills import Pill, PillView
from needlechart.ui.look.saved_state import SavedState
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import ElidedLabel, Label, label

_GAP, _EDGE = 12, 20


class Banner(QWidget, Spoken):
    """Full name, facts, alerts; at the right consent, what the page adds, and the saved state.

    When it gets narrow the facts go first, the last of them before the others, then consent; the name, the
    alerts and the saved state stay (many alerts become one pill that lists them in its tip).
    """

    back_requested = Signal()

    def __init__(self, back_to: str = "Today") -> None:
        super().__init__()
        self.saved = SavedState()
        self._back = icon_button("back", f"Back to {back_to}", size="touch")
        self._back.clicked.connect(self.back_requested)
        self.saved.changed.connect(self._arrange)
        self._name = ElidedLabel("", "title", 600)
        self._facts: list[Label] = []
        self._alerts: list[Pill] = []
        self._many_alerts = Pill("", "danger", "alert")
        self._consent = Pill("", "ok", "check", filled=False)
        self._end: list[QWidget] = []
        self._shown: tuple[object, ...] = ()
        for part in (self._back, self._name, self._many_alerts, self._consent, self.saved):
            part.setParent(self)
        self.setAccessibleName("Patient")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._has_consent = False
        theme.changed.connect(self._on_theme_changed)

    def show_patient(
        self, name: str, facts: Sequence[str] = (), pills: Sequence[PillView] = (), consent: PillView | None = None
    ) -> None:
        """Another patient, or the same one changed.  ``facts`` in order of need: date of birth and age first."""
        shown = (name, tuple(facts), tuple(pills), consent)
        if shown == self._shown:
            return
        self._shown = shown
        self._name.setText(name)
        for old in (*self._facts, *self._alerts):
            old.setParent(None)
            old.deleteLater()
        self._facts = [label(fact, role="text2") for fact in facts]
        self._alerts = [Pill.of(view) for view in pills]
        for part in (*self._facts, *self._alerts):
            part.setParent(self)
        self._many_alerts.show_pill(
            PillView(f"{len(pills)} alerts", "danger", "alert", tip=", ".join(view.words for view in pills))
        )
        self._has_consent = consent is not None
        if consent is not None:
            self._consent.show_pill(consent)
        self.setAccessibleDescription(", ".join([name, *facts, *(view.words for view in pills)]))
        self._arrange()

    def add_end(self, widget: QWidget) -> None:
        """A control of the page's own at the right, say "New session"."""
        widget.setParent(self)
        widget.show()
        self._end.append(widget)
        self._arrange()

    def name(self) -> str:
        """The name shown."""
        return self._name.text()

    def shown_facts(self) -> tuple[str, ...]:
        """The facts that have room now."""
        return tuple(fact.text() for fact in self._facts if not fact.isHidden())

    def sizeHint(self) -> QSize:
        return QSize(800, self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(480, self._high())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a control at the end says something longer now
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("surface"))

    def _high(self) -> int:
        return round(max(theme.sz.banner, theme.sz.title * 1.9))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        """Give room by need, then put what is shown from left to right and from right to left."""
        self.saved.keep_room(True)
        if self._room_for_consent() < 0:
            self.saved.keep_room(False)
        room = self.width() - 8 - _EDGE - self._taken(self._back)
        ends: list[QWidget] = [part for part in (self.saved, *self._end) if self._speaks(part)]
        room -= sum(self._taken(part) for part in ends)
        alerts: list[QWidget] = list(self._alerts)
        least_name = min(self._name.sizeHint().width(), 200)
        if len(alerts) > 1 and sum(map(self._taken, alerts)) + least_name > room:
            alerts = [self._many_alerts]
        room -= sum(map(self._taken, alerts))
        name_wide = max(0, min(self._name.sizeHint().width() + 1, room - _GAP))
        room -= name_wide + _GAP
        with_consent = self._has_consent and self._taken(self._consent) <= room
        room -= self._taken(self._consent) if with_consent else 0
        facts = self._facts_in(room)
        left: list[QWidget] = [self._name, *facts, *alerts]
        right = [*([self._consent] if with_consent else []), *ends]
        shown = {self._back, *left, *right}
        for part in (*self._facts, *self._alerts, self._many_alerts, self._consent):
            part.setVisible(part in shown)
        self._put(left, right, name_wide)

    def _room_for_consent(self) -> int:
        """What is left beside name, one pill of alerts, consent and the end."""
        ends = [part for part in (self.saved, *self._end) if self._speaks(part)]
        alerts = min(sum(map(self._taken, self._alerts)), self._taken(self._many_alerts) if len(self._alerts) > 1 else 1 << 15)
        name = self._name.sizeHint().width() + 1 + _GAP
        consent = self._taken(self._consent) if self._has_consent else 0
        return self.width() - 8 - _EDGE - self._taken(self._back) - sum(map(self._taken, ends)) - alerts - name - consent

    def _facts_in(self, room: float) -> list[QWidget]:
        shown: list[QWidget] = []
        for fact in self._facts:
            room -= self._taken(fact)
            if room < 0:
                break
            shown.append(fact)
        return shown

    def _put(self, left: list[QWidget], right: list[QWidget], name_wide: int) -> None:
        self._place(self._back, 8)
        x = 8 + self._back.sizeHint().width() + 8
        for part in left:
            self._place(part, x, name_wide if part is self._name else None)
            x += part.width() + _GAP
        x = self.width() - _EDGE
        for part in reversed(right):
            x -= part.sizeHint().width()
            self._place(part, x)
            x -= _GAP

    def _place(self, part: QWidget, x: int, wide: int | None = None) -> None:
        hint = part.sizeHint()
        part.setGeometry(x, (self.height() - hint.height()) // 2, hint.width() if wide is None else wide, hint.height())

    @staticmethod
    def _taken(part: QWidget) -> int:
        return part.sizeHint().width() + _GAP

    def _speaks(self, part: QWidget) -> bool:
        return bool(self.saved.words()) if part is self.saved else not part.isHidden()
