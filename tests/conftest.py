"""What every test stands on: a Qt without a screen, a home of its own, and guards against what a test leaves behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from needlechart.ui.application import Application

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Hypothesis reads this: the same examples in every run, no deadlines on a busy machine, the failing example printed.
os.environ.setdefault("CI", "true")

pytest_plugins = ["tests.guards.strays", "tests.clinics", "pytester"]

_HOMES = {
    "HOME": ".",
    "USERPROFILE": ".",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
}


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """The application that pytest-qt makes for all tests is the product's own."""
    from needlechart.ui.application import Application

    return Application


@pytest.fixture(scope="session", autouse=True)
def _no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        _live_in(tmp_path_factory.mktemp("home"), patch)
        yield


@pytest.fixture
def tmp_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home without any settings, for this test alone; the folder that stands for the home."""
    home_before = Path(os.environ["HOME"])
    home = tmp_path / "home"
    _live_in(home, monkeypatch)
    _keep_settings_in(home)
    yield home
    _keep_settings_in(home_before)


def _live_in(home: Path, patch: pytest.MonkeyPatch) -> None:
    for name, below in _HOMES.items():
        (home / below).mkdir(parents=True, exist_ok=True)
        patch.setenv(name, str(home / below))


def _keep_settings_in(home: Path) -> None:
    from PySide6.QtCore import QSettings

    for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(home / "config"))
