"""The real drawings, read once."""

from __future__ import annotations

import pytest

from needlechart.atlas import Atlas
from needlechart.resources import resources_folder


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")
