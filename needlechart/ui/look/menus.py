"""Menus with rows a finger can take."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from needlechart.ui.look.theme import theme


def touch_menu(owner: QWidget, name: str) -> QMenu:
    """An empty menu of that accessible name; its rows are as high as a finger needs.  It goes when it is shut."""
    menu = QMenu(owner)
    menu.setFont(theme.font())
    menu.setStyleSheet(f"QMenu::item {{ padding: {round(theme.sz.u * 3)}px {round(theme.sz.u * 5)}px; }}")
    menu.setAccessibleName(name)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def open_below(menu: QMenu, control: QWidget) -> None:
    """Open a menu under the control it belongs to."""
    menu.popup(control.mapToGlobal(QPoint(0, control.height())))
