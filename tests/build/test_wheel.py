"""The wheel, installed into a new environment and used from another folder, is a whole NeedleChart."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from needlechart import __version__

ROOT = Path(__file__).parents[2]
NO_DATA = {".py", ".pyc", ".md"}
OWN = {".py", ".sql"}
"""What the package itself is made of: modules, and the schema's text beside its migration."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _succeeds([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT], folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment, which borrows the libraries of this one but not the checkout."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    _succeeds([sys.executable, "-m", "venv", "--without-pip", venv], venv.parent)
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    _succeeds([sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel], venv.parent)
    (site_packages,) = (folder.parent for folder in venv.rglob("needlechart/__init__.py"))
    (site_packages.parent / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs


def _succeeds(command: list[str | Path], folder: Path) -> str:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _data_of_checkout() -> dict[str, str]:
    return _digests({name: data for name, data in _files(ROOT / "resources").items() if Path(name).suffix not in NO_DATA})


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _digests(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest()[:16] for name, data in files.items()}


def test_that_the_wheel_holds_the_package_and_its_data_and_nothing_else(wheel: Path) -> None:
    files = (ROOT / "needlechart").rglob("*")
    package = {file.relative_to(ROOT).as_posix() for file in files if file.suffix in OWN}
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        data = {name.removeprefix("needlechart/resources/"): archive.read(name) for name in names - package}
        assert any(name.endswith("/licenses/LICENSE") for name in archive.namelist())
    assert package <= names
    assert _digests(data) == _data_of_checkout()


def test_that_an_installed_copy_finds_its_own_data(installed: Path, tmp_path: Path) -> None:
    said = _succeeds(
        [installed / "python", "-c", "from needlechart.resources import resources_folder; print(resources_folder())"], tmp_path
    )
    folder = Path(said.strip())
    assert folder.is_relative_to(installed.parent)
    assert _digests(_files(folder)) == _data_of_checkout()
    for kind in ("atlas/*.svg", "catalogue/*", "icons/*.svg"):
        assert any(folder.glob(kind)), kind


def test_that_the_installed_command_starts_from_another_folder(installed: Path, tmp_path: Path) -> None:
    assert _succeeds([installed / "needlechart", "--version"], tmp_path).strip() == f"needlechart {__version__}"
    schema = json.loads(_succeeds([installed / "needlechart", "schema"], tmp_path))
    assert schema["$schema"].startswith("https://json-schema.org/")


def test_that_the_installed_command_makes_a_clinic_file_and_finds_it_sound(installed: Path, tmp_path: Path) -> None:
    _succeeds([installed / "needlechart", "demo", "made", "--patients", "1", "--sessions", "2"], tmp_path)
    said = _succeeds([installed / "needlechart", "check", "made"], tmp_path)
    assert said.splitlines()[-1] == "The clinic file is sound."


def test_that_missing_data_is_said_in_a_sentence(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "needlechart").mkdir()
    for module in ("__init__.py", "resources.py"):
        (tmp_path / "needlechart" / module).write_bytes((ROOT / "needlechart" / module).read_bytes())
    script = (
        "from needlechart.resources import resources_folder\ntry: resources_folder()\nexcept FileNotFoundError as e: print(e)"
    )
    said = _succeeds([installed / "python", "-c", script], tmp_path)
    assert said.startswith("NeedleChart's own data files are missing beside ")
    assert "Install NeedleChart again; clinic files are not affected." in said
