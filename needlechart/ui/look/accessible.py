"""Roles and values for the controls that paint themselves, so that a screen reader hears more than "client"."""

import weakref
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QAccessibleValueInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget
from shiboken6 import VoidPtr


class Spoken:
    """Mixed into a widget that wants a role of its own; controls with a number override the rest."""

    accessible_role = QAccessible.Role.Grouping

    def spoken_value(self) -> str | None:
        """The value in words ("2 of 10", "not answered"); None for a control without a value."""
        return None

    def number_now(self) -> int | None:
        """The value as a number, None while unanswered."""
        return None

    def number_range(self) -> tuple[int, int] | None:
        """Least and greatest number; None for a control without a number."""
        return None

    def made_interface(self) -> QAccessibleWidget:
        """What assistive technology talks to; a control with parts that are no widgets makes its own."""
        assert isinstance(self, QWidget)
        return SpokenInterface(self, self)

    def answer_number(self, number: int) -> None:
        """Take a number from assistive technology as if the user had given it."""


def tell_value(widget: QWidget) -> None:
    """Tell whoever listens that the value of ``widget`` is another one now."""
    if isinstance(widget, Spoken):
        widget.setAccessibleDescription(widget.spoken_value() or "")
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(widget, widget.spoken_value()))


def install() -> None:
    """Make Qt ask for our interfaces.  Once, before the first window is shown."""
    QAccessible.installFactory(_interface)


class _Number(QAccessibleValueInterface):
    """Least, greatest and present number of one control."""

    def __init__(self, control: Spoken) -> None:
        super().__init__()
        self._control = weakref.ref(control)

    def currentValue(self) -> Any:  # noqa: N802
        control = self._control()
        return control.number_now() if control is not None else None

    def setCurrentValue(self, value: Any) -> None:  # noqa: N802
        control = self._control()
        if control is not None:
            control.answer_number(int(value))

    def maximumValue(self) -> Any:  # noqa: N802
        return self._range()[1]

    def minimumValue(self) -> Any:  # noqa: N802
        return self._range()[0]

    def minimumStepSize(self) -> Any:  # noqa: N802
        return 1

    def _range(self) -> tuple[int, int]:
        control = self._control()
        return (control.number_range() if control is not None else None) or (0, 0)


class SpokenInterface(QAccessibleWidget):
    """What assistive technology asks about one control.

    PySide holds the Python side until the program ends, so nothing here may hold the widget.
    """

    def __init__(self, widget: QWidget, control: Spoken) -> None:
        super().__init__(widget, control.accessible_role)
        self._control = weakref.ref(control)
        self._number: _Number | None = _Number(control) if control.number_range() is not None else None

    def interface_cast(self, wanted: QAccessible.InterfaceType) -> Any:
        if wanted is QAccessible.InterfaceType.ValueInterface and self._number is not None:
            return VoidPtr(self._number)  # type: ignore[arg-type]  # the stub knows only addresses
        if wanted is QAccessible.InterfaceType.ActionInterface:
            return super().interface_cast(wanted)
        return VoidPtr(0)

    def text(self, wanted: QAccessible.Text) -> str:
        control = self._control()
        if wanted is QAccessible.Text.Value and control is not None:
            return control.spoken_value() or ""
        return super().text(wanted)

    def state(self) -> QAccessible.State:
        now = super().state()
        button = self.widget()
        if isinstance(button, QAbstractButton) and button.isCheckable():
            now.checkable, now.selectable = 1, 1
            now.checked = now.selected = int(button.isChecked())
        return now

    def actionNames(self) -> list[str]:  # noqa: N802
        names = super().actionNames()
        return [self.pressAction(), *names] if isinstance(self.widget(), QAbstractButton) else names

    def doAction(self, name: str) -> None:  # noqa: N802
        button = self.widget()
        if name == self.pressAction() and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().doAction(name)


def _interface(_class: str, watched: QObject) -> QAccessibleWidget | None:
    if isinstance(watched, QWidget) and isinstance(watched, Spoken):
        return watched.made_interface()
    return None
