"""A visit's figures in words, as every part of the history page says them."""

from needlechart.drawing.timeline.visit_words import (
    ARROW,
    caution_words,
    counted,
    group_lines,
    home_words,
    pain_words,
    pair_words,
    reaction_words,
    score_lines,
    soreness_words,
    treatment_words,
    visit_lines,
)

__all__ = [
    "ARROW",
    "caution_words",
    "counted",
    "group_lines",
    "home_words",
    "pain_words",
    "pair_words",
    "reaction_words",
    "score_lines",
    "soreness_words",
    "treatment_words",
    "visit_lines",
]
