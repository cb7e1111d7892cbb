"""Current between two needles: asked only where the technique is electrical."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from needlechart.domain.needling import ElectricalField, IntensityTarget, Site, Waveform
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.needle.block import Mark, MarkBlock, caption_over, card_row
from needlechart.ui.charting.needle.card_chips import CardChips
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.fields import Field, TextField
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.stepper import Stepper

MOST_CHANNELS = 16


class ElectricalFields(MarkBlock):
    """Channel, partner needle, waveform, Hz, µs, mA, minutes.  Hidden for every other technique."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.channel = Stepper(None, 1, MOST_CHANNELS, name="Channel")
        self.partner = Pick((), "With the needle at", "Partner needle", clearing="No partner", kind="quiet")
        self.waveform = CardChips(Waveform, "Waveform")
        self.frequency_hz = NumberField("Frequency", 1, 200, "Hz")
        self.second_frequency_hz = NumberField("Second frequency", 1, 200, "Hz")
        self.pulse_us = NumberField("Pulse", 50, 1000, "µs", whole=True)
        self.intensity_ma = NumberField("Intensity", 0.1, 30, "mA")
        self.intensity_target = CardChips(IntensityTarget, "Intensity to")
        self.duration_min = NumberField("For", 1, 45, "min", whole=True)
        self.device_id = TextField("", "Device", size="touch")
        self.polarity = TextField("", "Polarity", size="touch")
        self._controls: dict[str, Any] = {
            name: getattr(self, name)
            for name in (
                "channel",
                "waveform",
                "frequency_hz",
                "second_frequency_hz",
                "pulse_us",
                "intensity_ma",
                "intensity_target",
                "duration_min",
                "device_id",
                "polarity",
            )
        }
        for name, control in self._controls.items():
            control.changed.connect(lambda *_, name=name, control=control: self._put(**{name: control.value()}))
        self.partner.changed.connect(lambda: self._put(partner_site_id=self.partner.value()))
        self._lay_out()

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        self.setVisible(isinstance(mark, Site) and mark.technique is Technique.ELECTRICAL)
        if not isinstance(mark, Site):
            return
        field = mark.electrical or ElectricalField(_channel_of(self.editor.session, mark))
        for name, control in self._controls.items():
            value = getattr(field, name)
            control.set_value("" if value is None and isinstance(control, TextField) else value)
        if mark.electrical is None:
            self.channel.set_value(None)
        catalogue = self.editor.opened.catalogue
        others = [s for s in self.editor.session.sites if s.id != mark.id and s.technique is Technique.ELECTRICAL]
        self.partner.set_options([(s.id, f"Site {s.order}, {catalogue.structure_name(s.place.structure)}") for s in others])
        self.partner.set_value(field.partner_site_id)

    def _put(self, **fields: Any) -> None:
        mark = self.mark
        if not isinstance(mark, Site):
            return
        field = mark.electrical or ElectricalField(_channel_of(self.editor.session, mark))
        if fields.get("channel", 1) is None:
            self.put("electrical", None)
            return
        self.put("electrical", replace(field, **fields))

    def _lay_out(self) -> None:
        self.setLayout(
            col(
                card_row("Channel", self.channel, self.partner, None),
                row(_over("Frequency", self.frequency_hz), _over("Second", self.second_frequency_hz), None, gap=16),
                row(_over("Pulse", self.pulse_us), _over("Intensity", self.intensity_ma), None, gap=16),
                _over("Intensity to", self.intensity_target),
                _over("Waveform", self.waveform),
                _over("For", self.duration_min),
                row((Field("Device", self.device_id), 1), (Field("Polarity", self.polarity), 1), gap=12),
                gap=10,
            )
        )


def _over(words: str, control: Any) -> Any:
    return col(caption_over(words), control, gap=2)


def _channel_of(session: TreatmentSession, site: Site) -> int:
    """The first channel with a free end, so that two sites in a row are a pair."""
    taken = [s.electrical.channel for s in session.sites if s.electrical is not None and s.id != site.id]
    return next((n for n in range(1, MOST_CHANNELS) if taken.count(n) < 2), MOST_CHANNELS)
