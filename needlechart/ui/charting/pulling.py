"""Pull all now: for a patient who faints."""

from __future__ import annotations

from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.usecases.removing import all_pulled


def pull_all_now(editor: SessionEditor) -> bool:
    """Taps off every needle in the body as removed now by the person charting; one undo step takes it back.

    The count of the tray stays blank: it is asked for afterwards.  False when no needle was in.
    """
    return editor.change(lambda session: all_pulled(session, editor.hand))
