"""A patient's history in figures: visits, sites, spans, muscles, comparisons, and what went with what."""

from needlechart.domain.history.visits import (
    CautionFigure,
    HomeFigure,
    NeedleHistory,
    PainPair,
    ReactionFigure,
    Score,
    TreatmentFigure,
    VisitFigures,
)

__all__ = [
    "CautionFigure",
    "HomeFigure",
    "NeedleHistory",
    "PainPair",
    "ReactionFigure",
    "Score",
    "TreatmentFigure",
    "VisitFigures",
]
