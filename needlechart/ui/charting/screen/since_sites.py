"""Where it was sore or bruised after the last visit: a key for each place needled then, a line for each that is told of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.body import Side
from needlechart.domain.needling import Site
from needlechart.domain.reactions import SinceAtSite
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import place_words
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.stepper import Stepper
from needlechart.ui.look.words import label, small


class SinceSites(QWidget):
    """Asked only where it matters: once soreness, a bruise or another reaction is said, or a place is told of already."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        last = next((visit for visit in place.editor.opened.earlier if visit.sites), None)
        self._sites = {site.id: site for site in sorted(last.sites, key=lambda s: s.order)} if last is not None else {}
        self.keys = {site_id: Button(self._name(site), "plain", "plus", size="touch") for site_id, site in self._sites.items()}
        self.rows: dict[str, SinceSiteRow] = {}
        keys = Flow(6, 0)
        for site_id, key in self.keys.items():
            keys.addWidget(key)
            key.clicked.connect(lambda _on=False, site_id=site_id: self._tell_of(site_id))
        self._keys = box(keys)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.setLayout(col(small("Where, if it matters", "text2", 500), self._list, self._keys, gap=4))
        place.reach("since_sites", self)
        place.also_show(self._show)

    def _tell_of(self, site_id: str) -> None:
        editor, where = self._place.editor, self._sites[site_id].place
        told = SinceAtSite(editor.new_id(), site_id, where.muscle, where.side)
        editor.change(lambda session: session.with_since_site(told))

    def _show(self, session: TreatmentSession) -> None:
        told = {one.id: one for one in session.since_sites}
        for gone in [key for key in self.rows if key not in told]:
            old = self.rows.pop(gone)
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        for key, one in told.items():
            if key not in self.rows:
                self.rows[key] = SinceSiteRow(self._place, one, self._words_of(one))
                self._list.addWidget(self.rows[key])
            self.rows[key].show_told(one)
        of_sites = {one.site_id for one in told.values()}
        for site_id, button in self.keys.items():
            button.setVisible(site_id not in of_sites)
        self._keys.setVisible(any(not key.isHidden() for key in self.keys.values()))
        since = session.since_last
        matters = since is not None and bool(since.soreness or since.bruise or since.other_reaction)
        self.setVisible(bool(told) or (matters and bool(self._sites)))

    def _name(self, site: Site) -> str:
        return f"{site.order} {place_words(site.place, self._place.editor.opened.catalogue)}"

    def _words_of(self, told: SinceAtSite) -> str:
        site = self._sites.get(told.site_id)
        if site is not None:
            return self._name(site)
        muscle = self._place.editor.opened.catalogue.muscle_name(told.muscle or "") or "A needled place"
        side = "" if told.side in (None, Side.MIDLINE) else f", {told.side}"
        return f"{muscle}{side}"


class SinceSiteRow(QWidget):
    """What was told of one place: soreness left there, the size of a bruise, words."""

    def __init__(self, place: AskingPlace, told: SinceAtSite, name: str) -> None:
        super().__init__()
        self._place, self._id = place, told.id
        self.setAccessibleName(name)
        self.answers: dict[str, Any] = {
            "soreness": Stepper(None, 0, 10, "of 10", f"{name}, soreness"),
            "bruise_mm": NumberField(f"{name}, bruise", 0, 300, "mm", whole=True),
            "words": TextField("in words", f"{name}, in words", size="touch"),
        }
        self.answers["words"].setMaxLength(200)
        self.remove = icon_button("close", f"Take back {name}", size="touch")
        head = row((label(name, weight=500, wrap=True), 1), self.remove, gap=8)
        line = Flow(8, 4)
        for caption, field in (("Sore", "soreness"), ("Bruise", "bruise_mm")):
            line.addWidget(box(row(small(caption, "text2"), self.answers[field], gap=6)))
        self.setLayout(col(head, box(line), self.answers["words"], gap=2, margins=(0, 0, 0, 8)))
        for field, control in self.answers.items():
            control.changed.connect(lambda field=field: self._say(field))
            place.reach(f"since_sites.{told.id}.{field}", control)
        self.remove.clicked.connect(lambda: place.editor.change(lambda session: session.without_since_site(self._id)))

    def show_told(self, told: SinceAtSite) -> None:
        """Shows this value."""
        for field, control in self.answers.items():
            control.set_value(getattr(told, field))

    def _say(self, field: str) -> None:
        said = self.answers[field].value()

        def edit(session: TreatmentSession) -> TreatmentSession:
            held = next((one for one in session.since_sites if one.id == self._id), None)
            return session.with_since_site(replace(held, **{field: said})) if held is not None else session

        self._place.editor.change(edit, f"since_sites.{self._id}.words" if field == "words" else "")
