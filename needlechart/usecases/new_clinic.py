"""What the first start asks for, as a value that needs nothing heavy to be imported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewClinic:
    """A clinic to be made.  ``time_zone`` is an IANA name."""

    name: str
    time_zone: str
    your_name: str
    passphrase: str
    demo: bool = False
