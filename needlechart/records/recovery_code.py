"""The recovery code of a clinic: printed once, typed back by somebody who lost every passphrase."""

from __future__ import annotations

import hashlib
import secrets

from needlechart.records.errors import MistypedRecoveryCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that nothing on paper can be read two ways."""
SECRET_SYMBOLS = 28
CHECK_SYMBOLS = 4
GROUP = 4
_READ_AS = str.maketrans("ILO", "110")


def new_recovery_code() -> str:
    """140 random bits and a check of 20, as eight groups of four."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(SECRET_SYMBOLS))
    whole = secret + _check(secret)
    return "-".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def secret_of(typed: str) -> str:
    """The secret part of a typed code, whatever its case, gaps and look-alikes; MistypedRecoveryCode otherwise."""
    symbols = "".join(c for c in typed.upper() if c.isalnum()).translate(_READ_AS)
    secret, check = symbols[:SECRET_SYMBOLS], symbols[SECRET_SYMBOLS:]
    if len(secret) < SECRET_SYMBOLS or check != _check(secret):
        raise MistypedRecoveryCode
    return secret


def _check(secret: str) -> str:
    number = int.from_bytes(hashlib.sha256(secret.encode("utf-8", "replace")).digest()[:4], "big")
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(CHECK_SYMBOLS))
