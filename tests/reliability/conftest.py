"""What the tests with killed and watched children share: a draft to chart in, and the nursery of the children."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing

import pytest

from needlechart.records.envelope import envelope_path
from needlechart.usecases.charting import start_session
from tests.clinics import MARA, Template, reopened
from tests.reliability.drafts import Drafted
from tests.reliability.nursery import Nursery


@pytest.fixture(scope="module")
def drafted(clinic_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Drafted:
    """Made once for a module's tests."""
    path = tmp_path_factory.mktemp("drafted") / "riverside.needlechart"
    for made, copy in ((clinic_template.path, path), (envelope_path(clinic_template.path), envelope_path(path))):
        shutil.copyfile(made, copy)
    with closing(reopened(clinic_template, path)) as file, file.work() as work:
        session = start_session(work, MARA.id).session
    return Drafted(path, clinic_template, session)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """One nursery for a module's tests."""
    with Nursery() as running:
        yield running
