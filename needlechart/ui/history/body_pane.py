"""The body beside the timeline: the visit's marks, a heat map of the span, or the painful areas drawn in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history import VisitFigures
from needlechart.domain.history.sites import VIEWS, PatientSites
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.heat import Heat
from needlechart.drawing.sheets import BodyView
from needlechart.ui.history.beside_or_around import BesideOrAround
from needlechart.ui.history.body_content import BodyContent, of_areas, of_sites, of_visit
from needlechart.ui.history.body_foot import BodyFoot
from needlechart.ui.history.history_chart import EDGE_PX, HistoryChart
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.muscle_counts import MuscleCounts
from needlechart.ui.history.muscle_words import any_words
from needlechart.ui.history.past_sites import PastSites
from needlechart.ui.history.span_sites import Measure, SpanSites
from needlechart.ui.history.span_words import visits_words
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small

if TYPE_CHECKING:
    from needlechart.atlas import Atlas


class Kind(StrEnum):
    """What the body shows."""

    VISIT = "visit"
    HEAT = "heat"
    PAIN = "pain"


_KINDS = ((Kind.VISIT.value, "Visit"), (Kind.HEAT.value, "Heat map"), (Kind.PAIN.value, "Pain areas"))
_MEASURES = tuple((measure.value, measure.value.capitalize()) for measure in Measure)
_CHART, _EMPTY, _NUMBERS = range(3)


class BodyPane(Box):
    """Reads only.  Chips name the views that show something; the view stays as long as there is something in it.

    While visits are played (``play``) the body shows those played so far, in the visit as faint spots.
    """

    def __init__(self, atlas: Atlas, state: HistoryState, past: PastSites) -> None:
        self._atlas, self._state, self._past = atlas, state, past
        self.kind = Segmented(_KINDS, name="What the body shows")
        self.measure = Segmented(_MEASURES, Measure.TWITCHES.value, name="What the heat map counts")
        self.views = ChoiceChips([], touch=False, name="Views with something to show")
        self.chart = HistoryChart(atlas)
        self.numbers = MuscleCounts()
        self.foot = BodyFoot()
        self._empty = EmptyState("")
        self._only = small("", "text2", 500)
        self._stack = QStackedWidget()
        empty = Box(col(self._empty, None, margins=(20, 16, 20, 16)), "bg")
        for part in (self.chart, empty, Box(col(self.numbers, margins=(16, 0, 8, 0)), "surface")):
            self._stack.addWidget(part)
        switches = QWidget()
        flow = Flow(12, 4)
        switches.setLayout(flow)
        for switch in (self.kind, self.measure):
            flow.addWidget(switch)
        self._which = QWidget()
        self._which.setLayout(row((self.views, 1), (self._only, 1), gap=4))
        self._head = box(col(switches, self._which, gap=6, margins=(EDGE_PX, 8, EDGE_PX, 6)))
        self._beside = BesideOrAround(self._head, self._stack, self.foot)
        super().__init__(col((self._beside, 1), gap=0), "bg", "Body of the visit")
        self.measure.hide()
        self.foot.hide()
        self._session: TreatmentSession | None = None
        self._catalogue: Catalogue | None = None
        self._played: tuple[str, ...] = ()
        self._content = BodyContent({}, {}, ("", ""))
        self._offered: list[tuple[str, str]] = []
        self._fresh = True
        self._whole: SpanSites | None = None
        self._steps: tuple[object, Heat | None] | None = None
        self.kind.changed.connect(self._on_kind)
        self.measure.changed.connect(self._on_measure)
        self.views.changed.connect(self._on_view)
        self.foot.numbers.toggled.connect(lambda _on: self._show_right())
        past.arrived.connect(self._on_arrived)
        state.span_changed.connect(self._on_span)
        state.muscles_changed.connect(self._on_muscles)
        self.foot.all_muscles.clicked.connect(lambda: state.choose_muscles(()))
        self._beside.resized.connect(self._fit_switches)
        theme.changed.connect(self._fit_switches)

    def forget(self) -> None:
        """Another patient's chart: no picture of the one before is kept, and the first view is chosen anew."""
        self._session, self._whole, self._steps, self._played, self._fresh = None, None, None, (), True
        self.foot.numbers.setChecked(False)
        self._show(BodyContent({}, {}, ("", "")))

    def show_visit(self, session: TreatmentSession, catalogue: Catalogue, played: Sequence[str] = ()) -> None:
        """The visit in hand, and the visits ``played`` so far with it as the last."""
        self._session, self._catalogue = session, catalogue
        self.chart.name_of = lambda structure: catalogue.structure_name(structure.key)
        other, self._played = tuple(played) != self._played, tuple(played)
        if other or self.kind.value() == Kind.VISIT:
            self._refresh()

    def play(self, played: Sequence[str]) -> None:
        """These visits are played so far, the one in hand last; none when nothing is played."""
        if tuple(played) != self._played:
            self._played = tuple(played)
            self._refresh()

    def show_chart_again(self) -> None:
        """The chart's figures have changed: what stands on many visits is read again."""
        self._whole = None
        if self.kind.value() != Kind.VISIT:
            self._past.want()

    def wants_all_sites(self) -> bool:
        """Whether it shows more than one visit, for which it needs the sites of all."""
        return self.kind.value() != Kind.VISIT or bool(self._played)

    def least_width(self) -> int:
        """Pixels below which its switches would be cut."""
        return max(self.kind.least_width(), self.measure.least_width()) + 2 * EDGE_PX

    def key_text(self) -> str:
        """What is said about the painful areas, "" while there are none."""
        return self.chart.key_text()

    # ---- the inside
    def _on_kind(self) -> None:
        self.measure.setVisible(self.kind.value() == Kind.HEAT)
        self._refresh(anew=True)

    def _on_measure(self) -> None:
        self._show_heat()
        self._show_right()

    def _on_arrived(self) -> None:
        self._whole = None
        self._refresh()

    def _on_span(self) -> None:
        self._whole = None
        if self.kind.value() != Kind.VISIT:
            self._refresh(anew=True)

    def _on_muscles(self) -> None:
        opened, muscles = self._state.opened, self._state.muscles
        self.foot.show_muscles(any_words(muscles, opened.catalogue) if muscles and opened is not None else "")
        self._whole = None
        self._refresh(anew=True)

    def _refresh(self, *, anew: bool = False) -> None:
        kind = self.kind.value()
        if kind == Kind.VISIT:
            if self._session is not None and self._catalogue is not None:
                self._show(of_visit(self._session, self._catalogue, self._state.muscles), anew=anew)
            return
        sites = self._past.want()
        if sites is None:
            return  # it comes back when they are there
        if kind == Kind.HEAT:
            self._show(
                of_sites(self._among(sites, set(self._played)) if self._played else self._spanned(), self._atlas), anew=anew
            )
        else:
            meant = [visit.session_id for visit in self._meant()]
            self._show(
                of_areas(sites.areas, [each for each in self._played if each in meant] if self._played else meant), anew=anew
            )

    def _spanned(self) -> SpanSites:
        """All sites of the span, counted once."""
        sites = self._past.want()
        if sites is None:
            return SpanSites(PatientSites())
        if self._whole is None:
            some = bool(self._state.muscles)  # these are counted at the visits the patient came to
            wanted = {visit.session_id for visit in self._state.spanned if visit.attended or not some}
            self._whole = self._among(sites, wanted if some or self._state.span is not None else None)
        return self._whole

    def _among(self, sites: PatientSites, session_ids: Collection[str] | None) -> SpanSites:
        """The sites of these visits, in the chosen muscles where some are."""
        return SpanSites(sites, session_ids, self._state.muscles)

    def _meant(self) -> tuple[VisitFigures, ...]:
        """The visits of the span, those that needled the chosen muscles where some are."""
        if not self._state.muscles:
            return self._state.spanned
        needled = self._spanned().session_ids()
        return tuple(visit for visit in self._state.spanned if visit.session_id in needled)

    def _show(self, content: BodyContent, *, anew: bool = False) -> None:
        self._content = content
        offered = [(view.value, words) for view, words in content.views.items()]
        if offered != self._offered:
            self._offered = offered
            self.views.set_options(offered)
        self.views.setVisible(len(offered) > 1)
        self._only.setVisible(len(offered) == 1)
        self._only.setText(content.alone if len(offered) == 1 else "")
        self._which.setVisible(bool(offered))
        self.chart.show_marks(content.marks)
        self.chart.show_pain_areas(content.pain_areas)
        self.chart.past_areas.show(content.past)
        self.chart.show_key(content.key)
        self._empty.show_empty(*content.empty)
        fresh, self._fresh = self._fresh, self._fresh and not offered
        if offered:
            view = self.chart.view if self.chart.view in content.views and not fresh else next(iter(content.views))
            other = view is not self.chart.view
            self.views.set_value(view.value)
            self.chart.show_view(view)
            self.chart.look_round(self._in_sight(), anew=anew or other or fresh)
        self._show_spots()
        self._show_heat()
        self._show_right()
        self.chart.update()

    def _in_sight(self) -> list[BodyPoint]:
        """What should be seen in the present view: while visits are played all that is to come, so that the body stands still."""
        if self._played and self.kind.value() == Kind.VISIT and self._past.sites is not None:
            return [*self._spanned().corners(self.chart.seen.sheet), *self._content.frames.get(self.chart.view, ())]
        return list(self._content.frames.get(self.chart.view, ()))

    def _show_spots(self) -> None:
        played, sites = self._played[:-1], self._past.want() if self._played else None
        if played and sites is not None and self.kind.value() == Kind.VISIT:
            before = self._among(sites, set(played))
            self.chart.spots.show({view: spots for view in VIEWS if (spots := before.spots(view))})
        else:
            self.chart.spots.show({})

    def _show_heat(self) -> None:
        """The heat of the views in sight; while visits are played in the steps of the whole span."""
        sites, measure = self._content.heat, Measure(self.measure.value())
        views = [figure.view for figure in self.chart.seen.sheet.figures]
        heats = sites.heats(views, measure, self._atlas) if sites is not None else {}
        hottest = self._hottest(views, measure) if self._played and heats else next(iter(heats.values()), None)
        if hottest is not None:
            heats = {view: replace(heat, tops=hottest.tops) for view, heat in heats.items()}
        self.chart.heat.show(heats)
        self.chart.update()
        self._say(sites, measure, hottest)

    def _hottest(self, views: Sequence[View], measure: Measure) -> Heat | None:
        """The heat of the whole span whose steps are used while visits are played; kept, since every visit asks for it."""
        what = self._spanned(), tuple(views), measure
        if self._steps is None or self._steps[0] != what:
            self._steps = what, next(iter(what[0].heats(views, measure, self._atlas).values()), None)
        return self._steps[1]

    def _say(self, sites: SpanSites | None, measure: Measure, hottest: Heat | None) -> None:
        """What the foot says of the span."""
        visits, visit = self._state.visits, self.kind.value() == Kind.VISIT
        if (visit and not self._state.muscles) or not visits:
            self.foot.hide()
            return
        said = visits_words(self._meant(), visits[-1].date) if not visit else ""
        if sites is not None:
            self.foot.show_heat(said, sites, measure, hottest)
        else:
            self.foot.show_words(said, self._content.note)
        self.foot.show()

    def _show_right(self) -> None:
        """Chart, numbers, or that there is nothing."""
        numbers = self.kind.value() == Kind.HEAT and self.foot.numbers.isChecked() and bool(self._content.views)
        opened, sites = self._state.opened, self._past.sites
        if numbers and opened is not None and sites is not None:
            self.numbers.show_counts(self._spanned().per_muscle(), opened.catalogue, Measure(self.measure.value()))
        self._stack.setCurrentIndex(_NUMBERS if numbers else _CHART if self._content.views else _EMPTY)

    def _on_view(self) -> None:
        key = self.views.value()
        if key is None:  # a second tap on the chosen view
            self.views.set_value(self.chart.view.value)
        else:
            self.chart.show_view(BodyView(key))
        self.chart.look_round(self._in_sight(), anew=True)
        self._show_heat()

    def _fit_switches(self) -> None:
        for switch in (self.kind, self.measure):
            switch.fit_into(self._beside.wide_of_words() - 2 * EDGE_PX)
