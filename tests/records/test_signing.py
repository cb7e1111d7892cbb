"""A signature freezes the session, here and in the file itself."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from needlechart.domain.afterwards import Addendum, Countersignature
from needlechart.domain.errors import SessionIsSigned
from needlechart.domain.sessions import TreatmentSession
from needlechart.records import anchor, envelope
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.connection import connect
from needlechart.records.errors import FrozenRecord, VersionConflict
from needlechart.records.revisions import DraftRevisions
from needlechart.records.signed_bytes import canonical_bytes, digest_of
from tests.clinics import ADA, Template
from tests.records.values import ValueMaker
from tests.records.watching import read_lane, write_lane


@pytest.fixture
def draft(clinic_file: ClinicFile) -> TreatmentSession:
    """A full draft with something to take back."""
    made = ValueMaker(1, 1.0).root(TreatmentSession)
    after: TreatmentSession = made.edited(plan="rest")
    with clinic_file.work() as work:
        work.save(None, made)
        work.save_draft(made, after)
    return after


@pytest.fixture
def signed(clinic_file: ClinicFile, draft: TreatmentSession) -> TreatmentSession:
    """The draft, signed."""
    with clinic_file.work() as work:
        return work.sign(draft, late=True)


def test_that_signing_says_who_when_and_of_what(
    clinic_file: ClinicFile, draft: TreatmentSession, signed: TreatmentSession
) -> None:
    assert signed.signature is not None
    assert (signed.signature.person_id, signed.signature.at) == (ADA.id, clinic_file.clock.now())
    assert signed.signature.late
    assert replace(signed, signature=None) == draft
    content = canonical_bytes(signed)
    assert signed.signature.digest == hashlib.sha256(content).hexdigest()
    with clinic_file.reading() as reading:
        assert reading.session(draft.id) == signed
        assert reading.revisions(draft.id) == DraftRevisions()
    kept = read_lane(clinic_file).execute("SELECT session_id, content, digest, signed_here FROM signed_content").fetchall()
    assert kept == [(draft.id, content, signed.signature.digest, 1)]


def test_that_the_signed_bytes_hold_every_row_and_the_signer(draft: TreatmentSession, signed: TreatmentSession) -> None:
    _schema, *rows = json.loads(canonical_bytes(signed))
    assert len([row for row in rows if row["table"] == "site"]) == len(signed.sites)
    (own,) = [row["row"] for row in rows if row["table"] == "session"]
    assert own["signature_person_id"] == ADA.id
    assert own["signature_digest"] == ""
    other = signed.sites[0].place.label + "x"
    moved = replace(signed.sites[0], place=replace(signed.sites[0].place, label=other))
    assert canonical_bytes(replace(signed, sites=(moved, *signed.sites[1:]))) != canonical_bytes(signed)


def test_that_the_head_of_the_trail_is_kept_outside_when_somebody_signs(
    clinic_file: ClinicFile, signed: TreatmentSession, clinic_template: Template
) -> None:
    head = write_lane(clinic_file).execute("SELECT max(seq) FROM audit").fetchone()[0]
    kept = anchor.anchored_head(envelope.read(clinic_file.path).anchor, clinic_template.data_key)
    assert kept.seq == head


def test_that_what_is_signed_is_what_stands_in_the_file(clinic_file: ClinicFile, draft: TreatmentSession) -> None:
    with pytest.raises(VersionConflict), clinic_file.work() as work:
        work.sign(draft.edited(plan="something else"), late=False)
    with clinic_file.reading() as reading:
        assert reading.session(draft.id) == draft
        assert reading.revisions(draft.id).cursor == 1


def test_that_a_signed_session_is_not_signed_again(clinic_file: ClinicFile, signed: TreatmentSession) -> None:
    with pytest.raises(SessionIsSigned), clinic_file.work() as work:
        work.sign(signed, late=False)


def test_that_a_signed_session_takes_no_change(clinic_file: ClinicFile, signed: TreatmentSession) -> None:
    with pytest.raises(SessionIsSigned):
        signed.edited(plan="changed")
    changed = replace(signed, plan="changed")
    without_site = replace(signed, sites=signed.sites[:1])
    with_site = replace(signed, sites=(*signed.sites, replace(signed.sites[0], id="new")))
    for after in (changed, without_site, with_site):
        with pytest.raises(SessionIsSigned), clinic_file.work() as work:
            work.save_draft(signed, after)
        with pytest.raises(FrozenRecord), clinic_file.work() as work:
            work.save(signed, after)
    unsigned = replace(signed, signature=None)
    with pytest.raises(SessionIsSigned), clinic_file.work() as work:
        work.save(signed, unsigned)
    with clinic_file.reading() as reading:
        assert reading.session(signed.id) == signed


ATTACKS = (
    "UPDATE session SET plan = 'x'",
    "UPDATE session SET signature_person_id = NULL, signature_at_utc_ms = NULL, signature_at_offset_min = NULL, "
    "signature_digest = NULL, signature_late = NULL",
    "DELETE FROM session",
    "UPDATE site SET insertions = 1",
    "DELETE FROM site",
    "UPDATE signed_content SET content = x'00'",
    "DELETE FROM signed_content",
    "DELETE FROM audit",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_that_the_file_itself_guards_what_is_signed(
    attack: str, clinic_file: ClinicFile, signed: TreatmentSession, clinic_path: Path, clinic_template: Template
) -> None:
    clinic_file.close()
    with closing(connect(clinic_path, clinic_template.data_key)) as connection:
        with pytest.raises(dbapi2.IntegrityError, match="frozen"):
            connection.execute(attack)
        # The control: without its guards the same statement goes through.
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(attack).rowcount > 0


def test_that_an_entry_beside_a_signed_session_is_sealed_too(clinic_file: ClinicFile, signed: TreatmentSession) -> None:
    addendum = ValueMaker(3, 1.0).root(Addendum, session_id=signed.id, digest="")
    counter = ValueMaker(3, 1.0).root(Countersignature, session_id=signed.id, digest="theirs")
    with clinic_file.work() as work:
        kept = work.save(None, addendum)
        assert work.save(None, counter) == counter
        assert work.touched.sessions == {signed.id}
    assert kept == replace(addendum, digest=digest_of(canonical_bytes(kept)))
    assert canonical_bytes(kept) == canonical_bytes(addendum), "the digest is not made of itself"
    assert canonical_bytes(kept) != canonical_bytes(replace(kept, text="other"))
    with clinic_file.reading() as reading:
        assert reading.addenda(signed.id) == (kept,)
