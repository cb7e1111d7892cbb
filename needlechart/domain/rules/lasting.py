"""What a session that is kept already may not have, judged by what was known when it was signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from needlechart.domain.patients import Patient
from needlechart.domain.rules.check import check_session
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.sessions import TreatmentSession

JUDGED = frozenset({Stage.ENTRY, Stage.SIGN, Stage.REFUSE})
"""The stages that tell of a kept session; cautions are asked of the person at the table, and only before the needle."""


def unanswered(context: Context) -> tuple[RuleFinding, ...]:
    """The entry errors, gaps and unexplained refusals of a session as it is kept.

    All of them break a signed session; a draft only its entry errors (``breaks``).
    """
    known = replace(context, patient=as_known(context.patient, context.session))
    return tuple(f for f in check_session(known) if f.stage in JUDGED and not f.settled)


def breaks(finding: RuleFinding, session: TreatmentSession) -> bool:
    """Whether the record is broken by this, rather than merely not finished."""
    return finding.stage is Stage.ENTRY or session.signature is not None


def as_known(patient: Patient, session: TreatmentSession) -> Patient:
    """The patient's chart as a signed session is held to: what came to it after the signature does not count against it.

    Left out are screening answers given later than the session's own to that question (later than the signature, when it has
    none), and alerts that do not say since when.  A consent withdrawn on the day of the session held for it: the record does
    not say at which hour it ended.
    """
    if session.signature is None:
        return patient
    signed_ms, own_ms = session.signature.at.utc_ms, {answer.item: answer.asked_at.utc_ms for answer in session.screening}
    tomorrow = session.date + timedelta(days=1)
    return replace(
        patient,
        alerts=tuple(alert for alert in patient.alerts if alert.since is not None),
        consents=tuple(replace(c, withdrawn=tomorrow) if c.withdrawn == session.date else c for c in patient.consents),
        screening=tuple(a for a in patient.screening if a.asked_at.utc_ms <= own_ms.get(a.item, signed_ms)),
    )
