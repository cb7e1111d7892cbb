"""Tests live in a home of their own, and never in that of the person who runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths


def _places() -> list[Path]:
    folders = [
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation),
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation),
    ]
    settings = [
        QSettings(kind, QSettings.Scope.UserScope, "NeedleChart", "NeedleChart").fileName()
        for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat)
    ]
    return [Path.home(), *map(Path, folders), *map(Path, settings)]


def test_that_settings_of_a_test_are_kept_in_its_own_folder(tmp_settings: Path, tmp_path: Path) -> None:
    assert tmp_settings == tmp_path / "home"
    assert [place for place in _places() if not place.is_relative_to(tmp_settings)] == []
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "NeedleChart", "NeedleChart")
    settings.setValue("theme", "dark")
    settings.sync()
    assert "theme=dark" in Path(settings.fileName()).read_text()


def test_that_no_other_test_finds_them(tmp_settings: Path) -> None:
    assert QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "NeedleChart", "NeedleChart").value("theme") is None


def test_that_a_test_without_settings_is_not_in_the_real_home_either(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert [place for place in _places() if not place.is_relative_to(tmp_path_factory.getbasetemp())] == []
