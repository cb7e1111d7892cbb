"""The button that shows one course of treatment, or the visits for one problem, over the whole width of the timeline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from needlechart.domain.history import VisitFigures
from needlechart.domain.history.courses import Course, courses_of, problem_courses
from needlechart.domain.patients import Patient
from needlechart.domain.words import count_words
from needlechart.drawing.timeline.dates import MONTHS
from needlechart.drawing.timeline.figures import problem_words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.menus import open_below, touch_menu


class CourseChoice(Button):
    """``course_wanted(Course)``.  Not shown while there is only one course and one problem: then "All" is the same."""

    course_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Course", "quiet", trailing="down", tip="Show one course of treatment, or the visits for one problem")
        self.courses: tuple[Course, ...] = ()
        self._patient: Patient | None = None
        self.clicked.connect(self._open)
        self.hide()

    def show_visits(self, visits: tuple[VisitFigures, ...], patient: Patient) -> None:
        """The courses of another patient, or of the same one after a change."""
        self._patient = patient
        runs, problems = courses_of(visits), problem_courses(visits, patient)
        self.courses = (runs[::-1] if len(runs) > 1 else ()) + (problems if len(problems) > 1 else ())
        if self.parentWidget() is not None:
            self.setVisible(bool(self.courses))

    def rows(self) -> tuple[str, ...]:
        """The courses as the menu names them: the newest first, then the problems."""
        return tuple(course_words(course, self._patient) for course in self.courses)

    def _open(self) -> None:
        menu = touch_menu(self, "Courses of treatment")
        for course, said in zip(self.courses, self.rows(), strict=True):
            menu.addAction(said.replace("&", "&&")).triggered.connect(self._wanted(course))
        open_below(menu, self)

    def _wanted(self, course: Course) -> Callable[[], None]:
        return lambda: self.course_wanted.emit(course)


def course_words(course: Course, patient: Patient | None) -> str:
    """ "Course 2: Aug to Nov 2026, 12 visits", "Neck pain: Aug 2025 to Nov 2026, 20 visits"."""
    name = problem_words(patient, course.problem_id) if patient is not None and course.problem_id else f"Course {course.number}"
    first, last = course.first, course.last
    until = f"{MONTHS[last.month - 1]} {last.year}"
    begin = MONTHS[first.month - 1] + (f" {first.year}" if first.year != last.year else "")
    months = until if (first.year, first.month) == (last.year, last.month) else f"{begin} to {until}"
    return f"{name}: {months}, {count_words(course.visits, 'visit')}"
