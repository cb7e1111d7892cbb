"""Which tables a record value lies in: one for the value itself, one for each kind of row below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry, Voiding
from needlechart.domain.billing import BillingHandOff
from needlechart.domain.catalogue import AdviceItem, EventType, Muscle, NeedleType, ScreeningItem, TreatmentItem
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic, Person
from needlechart.domain.review.saved import SavedFilter
from needlechart.domain.schedule import Appointment
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.shape import Nature, shape_of
from needlechart.records.columns import snake
from needlechart.records.row_form import RowForm

ROOTS: dict[type, str] = {
    Clinic: "clinic",
    Person: "person",
    Patient: "patient",
    Appointment: "appointment",
    TreatmentSession: "session",
    Addendum: "addendum",
    Countersignature: "countersignature",
    ReviewEntry: "review_entry",
    Voiding: "voiding",
    BillingHandOff: "billing_hand_off",
    SavedFilter: "saved_filter",
    Muscle: "muscle",
    NeedleType: "needle_type",
    TreatmentItem: "treatment_item",
    ScreeningItem: "screening_item",
    AdviceItem: "advice_item",
    EventType: "event_type",
}
"""Every value that is kept on its own, with its table."""
CATALOGUE = (Muscle, NeedleType, TreatmentItem, ScreeningItem, AdviceItem, EventType)


class TableLayout:
    """One table.  A row below a root says which root's it is, which row it hangs on, and its place among its sisters.

    ``children`` are the tables of the rows that hang on a row of this one, with the field they come from;
    ``doses`` those of a value that may be of several kinds, each kind in a table of its own with the row's own id.
    """

    def __init__(self, cls: type, name: str, names: dict[type, str], above: TableLayout | None = None, field: str = "") -> None:
        self.cls, self.name, self.above, self.field = cls, name, above, field
        self.root: TableLayout = above.root if above else self
        self.is_dose = False
        self.form = RowForm(cls)
        self.children: tuple[TableLayout, ...] = tuple(
            TableLayout(shape.kind, names[shape.kind], names, self, shape.name)
            for shape in shape_of(cls)
            if shape.nature is Nature.CHILDREN
        )
        self.doses: dict[type, TableLayout] = {}
        for shape in shape_of(cls):
            for choice in shape.choices:
                self.doses[choice] = TableLayout(choice, snake(choice), names, self, shape.name)
                self.doses[choice].is_dose = True

    @cached_property
    def key(self) -> str:
        """The column that names a row: ``id``, or ``key`` in the catalogue."""
        return "key" if self.cls in CATALOGUE else "id"

    @cached_property
    def root_column(self) -> str:
        """The column of a lower table that names the root, e.g. ``session_id``; a root is named by its key."""
        return self.key if self.above is None else f"{self.root.name}_id"

    @cached_property
    def parent_column(self) -> str:
        """The column that names the row this one hangs on, or empty when that is the root or the row has its id."""
        if self.above is None or self.above is self.root or self.is_dose:
            return ""
        return f"{self.above.name}_id"

    @cached_property
    def placing(self) -> tuple[str, ...]:
        """The columns in front of the value's own: root, parent, place among sisters; for a dose root and id."""
        if self.above is None:
            return ()
        if self.is_dose:
            return (self.root_column, "id")
        return tuple(name for name in (self.root_column, self.parent_column, "nth") if name)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """All columns a value fills, in their order."""
        return (*self.placing, *(column.name for column in self.form.columns))

    def below(self) -> Iterator[TableLayout]:
        """This table and all below it, the upper ones first."""
        yield self
        for lower in (*self.children, *self.doses.values()):
            yield from lower.below()


def _names() -> dict[type, dict[type, str]]:
    """Table names: the class's own, with the root's in front where several roots hold rows of that class."""
    held = {root: list(_classes_below(root)) for root in ROOTS}
    often = Counter(cls for classes in held.values() for cls in set(classes))
    return {
        root: {cls: snake(cls) if often[cls] == 1 else f"{ROOTS[root]}_{snake(cls)}" for cls in classes}
        for root, classes in held.items()
    }


def _classes_below(cls: type) -> Iterator[type]:
    for shape in shape_of(cls):
        if shape.nature is Nature.CHILDREN:
            yield shape.kind
            yield from _classes_below(shape.kind)


LAYOUTS: dict[type, TableLayout] = {root: TableLayout(root, name, _names()[root]) for root, name in ROOTS.items()}
"""The tables of every root value."""
TABLES: dict[str, TableLayout] = {table.name: table for layout in LAYOUTS.values() for table in layout.below()}
"""Every table that holds record values, by name."""
if len(TABLES) != sum(1 for layout in LAYOUTS.values() for _ in layout.below()):
    raise TypeError("two kinds of rows want the same table")


def layout_of(value: object) -> TableLayout:
    """The tables of a root value; TypeError for anything else."""
    layout = LAYOUTS.get(type(value))
    if layout is None:
        raise TypeError(f"{type(value).__name__} is not kept on its own")
    return layout
