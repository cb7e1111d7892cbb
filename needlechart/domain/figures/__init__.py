"""The clinic in figures: safety, needles, muscles, caseload and change, each with the sessions behind it."""

from needlechart.domain.figures.changes import INTERVAL, LEAST_CASES, MiddleChange
from needlechart.domain.figures.counted import THRESHOLD, TOLD_BY_THERAPISTS, Grade, PublishedRate
from needlechart.domain.figures.figures_of import figures_of
from needlechart.domain.figures.looking import TrailLine, TrailPage
from needlechart.domain.figures.mismatching import MismatchLine
from needlechart.domain.figures.months import Months, Step
from needlechart.domain.figures.recalling import Recall, RecallPatient, RecallSession, RecallSite
from needlechart.domain.figures.standing import DraftStanding, Standing
from needlechart.domain.figures.totals import Totals
from needlechart.domain.figures.values import ClinicFigures, Counted, Safety

__all__ = [
    "INTERVAL",
    "LEAST_CASES",
    "THRESHOLD",
    "TOLD_BY_THERAPISTS",
    "ClinicFigures",
    "Counted",
    "DraftStanding",
    "Grade",
    "MiddleChange",
    "MismatchLine",
    "Months",
    "PublishedRate",
    "Recall",
    "RecallPatient",
    "RecallSession",
    "RecallSite",
    "Safety",
    "Standing",
    "Step",
    "Totals",
    "TrailLine",
    "TrailPage",
    "figures_of",
]
