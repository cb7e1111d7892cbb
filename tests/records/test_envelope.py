"""The key envelope: who gets in, who does not, and what damage to it is called."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from needlechart.domain.errors import NotInTheRecord
from needlechart.domain.people import Clinic, Person, Policy, Role
from needlechart.records import envelope
from needlechart.records.envelope_document import parsed, rendered
from needlechart.records.errors import (
    DamagedEnvelope,
    MissingEnvelope,
    MistypedRecoveryCode,
    NewerClinicFile,
    NoSuchClinicFile,
    WrongPassphrase,
    WrongRecoveryCode,
)
from needlechart.records.recovery_code import ALPHABET
from needlechart.records.wrapping import FULL_COST, Cost

CHEAP = Cost(1, 8, 1)
CLINIC = Clinic("c1", "Praxis am Fluß", "Europe/Berlin", Policy(lock_after_min=5))
ADA = Person("p1", "Ada Kern", (Role.THERAPIST, Role.MANAGER))
BO = Person("p2", "Bo Lind", (Role.ASSISTANT,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "river.needlechart"
    place.write_bytes(b"the clinic file")
    return place


@pytest.fixture
def keys(path: Path) -> envelope.NewKeys:
    return envelope.create(path, CLINIC, ADA, "green heron", CHEAP)


def test_that_the_key_comes_back_with_the_passphrase_and_with_the_recovery_code(path: Path, keys: envelope.NewKeys) -> None:
    read = envelope.read(path)
    assert read == keys.envelope
    assert (read.clinic_name, read.time_zone, read.lock_after_min) == (CLINIC.name, CLINIC.time_zone, 5)
    assert envelope.unwrap(read, ADA.id, "green heron") == keys.data_key
    assert envelope.unwrap_with_recovery(read, keys.recovery_code) == keys.data_key
    assert keys.data_key not in envelope.envelope_path(path).read_bytes()


def test_that_a_wrong_passphrase_opens_nothing(keys: envelope.NewKeys) -> None:
    for wrong in ("green  heron", "Green heron", "", "green heron ", "\ud800"):
        with pytest.raises(WrongPassphrase):
            envelope.unwrap(keys.envelope, ADA.id, wrong)
    with pytest.raises(NotInTheRecord):
        envelope.unwrap(keys.envelope, "p9", "green heron")


def test_that_an_umlaut_may_be_typed_as_one_sign_or_as_two(path: Path) -> None:
    keys = envelope.create(path, CLINIC, ADA, "gr\u00fcner Reiher", CHEAP)
    assert envelope.unwrap(keys.envelope, ADA.id, "gru\u0308ner Reiher") == keys.data_key
    with pytest.raises(WrongPassphrase):
        envelope.unwrap(keys.envelope, ADA.id, "gruner Reiher")


def test_that_a_clinic_pays_the_full_cost_unless_told_otherwise(path: Path) -> None:
    assert (FULL_COST.passes, FULL_COST.memory_kib, FULL_COST.lanes) == (3, 64 * 1024, 4)
    keys = envelope.create(path, CLINIC, ADA, "green heron")
    assert keys.envelope.person(ADA.id).wrap.cost == keys.envelope.recovery.cost == FULL_COST
    assert envelope.unwrap(keys.envelope, ADA.id, "green heron") == keys.data_key


def test_that_two_wraps_of_one_key_share_nothing(path: Path, keys: envelope.NewKeys) -> None:
    before = keys.envelope.person(ADA.id).wrap
    envelope.change_passphrase(path, keys.data_key, ADA.id, "green heron", CHEAP)
    after = envelope.read(path).person(ADA.id).wrap
    assert before.salt != after.salt
    assert before.nonce != after.nonce
    assert before.wrapped != after.wrapped


def test_that_a_wrap_put_in_another_persons_place_does_not_open(path: Path, keys: envelope.NewKeys) -> None:
    envelope.add_person(path, keys.data_key, BO, "blue crane", CHEAP)
    read = envelope.read(path)
    assert envelope.unwrap(read, BO.id, "blue crane") == keys.data_key
    stolen = replace(read, people=(replace(read.person(ADA.id), wrap=read.person(BO.id).wrap), read.person(BO.id)))
    with pytest.raises(WrongPassphrase):
        envelope.unwrap(stolen, ADA.id, "blue crane")
    as_recovery = replace(read, recovery=read.person(BO.id).wrap)
    with pytest.raises(WrongRecoveryCode):
        envelope.unwrap_with_recovery(as_recovery, keys.recovery_code)


def test_that_a_changed_passphrase_replaces_the_old_one_and_leaves_the_clinic_file(path: Path, keys: envelope.NewKeys) -> None:
    envelope.change_passphrase(path, keys.data_key, ADA.id, "red kite", CHEAP)
    read = envelope.read(path)
    assert envelope.unwrap(read, ADA.id, "red kite") == keys.data_key
    with pytest.raises(WrongPassphrase):
        envelope.unwrap(read, ADA.id, "green heron")
    assert path.read_bytes() == b"the clinic file"
    assert {entry.name for entry in path.parent.iterdir()} == {path.name, f"{path.name}.keys"}


def test_that_nobody_changes_an_envelope_with_another_clinics_key(path: Path, keys: envelope.NewKeys) -> None:
    before = envelope.envelope_path(path).read_bytes()
    for change in (
        lambda: envelope.change_passphrase(path, b"x" * 32, ADA.id, "red kite", CHEAP),
        lambda: envelope.add_person(path, b"x" * 32, BO, "blue crane", CHEAP),
        lambda: envelope.remove_person(path, b"x" * 32, ADA.id),
        lambda: envelope.renew_recovery(path, b"x" * 32, CHEAP),
        lambda: envelope.describe(path, b"x" * 32, CLINIC, [ADA]),
    ):
        with pytest.raises(WrongPassphrase):
            change()
    assert envelope.envelope_path(path).read_bytes() == before
    assert envelope.fits(keys.envelope, keys.data_key)


def test_that_a_person_taken_away_no_longer_signs_in_and_the_last_one_stays(path: Path, keys: envelope.NewKeys) -> None:
    envelope.add_person(path, keys.data_key, BO, "blue crane", CHEAP)
    envelope.remove_person(path, keys.data_key, ADA.id)
    read = envelope.read(path)
    assert [p.id for p in read.people] == [BO.id]
    with pytest.raises(NotInTheRecord):
        envelope.unwrap(read, ADA.id, "green heron")
    with pytest.raises(NotInTheRecord):
        envelope.remove_person(path, keys.data_key, BO.id)


def test_that_names_and_roles_follow_the_record_and_the_keys_stay(path: Path, keys: envelope.NewKeys) -> None:
    married = replace(ADA, name="Ada Kern-Vogt", roles=(Role.MANAGER,))
    envelope.describe(path, keys.data_key, replace(CLINIC, name="Praxis am See"), [married, BO])
    read = envelope.read(path)
    assert read.clinic_name == "Praxis am See"
    assert [(p.name, p.roles) for p in read.people] == [("Ada Kern-Vogt", (Role.MANAGER,))]
    assert envelope.unwrap(read, ADA.id, "green heron") == keys.data_key


def test_that_a_new_recovery_code_ends_the_old_one(path: Path, keys: envelope.NewKeys) -> None:
    code = envelope.renew_recovery(path, keys.data_key, CHEAP)
    read = envelope.read(path)
    assert envelope.unwrap_with_recovery(read, code) == keys.data_key
    with pytest.raises(WrongRecoveryCode):
        envelope.unwrap_with_recovery(read, keys.recovery_code)


def test_that_a_recovery_code_is_read_as_people_type_it(keys: envelope.NewKeys) -> None:
    code = keys.recovery_code
    looks_alike = code.lower().replace("1", "l").replace("0", "o").replace("-", " ")
    assert envelope.unwrap_with_recovery(keys.envelope, looks_alike) == keys.data_key


def test_that_every_single_slip_in_a_recovery_code_is_noticed_before_a_key_is_derived(keys: envelope.NewKeys) -> None:
    code = keys.recovery_code.replace("-", "")
    for place, symbol in enumerate(code):
        slipped = code[:place] + ALPHABET[(ALPHABET.index(symbol) + 1) % len(ALPHABET)] + code[place + 1 :]
        with pytest.raises(MistypedRecoveryCode):
            envelope.unwrap_with_recovery(keys.envelope, slipped)
    for wrong in ("", code[:-1], code + "0", "ÄÖÜ" * 11):
        with pytest.raises(MistypedRecoveryCode):
            envelope.unwrap_with_recovery(keys.envelope, wrong)


def test_that_a_bit_changed_anywhere_in_an_envelope_is_damage_or_changes_nothing(keys: envelope.NewKeys) -> None:
    document = rendered(keys.envelope)
    told = {"damaged": 0, "newer": 0, "harmless": 0}
    for place in range(len(document)):
        changed = bytearray(document)
        changed[place] ^= 1 << place % 7
        try:
            read = parsed(bytes(changed), "river.keys")
        except DamagedEnvelope:
            told["damaged"] += 1
        except NewerClinicFile:
            told["newer"] += 1
        else:
            assert read == keys.envelope
            told["harmless"] += 1
    assert sum(told.values()) == len(document)
    assert told["damaged"] > 0.85 * len(document)


def test_that_whatever_is_no_envelope_is_called_damaged(keys: envelope.NewKeys) -> None:
    document = rendered(keys.envelope)
    content = json.loads(document)
    without = [json.dumps({k: v for k, v in content.items() if k != name}).encode() for name in content]
    for other in (b"", b"\x00" * 100, b"[]", b"[" * 100_000, b'{"format": 1}', b'{"format": true}', document[:-40], *without):
        with pytest.raises(DamagedEnvelope):
            parsed(other, "river.keys")


def test_that_the_envelope_of_a_newer_program_is_called_newer(keys: envelope.NewKeys) -> None:
    newer = json.loads(rendered(keys.envelope)) | {"format": 2}
    with pytest.raises(NewerClinicFile):
        parsed(json.dumps(newer).encode(), "river.keys")


def test_that_a_missing_half_is_named(path: Path, keys: envelope.NewKeys) -> None:
    place = envelope.envelope_path(path)
    content = place.read_bytes()
    place.unlink()
    with pytest.raises(MissingEnvelope, match=r"river\.needlechart\.keys"):
        envelope.read(path)
    place.write_bytes(content)
    path.unlink()
    with pytest.raises(NoSuchClinicFile, match=r"river\.needlechart"):
        envelope.read(path)
