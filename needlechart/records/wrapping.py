"""Wrapping the data key of a clinic file with a secret a person knows."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16
MOST_MEMORY_KIB = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs with argon2id: passes, memory in KiB, lanes."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


FULL_COST = Cost()
"""RFC 9106's second recommended setting: 64 MiB, three passes, four lanes."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """The data key under one secret: AES-256-GCM with a key that argon2id derives from the secret."""

    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


def wrap_key(data_key: bytes, secret: str, whose: str, cost: Cost = FULL_COST) -> Wrap:
    """Wraps the data key; ``whose`` is bound in, so that one person's wrap cannot stand in another's place."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    wrapped = AESGCM(_derived(secret, salt, cost)).encrypt(nonce, data_key, whose.encode())
    return Wrap(cost, salt, nonce, wrapped)


def unwrap_key(wrap: Wrap, secret: str, whose: str) -> bytes | None:
    """The data key, or None when the secret is not the right one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_derived(secret, wrap.salt, wrap.cost)).decrypt(wrap.nonce, wrap.wrapped, whose.encode())
    except InvalidTag:
        return None


def _derived(secret: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    # One person types ü as one character, another keyboard sends u and two dots: both are the same passphrase.
    typed = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    return hash_secret_raw(typed, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
