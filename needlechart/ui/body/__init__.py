"""The body chart: the drawn body with its marks, to be tapped, zoomed and turned."""

from needlechart.drawing.sheets import BodyView
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.body.body_mark import BodyMark

__all__ = ["BodyChart", "BodyMark", "BodyView"]
