"""The key envelope beside a clinic file: who may sign in, and the file's key wrapped for each of them.

It holds people's names and roles, never patient data, and opens without the database: the sign-in page needs it alone.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from needlechart.domain.errors import NotInTheRecord
from needlechart.domain.people import Clinic, Person, Role
from needlechart.records import envelope_document
from needlechart.records.anchor import anchored_head, sealed_anchor
from needlechart.records.atomic_file import write_atomically
from needlechart.records.audit import ChainHead
from needlechart.records.envelope_value import EnvelopePerson, KeyEnvelope
from needlechart.records.errors import DamagedEnvelope, MissingEnvelope, NoSuchClinicFile, WrongPassphrase, WrongRecoveryCode
from needlechart.records.recovery_code import new_recovery_code, secret_of
from needlechart.records.wrapping import FULL_COST, KEY_BYTES, Cost, Wrap, unwrap_key, wrap_key

__all__ = [
    "DEMO_PASSPHRASE", "EnvelopePerson", "KeyEnvelope", "add_person", "change_passphrase", "create", "describe", "keep_head",
    "envelope_path", "fits", "make", "read", "remove_person", "renew_recovery", "unwrap", "unwrap_with_recovery", "write",
]  # fmt: skip

DEMO_PASSPHRASE = "demo"
"""Published: it opens every demo clinic and no other."""
_RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class NewKeys:
    """What a new clinic file needs once: its key, and the code to show and never keep."""

    envelope: KeyEnvelope
    data_key: bytes
    recovery_code: str


def envelope_path(clinic_file: Path) -> Path:
    """The envelope's place: the clinic file's name with ``.keys`` behind it."""
    return clinic_file.with_name(f"{clinic_file.name}.keys")


def make(clinic: Clinic, person: Person, passphrase: str, cost: Cost = FULL_COST) -> NewKeys:
    """A random data key, wrapped for the first person and for the recovery code; nothing is written."""
    data_key, code = secrets.token_bytes(KEY_BYTES), new_recovery_code()
    envelope = KeyEnvelope(
        clinic_name=clinic.name,
        time_zone=clinic.time_zone,
        demo=clinic.demo,
        lock_after_min=clinic.policy.lock_after_min,
        people=(_described(person, wrap_key(data_key, passphrase, person.id, cost)),),
        recovery=wrap_key(data_key, secret_of(code), _RECOVERY, cost),
        key_check=_key_check(data_key),
        anchor=sealed_anchor(data_key),
    )
    return NewKeys(envelope, data_key, code)


def create(path: Path, clinic: Clinic, person: Person, passphrase: str, cost: Cost = FULL_COST) -> NewKeys:
    """Makes an envelope and writes it beside ``path``, the clinic file's place."""
    keys = make(clinic, person, passphrase, cost)
    write(path, keys.envelope)
    return keys


def read(path: Path) -> KeyEnvelope:
    """The envelope of the clinic file at ``path``; NoSuchClinicFile, MissingEnvelope, DamagedEnvelope or NewerClinicFile."""
    place = envelope_path(path)
    if not path.is_file():
        raise NoSuchClinicFile(path.name)
    if not place.is_file():
        raise MissingEnvelope(place.name)
    return envelope_document.parsed(place.read_bytes(), place.name)


def write(path: Path, envelope: KeyEnvelope) -> None:
    """Puts the envelope in the place of the one beside the clinic file at ``path``."""
    write_atomically(envelope_path(path), envelope_document.rendered(envelope))


def unwrap(envelope: KeyEnvelope, person_id: str, passphrase: str) -> bytes:
    """The data key, opened with a person's passphrase; WrongPassphrase, or NotInTheRecord for a stranger."""
    data_key = unwrap_key(envelope.person(person_id).wrap, passphrase, person_id)
    if data_key is None:
        raise WrongPassphrase
    return _checked(envelope, data_key)


