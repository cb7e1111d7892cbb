"""The real drawings and the font of the pictures."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from needlechart.atlas import Atlas
from needlechart.resources import resources_folder


@pytest.fixture(autouse=True)
def _with_fonts(qapp: QApplication) -> None:
    """Painting words needs an application."""


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")
