"""What tests of pages share: the bridge to a real clinic file, and the body."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.records.clinic_file import ClinicFile
from needlechart.resources import resources_folder
from needlechart.ui.look.theme import theme
from needlechart.ui.records_worker import RecordsWorker


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    """Nothing moves by itself: what is asked for is seen at once."""
    theme.still = True
    yield
    theme.still = False


@pytest.fixture
def worker(qtbot: QtBot, clinic_file: ClinicFile) -> Iterator[RecordsWorker]:
    """The bridge to ``clinic_file``; what was asked is answered before the file is closed."""
    made = RecordsWorker()
    made.open(clinic_file)
    yield made
    qtbot.waitUntil(lambda: made.idle)
    made.close()


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The body as it is drawn."""
    return Atlas.load(resources_folder() / "atlas")
