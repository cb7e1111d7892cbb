"""`./run` on machines of several kinds: what it installs, what it says, what it starts.

The script is the real one; the machine around it is made of small scripts that write down how they were called.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QT = "libglib2.0-0 libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon0"
WINDOW = (
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 "
    "libxcb-shape0 libxcb-xkb1 libwayland-cursor0 libwayland-egl1 libcups2"
)

PYTHON = """#!/bin/sh
case $* in
    *version_info*) [ ! -e "$MACHINE/old-python" ] ;;
    --version) echo Python 3.9.2 ;;
    *ensurepip*) [ ! -e "$MACHINE/no-venv" ] ;;
    *'import PySide6'*) [ ! -e "$MACHINE/no-qt" ] ;;
    -c*'import pip'*) : ;;
    '-m venv --clear '*) mkdir -p "$4/bin"; cp "$0" "$4/bin/python"; echo "venv" >>"$MACHINE/calls" ;;
    '-m pip install '*) echo "pip ${*##*/}" >>"$MACHINE/calls"; [ ! -e "$MACHINE/no-network" ] ;;
    *) echo "PYTHONPATH=${PYTHONPATH-} python $*" >>"$MACHINE/calls"; case $* in *"$FAILING"*) exit 3 ;; esac ;;
esac
"""
INSTALLED = """#!/bin/sh
while read -r name; do echo "ii , $name, ,"; done <"$MACHINE/installed"
echo "rc , strace, ,"
echo "ii , libglib2.0-0t64, libglib2.0-0 (= 2.84.4-3), ,"
"""
APT = """#!/bin/sh
echo "${AS_ROOT-}apt-get $*" >>"$MACHINE/calls"
"""
SUDO = """#!/bin/sh
AS_ROOT='sudo ' "$@"
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A checkout, and the programs that can be found on this machine."""

    folder: Path

    @property
    def checkout(self) -> Path:
        return self.folder / "a checkout"

    def has(self, name: str, script: str) -> None:
        program = self.folder / "bin" / name
        program.write_text(script)
        program.chmod(0o755)

    def is_now(self, *states: str) -> None:
        for state in states:
            (self.folder / state).touch()

    def run(self, *words: str, **environment: str) -> tuple[int, str]:
        """Start the script elsewhere than in the checkout; its exit status and what it said."""
        surroundings = {"PATH": str(self.folder / "bin"), "MACHINE": str(self.folder), "FAILING": "nothing at all"}
        done = subprocess.run(
            [self.checkout / "run", *words],
            env=surroundings | environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == ""
        return done.returncode, done.stderr

    def calls(self) -> list[str]:
        """What was called since the last time, in order."""
        calls = self.folder / "calls"
        lines = calls.read_text().replace(str(self.checkout), "CHECKOUT").splitlines() if calls.exists() else []
        calls.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A Debian machine where everything is installed and somebody other than root works, who may use sudo."""
    machine = Machine(tmp_path)
    (tmp_path / "bin").mkdir()
    (machine.checkout / "packaging").mkdir(parents=True)
    shutil.copy(ROOT / "run", machine.checkout)
    for lock in (ROOT / "packaging").glob("*.lock"):
        shutil.copy(lock, machine.checkout / "packaging")
    for tool in ("sh", "dirname", "readlink", "cksum", "cat", "sed", "uname", "mkdir", "cp", "env"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or "")
    machine.has("python3", PYTHON)
    machine.has("dpkg-query", INSTALLED)
    machine.has("apt-get", APT)
    machine.has("sudo", SUDO)
    machine.has("id", "#!/bin/sh\necho 1000\n")
    names = f"{QT} {WINDOW}".replace("libglib2.0-0 ", "").split()
    (tmp_path / "installed").write_text("".join(f"{name}\n" for name in names))
    return machine


START = "PYTHONPATH=CHECKOUT python -P -m needlechart"
SET_UP = ["venv", "pip requirements.lock"]


def test_that_the_first_start_sets_up_and_later_ones_only_start(machine: Machine) -> None:
    status, said = machine.run(DISPLAY=":0")
    assert (status, said) == (0, "Setting NeedleChart up. This takes a minute or two, once.\n")
    assert machine.calls() == [*SET_UP, START]
    assert machine.run(DISPLAY=":0") == (0, "")
    assert machine.calls() == [START]
    with (machine.checkout / "packaging" / "requirements.lock").open("a") as lock:
        lock.write("\n")
    machine.run(DISPLAY=":0")
    assert machine.calls() == ["pip requirements.lock", START]


def test_that_other_words_go_to_the_command(machine: Machine) -> None:
    machine.run("demo", "a file", "--patients", "3")
    assert machine.calls() == [*SET_UP, f"{START} demo a file --patients 3"]


def test_that_the_drawings_are_made_with_what_the_development_lock_names(machine: Machine) -> None:
    machine.run("atlas", "anterior", "--into", "a folder")
    maker = "PYTHONPATH=CHECKOUT/packaging python -P -m atlas_maker"
    assert machine.calls() == ["venv", "pip requirements-dev.lock", f"{maker} anterior --into a folder"]
    assert machine.run("atlas", FAILING="atlas_maker")[0] == 3
    assert machine.calls() == [maker]


def test_that_the_exit_status_is_the_commands(machine: Machine) -> None:
    assert machine.run("check", "x", FAILING="check")[0] == 3


