"""What a rule says: the finding, its stage, and whether it is settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Entry: cannot be true, refused at once and on import.  Sign: missing or unexplained, blocks signing.
    Refuse: refused before it is done; done already, it is charted and blocks signing until explained.
    Ack: takes one tap, once per subject and session.  Warn and info are shown and block nothing."""

    ENTRY = "entry"
    SIGN = "sign"
    REFUSE = "refuse"
    ACK = "ack"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """One thing a rule found.

    ``field`` is the field's name in the session document and ``subject_id`` the row it belongs to (empty: the session);
    a ``NotObtained`` with the same two answers a sign finding.  For an ack finding ``subject_id`` is the ``subject`` an
    ``Acknowledgement`` must name (a muscle, or what is told).  Found by shape (``entry_findings``) ``field`` is a path such
    as ``sites[3].depth_mm``.  ``site_id`` is the site or finding to show, where there is one.  ``settled``: acknowledged or
    explained already; it stays visible.  ``asks_reason``: an ack finding that takes a reason with its tap.
    """

    rule: str
    stage: Stage
    field: str
    subject_id: str
    sentence: str
    source: str
    way_out: str = ""
    site_id: str = ""
    settled: bool = False
    asks_reason: bool = False


BLOCKING = frozenset({Stage.ENTRY, Stage.SIGN, Stage.REFUSE, Stage.ACK})


def blocks_signing(findings: Iterable[RuleFinding]) -> tuple[RuleFinding, ...]:
    """The findings that keep a session from being signed; empty when it may be."""
    return tuple(f for f in findings if f.stage in BLOCKING and not f.settled)
