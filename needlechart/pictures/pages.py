"""The pages that can be drawn, and how the window is led to each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from needlechart.domain.errors import NeedleChartError

if TYPE_CHECKING:
    from needlechart.ui.main_window import MainWindow


class NoSuchPage(NeedleChartError):
    """The page asked for is none of ours."""

    def __init__(self, page: str) -> None:
        super().__init__(f"There is no page {page}.", f"Pages are: {', '.join(PAGES)}.")


class Leading(Protocol):
    """What a way to a page needs: the window, whose chart, and how to wait for it."""

    window: MainWindow
    keeps_session: bool

    def patient_id(self) -> str:
        """The patient whose chart is drawn."""

    def session_id(self) -> str:
        """That patient's open draft, or else the newest session."""

    def until(self, true: Callable[[], bool]) -> None:
        """Lets the window work until the condition holds and nothing asked is unanswered."""


Way = Callable[[Leading], None]


def _start(stage: Leading) -> None:
    stage.window.opening.start()


def _sign_in(stage: Leading) -> None:
    stage.window.opening.ask_who(stage.window.worker.file.path)


def _today(stage: Leading) -> None:
    stage.window.show_today()


def _review(stage: Leading) -> None:
    stage.window.show_review()
    page = stage.window.review_page
    if page is not None:
        stage.until(lambda: page.totals.text() != "" and (page.pane.isHidden() or page.pane.looked is not None))


def _safety(stage: Leading) -> None:
    stage.window.show_figures()
    stage.until(lambda: stage.window.figures_page is not None and stage.window.figures_page.shown is not None)


def _patient(tab: str) -> Way:
    def lead(stage: Leading) -> None:
        stage.window.open_patient(stage.patient_id())
        stage.until(lambda: stage.window.patient_page is not None)
        if stage.window.patient_page is not None:
            stage.window.patient_page.show_tab(tab)
            stage.window.patient_page.history.comparing.close()

    return lead


def _history(form: str, body: str) -> Way:
    """The history as timeline or table, its body with the visit or with the heat map of all of them."""

    def lead(stage: Leading) -> None:
        _patient("history")(stage)
        if stage.window.patient_page is None:
            return
        history = stage.window.patient_page.history
        for choice, value in ((history.form, form), (history.body.kind, body)):
            if choice.value() != value:
                choice.set_value(value)
                choice.changed.emit()
        stage.until(lambda: True)

    return lead


def _session(place: str) -> Way:
    def lead(stage: Leading) -> None:
        here = stage.window.session_page
        if here is not None and stage.keeps_session and here.isVisible():
            here.editor.select(None)
            here.show_place(place)
            return
        stage.window.open_session(stage.session_id())
        stage.until(lambda: stage.window.session_page is not None)
        if stage.window.session_page is not None:
            stage.window.session_page.show_place(place)

    return lead


def _site_card(stage: Leading) -> None:
    """The card of the site charted last."""
    _session("needle")(stage)
    page = stage.window.session_page
    if page is not None and page.editor.session.sites:
        page.editor.select(page.editor.session.sites[-1].id)


def _body(view: str, *, deep: bool = False) -> Way:
    """The body as large as the Needle place shows it, with nothing in hand."""

    def lead(stage: Leading) -> None:
        from needlechart.drawing.sheets import BodyView
        from needlechart.ui.body import BodyChart

        _session("needle")(stage)
        page = stage.window.session_page
        if page is not None:
            page.editor.select(None)
            chart = page.place("needle").findChildren(BodyChart)[0]
            chart.set_deep(deep)
            chart.show_view(BodyView(view))
            chart.fit()

    return lead


def _past_visits(stage: Leading) -> None:
    from needlechart.ui.charting.needle.needle_place import NeedlePlace

    _session("needle")(stage)
    page = stage.window.session_page
    place = page.place("needle") if page is not None else None
    if isinstance(place, NeedlePlace) and place.chart.marks:
        place.past.hold(place.chart.marks[-1].id)


def _handout(stage: Leading) -> None:
    _session("sign")(stage)
    if stage.window.session_page is not None:
        stage.window.session_page.show_handout()


def _compare(stage: Leading) -> None:
    """The newest signed visit beside the one before it."""
    _patient("history")(stage)
    page = stage.window.patient_page
    if page is not None:
        page.history.comparing.visit_button.click()
        stage.until(lambda: page.history.comparing.compared is not None)


def _keys(stage: Leading) -> None:
    _session("needle")(stage)
    if stage.window.session_page is not None:
        stage.window.session_page.show_keys()


PAGES: dict[str, Way] = {
    "start": _start,
    "sign-in": _sign_in,
    "today": _today,
    "review": _review,
    "safety": _safety,
    "history": _history("timeline", "visit"),
    "history_table": _history("table", "visit"),
    "history_heat": _history("timeline", "heat"),
    "plan": _patient("plan"),
    "consent": _patient("consent"),
    "details": _patient("details"),
    "compare": _compare,
    "screen": _session("screen"),
    "before": _session("before"),
    "needle": _session("needle"),
    "needle_site": _site_card,
    "past_visits": _past_visits,
    "treatments": _session("treatments"),
    "after": _session("after"),
    "sign": _session("sign"),
    "handout": _handout,
    "keys": _keys,
    "body_all": _body("all"),
    "body_right": _body("right"),
    "body_head": _body("head"),
    "body_hand": _body("hand"),
    "body_foot": _body("foot"),
    "body_inner_leg": _body("inner_leg"),
    "body_deep": _body("back", deep=True),
}
"""Every page by name, and the way there."""


def way_to(page: str) -> Way:
    """How the window is led to that page; NoSuchPage."""
    if page not in PAGES:
        raise NoSuchPage(page)
    return PAGES[page]
