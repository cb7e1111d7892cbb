"""What a new passphrase must be, said in sentences."""

from __future__ import annotations

LEAST_PASSPHRASE = 8
"""Characters.  A few words are easy to remember and hard to guess; the derivation makes each guess cost 64 MiB."""


def new_passphrase_fault(passphrase: str, again: str) -> tuple[str, str]:
    """A sentence under each of the two fields, empty where nothing is wrong."""
    too_short = "" if len(passphrase) >= LEAST_PASSPHRASE else f"At least {LEAST_PASSPHRASE} characters."
    return too_short, "" if passphrase == again else "The two are not the same."
