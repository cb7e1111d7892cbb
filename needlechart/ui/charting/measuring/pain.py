"""Pain 0 to 10 of each problem of the visit, before or after, with the answer it is compared with."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.measures import PainWindow, ScaleCode, When
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import words
from needlechart.ui.charting.asking.chips import capital
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.measuring.change_line import change_line
from needlechart.ui.charting.measuring.not_obtained import NotObtainedPick
from needlechart.ui.charting.measuring.thing import Thing, found, last_value, with_value
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import col, row, section
from needlechart.ui.look.scale import Scale010
from needlechart.ui.look.words import label, small

WINDOW_WORDS = {
    PainWindow.CURRENT: "Now",
    PainWindow.BEST_24H: "Best in 24 h",
    PainWindow.WORST_24H: "Worst in 24 h",
    PainWindow.FIRST_STEP: "First step",
}


class Pain(QWidget):
    """One scale for each problem of the visit; one without a name when the visit names none."""

    def __init__(self, place: AskingPlace, when: When) -> None:
        super().__init__()
        self._place, self._when = place, when
        self.problems: dict[str | None, ProblemPain] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(24)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.not_obtained = NotObtainedPick(place.editor, "measurements", when.value, "Pain")
        heading = "Pain now" if when is When.AFTER else "Pain"
        self.setLayout(col(section(heading, self._list, row(self.not_obtained, None)), gap=0))
        place.also_show(self._show)
        place.reach("measurements", self)

    def _show(self, session: TreatmentSession) -> None:
        wanted = session.problem_ids or (None,)
        if tuple(self.problems) != tuple(wanted):
            for old in self.problems.values():
                self._list.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.problems = {}
            for problem_id in wanted:
                made = self.problems[problem_id] = ProblemPain(self._place, problem_id, self._when)
                self._list.addWidget(made)
                self._place.reach(f"measurements.{problem_id}" if problem_id else "measurements", made)
        for shown in self.problems.values():
            shown.show_session(session)
        self.not_obtained.show_session(session)
        said = [m for m in session.measurements if m.scale is ScaleCode.NPRS and m.when is self._when]
        self.not_obtained.setVisible(not said)


class ProblemPain(QWidget):
    """The pain of one problem: which pain is meant, the eleven keys, what it is compared with."""

    def __init__(self, place: AskingPlace, problem_id: str | None, when: When) -> None:
        super().__init__()
        self._editor, self._problem_id, self._when = place.editor, problem_id, when
        problem = place.editor.opened.patient.problem(problem_id or "")
        name = problem.name if problem else "Pain"
        self.window_chips = ChoiceChips([(w.value, WINDOW_WORDS[w]) for w in PainWindow], name=f"{name}: which pain")
        self.window_chips.set_value(PainWindow.CURRENT.value)
        self._picked = False
        self.scale = Scale010(low="no pain", high="worst thinkable", name=f"{name}, pain 0 to 10")
        self._others = small("", "text2", wrap=True)
        self._change = small("", "text2", 500, wrap=True)
        self.setLayout(
            col(
                label(name, weight=500),
                self.window_chips,
                self.scale,
                self._change,
                self._others,
                gap=6,
            )
        )
        self.window_chips.changed.connect(self._on_window)
        self.scale.changed.connect(self._say)

    @property
    def window_chosen(self) -> PainWindow:
        """Which pain the keys stand for now; a way of looking, not an answer."""
        return PainWindow(self.window_chips.value() or PainWindow.CURRENT.value)

    def change_text(self) -> str:
        """The line about the change, empty while there is none."""
        return self._change.text()

    def show_session(self, session: TreatmentSession) -> None:
        """Shows this value."""
        if self._when is When.AFTER and not self._picked:
            self.window_chips.set_value(self._asked_before(session).value)
        thing = self._thing(self.window_chosen)
        here = found(session, thing, self._when)
        if self._when is When.AFTER:
            before = found(session, thing, When.BEFORE)
            earlier = before.value if before else None
            self._offer_windows(session)
        else:
            earlier = last_value(self._editor.opened, thing)
        self.scale.set_value(None if here is None else round(here.value))
        self.scale.set_before(None if earlier is None else round(earlier), "before" if self._when is When.AFTER else "last")
        changed = self._when is When.AFTER and here is not None and earlier is not None
        self._change.setText(change_line(ScaleCode.NPRS, earlier or 0, here.value) if changed and here else "")
        self._change.setVisible(changed)
        self._show_others(session)

    def _show_others(self, session: TreatmentSession) -> None:
        said = []
        for window in PainWindow:
            held = found(session, self._thing(window), self._when)
            if held is not None and window is not self.window_chosen:
                said.append(f"{capital(words(window))}: {held.value:g}")
        self._others.setText("   ".join(said))
        self._others.setVisible(bool(said))

    def _offer_windows(self, session: TreatmentSession) -> None:
        offered = [
            window
            for window in PainWindow
            if window is PainWindow.CURRENT or any(found(session, self._thing(window), when) for when in When)
        ]
        for window in PainWindow:
            self.window_chips.chip(window.value).setVisible(window in offered)
        self.window_chips.setVisible(len(offered) > 1)

    def _thing(self, window: PainWindow) -> Thing:
        return Thing(ScaleCode.NPRS, self._problem_id, window)

    def _asked_before(self, session: TreatmentSession) -> PainWindow:
        """The pain that is asked again until another is picked: the one of before the treatment, now where that was said."""
        said = [window for window in PainWindow if found(session, self._thing(window), When.BEFORE)]
        return said[0] if said and PainWindow.CURRENT not in said else PainWindow.CURRENT

    def _on_window(self) -> None:
        self._picked = True
        if self.window_chips.value() is None:
            self.window_chips.set_value(PainWindow.CURRENT.value)
        self.show_session(self._editor.session)

    def _say(self) -> None:
        thing, value = self._thing(self.window_chosen), self.scale.value()
        self._editor.change(lambda session: with_value(session, thing, self._when, value, self._editor.new_id()))
