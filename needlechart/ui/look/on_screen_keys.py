"""Keys on the screen for a passphrase, for fingers: in the page, under the field, and only where somebody asks for them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPointingDevice, QTouchEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSizePolicy
from shiboken6 import isValid

from needlechart.ui.look.fields import PassphraseField, TextField
from needlechart.ui.look.on_screen_rows import WIDE, KeyDeed, Layer, ScreenKey, rows_of
from needlechart.ui.look.painted import PaintedControl, pen_for, rounded, smooth
from needlechart.ui.look.stepper import HOLD_MS, RUN_MS
from needlechart.ui.look.theme import theme

GAP, KEY_WIDE, LEAST_KEY_WIDE = 4, 68, 44
"""Between two keys, the width of a key where there is room, and the least one, in pixels; the gap belongs to the targets."""
LEAST_KEY_HIGH, SHARE_OF_WINDOW = 48, 0.07
"""The height of a key in pixels, and how much of the window's height it may take beyond that."""
_FINGERS = (QPointingDevice.PointerType.Finger, QPointingDevice.PointerType.Pen)


class OnScreenKeys(PaintedControl):
    """Types into the fields it serves.  A touch of such a field opens it, or the button with the keyboard inside the field;
    a mouse or a key alone never does.  It takes no focus, and each finger that comes down types, however fast they follow.

    While the field shows dots no key tells that it was pressed: what is typed is seen nowhere.  To assistive technology it
    is one group without a value.  ``opened(bool)``.
    """

    opened = Signal(bool)

    def __init__(self, *fields: TextField) -> None:
        super().__init__("Keys on the screen")
        self._field: TextField | None = None
        self._layer, self._capitals, self._held = Layer.LETTERS, False, False
        self._down: ScreenKey | None = None
        self._run = QTimer(self)
        self._run.timeout.connect(self._on_run)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()
        for field in fields:
            self.serve(field)

    def serve(self, field: TextField) -> None:
        """Types into that field too, when it is asked to."""
        field.installEventFilter(self)
        if isinstance(field, PassphraseField):
            field.offer_keys()
            field.keys_wanted.connect(partial(self._on_wanted, field))

    def field(self) -> TextField | None:
        """The field typed into while the keys are open."""
        return self._field

    def open_for(self, field: TextField) -> None:
        """Opens for a field that it serves; small letters first."""
        if self._field is field and not self.isHidden():
            return
        self._tell_button(False)
        self._field = field
        self._layer, self._capitals, self._held = Layer.LETTERS, False, False
        self._tell_button(True)
        self.updateGeometry()
        self.show()
        self.update()
        self.opened.emit(True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._bring)

    def close_keys(self) -> None:
        """Puts the keys away; what was typed stays."""
        self._tell_button(False)
        self._run.stop()
        was, self._field = self._field, None
        self.hide()
        if was is not None:
            self.opened.emit(False)

    def key_area(self, words: str) -> QRectF:
        """Where the key with these words lies; KeyError when it is not on this layer."""
        return {key.words: area for key, area in self._keys()}[words]

    # ---- what Qt tells
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and isinstance(event, QMouseEvent):
            if event.pointerType() in _FINGERS and isinstance(watched, TextField) and watched.isEnabled():
                self.open_for(watched)
        elif event.type() is QEvent.Type.Hide and watched is self._field:
            self.close_keys()
        return False

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            for point in event.points():
                if point.state() is point.State.Pressed:
                    self._press(point.position())
            if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
                self._release()
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._press(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._release()

    def hideEvent(self, event: QHideEvent) -> None:
        self._run.stop()
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(round(KEY_WIDE * theme.text_scale**0.5) * WIDE + GAP * (WIDE - 1), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_KEY_WIDE * WIDE + GAP * (WIDE - 1), self._high())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        for key, area in self._keys():
            self._paint_key(painter, key, area)

    # ---- the inside
    def _press(self, at: QPointF) -> None:
        key = self._key_at(at)
        self._down = key
        if key.deed is KeyDeed.TYPE:
            self._type(key.words)
            self._capitals = self._capitals and self._held
        elif key.deed is KeyDeed.SPACE:
            self._type(" ")
        elif key.deed is KeyDeed.RUB_OUT:
            self._rub_out()
            self._run.start(HOLD_MS)
        elif key.deed is KeyDeed.SHIFT:
            # Once for a single capital, twice for capitals until it is pressed again.
            self._capitals, self._held = not self._held, self._capitals and not self._held
        elif key.deed is KeyDeed.LAYER:
            self._layer = key.layer
        elif key.deed is KeyDeed.SHOW and isinstance(self._field, PassphraseField):
            self._field.show_secret(self._hidden())
        elif key.deed is KeyDeed.CLOSE:
            self.close_keys()
        self.update()

    def _release(self) -> None:
        self._down = None
        self._run.stop()
        self.update()

    def _type(self, letter: str) -> None:
        if self._field is not None:
            self._field.insert(letter)

    def _rub_out(self) -> None:
        if self._field is not None:
            self._field.backspace()

    def _on_run(self) -> None:
        self._run.setInterval(RUN_MS)
        self._rub_out()

    def _on_wanted(self, field: PassphraseField, wanted: bool) -> None:
        if wanted:
            self.open_for(field)
        elif self._field is field:
            self.close_keys()

    def _tell_button(self, open_now: bool) -> None:
        if isinstance(self._field, PassphraseField) and isValid(self._field):
            self._field.show_keys_open(open_now)

    def _bring(self) -> None:
        """Scrolls until the keys and, above all, the field can be seen."""
        for thing in (self, self._field):
            above = thing.parentWidget() if thing is not None else None
            while above is not None and thing is not None:
                if isinstance(above, QScrollArea):
                    above.ensureWidgetVisible(thing, 8, 8)
                above = above.parentWidget()

    def _hidden(self) -> bool:
        return self._field is not None and self._field.echoMode() is QLineEdit.EchoMode.Password

    def _high(self) -> int:
        """Five rows; with large letters in a low window the keys stay lower, so that the page above them can be read."""
        key = max(LEAST_KEY_HIGH, min(theme.sz.touch, SHARE_OF_WINDOW * self.window().height()))
        return round(5 * key + 4 * GAP)

    def _keys(self) -> list[tuple[ScreenKey, QRectF]]:
        rows = rows_of(self._layer, capitals=self._capitals, shown=not self._hidden())
        wide = min(self.width(), self.sizeHint().width())
        unit, high = (wide + GAP) / WIDE, (self.height() + GAP) / len(rows)
        found = []
        for number, keys in enumerate(rows):
            x = (WIDE - sum(key.wide for key in keys)) / 2
            for key in keys:
                found.append((key, QRectF(x * unit, number * high, key.wide * unit - GAP, high - GAP)))
                x += key.wide
        return found

    def _key_at(self, at: QPointF) -> ScreenKey:
        """The key under the finger or, between two and beside a row, the nearest one."""
        keys = self._keys()
        middle = min((area.center().y() for _key, area in keys), key=lambda y: abs(y - at.y()))
        row = [(key, area) for key, area in keys if area.center().y() == middle]
        return min(row, key=lambda pair: max(pair[1].left() - at.x(), at.x() - pair[1].right()))[0]

    def _paint_key(self, painter: QPainter, key: ScreenKey, area: QRectF) -> None:
        on = key.deed is KeyDeed.SHIFT and self._capitals
        seen = key.deed not in (KeyDeed.TYPE, KeyDeed.SPACE) or not self._hidden()
        pressed = self._down is not None and seen and (key.deed, key.words) == (self._down.deed, self._down.words)
        ground = "accent" if on else "pressed" if pressed else "control"
        painter.fillPath(rounded(area, theme.sz.radius), theme.color(ground))
        own = key.deed is KeyDeed.TYPE
        pen_for(painter, theme.font("title" if own else "small", 500), theme.color("accent_text" if on else "text1"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "Capitals" if on and self._held else key.words)
