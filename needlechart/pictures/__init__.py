"""Pictures of the pages, drawn without a screen: one page of any clinic, or all pages of the manual."""

from needlechart.pictures.manual import write_pictures
from needlechart.pictures.stage import draw_page

__all__ = ["draw_page", "write_pictures"]
