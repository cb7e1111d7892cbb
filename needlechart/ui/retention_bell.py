"""The bell of the treatment room: one soft sound when the time of a needle is up, whatever page is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication

from needlechart.domain.lines import DraftLine
from needlechart.domain.moments import Moment
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.stays import NeedleTimer, timers_of

TICK_MS = 1000
SOUND = "sound/needle_due"
"""Of the program's settings: whether the bell is heard; on unless somebody turned it off."""


class RetentionBell(QObject):
    """Watches the timers of every open session and rings once for each site whose time ends while it watches.

    ``rang(site id)`` also while the sound is off.  A site does not ring twice, not with another plan either; one whose time was
    over when it was first seen does not ring, since nobody can tell for how long that has been known; one whose needle came
    out before does not ring.
    """

    rang = Signal(str)

    def __init__(self, now: Callable[[], Moment], parent: QObject | None = None, sound: Callable[[], None] | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._sound = sound or QApplication.beep
        self._kept: dict[str, tuple[NeedleTimer, ...]] = {}
        self._open: TreatmentSession | None = None
        self._seen: set[str] = set()
        self._done: set[str] = set()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.look)

    def show_lines(self, lines: Iterable[DraftLine]) -> None:
        """The open sessions as they are kept; none when nothing is known of any."""
        self._kept = {line.session_id: line.timers for line in lines}
        self.look()

    def show_session(self, session: TreatmentSession | None) -> None:
        """The session in hand, which is newer than what is kept of it; None when none is."""
        self._open = session
        self.look()

    def look(self) -> None:
        """Looks at the clock, and rings for what has become due since the last look."""
        timers = self._timers()
        if timers:
            now = self._now()
            over = [timer.site_id for timer in timers if timer.due <= now]
            self._done.update(site_id for site_id in over if site_id not in self._seen)
            self._seen.update(timer.site_id for timer in timers)
            for site_id in over:
                if site_id not in self._done:
                    self._ring(site_id)
        waiting = any(timer.site_id not in self._done for timer in timers)
        if waiting and not self._tick.isActive():
            self._tick.start()
        elif not waiting:
            self._tick.stop()

    def _timers(self) -> tuple[NeedleTimer, ...]:
        in_hand = self._open
        if in_hand is None:
            return tuple(timer for timers in self._kept.values() for timer in timers)
        kept = (timer for session_id, timers in self._kept.items() if session_id != in_hand.id for timer in timers)
        return (*kept, *(timers_of(in_hand.sites) if in_hand.signature is None else ()))

    def _ring(self, site_id: str) -> None:
        self._done.add(site_id)
        if sound_is_on():
            self._sound()
        self.rang.emit(site_id)


def sound_is_on() -> bool:
    """Whether the bell is heard on this computer."""
    return bool(QSettings().value(SOUND, True, type=bool))


def set_sound_on(on: bool) -> None:
    """The bell is heard on this computer from now on, or is not."""
    QSettings().setValue(SOUND, on)
