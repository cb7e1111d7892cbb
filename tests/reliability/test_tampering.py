"""Somebody with the key changes the file behind the program's back: it is told at opening or by the check, and where."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from needlechart.records import audit
from needlechart.records.audit import AuditEntry, ChainHead, sealed
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.connection import connect
from needlechart.records.envelope import envelope_path
from needlechart.records.errors import DamagedClinicFile, EnvelopeOfAnotherFile
from needlechart.records.integrity import TAIL, tail_break
from needlechart.records.line_tables import MADE_OF_INDEX, SESSION_INDEX
from tests.clinics import ADA, MARA, NOW, Template, reopened
from tests.reliability.finished import finished_session
from tests.reliability.tampered import Tampered

ENTRIES = TAIL + 60
"""More than are followed at opening, so that an early entry is left to the check."""


@pytest.fixture(scope="module")
def worked(clinic_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("worked") / "worked.needlechart"
    shutil.copyfile(clinic_template.path, path)
    shutil.copyfile(envelope_path(clinic_template.path), envelope_path(path))
    with closing(reopened(clinic_template, path)) as file:
        with file.work() as work:
            work.sign(finished_session(work), late=False)
        while True:
            with file.work() as work:
                for _ in range(50):
                    work.looked_at(MARA.id)
                if work.head().seq >= ENTRIES:
                    break
    return path


@pytest.fixture
def tampered(worked: Path, tmp_path: Path, clinic_template: Template) -> Tampered:
    path = tmp_path / worked.name
    shutil.copyfile(worked, path)
    shutil.copyfile(envelope_path(worked), envelope_path(path))
    return Tampered(path, clinic_template)


def _row(tampered: Tampered, seq: int) -> tuple[Any, ...]:
    row: tuple[Any, ...] = tampered.ask(audit.SELECT_AFTER + " LIMIT 1", seq - 1)[0]
    return row


def _body(tampered: Tampered, at: int) -> int:
    tampered.strike(("UPDATE audit SET changes = CAST(changes || 'x' AS BLOB) WHERE seq = ?", (at,)))
    return at


def _no_words(tampered: Tampered, at: int) -> int:
    tampered.strike(("UPDATE audit SET station = CAST(X'ff41' AS TEXT) WHERE seq = ?", (at,)))
    return at


def _hash(tampered: Tampered, at: int) -> int:
    flipped = bytes([_row(tampered, at)[-1][0] ^ 1]) + _row(tampered, at)[-1][1:]
    tampered.strike(("UPDATE audit SET hash = ? WHERE seq = ?", (flipped, at)))
    return at


def _removed(tampered: Tampered, at: int) -> int:
    tampered.strike(("DELETE FROM audit WHERE seq = ?", (at,)))
    return at


def _exchanged(tampered: Tampered, at: int) -> int:
    move = "UPDATE audit SET seq = ? WHERE seq = ?"
    tampered.strike((move, (0, at)), (move, (at, at + 1)), (move, (at + 1, 0)))
    return at


def _forged_last(tampered: Tampered, _at: int) -> int:
    last = tampered.head.seq
    tampered.strike(("UPDATE audit SET deed = 'nothing' WHERE seq = ?", (last,)))
    return last


def _cut_off(tampered: Tampered, at: int) -> int:
    tampered.strike(("DELETE FROM audit WHERE seq >= ?", (at,)))
    return at


def _rewritten(tampered: Tampered, at: int) -> int:
    """From ``at`` on every entry is made anew with right hashes; only the head in the envelope tells."""
    last, head = tampered.head.seq, ChainHead(at - 1, _row(tampered, at)[-2])
    rows = []
    for _ in range(at, last + 1):
        row, head = sealed(head, AuditEntry(NOW, ADA.id, "here", "look at a chart", "done", None, None, b""))
        rows.append((audit.INSERT, row))
    tampered.strike(("DELETE FROM audit WHERE seq >= ?", (at,)), *rows)
    return last


CLASSES = (_body, _no_words, _hash, _removed, _exchanged, _forged_last, _cut_off, _rewritten)


@pytest.mark.parametrize("tamper", CLASSES, ids=lambda tamper: tamper.__name__.strip("_"))
@pytest.mark.parametrize("early", [True, False], ids=["early", "late"])
def test_that_a_tampered_trail_is_told_with_its_first_bad_entry(
    tampered: Tampered, tamper: Callable[[Tampered, int], int], early: bool
) -> None:
    last = tampered.head.seq
    at = Random(tamper.__name__).randrange(2, last - TAIL - 2) if early else last - 5
    first_bad = tamper(tampered, at)
    report = tampered.report()
    assert report.damaged
    assert any(re.match(rf"Audit trail: Entry {first_bad} ", line) for line in report.lines), report.lines
    if not early or tamper in (_forged_last, _cut_off, _rewritten):
        assert f"Entry {first_bad} " in tampered.refused_at_opening()


def test_that_the_untouched_file_is_sound_and_opens(tampered: Tampered) -> None:
    """The control: striking at nothing changes nothing."""
    tampered.strike(("UPDATE audit SET deed = deed WHERE seq = 3", ()))
    assert not tampered.report().damaged
    assert tampered.refused_at_opening() == ""


def test_that_a_file_put_back_to_an_older_day_is_told_and_only_by_the_head_in_the_envelope(
    tampered: Tampered, tmp_path: Path
) -> None:
    older, older_keys = tmp_path / "older", tmp_path / "older.keys"
    shutil.copyfile(tampered.path, older)
    shutil.copyfile(envelope_path(tampered.path), older_keys)
    with closing(reopened(tampered.template, tampered.path)) as file, file.work() as work:
        work.looked_at(MARA.id)
    shutil.copyfile(older, tampered.path)
    assert "an older file was put in its place" in tampered.refused_at_opening()
    assert tampered.report().damaged
    # The limit, as the module of the chain says: both files of an older day together look sound.
    shutil.copyfile(older_keys, envelope_path(tampered.path))
    assert tampered.refused_at_opening() == ""
    assert not tampered.report().damaged


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE session SET subjective = 'other words'", "rows are not what was signed"),
        ("UPDATE site SET insertions = insertions + 1", "rows are not what was signed"),
        ("DELETE FROM site", "rows are not what was signed"),
        ("UPDATE session SET signature_late = 1 - signature_late", "rows are not what was signed"),
        ("UPDATE session SET signature_at_utc_ms = signature_at_utc_ms + 1", "rows are not what was signed"),
        ("UPDATE session SET signature_digest = 'abc'", "signed content is not what was signed"),
        ("UPDATE signed_content SET content = CAST('[]' AS BLOB)", "signed content is not what was signed"),
        ("DELETE FROM signed_content", "signed content is missing"),
        ("UPDATE signed_content SET session_id = 'nobody'", "signed content is missing"),
        (
            "UPDATE session SET signature_person_id = NULL, signature_at_utc_ms = NULL, signature_at_offset_min = NULL, "
            "signature_digest = NULL, signature_late = NULL",
            "is not signed, but signed content is kept",
        ),
    ],
)
def test_that_changed_signed_content_is_told(tampered: Tampered, statement: str, told: str) -> None:
    tampered.strike((statement, ()))
    report = tampered.report()
    assert report.damaged
    assert any(told in line for line in report.lines), report.lines


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP TRIGGER audit_delete_guard", "audit_delete_guard is not as this program made it"),
        ("CREATE TRIGGER more AFTER INSERT ON audit BEGIN DELETE FROM draft_revision; END", "more is none of this program's"),
        ("DROP INDEX session_by_date", "session_by_date is not as this program made it"),
        ("UPDATE session SET patient_id = 'nobody'", "foreign_key_check: session"),
        ("UPDATE session SET date = 'some day'", "cannot be read"),
        ("UPDATE site SET place_structure = 'no muscle'", "V4"),
    ],
)
def test_that_changed_guards_and_rows_are_told(tampered: Tampered, statement: str, told: str) -> None:
    if "TRIGGER" in statement or "INDEX" in statement:
        with closing(connect(tampered.path, tampered.template.data_key)) as connection:
            connection.execute(statement)
    else:
        tampered.strike((statement, ()))
    report = tampered.report()
    assert report.damaged
    assert any(told in line for line in report.lines), report.lines


def test_that_opening_reads_only_the_end_of_a_long_trail(tampered: Tampered) -> None:
    """The quick look costs the same however long the trail is: it asks for so many entries and for the anchored one."""
    with closing(connect(tampered.path, tampered.template.data_key)) as connection:
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        connection.set_progress_handler(count, 100)
        assert tail_break(connection, tampered.head) is None
        connection.set_progress_handler(None, 0)
    assert 0 < steps < TAIL


def _pages(path: Path) -> list[bytes]:
    content, size = path.read_bytes(), 4096
    return [content[start : start + size] for start in range(0, len(content), size)]


def _records(tampered: Tampered) -> list[Any]:
    # In what parts the engine keeps its word index says nothing; what the index answers is compared by the check itself.
    tables = tampered.ask("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    made_by_engine = {f"{SESSION_INDEX}_{part}" for part in MADE_OF_INDEX}
    return [tampered.ask(f"SELECT * FROM {name}") for (name,) in tables if name not in made_by_engine]


def _put_back_singly(tampered: Tampered, change: Callable[[ClinicFile], None]) -> tuple[int, list[int]]:
    """Each page that the change wrote, alone put back as it was before, which its own seal allows.

    How many there were, and those after which the records differ and nobody is told.
    """
    before = _pages(tampered.path)
    with closing(reopened(tampered.template, tampered.path)) as file:
        change(file)
    after, records, missed = _pages(tampered.path), _records(tampered), []
    changed = [n for n in range(1, len(before)) if before[n] != after[n]]
    for nth in changed:
        tampered.path.write_bytes(b"".join((*after[:nth], before[nth], *after[nth + 1 :])))
        try:
            told = tampered.report().damaged
        except (DamagedClinicFile, EnvelopeOfAnotherFile):
            told = True
        if not told and _records(tampered) != records:
            missed.append(nth)
    return len(changed), missed


def test_that_a_page_put_back_to_before_the_signature_is_told(clinic_path: Path, clinic_template: Template) -> None:
    tampered = Tampered(clinic_path, clinic_template)
    with closing(reopened(clinic_template, clinic_path)) as file, file.work() as work:
        session = finished_session(work)

    def sign(file: ClinicFile) -> None:
        with file.work() as work:
            work.sign(session, late=False)

    changed, missed = _put_back_singly(tampered, sign)
    assert changed >= 5
    assert missed == []
