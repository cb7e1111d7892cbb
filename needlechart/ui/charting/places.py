"""The six places by key; each module is imported when its place is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from needlechart.atlas import Atlas
    from needlechart.ui.charting.place import Place
    from needlechart.ui.charting.session_editor import SessionEditor


def place_class(key: str) -> type[Place]:
    """The class of one place; KeyError for a key that is none."""
    if key == "screen":
        from needlechart.ui.charting.screen.screen_place import ScreenPlace

        return ScreenPlace
    if key == "before":
        from needlechart.ui.charting.before.before_place import BeforePlace

        return BeforePlace
    if key == "needle":
        from needlechart.ui.charting.needle.needle_place import NeedlePlace

        return NeedlePlace
    if key == "treatments":
        from needlechart.ui.charting.treatments.treatments_place import TreatmentsPlace

        return TreatmentsPlace
    if key == "after":
        from needlechart.ui.charting.after.after_place import AfterPlace

        return AfterPlace
    if key == "sign":
        from needlechart.ui.charting.sign.sign_place import SignPlace

        return SignPlace
    raise KeyError(key)


def make_place(key: str, editor: SessionEditor, atlas: Atlas) -> Place:
    """A new place; three of them show the body."""
    made = place_class(key)
    if key == "before":
        from needlechart.ui.charting.before.before_place import BeforePlace

        return BeforePlace(editor, atlas)
    if key == "after":
        from needlechart.ui.charting.after.after_place import AfterPlace

        return AfterPlace(editor, atlas)
    if key == "needle":
        from needlechart.ui.charting.needle.needle_place import NeedlePlace

        return NeedlePlace(editor, atlas)
    return made(editor)
