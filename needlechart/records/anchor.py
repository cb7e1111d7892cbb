"""The head of the audit chain, kept once more in the key envelope: it shows a clinic file that was cut short or put back.

Written when a session is signed and when the file is closed, never with every change: that would cost a second sync.
The file's head may therefore be later than the anchor, and never earlier.  The seal is made with the data key, so that
nobody who cannot open the clinic file can write an anchor that fits another one.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from needlechart.records.audit import ORIGIN, ChainHead
from needlechart.records.errors import DamagedEnvelope, WrongPassphrase

if TYPE_CHECKING:
    from needlechart.records.envelope_value import KeyEnvelope


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head of the chain with its seal (HMAC-SHA256 under the data key)."""

    head: ChainHead
    seal: bytes


def sealed_anchor(data_key: bytes, head: ChainHead = ORIGIN) -> Anchor:
    """That head, sealed."""
    return Anchor(head, _seal(data_key, head))


def anchored_head(envelope: KeyEnvelope, data_key: bytes) -> ChainHead:
    """The head in the envelope; DamagedEnvelope when its seal was not made with this clinic's key."""
    anchor = envelope.anchor
    if not hmac.compare_digest(anchor.seal, _seal(data_key, anchor.head)):
        raise DamagedEnvelope
    return anchor.head


def write_anchor(path: Path, data_key: bytes, head: ChainHead) -> None:
    """Keeps the head in the envelope of the clinic file at ``path``; nothing is written when it is there already.

    WrongPassphrase for a key that is not this envelope's.
    """
    from needlechart.records import envelope

    keys = envelope.read(path)
    if not envelope.fits(keys, data_key):
        raise WrongPassphrase
    if anchored_head(keys, data_key).seq < head.seq:
        envelope.write(path, replace(keys, anchor=sealed_anchor(data_key, head)))


def _seal(data_key: bytes, head: ChainHead) -> bytes:
    return hmac.new(data_key, b"NeedleChart anchor %d " % head.seq + head.hash, hashlib.sha256).digest()
