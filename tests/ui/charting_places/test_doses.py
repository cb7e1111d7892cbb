"""Every field of every dose has a control, keeps what is said in it, and gives it back after a restart."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from needlechart.domain.shape import FieldShape, shape_of
from needlechart.domain.treatments import TreatmentKind
from needlechart.ui.charting.treatments.dose_words import DOSES, MAIN, main_fields, other_fields
from needlechart.ui.charting.treatments.editing import NOT_CARRIED, added
from needlechart.ui.charting.treatments.treatment_row import TreatmentRow
from needlechart.ui.charting.treatments.treatments_place import TreatmentsPlace
from tests.ui.charting_places.answering import answer
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, tap

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)


def controls(row: TreatmentRow) -> dict[str, Any]:
    """The control of every dose field, those under "more" included."""
    assert row.more is not None
    return {name: asked.widget for name, asked in {**row.dose, **row.more.dose}.items()}


def test_that_every_kind_of_treatment_has_a_dose_and_main_fields_of_it() -> None:
    assert set(DOSES) == set(TreatmentKind) == set(MAIN)
    for kind, dose in DOSES.items():
        assert set(MAIN[kind]) <= {f.name for f in fields(dose)}
        assert {s.name for s in (*main_fields(kind), *other_fields(kind))} == {f.name for f in fields(dose)}


def test_that_only_fields_of_some_dose_are_asked_anew_at_each_visit() -> None:
    assert {f.name for dose in DOSES.values() for f in fields(dose)} >= NOT_CARRIED


@pytest.mark.parametrize("kind", list(TreatmentKind))
def test_that_every_dose_field_of_a_kind_round_trips(qtbot: QtBot, first_visit: Chair, kind: TreatmentKind) -> None:
    place = first_visit.place(TreatmentsPlace)
    item = next(i for i in first_visit.editor.opened.catalogue.treatments.values() if i.kind is kind)
    first_visit.editor.change(added(item, "treatment"))
    row = place.rows["treatment"]
    tap(qtbot, row.more_key)
    shapes: dict[str, FieldShape] = {shape.name: shape for shape in shape_of(DOSES[kind])}
    shown = controls(row)
    assert set(shown) == set(shapes)
    wanted = {name: answer(qtbot, shown[name], shape) for name, shape in shapes.items()}

    (kept,) = first_visit.on_disk().treatments
    assert {name: getattr(kept.dose, name) for name in shapes} == wanted
    first_visit.reopen()
    again = first_visit.place(TreatmentsPlace).rows["treatment"]
    tap(qtbot, again.more_key)
    assert {name: control.value() for name, control in controls(again).items()} == wanted
