"""A place that asks: it scrolls, sets two columns side by side where there is room, and keeps every answer at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.freezing import freeze
from needlechart.ui.charting.asking.two_columns import TwoColumns
from needlechart.ui.charting.place import Place
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.layout import col, scrolled


class AskingPlace(Place):
    """Base of the places that ask.  ``bind`` ties a control to a field of the session, ``reach`` names it for ``go_to``."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self._shown: list[Callable[[TreatmentSession], None]] = []
        self._places_of_field: dict[str, QWidget] = {}
        self.area: QScrollArea | None = None
        self._to_show: TreatmentSession | None = None
        self._shown_once = False
        self._frozen = False

    # ---- for the subclasses, while they are built
    def lay_out(self, left: Sequence[QWidget], right: Sequence[QWidget], *, above: Sequence[QWidget] = ()) -> None:
        """The sections of the page, in two columns or, without ``right``, in one."""
        self.area = scrolled(TwoColumns(left, right, above=above), self.title)
        self.setLayout(col(self.area, gap=0))

    def bind(
        self,
        changed: SignalInstance,
        read: Callable[[], Any],
        show: Callable[[Any], None],
        of_session: Callable[[TreatmentSession], Any],
        write: Callable[[TreatmentSession, Any], TreatmentSession],
        merge_key: str = "",
    ) -> None:
        """What the user says in a control becomes the session's, and the session's value is shown in it."""
        changed.connect(lambda *_: self.editor.change(lambda session: write(session, read()), merge_key))
        self._shown.append(lambda session: show(of_session(session)))

    def bind_field(self, control: Any, field: str, *, typed: bool = False) -> None:
        """``bind`` for a control with ``changed``, ``value`` and ``set_value`` and a field of the session itself."""

        def write(session: TreatmentSession, value: Any) -> TreatmentSession:
            return session.edited(**{field: value})

        self.bind(control.changed, control.value, control.set_value, lambda s: getattr(s, field), write, field if typed else "")
        self.reach(field, control)

    def also_show(self, show: Callable[[TreatmentSession], None]) -> None:
        """Something else to do with every session that is shown."""
        self._shown.append(show)

    def reach(self, field: str, control: QWidget) -> None:
        """Where ``go_to(field)`` goes; ``field`` as in the session document."""
        self._places_of_field[field] = control

    # ---- what the page of the session asks for
    def show_session(self, session: TreatmentSession) -> None:
        """Shows this value now, or when the place is next seen: a tap on the body waits for nobody's page."""
        self._to_show = session
        if self.isVisible() or not self._shown_once:
            self._show_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_now()

    def _show_now(self) -> None:
        session, self._to_show = self._to_show, None
        if session is None:
            return
        self._shown_once = True
        for show in self._shown:
            show(session)
        super().show_session(session)

    def set_read_only(self, read_only: bool) -> None:
        """Signed: answers stay legible but take nothing, what adds or removes is off."""
        content = self.area.widget() if self.area is not None else None
        if content is not None and (read_only or self._frozen):
            freeze(content, read_only)
        self._frozen = read_only

    def go_to(self, field: str) -> None:
        names = [field, *(field.rsplit(".", n)[0] for n in range(1, field.count(".") + 1))]
        known = {name: widget for name, widget in self._places_of_field.items() if isValid(widget)}
        control = next((known[name] for name in names if name in known), None)
        if control is None or self.area is None:
            return
        self.area.ensureWidgetVisible(control, 24, 96)
        wants = [control, *control.findChildren(QWidget)]
        focus = next((w for w in wants if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(self)), None)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)
