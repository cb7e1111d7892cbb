"""Tables beside the record: the audit trail, undo steps of drafts, signed bytes, and what finding a patient needs."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from needlechart.records.audit import AUDIT

__all__ = ["AUDIT", "DRAFT_REVISION", "PATIENT_SEEN", "PATIENT_WORD", "REVIEW_STANDING", "SIGNED_CONTENT", "add_ledger_tables"]

DRAFT_REVISION = "draft_revision"
SIGNED_CONTENT = "signed_content"
PATIENT_WORD = "patient_word"
PATIENT_SEEN = "patient_seen"
REVIEW_STANDING = "review_standing"
"""Where each session stands in the review: what ``review_state`` says of its thread, written by a trigger with every entry, so
that a queue among a million sessions is one look into an index.  A session without a thread has no row."""


def add_ledger_tables(metadata: MetaData) -> None:
    """Adds the tables to those of the record."""
    _audit(metadata)
    Table(
        DRAFT_REVISION,
        metadata,
        *_texts("session_id"),
        *_numbers("step", "part"),
        *_texts("merge_key"),
        *_numbers("at_utc_ms", "at_offset_min", "undone"),
        Column("changes", LargeBinary, nullable=False),
        PrimaryKeyConstraint("session_id", "step", "part"),
        _of("session_id", "session.id"),
        CheckConstraint("undone IN (0, 1)", name="draft_revision_undone_yes_or_no"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    Table(
        SIGNED_CONTENT,
        metadata,
        *_texts("session_id", "digest", "schema"),
        *_numbers("signed_here"),
        Column("content", LargeBinary, nullable=False),
        PrimaryKeyConstraint("session_id"),
        _of("session_id", "session.id"),
        CheckConstraint("signed_here IN (0, 1)", name="signed_content_signed_here_yes_or_no"),
        sqlite_strict=True,
    )
    Table(
        PATIENT_WORD,
        metadata,
        *_texts("word", "patient_id"),
        PrimaryKeyConstraint("word", "patient_id"),
        _of("patient_id", "patient.id"),
        Index("patient_word_of_patient", "patient_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    Table(
        PATIENT_SEEN,
        metadata,
        *_texts("patient_id"),
        *_numbers("at_utc_ms"),
        PrimaryKeyConstraint("patient_id"),
        _of("patient_id", "patient.id"),
        Index("patient_seen_by_time", "at_utc_ms"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    Table(
        REVIEW_STANDING,
        metadata,
        *_texts("session_id", "state"),
        *_numbers("number", "since_utc_ms", "since_offset_min"),
        PrimaryKeyConstraint("session_id"),
        _of("session_id", "session.id"),
        Index("review_standing_by_state", "state", "since_utc_ms", "session_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _audit(metadata: MetaData) -> None:
    Table(
        AUDIT,
        metadata,
        Column("seq", Integer, primary_key=True),
        *_numbers("at_utc_ms", "at_offset_min"),
        *_texts("person_id", "station", "deed", "outcome"),
        Column("patient_id", Text),
        Column("session_id", Text),
        Column("changes", LargeBinary, nullable=False),
        Column("previous", LargeBinary, nullable=False),
        Column("hash", LargeBinary, nullable=False),
        CheckConstraint("length(hash) = 32", name="audit_hash_length"),
        # No index beside the key: each one would be another page to encrypt and write with every tap.
        sqlite_strict=True,
    )


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _numbers(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _of(column: str, target: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint([column], [target], deferrable=True, initially="DEFERRED")
