"""The guards of tests/conftest.py, each shown to find its fault, and the same fault shown to pass without the guard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FAULTY_TESTS = """
    import logging, threading, warnings
    import pytest
    from PySide6.QtCore import QThread, QTimer, qWarning
    from PySide6.QtWidgets import QWidget

    kept = []
    early = QTimer()

    @pytest.fixture(scope="module")
    def kept_ready(qapp):
        timer = QTimer()
        timer.setObjectName("kept ready")
        yield timer
        timer.stop()

    def test_stray_log():
        logging.getLogger("needlechart.x").warning("the disk is full")

    def test_stray_log_from_a_fixtures_end(request):
        request.addfinalizer(lambda: logging.getLogger("needlechart.x").error("could not close"))

    def test_python_warning():
        warnings.warn("an old way", DeprecationWarning)

    def test_file_left_open(tmp_path):
        open(tmp_path / "x", "w")

    def test_qt_message():
        qWarning("QPainter was not active")

    def test_qt_message_when_the_window_closes(qtbot):
        class Complains(QWidget):
            def closeEvent(self, event):
                qWarning("closed too late")
        kept.append(Complains())
        qtbot.addWidget(kept[-1])

    def test_error_in_a_slot(qtbot):
        timer = QTimer()
        timer.timeout.connect(lambda: 1 / 0)
        with qtbot.waitSignal(timer.timeout):
            timer.start(0)
        timer.stop()

    def test_python_thread():
        thread = threading.Thread(target=threading.Event().wait, name="kept waiting", daemon=True)
        thread.start()

    def test_qt_thread(qapp):
        thread = QThread(qapp)
        thread.setObjectName("kept going")
        kept.append(thread)
        thread.start()

    def test_timer(qapp):
        timer = QTimer(qapp)
        timer.setObjectName("kept ticking")
        timer.start(1000000)
        kept.append(timer)

    def test_timer_made_before_all_tests(qapp):
        early.setObjectName("made early")
        early.start(1000000)

    def test_timer_of_a_wider_fixture_that_goes_on(kept_ready):
        kept_ready.start(1000000)

    def test_window(qapp):
        window = QWidget()
        window.setObjectName("kept open")
        kept.append(window)

    def test_last():
        for thing in kept:
            if isinstance(thing, QThread):
                thing.quit()
                thing.wait()
        early.stop()
"""

# What each faulty test is told. A guard's message names the thing, so that it can be found.
TOLD = {
    "test_stray_log": "stray log record: WARNING needlechart.x: the disk is full",
    "test_stray_log_from_a_fixtures_end": "stray log record: ERROR needlechart.x: could not close",
    "test_python_warning": "an old way",
    "test_file_left_open": "unclosed file",
    "test_qt_message": "QPainter was not active",
    "test_qt_message_when_the_window_closes": "closed too late",
    "test_error_in_a_slot": "ZeroDivisionError",
    "test_python_thread": "running thread: kept waiting",
    "test_qt_thread": "running thread: QThread 'kept going'",
    "test_timer": "running timer: QTimer 'kept ticking'",
    "test_timer_made_before_all_tests": "running timer: QTimer 'made early'",
    "test_timer_of_a_wider_fixture_that_goes_on": "running timer: QTimer 'kept ready'",
    "test_window": "window: QWidget 'kept open'",
}

TIDY_TESTS = """
    import logging, threading
    import pytest
    from PySide6.QtCore import QThread, QTimer, qInfo, qWarning
    from PySide6.QtWidgets import QWidget

    class Cyclic(QWidget):
        def __init__(self):
            super().__init__()
            self.me = self
            self.timer = QTimer()
            self.timer.timeout.connect(self.update)
            self.timer.start(1000000)

    @pytest.fixture(scope="module")
    def shared(qapp):
        window, timer, thread, stop = QWidget(), QTimer(), QThread(), threading.Event()
        timer.start(1000000)
        thread.start()
        python_thread = threading.Thread(target=stop.wait)
        python_thread.start()
        yield window
        thread.quit()
        thread.wait()
        stop.set()
        python_thread.join()

    def test_that_an_expected_log_is_taken_out(expected_logs):
        logging.getLogger("needlechart.x").warning("the disk is full")
        logging.getLogger("needlechart.x").info("opened")
        assert expected_logs.take("disk is full").levelname == "WARNING"
        with pytest.raises(AssertionError, match="nothing logged matches"):
            expected_logs.take("disk is full")

    def test_that_a_wider_fixture_may_keep_its_things(shared):
        assert shared.windowTitle() == ""

    def test_that_they_are_still_no_leak_in_the_next_test(shared, qtbot):
        assert shared.windowTitle() == ""

    def test_that_what_ends_by_itself_is_no_leak(qtbot):
        threading.Thread(target=lambda: None).start()
        qtbot.addWidget(QWidget())
        QWidget()
        Cyclic()
        QWidget().deleteLater()
        qInfo("opened")
        qWarning("harmless in this place")
"""


GUARDED = """
    [pytest]
    addopts = --strict-markers -p no:cacheprovider
    filterwarnings = error
    qt_api = pyside6
    qt_log_level_fail = WARNING
    qt_log_ignore = ^harmless
"""

UNGUARDED = """
    [pytest]
    addopts = --strict-markers -p no:cacheprovider
    filterwarnings = ignore
    qt_api = pyside6
    qt_log_level_fail = NO
    qt_no_exception_capture = 1
"""


def _run(pytester: pytest.Pytester, tests: str, settings: str) -> tuple[dict[str, str], dict[str, str]]:
    """Run the tests in a process of their own: the outcome of each (of its worst phase), and what was said about it."""
    pytester.makeini(settings)
    pytester.makeconftest(
        f"import os, sys\nsys.path.insert(0, {str(ROOT)!r})\nos.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        + ("pytest_plugins = ['tests.guards.strays']\n" if settings == GUARDED else "")
    )
    pytester.makepyfile(tests)
    output = pytester.runpytest_subprocess("-rA", "--color=no").stdout.str()
    outcomes: dict[str, str] = {}
    for outcome, name in re.findall(r"^(PASSED|FAILED|ERROR) \S+::(\w+)", output, re.MULTILINE):
        if outcomes.get(name, "PASSED") == "PASSED":
            outcomes[name] = outcome
    parts = re.split(r"^_+ (?:ERROR at \w+ of )?(test_\w+) _+$", output, flags=re.MULTILINE)
    said: dict[str, str] = {}
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        said[name] = said.get(name, "") + words
    return outcomes, said


def test_that_each_fault_fails_its_test_and_is_named(pytester: pytest.Pytester) -> None:
    outcomes, said = _run(pytester, FAULTY_TESTS, GUARDED)
    assert {name: outcome for name, outcome in outcomes.items() if outcome == "PASSED"} == {"test_last": "PASSED"}
    assert set(outcomes) == {*TOLD, "test_last"}
    assert {name: TOLD[name] for name in TOLD if TOLD[name] not in said[name]} == {}


def test_that_the_same_faults_pass_where_the_guards_are_removed(pytester: pytest.Pytester) -> None:
    outcomes, _ = _run(pytester, FAULTY_TESTS, UNGUARDED)
    assert outcomes == dict.fromkeys([*TOLD, "test_last"], "PASSED")


def test_that_a_tidy_test_passes_the_guards(pytester: pytest.Pytester) -> None:
    outcomes, _ = _run(pytester, TIDY_TESTS, GUARDED)
    assert len(outcomes) == 4
    assert set(outcomes.values()) == {"PASSED"}
