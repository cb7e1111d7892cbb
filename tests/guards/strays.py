"""Fails a test that leaves something behind: a log record, a Qt message, a thread, a timer or a window.

Python warnings are errors by the settings in pyproject.toml, and Qt messages during the test itself are pytest-qt's;
this plugin looks at what is left when the test and its own fixtures are over. What a wider fixture holds (a module's
clinic file, the session's application) was there before the test and is nobody's leak.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from tests.guards.stray_logs import ExpectedLogs
from tests.guards.stray_qt import QtBefore, QtMessages, set_apart_what_stands
from tests.guards.stray_threads import leaked_threads, running_threads

_call_failed = pytest.StashKey[bool]()
_qt_messages = pytest.StashKey[QtMessages]()


@pytest.fixture
def expected_logs(_nothing_left_behind: ExpectedLogs) -> ExpectedLogs:
    """For a test in which something is rightly logged: `expected_logs.take("the words")`."""
    return _nothing_left_behind


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[ExpectedLogs]:
    """Set up before all other fixtures of the test, and so looks when they are gone."""
    qt_before = QtBefore() if "qapp" in request.fixturenames else None
    threads_before = running_threads()
    with ExpectedLogs() as logs:
        yield logs
    if request.node.stash.get(_call_failed, False):
        return  # the failure is the news, and its traceback keeps objects alive
    left = [f"stray log record: {sentence}" for sentence in logs.sentences()]
    left += leaked_threads(threads_before)
    if qt_before:
        left += qt_before.leaked_since()
    if left:
        pytest.fail("The test left behind:\n  " + "\n  ".join(left), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if call.when == "call":
        item.stash[_call_failed] = report.failed
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What stands before the first test outlives the last one."""
    set_apart_what_stands()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_qt_messages] = QtMessages(config.getini("qt_log_ignore"))
    config.stash[_qt_messages].listen()


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_qt_messages].leave()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """pytest-qt listens until the test's call is over; windows are closed and fixtures end after that."""
    yield
    messages = item.config.stash[_qt_messages].taken()
    if messages:
        pytest.fail("Qt complained outside the test's call:\n  " + "\n  ".join(messages), pytrace=False)
