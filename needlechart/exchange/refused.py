"""Why a document is not taken: one sentence and the place in it, never a value of a patient."""

from __future__ import annotations

from needlechart.domain.errors import NeedleChartError

LONGEST_NAME = 40


class DocumentRefused(NeedleChartError):
    """A document that cannot be taken.  ``place`` is a path such as ``/patients/0/sessions/2/sites/1/depth_mm``."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place or '/'}: {reason}.", "Nothing was imported; correct the document there and import it again.")
        self.place = place or "/"
        self.reason = reason


class Place:
    """Where in a document something stands; put into words only when it is refused."""

    __slots__ = ("above", "step")

    def __init__(self, step: str | int, above: Place | None = None) -> None:
        self.step, self.above = step, above

    def at(self, *steps: str | int) -> Place:
        """The place below this one."""
        place = self
        for step in steps:
            place = Place(step, place)
        return place

    def __str__(self) -> str:
        step = shown_name(self.step) if isinstance(self.step, str) else str(self.step)
        return f"{self.above or ''}/{step}"

    def refuse(self, reason: str, *steps: str | int) -> DocumentRefused:
        """The error that names this place, or one below it."""
        return DocumentRefused(str(self.at(*steps)), reason)


def shown_name(name: str) -> str:
    """A field's name as it may be shown: short, printable, with the path's own signs escaped."""
    cut = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
    escaped = cut.replace("~", "~0").replace("/", "~1")
    return escaped if escaped.isprintable() else ascii(escaped)[1:-1]
