"""Charts with very many visits, for the benchmarks of the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from needlechart.domain.sessions import TreatmentSession
    from needlechart.usecases.clinics import ClinicFile

SEED = 1
SITES = 10
UNTIL, DAYS_APART = date(2026, 11, 19), 4
_SHOULDER_MM = (330.0, 300.0)


def long_chart(path: Path, sessions: int) -> tuple[ClinicFile, str]:
    """A new clinic file with one patient who came so many times, ten sites each, and the patient's id."""
    from needlechart.demo.clinic import make_demo_clinic

    file = make_demo_clinic(path, patients=1, sessions=0, seed=SEED)
    with file.reading() as reading:
        patient_id = reading.find_patients("P", 1)[0].id
    visits = _visits(file.ids, patient_id, file.person_id, sessions)
    with file.work() as work:
        work.add_many(visits, deed="import")
    return file, patient_id


def twitches(visit: int, site: int) -> int:
    """Twitches at a site of a visit."""
    return (visit + site) % 5 + 1


def pain(visit: int) -> int:
    """Pain before a visit, 3 to 8; two less after it."""
    return 8 - visit % 6


def minutes(visit: int) -> int:
    """Minutes of massage of a visit."""
    return 5 + visit % 10


def _visits(ids: Callable[[], str], patient_id: str, therapist_id: str, sessions: int) -> list[TreatmentSession]:
    from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
    from needlechart.domain.measures import Measurement, ScaleCode, When
    from needlechart.domain.needling import Elicited, Needle, Site, Twitch
    from needlechart.domain.sessions import TreatmentSession
    from needlechart.domain.technique import Technique
    from needlechart.domain.treatments import MassageDose, Treatment

    x_mm, y_mm = _SHOULDER_MM
    made = []
    for n in range(sessions):
        sites = tuple(
            Site(
                ids(), i + 1, Place(BodyPoint(View.POSTERIOR, x_mm + 14 * i, y_mm + 25 * (i % 4)), "trapezius-upper",
                StructureKind.MUSCLE, Side.RIGHT), Needle(0.30, 40), new_needles=1, insertions=1, technique=Technique.PISTONING,
                depth_mm=20, twitch=Twitch(Elicited.YES, twitches(n, i)),
            )
            for i in range(SITES)
        )  # fmt: skip
        felt = zip((When.BEFORE, When.AFTER), (pain(n), pain(n) - 2), strict=True)
        made.append(
            TreatmentSession(
                id=ids(),
                patient_id=patient_id,
                date=UNTIL - timedelta(days=DAYS_APART * (sessions - 1 - n)),
                therapist_id=therapist_id,
                sites=sites,
                measurements=tuple(Measurement(ids(), ScaleCode.NPRS, when, value) for when, value in felt),
                treatments=(Treatment(ids(), 1, MassageDose(), "Massage", minutes=minutes(n)),),
                assessment=f"Visit {n + 1}: better than before.",
            )
        )
    return made
