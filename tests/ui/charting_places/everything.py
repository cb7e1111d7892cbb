"""Places with everything on them open, so that every control is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from needlechart.domain.body import Side
from needlechart.domain.measures import Measurement, ScaleCode, When
from needlechart.domain.reactions import FollowUp, Observation, Reaction, ReportedBy, Severity, SinceAtSite, SinceLastVisit
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.treatments import Treatment
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.treatments.dose_words import DOSES
from needlechart.ui.charting.treatments.treatment_row import TreatmentRow
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.hands import tap


def everything_open(session: TreatmentSession, kinds: int = len(DOSES)) -> TreatmentSession:
    """The visit with a row of everything that has fields of its own; treatments of the first so many kinds."""
    rom = Measurement("rom", ScaleCode.ROM, When.BEFORE, 40, joint="neck", motion="rotation", side=Side.LEFT, active=True)
    measured = (rom, Measurement("ndi", ScaleCode.NDI, When.BEFORE, 38), Measurement("odi", ScaleCode.ODI, When.BEFORE, 20))
    reaction = Reaction(
        "faint",
        "fainting",
        Severity.SIGNIFICANT,
        ReportedBy.THERAPIST,
        observations=(Observation("round", 5),),
        follow_ups=(FollowUp("call", date(2026, 11, 21)),),
    )
    treatments = tuple(
        Treatment(f"t-{kind}", n, dose(), kind.value) for n, (kind, dose) in enumerate(DOSES.items(), 1) if n <= kinds
    )
    opened = replace(session, measurements=measured, treatments=treatments).with_reaction(reaction)
    return replace(
        opened,
        since_last=SinceLastVisit(ReportedBy.PATIENT, 3, bruise=True),
        since_sites=(SinceAtSite("told", "heel-1", "soleus", Side.RIGHT),),
    )


def opened(qtbot: QtBot, chair: Chair, kind: type[AskingPlace], kinds: int = len(DOSES)) -> AskingPlace:
    """The place with everything on it open."""
    chair.editor.change(lambda session: everything_open(session, kinds))
    place = chair.place(kind)
    for more in (row.more_key for row in place.findChildren(TreatmentRow)):
        tap(qtbot, more)
    return place
