"""The manual's pictures: every page of an invented clinic that is the same every time, in light and dark.

Beside each page lies its outline.  A pinned font, a fixed seed and a stopped clock make both repeatable.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from PySide6.QtGui import QFontDatabase

from needlechart.app import make_application
from needlechart.demo.clinic import make_demo_clinic
from needlechart.demo.clock import AT
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.ids import Ids
from needlechart.domain.moments import Moment, StoppedClock
from needlechart.drawing.fonts import use_family
from needlechart.pictures.looks import LOOKS, LOOKS_OF, SMALL, kept
from needlechart.pictures.pages import PAGES
from needlechart.pictures.stage import Stage, staged
from needlechart.ui.look.theme import Scheme
from needlechart.usecases import clinics
from needlechart.usecases.signing_in import DEMO_PASSPHRASE, read_door

FONT = "Inter"
PATIENTS, SESSIONS, SEED = 24, 200, 7
UNTIL = date(2026, 11, 20)


class FontMissing(NeedleChartError):
    """The font the pictures are pinned to is not on this machine."""

    def __init__(self) -> None:
        super().__init__(f"The pictures are drawn with the font {FONT}, which is not installed.", "Debian has it in fonts-inter.")


def write_pictures(folder: Path, *, every_look: bool = False) -> Iterator[Path]:
    """Writes ``PAGE.png``, ``PAGE_dark.png``, for some pages more looks, and ``PAGE.txt``; says each file written.

    ``every_look``: every page in every look it has, which is far more than the manual keeps.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with manual_stage() as stage:
        for look in LOOKS:
            stage.dress(look)
            for page in PAGES:
                if look not in LOOKS_OF[page] or not (every_look or kept(page, look)):
                    continue
                picture = stage.draw(page)
                out = folder / f"{page}{look.ending}.png"
                picture.save_to(out)
                yield out
                if not look.ending:
                    out.with_suffix(".txt").write_text(picture.outline, "utf-8")
                    yield out.with_suffix(".txt")


@contextmanager
def manual_stage(scheme: Scheme = "light", size: str = SMALL) -> Iterator[Stage]:
    """The manual's clinic in a window of that look; FontMissing."""
    make_application()
    if FONT not in QFontDatabase.families():
        raise FontMissing
    use_family(FONT)
    try:
        with tempfile.TemporaryDirectory(prefix="needlechart-manual-") as folder:
            path = Path(folder) / "manual.needlechart"
            make_demo_clinic(path, patients=PATIENTS, sessions=SESSIONS, seed=SEED, until=UNTIL).close()
            with staged(_opened(path), size, scheme, 1.0) as stage:
                yield stage
    finally:
        use_family("")


def _opened(path: Path) -> clinics.ClinicFile:
    keys = read_door(path)
    now = Moment.of(datetime.combine(UNTIL, AT, ZoneInfo(keys.time_zone)))
    ids = Ids(lambda: now.utc_ms, Random(SEED))
    return clinics.open_clinic(path, keys.people[0].id, DEMO_PASSPHRASE, clock=StoppedClock(now), ids=ids)
