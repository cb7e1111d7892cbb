"""What else a mark may be meant for: everything under the point, both layers, then the muscles beside it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import Layer, Place, Side, StructureKind
from needlechart.ui.charting.needle.block import Mark
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.usecases.moving import Choice, meant_for, moved, nearby, said_to_be, under

REASONS = ("Skin or scar", "Joint or capsule", "Tendon or its insertion", "Nerve", "Fascia")
"""Why no muscle is named on an area: picked, and in the record as words."""


def open_change_menu(editor: SessionEditor, atlas: Atlas, mark: Mark, at: QWidget) -> QMenu:
    """The menu of the Change button, open under it."""
    menu = touch_menu(at, "What the mark lies in")
    place = mark.place
    if place.kind is StructureKind.AREA:
        _add_meant(menu, editor, atlas, mark)
        menu.addSection("It lies in")
    for choice in (*under(atlas, place.point), *nearby(atlas, place.point)):
        chosen = (choice.structure.key, choice.structure.side) == (place.structure, place.side)
        _add(menu, choice_words(editor, choice), chosen, editor, mark, said_to_be(place, choice.structure))
    open_below(menu, at)
    return menu


def choice_words(editor: SessionEditor, choice: Choice) -> str:
    """ "Gluteus minimus, right, deep", with its distance when it lies beside the point."""
    far = f"   {choice.distance_mm:.0f} mm away" if choice.distance_mm >= 0.5 else ""
    return f"{structure_words(editor, choice.structure)}{far}"


def structure_words(editor: SessionEditor, structure: Structure) -> str:
    """A structure by its name in the catalogue, with side and layer."""
    muscle = editor.opened.catalogue.muscles.get(structure.key) if structure.kind is StructureKind.MUSCLE else None
    told = [muscle.name if muscle else structure.name]
    if structure.side is not Side.MIDLINE:
        told.append(structure.side.value)
    if structure.layer is Layer.DEEP:
        told.append("deep")
    return ", ".join(told)


def _add_meant(menu: QMenu, editor: SessionEditor, atlas: Atlas, mark: Mark) -> None:
    place = mark.place
    menu.addSection("The muscle meant")
    for structure, distance in atlas.muscles_near(place.point, 5):
        words = choice_words(editor, Choice(structure, distance))
        _add(menu, words, structure.key == place.muscle_meant, editor, mark, meant_for(place, structure.key))
    menu.addSection("No muscle meant, because of")
    for reason in REASONS:
        chosen = place.muscle_meant is None and place.muscle_reason == reason
        _add(menu, reason, chosen, editor, mark, meant_for(place, None, reason))


def _add(menu: QMenu, words: str, chosen: bool, editor: SessionEditor, mark: Mark, place: Place) -> None:
    action = QAction(words.replace("&", "&&"), menu)
    action.setCheckable(True)
    action.setChecked(chosen)
    action.triggered.connect(lambda _on=False: editor.change(lambda session: moved(session, mark.id, place)))
    menu.addAction(action)
