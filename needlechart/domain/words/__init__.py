"""The record in words, as a clinician would read it."""

from needlechart.domain.words.amounts import (
    about_count,
    count_words,
    date_words,
    duration_words,
    least_twitches,
    left_words,
    moment_words,
    number_words,
)
from needlechart.domain.words.choices import words
from needlechart.domain.words.doses import dose_words, treatment_words
from needlechart.domain.words.measured import change_words, measured_thing, measurement_words, value_words
from needlechart.domain.words.needled import (
    depth_words,
    finding_words,
    needle_words,
    place_words,
    site_words,
    technique_words,
    twitch_words,
)
from needlechart.domain.words.reacted import follow_up_words, reaction_words, since_last_words, since_site_words

__all__ = [
    "words",
    "duration_words",
    "left_words",
    "least_twitches",
    "count_words",
    "about_count",
    "number_words",
    "date_words",
    "moment_words",
    "site_words",
    "place_words",
    "finding_words",
    "needle_words",
    "twitch_words",
    "technique_words",
    "depth_words",
    "treatment_words",
    "dose_words",
    "measurement_words",
    "measured_thing",
    "value_words",
    "change_words",
    "reaction_words",
    "since_last_words",
    "since_site_words",
    "follow_up_words",
]
