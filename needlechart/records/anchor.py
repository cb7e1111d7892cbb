"""The head of the audit chain, kept once more in the key envelope: it shows a clinic file that was cut short or put back.

Written when a session is signed and when the file is closed, never with every change: that would cost a second sync.
The file's head may therefore be later than the anchor, and never earlier.  The seal is made with the data key, so that
nobody who cannot open the clinic file can write an anchor that fits another one.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from needlechart.records.audit import ORIGIN, ChainHead
from needlechart.records.errors import DamagedEnvelope


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head of the chain with its seal (HMAC-SHA256 under the data key)."""

    head: ChainHead
    seal: bytes


def sealed_anchor(data_key: bytes, head: ChainHead = ORIGIN) -> Anchor:
    """That head, sealed."""
    return Anchor(head, _seal(data_key, head))


def anchored_head(anchor: Anchor, data_key: bytes) -> ChainHead:
    """The head that was kept; DamagedEnvelope when its seal was not made with this clinic's key."""
    if not hmac.compare_digest(anchor.seal, _seal(data_key, anchor.head)):
        raise DamagedEnvelope
    return anchor.head


def _seal(data_key: bytes, head: ChainHead) -> bytes:
    return hmac.new(data_key, b"NeedleChart anchor %d " % head.seq + head.hash, hashlib.sha256).digest()
