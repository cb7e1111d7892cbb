"""Who may sign in to a clinic file: read from its key envelope alone, without the database."""

from __future__ import annotations

from pathlib import Path

from needlechart.records import envelope
from needlechart.records.envelope_value import EnvelopePerson, KeyEnvelope

__all__ = ["DEMO_PASSPHRASE", "EnvelopePerson", "KeyEnvelope", "read_door"]

DEMO_PASSPHRASE = envelope.DEMO_PASSPHRASE


def read_door(path: Path) -> KeyEnvelope:
    """The people, names and lock time of that clinic file; a missing or damaged envelope has its own NeedleChartError."""
    return envelope.read(path)
