"""A history goes out by the window: seen on pages first, then printed, kept as PDF or as numbers; refusals are told."""

from __future__ import annotations

import ast
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

import needlechart
from needlechart.domain.history import NeedleHistory
from needlechart.domain.history.by_muscle import by_muscle
from needlechart.domain.history.comparing import compare
from needlechart.domain.history.spans import WHOLE, Span, summary_of
from needlechart.domain.people import Role
from needlechart.exchange.comparison_csv import comparison_csv
from needlechart.exchange.history_csv import muscles_csv, span_csv, visits_csv
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.look.painted import PaintedButton
from needlechart.ui.look.theme import theme
from needlechart.ui.paper import report_page
from needlechart.ui.paper.report_page import ReportPage
from needlechart.usecases import looking_back
from needlechart.usecases.permissions import Deed
from tests.clinics import ADA, MARA
from tests.records.watching import write_lane
from tests.reports.drawn import Drawn
from tests.ui.history.conftest import Past

VISITS = 6
DEED = Deed.TAKE_HISTORY_OUT.value


@pytest.fixture
def course(past: Past) -> Past:
    """Six visits, shown."""
    past.show(VISITS)
    return past


@pytest.fixture
def pages(course: Past) -> ReportPage:
    """Their pages, opened by the button."""
    return opened_by(course, lambda button: course.qtbot.mouseClick(button, Qt.MouseButton.LeftButton))


def opened_by(past: Past, deed: Callable[[QWidget], object]) -> ReportPage:
    assert past.page.taking_out.page is None
    deed(past.page.taking_out.button)
    return ready(past)


def ready(past: Past) -> ReportPage:
    """The pages, once they are laid out."""
    page = past.page.taking_out.page
    assert page is not None
    past.qtbot.waitUntil(lambda: page.laid is not None and not page.ways.busy)
    return page


def told(past: Past, page: ReportPage) -> str:
    """What the page says when everything asked is done."""
    past.qtbot.waitUntil(lambda: past.worker.idle and not page.ways.busy)
    return "" if page.side.message.isHidden() else page.side.message.text()


def trail(file: ClinicFile) -> list[tuple[str, str, str | None]]:
    """Deeds, outcomes and patients, oldest first."""
    return list(write_lane(file).execute("SELECT deed, outcome, patient_id FROM audit ORDER BY seq").fetchall())


def words_of(page: ReportPage) -> str:
    laid = page.laid
    assert laid is not None
    return "\n".join(word for number in range(laid.count) for word in laid.words(number))


