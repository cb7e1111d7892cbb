"""Chart after chart is looked at: nothing of the charts before is kept."""

from __future__ import annotations

import gc
from dataclasses import replace

from PySide6.QtCore import QObject

from needlechart.usecases.patients import PatientOpened
from tests.clinics import MARA
from tests.ui.history.conftest import Past

OTHER = replace(MARA, id="patient-other", number="P-0002", family_name="Birk")


def alive(kind: str) -> int:
    """How many values of a kind there are now."""
    gc.collect()
    return sum(type(thing).__name__ == kind for thing in gc.get_objects())


def look_at_all(past: Past, opened: PatientOpened) -> None:
    """The chart with its heat map and its areas."""
    past.page.show_patient(opened)
    past.settle()
    for kind in ("heat", "pain", "visit"):
        past.page.body.kind.set_value(kind)
        past.page.body.kind.changed.emit()
        past.settle()
        past.page.grab()


def test_that_charts_looked_at_before_are_let_go(past: Past) -> None:
    past.show(3)
    look_at_all(past, past.opened())
    sites, charts, objects = alive("PatientSites"), alive("PatientOpened"), len(past.page.findChildren(QObject))
    assert sites >= 1
    carriers = alive("_Carrier")
    for _chart in range(4):
        look_at_all(past, past.opened())
    assert alive("PatientSites") <= sites
    assert alive("PatientOpened") <= charts
    assert alive("_Asked") == 0, "what was asked and answered is over"
    assert alive("_Carrier") == carriers, "an answer has no object of its own, which the other thread might let go of"
    past.qtbot.waitUntil(lambda: len(past.page.findChildren(QObject)) <= objects)
    kept = [past.opened() for _chart in range(4)]
    assert alive("PatientOpened") >= charts + len(kept), "the control: what is kept is counted"


def test_that_another_patients_body_shows_nothing_of_the_one_before(past: Past) -> None:
    past.show(3)
    look_at_all(past, past.opened())
    past.page.body.kind.set_value("heat")
    past.page.body.kind.changed.emit()
    past.settle()
    body = past.page.body
    assert body.chart.heat.heats
    opened = past.opened()
    past.page.show_patient(replace(opened, patient=OTHER, history=replace(opened.history, patient_id=OTHER.id, visits=())))
    assert not body.chart.heat.heats
    assert not body.chart.marks
    assert past.page.past.sites is None
    assert past.page.session_id is None
    past.settle()
