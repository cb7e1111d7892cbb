"""A session in which nothing is missing for its signature."""

from __future__ import annotations

from dataclasses import replace

from needlechart.domain.needling import Needle, NeedleCount, Tolerance
from needlechart.domain.patients import ScreeningAnswer, YesNo
from needlechart.domain.reactions import ReactionAnswer
from needlechart.domain.sessions import CleanTechnique, Position, TreatmentSession
from needlechart.records.work import Work
from needlechart.usecases.charting import start_session
from tests.clinics import MARA
from tests.reliability.deeds import charted


def finished_session(work: Work) -> TreatmentSession:
    """One site, counted in and out, every question answered, kept as a draft; ready to be signed."""
    draft = start_session(work, MARA.id).session
    (*_, with_site) = charted(draft, 3)
    (site,) = with_site.sites
    site = replace(site, needle=Needle(0.3, 40), depth_mm=20)
    items = work.reading.catalogue().screening
    session = with_site.with_site(site).edited(
        screening=tuple(ScreeningAnswer(f"answer-{key}", key, YesNo.NO, work.now()) for key in items),
        position=Position.PRONE,
        verbal_consent=True,
        explanation_given=True,
        clean=CleanTechnique(True, True, True, True),
        count=NeedleCount(opened=1, out=1, sharps=1, unused=0),
        reaction_answer=ReactionAnswer.NONE,
        tolerance=Tolerance.GOOD,
        assessment="Trigger point in the infraspinatus.",
        plan="Again in a week.",
    )
    work.save_draft(draft, session)
    return session
