"""Results: what muscles answered, change in pain and function, caseload, complementary treatments."""

from __future__ import annotations

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.figures import INTERVAL, ClinicFigures
from needlechart.domain.figures.values import LEAST_ANSWERED, Caseload, ChangeOf, MuscleYield, TreatmentUse
from needlechart.domain.words import words
from needlechart.ui.figures.figure_words import change_words, percent, scale_words
from needlechart.ui.figures.openings import CountedRow, CountedTable, FiguresPart
from needlechart.ui.look.layout import col, section
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.words import small
from needlechart.ui.people.choices import region_words
from needlechart.usecases.figures import FiguresOpened

_CHANGE = ("Scale", "Cases", "Median change", "95 % interval")


class ResultsPart(FiguresPart):
    """Tables under each other; what is too small a number is a dash."""

    def __init__(self) -> None:
        self.regions = CountedTable("Change by region", ("Region", *_CHANGE), (2, 3, 4))
        self.therapists = CountedTable("Change by therapist", ("Therapist", *_CHANGE), (2, 3, 4))
        heads = ("Muscle", "Sites", "Answered", "Twitched", "Share", "Twitches")
        self.muscles = CountedTable("Twitches by muscle", heads, range(1, 6))
        self.caseload = CountedTable("Caseload", ("Therapist", "Patients", "Sessions"), (1, 2))
        self.treatments = CountedTable("Complementary treatments", ("Treatment", "Times", "Minutes", "Sessions"), (1, 2, 3))
        answered = (
            f"Share of the sites with an answer at which the muscle twitched, from {LEAST_ANSWERED} sites on. "
            "It tells of muscles, not of people."
        )
        super().__init__(
            col(
                section("Change by region", self.regions, small(INTERVAL, "text2", wrap=True)),
                16,
                section("Change by therapist", self.therapists),
                16,
                section("Twitches by muscle", self.muscles, small(answered, "text2", wrap=True)),
                16,
                section("Caseload", self.caseload),
                16,
                section("Complementary treatments", self.treatments),
                None,
                gap=8,
            ),
            name="Results",
        )
        for table in (self.regions, self.therapists, self.muscles, self.caseload, self.treatments):
            table.rows_wanted.connect(self.rows_wanted)

    def show_figures(self, figures: ClinicFigures, opened: FiguresOpened) -> None:
        """Other figures."""
        self.regions.show_counted([_change(one, _region(one.what)) for one in figures.by_region])
        self.therapists.show_counted([_change(one, opened.name_of(one.what)) for one in figures.by_therapist])
        self.muscles.show_counted([_muscle(one, opened.catalogue) for one in figures.muscles])
        self.caseload.show_counted([_case(one, opened) for one in figures.caseload])
        self.treatments.show_counted([_treatment(one) for one in figures.treatments_used])


def _region(key: str) -> str:
    return region_words(key) if key else "No region said"


def _change(one: ChangeOf, name: str) -> CountedRow:
    median, interval = change_words(one.change)
    return (name, scale_words(one.scale), f"{one.change.n:,}", median, interval), one.opens


def _muscle(one: MuscleYield, catalogue: Catalogue) -> CountedRow:
    sites = (f"{number:,}" for number in (one.sites, one.answered, one.with_twitch))
    twitches = twitch_figure(one.twitches, one.at_least)
    return (catalogue.muscle_name(one.muscle), *sites, percent(one.share), twitches), one.sessions.opens


def _case(one: Caseload, opened: FiguresOpened) -> CountedRow:
    name = opened.name_of(one.therapist_id) or "Whole clinic"
    return (name, f"{one.patients:,}", f"{one.sessions.number:,}"), one.sessions.opens


def _treatment(one: TreatmentUse) -> CountedRow:
    figures = (f"{number:,}" for number in (one.times, one.minutes, one.sessions.number))
    return (words(one.kind).capitalize(), *figures), one.sessions.opens
