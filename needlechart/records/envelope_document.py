"""The key envelope as a JSON document with its own checksum, read without trusting it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TypeVar

from needlechart.domain.people import Role
from needlechart.records.anchor import Anchor
from needlechart.records.audit import ChainHead
from needlechart.records.envelope_value import EnvelopePerson, KeyEnvelope
from needlechart.records.errors import DamagedEnvelope, NewerClinicFile
from needlechart.records.wrapping import MOST_MEMORY_KIB, NONCE_BYTES, SALT_BYTES, WRAPPED_BYTES, Cost, Wrap

FORMAT = 1
DIGEST_BYTES = hashlib.sha256().digest_size
_MOST_BYTES = 4 * 1024 * 1024
_Value = TypeVar("_Value")


def rendered(envelope: KeyEnvelope) -> bytes:
    """The document, readable by people, with the checksum of its content."""
    content: dict[str, object] = {
        "format": FORMAT,
        "what": "NeedleChart key envelope: keep it beside its clinic file",
        "clinic_name": envelope.clinic_name,
        "time_zone": envelope.time_zone,
        "demo": envelope.demo,
        "lock_after_min": envelope.lock_after_min,
        "people": [
            {"id": p.id, "name": p.name, "roles": [str(r) for r in p.roles], "key": _wrap(p.wrap)} for p in envelope.people
        ],
        "recovery": _wrap(envelope.recovery),
        "key_check": envelope.key_check.hex(),
        "anchor": _anchor(envelope.anchor),
    }
    return json.dumps(content | {"checksum": _checksum(content)}, indent=1, ensure_ascii=False).encode()


def parsed(document: bytes, name: str) -> KeyEnvelope:
    """The envelope in the document; DamagedEnvelope for anything else, NewerClinicFile for a later format."""
    try:
        content = _object(json.loads(document[:_MOST_BYTES]))
        if _number(content, "format") > FORMAT:
            raise NewerClinicFile(name)
        if content.pop("checksum", None) != _checksum(content):
            raise DamagedEnvelope(name)
        return _envelope(content)
    except (ValueError, KeyError, TypeError, RecursionError):
        damaged = DamagedEnvelope(name)
    raise damaged


def _envelope(content: Mapping[str, object]) -> KeyEnvelope:
    people = content["people"]
    if not isinstance(people, list) or not people:
        raise ValueError
    return KeyEnvelope(
        clinic_name=_text(content, "clinic_name"),
        time_zone=_text(content, "time_zone"),
        demo=_of_kind(content, "demo", bool),
        lock_after_min=_number(content, "lock_after_min"),
        people=tuple(_person(_object(p)) for p in people),
        recovery=_unwrapped(content, "recovery"),
        key_check=_bytes(content, "key_check", DIGEST_BYTES),
        anchor=_read_anchor(_object(content["anchor"])),
    )


def _person(content: Mapping[str, object]) -> EnvelopePerson:
    roles: list[object] = _of_kind(content, "roles", list)
    return EnvelopePerson(
        _text(content, "id"), _text(content, "name"), tuple(Role(str(r)) for r in roles), _unwrapped(content, "key")
    )


def _wrap(wrap: Wrap) -> dict[str, object]:
    return {
        "kind": "argon2id, AES-256-GCM",
        "passes": wrap.cost.passes,
        "memory_kib": wrap.cost.memory_kib,
        "lanes": wrap.cost.lanes,
        "salt": wrap.salt.hex(),
        "nonce": wrap.nonce.hex(),
        "wrapped": wrap.wrapped.hex(),
    }


def _anchor(anchor: Anchor) -> dict[str, object]:
    return {
        "what": "the last entry of the audit trail that was kept here",
        "seq": anchor.head.seq,
        "hash": anchor.head.hash.hex(),
        "seal": anchor.seal.hex(),
    }


def _read_anchor(content: Mapping[str, object]) -> Anchor:
    head = ChainHead(_number(content, "seq"), _bytes(content, "hash", DIGEST_BYTES))
    return Anchor(head, _bytes(content, "seal", DIGEST_BYTES))


def _unwrapped(content: Mapping[str, object], name: str) -> Wrap:
    wrap = _object(content[name])
    cost = Cost(_number(wrap, "passes"), _number(wrap, "memory_kib"), _number(wrap, "lanes"))
    if not (1 <= cost.passes <= 100 and 8 * cost.lanes <= cost.memory_kib <= MOST_MEMORY_KIB and 1 <= cost.lanes <= 64):
        raise ValueError
    return Wrap(
        cost, _bytes(wrap, "salt", SALT_BYTES), _bytes(wrap, "nonce", NONCE_BYTES), _bytes(wrap, "wrapped", WRAPPED_BYTES)
    )


def _checksum(content: Mapping[str, object]) -> str:
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError
    return value


def _of_kind(content: Mapping[str, object], name: str, kind: type[_Value]) -> _Value:
    value = content[name]
    if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
        raise ValueError
    return value


def _text(content: Mapping[str, object], name: str) -> str:
    return _of_kind(content, name, str)


def _number(content: Mapping[str, object], name: str) -> int:
    return _of_kind(content, name, int)


def _bytes(content: Mapping[str, object], name: str, length: int) -> bytes:
    value = bytes.fromhex(_text(content, name))
    if len(value) != length:
        raise ValueError
    return value