def test_that_mouse_finger_and_keys_open_the_pages_and_go_back(course: Past) -> None:
    qtbot, taking_out = course.qtbot, course.page.taking_out

    def by_finger(button: QWidget) -> None:
        glass = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        for deed in ("press", "release"):
            touch = QTest.touchEvent(button, glass)
            getattr(touch, deed)(1, button.rect().center(), button)
            touch.commit()

    def by_space(button: QWidget) -> None:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, Qt.Key.Key_Space)

    def by_print(_button: QWidget) -> None:
        qtbot.keyClick(course.page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    def by_click(button: QWidget) -> None:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    for deed in (by_finger, by_space, by_print, by_click):
        page = opened_by(course, deed)
        assert page.geometry() == course.page.rect()
        assert "6 visits, over 35 days" in words_of(page)
        assert not course.page.reader.isEnabled()  # it rests, also for the Tab key
        bar = page._scroll.verticalScrollBar()
        qtbot.keyClick(page, Qt.Key.Key_PageDown)
        assert bar.value() > 0
        qtbot.keyClick(page, Qt.Key.Key_Right)
        assert course.page.session_id == course.sessions[-1].id
        if deed is by_click:
            qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(page, Qt.Key.Key_Escape)
        assert taking_out.page is None
        assert course.page.reader.isEnabled()
        qtbot.waitUntil(taking_out.button.hasFocus)


def test_that_the_pdf_is_what_is_shown_and_no_file_goes_for_it_unasked(course: Past, pages: ReportPage, tmp_path: Path) -> None:
    pages.save_pdf(tmp_path / "history")
    assert told(course, pages) == "history.pdf is written."
    assert pages.side.message.detail() == report_page.KEEP_SAFE
    out = tmp_path / "history.pdf"
    on_paper = Drawn(out.read_bytes())
    assert pages.laid is not None
    assert len(on_paper.pages) == pages.laid.count
    assert on_paper.pictures == 0
    assert "6 visits" in " ".join(on_paper.all_words())
    assert f"by {ADA.name}, PT" in " ".join(on_paper.all_words())
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert trail(course.file)[-1] == (f"{DEED} (pdf)", "done", MARA.id)

    entries = len(trail(course.file))
    out.write_bytes(b"an older one")
    for answer, stays in ((pages.side.message.second_button(), True), (pages.side.message.action_button(), False)):
        pages.save_pdf(out)
        assert told(course, pages) == "history.pdf is already there."
        assert pages.side.message.second_button().hasFocus()
        assert out.read_bytes() == b"an older one"
        assert len(trail(course.file)) == entries
        course.qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
        assert told(course, pages) == ("" if stays else "history.pdf is written.")
    assert out.read_bytes().startswith(b"%PDF")
    assert len(trail(course.file)) == entries + 1

    before = set(tmp_path.iterdir())
    (tmp_path / "folder.pdf").mkdir()
    for out in (tmp_path / "gone" / "history.pdf", tmp_path / "folder.pdf"):
        pages.save_pdf(out)
        assert told(course, pages).startswith(f"The export cannot be written to {out.name}")
        assert pages.side.message.tone() == "danger"
    assert set(tmp_path.iterdir()) == before | {tmp_path / "folder.pdf"}
    assert len(trail(course.file)) == entries + 1


def test_that_numbers_written_by_the_window_are_those_of_the_tables(
    course: Past, pages: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = course.opened()
    with course.file.reading() as reading:
        sites = looking_back.read_sites(reading, ADA.id, MARA.id)
    visits = opened.history.visits
    rows = tuple(row for row in by_muscle(opened.history, sites, WHOLE) if row.sites)
    expected = {
        "Visits…": visits_csv(visits, opened.patient),
        "Muscles…": muscles_csv(rows, opened.catalogue),
        "Sums…": span_csv(summary_of(visits), opened.patient),
    }
    for words, text in expected.items():
        asked: list[str] = []

        def chosen(
            _owner: QWidget, _title: str, name: str, _kind: str, options: object = None, into: list[str] = asked
        ) -> object:
            into.append(Path(name).name)
            return str(tmp_path / Path(name).name), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
        course.qtbot.mouseClick(pages.side.numbers, Qt.MouseButton.LeftButton)
        menu = pages.side.numbers.findChild(QMenu)
        assert menu is not None
        next(row for row in menu.actions() if row.text() == words).trigger()
        menu.close()
        assert told(course, pages) == f"{asked[0]} is written."
        assert (tmp_path / asked[0]).read_bytes() == text.encode("utf-8")
        assert asked[0].endswith("-2026-11-20.csv")
        assert trail(course.file)[-1] == (f"{DEED} (csv)", "done", MARA.id)
        course.qtbot.waitUntil(lambda: pages.side.numbers.findChild(QMenu) is None)


def test_that_nobody_without_the_right_gets_a_history_out(course: Past, pages: ReportPage, tmp_path: Path) -> None:
    with course.file.work() as work:
        work.save(ADA, replace(ADA, roles=(Role.STUDENT,)))
    entries = len(trail(course.file))
    pages.save_pdf(tmp_path / "history.pdf")
    assert told(course, pages) == f"Your role does not allow this: {DEED}."
    pages.save_numbers(pages.all_numbers()[0], tmp_path / "history.csv")
    assert told(course, pages) == f"Your role does not allow this: {DEED}."
    assert pages.laid is not None
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages.ways.print_on(pages.laid, printer)
    assert told(course, pages) == f"Your role does not allow this: {DEED}."
    assert not list(tmp_path.glob("*.pdf")) + list(tmp_path.glob("*.csv"))
    assert [outcome for _deed, outcome, _patient in trail(course.file)[entries:]] == ["refused"] * 3
    pages.close_page()
    course.page.show_patient(course.opened())
    course.settle()
    assert not course.page.taking_out.button.isVisible()
    course.qtbot.keyClick(course.page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert course.page.taking_out.page is None


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false", extend=True)
def test_that_pages_are_printed_and_a_printer_that_does_not_take_them_is_told(
    course: Past, pages: ReportPage, tmp_path: Path
) -> None:
    laid = pages.laid
    assert laid is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    pages.ways.print_on(laid, printer)
    course.qtbot.waitUntil(lambda: not pages.side.message.isHidden())
    assert told(course, pages) == "Sent to the printer."
    assert len(Drawn((tmp_path / "printed.pdf").read_bytes()).pages) == laid.count
    assert trail(course.file)[-1] == (f"{DEED} (print)", "done", MARA.id)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    pages.ways.print_on(laid, printer)
    course.qtbot.waitUntil(lambda: pages.side.message.tone() == "danger")
    assert told(course, pages) == "The printer does not take the pages."


def test_that_printing_is_loaded_only_when_somebody_prints() -> None:
    folder = Path(needlechart.__file__).parent / "ui"
    at_once = [
        source.name
        for source in folder.rglob("*.py")
        if "QtPrintSupport" in source.read_text("utf-8")
        for node in ast.parse(source.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtPrintSupport"
    ]
    assert at_once == []


def test_that_a_span_is_shown_first_and_all_visits_when_they_are_wanted(course: Past) -> None:
    days = [session.date for session in course.sessions]
    course.page.state.choose_span(Span(days[1], days[3]))
    course.settle()
    page = opened_by(course, lambda button: course.qtbot.mouseClick(button, Qt.MouseButton.LeftButton))
    assert page.side.scope.isVisible()
    assert "3 visits, over 14 days" in words_of(page)
    span, _all = page.side.scope.findChildren(PaintedButton)
    course.qtbot.keyClick(span, Qt.Key.Key_Right)
    assert page.laid is None
    assert "6 visits, over 35 days" in words_of(ready(course))
    assert page.side.scope.value() == "all"
    course.qtbot.mouseClick(span, Qt.MouseButton.LeftButton)
    assert "3 visits, over 14 days" in words_of(ready(course))
    page.close_page()


def test_that_slow_work_says_how_far_it_is_and_can_be_stopped(course: Past, pages: ReportPage, tmp_path: Path) -> None:
    """Stopped between two pages nothing is left open that the program could end with."""
    pages.ways.steps.patience_ms = pages.ways.steps.slice_ms = 0
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    laid, seen = pages.laid, list[tuple[str, bool]]()
    assert laid is not None

    def stop(doing: str, _done: int) -> None:
        seen.append((doing, pages.side.progress.isVisible()))
        pages.side.progress.cancel_requested.emit()

    pages.ways.slow.connect(stop)
    for doing in ("Saving as PDF", "Printing"):
        seen.clear()
        if doing == "Printing":
            pages.ways.print_on(laid, printer)
        else:
            pages.save_pdf(tmp_path / "history.pdf")
        course.qtbot.waitUntil(lambda: bool(seen))
        assert seen == [(doing, True)]
        assert told(course, pages) == f"{doing} was stopped."
        assert pages.side.message.detail() == "No file was written."
        assert pages.side.progress.isHidden()
        assert pages.side.save.isEnabled()
    assert not (tmp_path / "history.pdf").exists()
    pages.close_page()
    taking_out = course.page.taking_out
    taking_out.export_history()
    opened = taking_out.page
    assert opened is not None
    opened.cancel()  # without pages there is nothing to stay for
    assert not opened.isVisible()
    course.settle()  # what was counted for it meanwhile is nobody's
    assert course.page.taking_out.page is None


def test_that_the_pages_of_a_patient_never_lie_over_another(course: Past, pages: ReportPage) -> None:
    opened = course.opened()
    course.page.show_patient(opened)
    assert course.page.taking_out.page is pages  # the same chart, changed
    other = replace(opened, patient=replace(MARA, id="another"), history=NeedleHistory("another"))
    course.page.show_patient(other)
    closed = course.page.taking_out
    assert closed.page is None
    course.qtbot.keyClick(course.page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert closed.page is None  # no visit, no page


def test_that_what_is_compared_goes_out_too(course: Past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course.page.comparing.open("visits")
    compared = course.page.comparing.page
    assert compared is not None
    button = next(b for b in compared.tools.findChildren(QWidget) if b.accessibleName() == "Export")
    course.qtbot.waitUntil(button.isEnabled)
    course.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page = ready(course)
    assert "Comparison of needling" in words_of(page)
    assert not page.side.scope.isVisible()
    out = tmp_path / "compared.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(out), ""))
    course.qtbot.mouseClick(page.side.numbers, Qt.MouseButton.LeftButton)
    assert told(course, page) == "compared.csv is written."
    opened = course.opened()
    with course.file.reading() as reading:
        sites = looking_back.read_sites(reading, ADA.id, MARA.id)
    spans = [Span.of([session.id]) for session in course.sessions[-2:]]
    plain = comparison_csv(compare(opened.history, sites, spans[0], spans[1]), opened.patient, opened.catalogue)
    assert out.read_bytes() == plain.encode("utf-8")
    course.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert course.page.comparing.page is compared
    assert compared.isEnabled()
    course.qtbot.waitUntil(button.hasFocus)
    course.page.comparing.close()


def test_that_every_control_has_a_name_and_room_for_a_finger_and_large_text_stands_over_the_pages(
    course: Past, pages: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for control in (pages.back, pages.side.print, pages.side.save, pages.side.numbers):
        assert control.accessibleName()
        assert control.height() >= 48
    assert "6 visits, over 35 days" in pages.pages.accessibleDescription()
    letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    assert pages.letter is letter
    assert pages.side.geometry().right() < pages._scroll.x()
    monkeypatch.setattr(theme, "text_scale", 2.0)
    course.page.resize(1100, 700)
    course.qtbot.waitUntil(lambda: pages.side.geometry().bottom() < pages._scroll.y())
    assert pages._scroll.width() > 900
