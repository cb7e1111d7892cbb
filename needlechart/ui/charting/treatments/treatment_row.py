"""One complementary treatment on one line: what, how much, how long; the rest opens below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.treatments import Treatment, TreatmentKind
from needlechart.domain.words import dose_words
from needlechart.ui.charting.asking.by_shape import Asked, asked
from needlechart.ui.charting.asking.freezing import freeze, opens_only
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.treatments.dose_words import ADHERENCE, caption_of, main_fields, other_fields
from needlechart.ui.charting.treatments.editing import as_last_time, with_dose, with_fields
from needlechart.ui.charting.treatments.glyphs import glyph_of
from needlechart.ui.charting.treatments.ties import tie_words
from needlechart.ui.charting.treatments.treatment_more import TreatmentMore
from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.icon_mark import Icon
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.stepper import Stepper
from needlechart.ui.look.theme import theme
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.look.words import label, small

MOST_MIN = 240
NAME_WIDE = 208


class TreatmentRow(QWidget):
    """Shows and changes the treatment with one id."""

    def __init__(self, editor: SessionEditor, treatment: Treatment) -> None:
        super().__init__()
        self._editor, self._id = editor, treatment.id
        self.setObjectName(f"treatment_{treatment.id}")
        self.setAccessibleName(treatment.name)
        item = editor.opened.catalogue.treatments.get(treatment.item)
        self._name = label(treatment.name, weight=600, wrap=True)
        self._tie = small("", "text2", wrap=True)
        self._last = small("", "text3", wrap=True)
        self.dose: dict[str, Asked] = {}
        doses = Flow(8, 4)
        for shape in main_fields(treatment.kind):
            self.dose[shape.name] = made = asked(shape, caption_of(shape.name), short=True)
            doses.addWidget(made.widget)
            made.changed.connect(lambda *_, name=shape.name: self._say_dose(name))
        usual = item.default_minutes if item is not None else None
        self.minutes = Stepper(None, 0, MOST_MIN, "min", f"{treatment.name}, minutes", start=usual or 5)
        self.more_key = opens_only(Button("", "quiet", "more", size="touch", tip=f"More about {treatment.name}", toggle=True))
        self.more: TreatmentMore | None = None
        named = box(col(None, self._name, self._tie, self._last, None, gap=2))
        self._named = named
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.same = Button("Same", "plain", "repeat", size="touch")
        self.same.setAccessibleName(f"{treatment.name}, same as last time")
        self.same.setToolTip("Same as last time")
        end = box(row(self.same, self.minutes, self.more_key, gap=8))
        glyph = glyph_of(treatment.kind, item.glyph if item else "")
        main = box(row(named, (box(doses), 1), gap=12))
        head = row(Icon(glyph, "text2", 24), (box(beside(main, end, gap=12, least=420)), 1), gap=12)
        self.done_at_home = self._asked_adherence(treatment)
        self._layout = col(head, self.done_at_home or 0, gap=0, margins=(0, 8, 0, 8))
        self.setLayout(self._layout)
        self.minutes.changed.connect(lambda: editor.change(with_fields(self._id, minutes=self.minutes.value())))
        self.more_key.toggled.connect(self._open)
        self.same.clicked.connect(self._as_last_time)

    def show_session(self, session: TreatmentSession) -> None:
        """Shows the treatment as the session holds it."""
        treatment = next(t for t in session.treatments if t.id == self._id)
        tie = tie_words(treatment, self._editor.opened)
        self._tie.setText(tie)
        self._tie.setVisible(bool(tie))
        for name, control in self.dose.items():
            control.set_value(getattr(treatment.dose, name))
        self.minutes.set_value(treatment.minutes)
        before = self._before(treatment)
        last = dose_words(before) if before is not None else ""
        self._last.setText(f"last: {last}")
        self._last.setVisible(bool(last))
        unsaid = treatment.dose == type(treatment.dose)() and treatment.minutes is None
        self.same.setVisible(unsaid and bool(last))
        if self.more is not None:
            self.more.show_treatment(treatment, session)

    def _on_theme_changed(self) -> None:
        self._named.setFixedWidth(round(NAME_WIDE * (1 + (theme.text_scale - 1) / 2)))

    def _before(self, treatment: Treatment) -> Treatment | None:
        """The same treatment as it was last given, or None."""
        for earlier in self._editor.opened.earlier:
            same = [t for t in earlier.treatments if t.name == treatment.name and t.kind is treatment.kind]
            if same:
                return same[-1]
        return None

    def _as_last_time(self) -> None:
        before = self._before(next(t for t in self._editor.session.treatments if t.id == self._id))
        if before is not None:
            self._editor.change(as_last_time(self._id, before))

    def _asked_adherence(self, treatment: Treatment) -> AskedRow | None:
        """What a home programme of an earlier visit was followed, asked in sight; None where there was none."""
        if treatment.kind is not TreatmentKind.HOME_PROGRAMME:
            return None
        given = next((s for s in self._editor.opened.earlier if any(t.kind is treatment.kind for t in s.treatments)), None)
        if given is None:
            return None
        shape = next(shape for shape in other_fields(treatment.kind) if shape.name == ADHERENCE)
        self.dose[ADHERENCE] = made = asked(shape, caption_of(ADHERENCE))
        made.changed.connect(lambda *_: self._say_dose(ADHERENCE))
        return AskedRow(caption_of(ADHERENCE), made.widget, f"given {short_date(given.date)}")

    def _open(self, wanted: bool) -> None:
        if self.more is None and wanted:
            treatment = next(t for t in self._editor.session.treatments if t.id == self._id)
            self.more = TreatmentMore(self._editor, treatment, without=tuple(self.dose))
            self.more.show_treatment(treatment, self._editor.session)
            self._layout.addWidget(self.more)
            if self._editor.read_only:
                freeze(self.more, True)
        if self.more is not None:
            self.more.setVisible(wanted)

    def _say_dose(self, name: str) -> None:
        control = self.dose[name]
        merge_key = f"treatments.{self._id}.dose.{name}" if control.typed else ""
        self._editor.change(with_dose(self._id, name, control.value()), merge_key)
