"""The drawn body as regions: which muscle, bone, tendon or skin area lies under a point, in millimetres, without Qt."""

from needlechart.atlas.atlas import Atlas, area_names
from needlechart.atlas.structures import Hit, Near, Structure, Suggestion, Window

__all__ = ["Atlas", "Hit", "Near", "Structure", "Suggestion", "Window", "area_names"]
