"""Looking a clinic file over: what is damage, what is only a gap, and what the command says of it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from needlechart import cli
from needlechart.domain.afterwards import Addendum, AddendumKind
from needlechart.domain.errors import NotAllowed
from needlechart.domain.people import Role
from needlechart.domain.sessions import Explanation, ExplanationReason, Signature, TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.connection import working_connection
from needlechart.usecases.charting import start_session
from needlechart.usecases.checking import check_clinic
from tests.clinics import ADA, MARA, NOW, PASSPHRASE, Template, reopened
from tests.reliability.finished import finished_session

SOUND = "The clinic file is sound."
DAMAGED = "The clinic file is damaged."


def _signed(file: ClinicFile) -> TreatmentSession:
    with file.work() as work:
        return work.sign(finished_session(work), late=False)


def test_that_a_clinic_with_a_finished_and_signed_session_is_sound(clinic_file: ClinicFile) -> None:
    _signed(clinic_file)
    report = check_clinic(clinic_file)
    assert not report.damaged
    assert report.lines == (
        "File: pages, keys, tables and guards are sound.",
        "Audit trail: 5 entries, unbroken; the key envelope vouches for 5 of them.",
        "Sums: what is summed is what the records come to.",
        "Records: 1 patients, 1 sessions, 1 of them signed.",
        SOUND,
    )


def test_that_the_gaps_of_a_draft_are_listed_and_are_no_damage(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        draft = start_session(work, MARA.id).session
    report = check_clinic(clinic_file)
    assert not report.damaged
    gaps = [line for line in report.lines if line.startswith(f"Draft {draft.date} of patient {MARA.number} ({draft.id}): V")]
    assert gaps
    assert report.lines[-2:] == ("Drafts: 1 still have gaps, which is no damage.", SOUND)


def test_that_an_entry_error_is_damage_in_a_draft_too(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        session = finished_session(work)
        (site,) = session.sites
        work.save_draft(session, session.with_site(replace(site, depth_mm=90)))
    report = check_clinic(clinic_file)
    assert report.damaged
    assert any(line.startswith("Draft") and ": V5 " in line for line in report.lines)


def test_that_what_a_draft_may_lack_is_damage_in_a_signed_session(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        draft = start_session(work, MARA.id).session
        work.sign(draft, late=False)
    report = check_clinic(clinic_file)
    assert report.damaged
    assert any(line.startswith("Session") and ": V13 " in line for line in report.lines)
    assert report.lines[-1] == DAMAGED


def test_that_needling_without_consent_is_damage_in_a_signed_session_and_no_damage_in_a_draft(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        session = finished_session(work)
        work.save(MARA, replace(MARA, consents=()))
    assert not check_clinic(clinic_file).damaged
    with clinic_file.work() as work:
        work.sign(session, late=False)
    report = check_clinic(clinic_file)
    assert report.damaged
    assert [line for line in report.lines if ": V3 No signed consent" in line and line.startswith("Session")]


def test_that_needling_without_consent_is_sound_once_it_is_explained(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        session = finished_session(work)
        work.save(MARA, replace(MARA, consents=()))
        explanation = Explanation("why", "V3", ExplanationReason.EMERGENCY, NOW, ADA.id)
        explained = session.edited(explanations=(explanation,))
        work.save_draft(session, explained)
        work.sign(explained, late=False)
    assert not check_clinic(clinic_file).damaged


def test_that_consent_withdrawn_after_the_signature_is_no_damage(clinic_file: ClinicFile) -> None:
    day = _signed(clinic_file).date
    with clinic_file.work() as work:
        work.save(MARA, replace(MARA, consents=tuple(replace(c, withdrawn=day) for c in MARA.consents)))
    assert not check_clinic(clinic_file).damaged


def test_that_an_entry_error_of_a_patient_and_of_what_stands_beside_a_session_is_damage(clinic_file: ClinicFile) -> None:
    """The tables refuse most of them; an id without letters they take."""
    with clinic_file.work() as work:
        work.save(MARA, replace(MARA, problems=(replace(MARA.problems[0], id=""),)))
    report = check_clinic(clinic_file)
    assert report.damaged
    assert any(line.startswith(f"Patient {MARA.number}: problems[0].id") for line in report.lines)


def test_that_a_session_signed_elsewhere_is_judged_as_of_its_own_day(clinic_file: ClinicFile) -> None:
    """A signed session of last year is no session of the future, and one of today signed last year is."""
    with clinic_file.work() as work:
        session = finished_session(work)
        last_year = NOW.plus(hours=-24 * 365)
        work.add_many([replace(session, id="early", signature=Signature(ADA.id, last_year, ""))], deed="import")
    report = check_clinic(clinic_file)
    assert report.damaged
    assert any("(early): V1 " in line for line in report.lines), report.lines


def _with_addendum(file: ClinicFile, **changed: Any) -> None:
    session = _signed(file)
    addendum = Addendum("added", session.id, AddendumKind.ADDENDUM, ADA.id, NOW, reason="Heard later", text="Slept well.")
    with file.work() as work:
        work.save(None, replace(addendum, **changed))


def test_that_an_addendum_that_is_what_was_signed_is_sound(clinic_file: ClinicFile) -> None:
    _with_addendum(clinic_file)
    assert not check_clinic(clinic_file).damaged


def test_that_an_addendum_that_does_not_fit_its_digest_is_damage(clinic_file: ClinicFile) -> None:
    _with_addendum(clinic_file, digest="0" * 64)
    report = check_clinic(clinic_file)
    assert report.damaged
    assert f"Patient {MARA.number}: an entry beside a signed session is not what was signed." in report.lines


def test_that_it_tells_how_far_it_is(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        draft = start_session(work, MARA.id).session
        work.add_many([replace(draft, id=f"draft-{nth}") for nth in range(6)], deed="import")
    told: list[tuple[int, int]] = []
    check_clinic(clinic_file, lambda done, of: told.append((done, of)))
    assert told == [(nth, 7) for nth in range(1, 8)]


def test_that_somebody_inactive_may_not_look_the_file_over(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, active=False, roles=(Role.MANAGER,)))
    with pytest.raises(NotAllowed):
        check_clinic(clinic_file)


@pytest.fixture
def command(clinic_path: Path, tmp_path: Path) -> list[str]:
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\n")
    return ["check", str(clinic_path), "--passphrase-file", str(secret)]


def test_that_the_command_says_sound_with_status_0(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(command) == 0
    assert capsys.readouterr().out.splitlines()[-1] == SOUND


def test_that_the_command_counts_the_sums_again(
    command: list[str], clinic_path: Path, clinic_template: Template, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(working_connection(clinic_path, clinic_template.data_key)) as connection:
        connection.execute("INSERT INTO reaction_sum VALUES ('2026-11', 'bruise', 'mild', 1)")
    assert cli.main(command) == 1
    assert "Sums: reaction_sum is not what the records come to" in capsys.readouterr().out
    assert cli.main([*command, "--count-again"]) == 0
    assert cli.main(command) == 0


def test_that_the_command_says_damaged_with_status_1(
    command: list[str], clinic_template: Template, clinic_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(reopened(clinic_template, clinic_path)) as file, file.work() as work:
        work.sign(start_session(work, MARA.id).session, late=False)
    assert cli.main(command) == 1
    assert capsys.readouterr().out.splitlines()[-1] == DAMAGED


@pytest.mark.parametrize("damage", [lambda c: c[:16] + b"\0" * 64 + c[80:], lambda c: b"no clinic file" * 1000])
def test_that_a_file_too_damaged_to_open_is_status_1_too(
    command: list[str], clinic_path: Path, capsys: pytest.CaptureFixture[str], damage: Any
) -> None:
    clinic_path.write_bytes(damage(clinic_path.read_bytes()))
    assert cli.main(command) == 1
    assert "damaged" in capsys.readouterr().err


def test_that_a_wrong_passphrase_is_status_2(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "secret").write_text("wrong\n")
    assert cli.main(command) == 2
    assert "not the right one" in capsys.readouterr().err