def test_that_without_a_screen_one_sentence_says_what_to_do(machine: Machine) -> None:
    for words in ([], ["--demo"]):
        status, said = machine.run(*words)
        assert status == 2
        assert said.startswith("There is no screen here")
        assert "needlechart picture FILE PAGE OUT.png" in said
        assert said.count("\n") == 1
    assert machine.calls() == []
    assert machine.run(QT_QPA_PLATFORM="offscreen")[0] == 0
    assert machine.run("--demo", WAYLAND_DISPLAY="wayland-0")[0] == 0
    assert machine.calls() == [*SET_UP, START, f"{START} --demo"]


def test_that_missing_packages_are_named_and_installed_with_sudo(machine: Machine) -> None:
    (machine.folder / "installed").write_text("libegl1\nlibxcb-xkb1\n")
    machine.is_now("no-venv")
    _, said = machine.run("--demo", DISPLAY=":0")
    missing = [name for name in f"python3-venv {QT} {WINDOW}".split() if name not in {"libegl1", "libxcb-xkb1", "libglib2.0-0"}]
    assert f"not installed: {' '.join(missing)}\n" in said
    assert machine.calls()[:2] == [
        "sudo apt-get update -qq",
        f"sudo apt-get install -y --no-install-recommends {' '.join(missing)} -qq",
    ]


def test_that_root_needs_no_sudo(machine: Machine) -> None:
    (machine.folder / "installed").write_text("")
    machine.has("id", "#!/bin/sh\necho 0\n")
    machine.run("schema")
    wanted = QT.removeprefix("libglib2.0-0 ")
    assert machine.calls()[:2] == ["apt-get update -qq", f"apt-get install -y --no-install-recommends {wanted} -qq"]


def test_that_tests_need_strace_and_a_font_and_no_screen(machine: Machine) -> None:
    (machine.folder / "installed").write_text(QT.replace(" ", "\n") + "\n")
    machine.run("test")
    assert machine.calls()[1] == "sudo apt-get install -y --no-install-recommends strace fonts-inter -qq"


def test_that_without_sudo_the_exact_command_is_said(machine: Machine) -> None:
    (machine.folder / "installed").write_text(QT.replace("libgl1", "other").replace(" ", "\n") + "\n")
    (machine.folder / "bin" / "sudo").unlink()
    status, said = machine.run("schema")
    assert status == 1
    assert said.splitlines()[-1].endswith("as root: apt-get update && apt-get install -y --no-install-recommends libgl1")
    assert machine.calls() == []


def test_that_a_system_without_apt_is_told_what_is_needed(machine: Machine) -> None:
    (machine.folder / "bin" / "apt-get").unlink()
    (machine.folder / "bin" / "dpkg-query").unlink()
    machine.is_now("no-qt")
    status, said = machine.run("schema")
    assert status == 1
    assert said.splitlines()[-1].endswith(f"these packages hold what it needs: {QT}")
    assert machine.calls() == SET_UP
    (machine.folder / "no-qt").unlink()
    assert machine.run("schema")[0] == 0


def test_that_an_old_python_is_named(machine: Machine) -> None:
    machine.is_now("old-python")
    status, said = machine.run("schema")
    assert status == 1
    assert "needs Python 3.11 or newer; here is Python 3.9.2." in said
    assert machine.calls() == []


def test_that_a_failed_installation_is_said_and_done_again_at_the_next_start(machine: Machine) -> None:
    machine.is_now("no-network")
    status, said = machine.run("schema")
    assert status == 1
    assert "Check the connection and start again." in said
    assert machine.calls() == SET_UP
    (machine.folder / "no-network").unlink()
    assert machine.run("schema")[0] == 0
    assert machine.calls() == ["pip requirements.lock", f"{START} schema"]


def test_that_test_checks_in_order_and_gives_its_words_to_pytest(machine: Machine) -> None:
    (machine.folder / "installed").write_text(f"{QT} strace fonts-inter".replace(" ", "\n") + "\n")
    assert machine.run("test", "tests/build", "-k", "two words")[0] == 0
    set_up = machine.calls()[:2]
    machine.run("test", "tests/build", "-k", "two words")
    checks = [call.removeprefix("PYTHONPATH= python ") for call in machine.calls()]
    assert set_up == ["venv", "pip requirements-dev.lock"]
    assert checks[:2] == ["-m ruff check .", "-m mypy"]
    assert checks[2].startswith("-c from importlinter.cli import")
    assert checks[3:] == ["-m pytest -n 2 --dist worksteal tests/build -k two words"]


@pytest.mark.parametrize("failing", ["ruff", "mypy", "importlinter", "pytest"])
def test_that_a_failed_check_fails_the_run(machine: Machine, failing: str) -> None:
    (machine.folder / "installed").write_text(f"{QT} strace fonts-inter".replace(" ", "\n") + "\n")
    assert machine.run("test", FAILING=failing)[0] == 3
    assert failing in machine.calls()[-1]


@pytest.mark.parametrize("script", ["run", ".ci/run", "packaging/lock"])
def test_that_a_script_can_be_started(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)


def test_that_on_windows_the_same_is_checked_and_started() -> None:
    windows = (ROOT / "run.cmd").read_bytes()
    assert windows.count(b"\n") == windows.count(b"\r\n")
    checks = (b"-m ruff check .", b"-m mypy", b"importlinter", b"-m pytest -n 2 --dist worksteal")
    for step in (*checks, b"-P -m needlechart %*", b"-P -m atlas_maker %REST%"):
        assert step in windows
        assert re.sub(b"%.*", b'"$@"', step) in (ROOT / "run").read_bytes().replace(b'exec "$python" ', b"")
