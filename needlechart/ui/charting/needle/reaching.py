"""Which control of the card answers a field of a site, and the way of the keys to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from needlechart.ui.charting.needle.panel import NeedlePanel

IN_DETAILS = frozenset({"retention_s", "insertions", "lot"})
"""Answered behind "Pain, note" on a small screen."""


def control_for(panel: NeedlePanel, field: str) -> QWidget | None:
    """The control of the card in hand that answers ``field`` of the session document; None when the card has none."""
    site = panel.site
    if field in IN_DETAILS:
        site.show_details(True)
    details = site.details
    known: dict[str, QWidget | None] = {
        "confirmed": site.unconfirmed.action_button(),
        "acknowledgements": site.cautions,
        "place": panel.head.change,
        "muscle_meant": panel.offers.meant,
        "needle": site.needles.size_of_needle,
        "new_needles": site.needles.needles,
        "twitch": site.twitches,
        "technique": site.technique,
        "depth_mm": site.depth_row,
        "tissue_level": site.depth_row,
        "electrical": site.electrical,
        "removals": panel.foot.needle,
        "retention_s": details.retention_s if details else None,
        "insertions": details.insertions if details else None,
        "lot": details.lot if details else None,
    }
    return known.get(field)


def reach(panel: NeedlePanel, field: str) -> bool:
    """Gives the keys to that control and brings it into sight; False when there is none to be seen."""
    control = control_for(panel, field)
    if control is None or not control.isVisibleTo(panel):
        return False
    wants = [control, *control.findChildren(QWidget)]
    focus = next((w for w in wants if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(panel)), None)
    if focus is None:
        return False
    panel.area().ensureWidgetVisible(focus, 0, 24)
    focus.setFocus(Qt.FocusReason.ShortcutFocusReason)
    panel.site.reveal_wanted.emit(control)
    return True
