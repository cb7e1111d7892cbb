"""How a needle is used; apart from the rest of needling, since a person's authority names techniques too."""

from __future__ import annotations

from enum import StrEnum


class Technique(StrEnum):
    """How the needle is used."""

    PISTONING = "pistoning"
    SLOW_PISTONING = "slow_pistoning"
    ROTATION = "rotation"
    STATIC = "static"
    THREADING = "threading"
    SUPERFICIAL = "superficial"
    PERIOSTEAL = "periosteal"
    ELECTRICAL = "electrical"
    PARASPINAL_SEGMENTAL = "paraspinal_segmental"
    SCAR = "scar"
    TENDON = "tendon"
