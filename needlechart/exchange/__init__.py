"""Formats that leave and enter the clinic, as pure functions of values."""
