"""Where a command takes the passphrase from: a file, the environment, a prompt; never an argument."""

from __future__ import annotations

import getpass
import io
import sys
from pathlib import Path

import pytest

from needlechart.passphrases import VARIABLE
from needlechart.records import envelope
from tests.cli.conftest import Run
from tests.clinics import CHEAP, PASSPHRASE, Template


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_that_the_first_line_of_a_file_opens_the_clinic(run: Run, clinic_path: Path, tmp_path: Path) -> None:
    (tmp_path / "pass").write_text(f"{PASSPHRASE}\nnot this\n", "utf-8")
    assert run("check", clinic_path, "--passphrase-file", tmp_path / "pass").status == 0


def test_that_the_environment_opens_the_clinic(run: Run, clinic_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert run("check", clinic_path).status == 0


def test_that_the_file_goes_before_the_environment(
    run: Run, clinic_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    (tmp_path / "pass").write_text("wrong", "utf-8")
    refused = run("check", clinic_path, "--passphrase-file", tmp_path / "pass")
    assert refused.status == 2
    assert "not the right one" in refused.err


def test_that_somebody_at_a_terminal_is_asked(run: Run, clinic_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return PASSPHRASE

    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", answer)
    assert run("check", clinic_path).status == 0
    assert asked == ["Passphrase of Ada Kern: "]


def test_that_no_answer_is_told_in_a_sentence(run: Run, clinic_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", nobody)
    refused = run("check", clinic_path)
    assert (refused.status, len(refused.sentences)) == (2, 1)


@pytest.mark.parametrize("command", [("check",), ("export",), ("import", "x.json")])
def test_that_without_terminal_and_passphrase_the_way_out_is_told(
    run: Run, clinic_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    refused = run(command[0], clinic_path, *command[1:])
    assert (refused.status, refused.out, len(refused.sentences)) == (2, "", 1)
    assert "--passphrase-file" in refused.err
    assert VARIABLE in refused.err


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe"])
def test_that_a_file_without_a_passphrase_is_refused(
    run: Run, clinic_path: Path, tmp_path: Path, content: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    if content is not None:
        (tmp_path / "pass").write_bytes(content)
    refused = run("check", clinic_path, "--passphrase-file", tmp_path / "pass")
    assert (refused.status, len(refused.sentences)) == (2, 1)
    assert "cannot be read or is empty" in refused.err


def test_that_a_passphrase_is_no_argument(run: Run, clinic_path: Path) -> None:
    refused = run("check", clinic_path, "--passphrase", PASSPHRASE)
    assert refused.status == 2
    assert run("check", "--help").out.count("passphrase") > 0


def test_that_somebody_unknown_is_told_who_signs_in(run: Run, clinic_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert run("check", clinic_path, "--person", "ada kern").status == 0
    refused = run("check", clinic_path, "--person", "Nobody")
    assert (refused.status, len(refused.sentences)) == (2, 1)
    assert "Nobody called Nobody" in refused.err
    assert "Ada Kern" in refused.err


def test_that_one_of_several_people_must_be_named(
    run: Run, clinic_path: Path, clinic_template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    from needlechart.domain.people import Person, Role

    bea = Person("01900000-0000-7000-8000-00000000bea0", "Bea Lind", (Role.MANAGER,))
    envelope.add_person(clinic_path, clinic_template.data_key, bea, "another passphrase", CHEAP)
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    refused = run("check", clinic_path)
    assert (refused.status, len(refused.sentences)) == (2, 1)
    assert "Several people" in refused.err
    assert "Ada Kern, Bea Lind" in refused.err
    assert run("check", clinic_path, "--person", "Ada Kern").status == 0


def test_that_a_demo_clinic_needs_none(run: Run, demo_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert run("check", demo_file).status == 0
