"""Running commands as from a shell, in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from needlechart.cli import main
from needlechart.demo.clinic import make_demo_clinic
from needlechart.passphrases import VARIABLE
from needlechart.records.envelope import envelope_path

UNTIL = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit status and what it printed."""

    status: int
    out: str
    err: str

    @property
    def sentences(self) -> list[str]:
        """The lines on standard error."""
        return self.err.strip().splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command; no passphrase is in the environment unless a test puts one there."""
    monkeypatch.delenv(VARIABLE, raising=False)

    def command(*arguments: object) -> Ran:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, err = capfd.readouterr()
        return Ran(status, out, err)

    return command


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo clinic, made once."""
    path = tmp_path_factory.mktemp("demo") / "small.needlechart"
    make_demo_clinic(path, patients=4, sessions=24, seed=5, until=UNTIL).close()
    return path


@pytest.fixture
def demo_file(demo_template: Path, tmp_path: Path) -> Path:
    """A demo clinic of the test's own."""
    path = tmp_path / demo_template.name
    for made in (demo_template, envelope_path(demo_template)):
        shutil.copyfile(made, tmp_path / made.name)
    return path