def unwrap_with_recovery(envelope: KeyEnvelope, code: str) -> bytes:
    """The data key, opened with the recovery code; MistypedRecoveryCode or WrongRecoveryCode."""
    data_key = unwrap_key(envelope.recovery, secret_of(code), _RECOVERY)
    if data_key is None:
        raise WrongRecoveryCode
    return _checked(envelope, data_key)


def fits(envelope: KeyEnvelope, data_key: bytes) -> bool:
    """Whether this is the key the envelope was made for: tells a wrong key from a damaged file."""
    return hmac.compare_digest(envelope.key_check, _key_check(data_key))


def change_passphrase(path: Path, data_key: bytes, person_id: str, passphrase: str, cost: Cost = FULL_COST) -> None:
    """Wraps the key anew for one person; the clinic file is not rewritten."""
    envelope = _of_key(path, data_key)
    changed = replace(envelope.person(person_id), wrap=wrap_key(data_key, passphrase, person_id, cost))
    write(path, replace(envelope, people=_put(envelope.people, changed)))


def add_person(path: Path, data_key: bytes, person: Person, passphrase: str, cost: Cost = FULL_COST) -> None:
    """Lets a person sign in; an earlier entry with the same id is replaced."""
    envelope = _of_key(path, data_key)
    added = _described(person, wrap_key(data_key, passphrase, person.id, cost))
    write(path, replace(envelope, people=_put(envelope.people, added)))


def remove_person(path: Path, data_key: bytes, person_id: str) -> None:
    """Takes a person's way in away; what they wrote stays in the record.  The last one cannot be removed."""
    envelope = _of_key(path, data_key)
    rest = tuple(p for p in envelope.people if p.id != envelope.person(person_id).id)
    if not rest:
        raise NotInTheRecord("other person who could still sign in")
    write(path, replace(envelope, people=rest))


def describe(path: Path, data_key: bytes, clinic: Clinic, people: Iterable[Person]) -> None:
    """Writes the clinic's and the people's names, roles and settings as they are in the record now; wraps stay."""
    envelope = _of_key(path, data_key)
    known = {person.id: person for person in people}
    signing_in = tuple(_described(known[p.id], p.wrap) if p.id in known else p for p in envelope.people)
    write(
        path,
        replace(
            envelope,
            clinic_name=clinic.name,
            time_zone=clinic.time_zone,
            lock_after_min=clinic.policy.lock_after_min,
            people=signing_in,
        ),
    )


def keep_head(path: Path, data_key: bytes, head: ChainHead) -> None:
    """Keeps the head of the audit chain in the envelope; nothing is written when it is there already.

    WrongPassphrase for a key that is not this envelope's.
    """
    envelope = _of_key(path, data_key)
    if anchored_head(envelope.anchor, data_key).seq < head.seq:
        write(path, replace(envelope, anchor=sealed_anchor(data_key, head)))


def renew_recovery(path: Path, data_key: bytes, cost: Cost = FULL_COST) -> str:
    """A new recovery code; the old one no longer opens this envelope."""
    envelope, code = _of_key(path, data_key), new_recovery_code()
    write(path, replace(envelope, recovery=wrap_key(data_key, secret_of(code), _RECOVERY, cost)))
    return code


def _of_key(path: Path, data_key: bytes) -> KeyEnvelope:
    envelope = read(path)
    if not fits(envelope, data_key):
        raise WrongPassphrase
    return envelope


def _checked(envelope: KeyEnvelope, data_key: bytes) -> bytes:
    if not fits(envelope, data_key):
        raise DamagedEnvelope
    return data_key


def _key_check(data_key: bytes) -> bytes:
    return hmac.new(data_key, b"NeedleChart key check", hashlib.sha256).digest()


def _described(person: Person, wrap: Wrap) -> EnvelopePerson:
    return EnvelopePerson(person.id, person.name, tuple(Role(role) for role in person.roles), wrap)


def _put(people: tuple[EnvelopePerson, ...], person: EnvelopePerson) -> tuple[EnvelopePerson, ...]:
    if any(p.id == person.id for p in people):
        return tuple(person if p.id == person.id else p for p in people)
    return (*people, person)
