"""The reference data as the pages and the rules read it: the clinic's own, and the names of what is drawn besides muscles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from needlechart.atlas import area_names
from needlechart.domain.catalogue import Catalogue
from needlechart.records.reading import Reading
from needlechart.resources import resources_folder


def catalogue_of(reading: Reading) -> Catalogue:
    """The clinic's catalogue, in which the areas of the body have their names too."""
    return reading.catalogue().with_areas(_areas())


@cache
def _areas() -> Mapping[str, str]:
    return area_names(resources_folder() / "atlas")
