"""Billing hand-off: what was confirmed to be billed, handed to whoever bills."""

from needlechart.domain.billing.handing_off import BillingLine, CodeLine, HandOffPreview, PayerRule, TakenOutSince, codes_of
from needlechart.domain.billing.record import BillingHandOff, HandedOffSession

__all__ = [
    "BillingHandOff",
    "BillingLine",
    "CodeLine",
    "HandOffPreview",
    "HandedOffSession",
    "PayerRule",
    "TakenOutSince",
    "codes_of",
]
