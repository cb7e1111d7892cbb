"""Diagnoses of a problem by their ICD-10 codes, typed one after the other."""

from __future__ import annotations

import re

from needlechart.ui.people.entry import LineField

_CODE = re.compile(r"[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?")


class DiagnosisField(LineField):
    """ICD-10 codes with commas or blanks between them; small letters are taken as capitals.  The shape of a code is looked
    at, not whether there is such a code."""

    def __init__(self) -> None:
        super().__init__("ICD-10", placeholder="M79.11, M54.2")

    def codes(self) -> tuple[str, ...]:
        """Each code once, in the order typed."""
        return tuple(dict.fromkeys(re.split(r"[,;\s]+", self.value().upper().strip(" ,;")))) if self.value() else ()

    def set_value(self, text: str | tuple[str, ...]) -> None:
        super().set_value(text if isinstance(text, str) else ", ".join(text))

    def check(self) -> bool:
        if not super().check():
            return False
        wrong = [code for code in self.codes() if not _CODE.fullmatch(code)]
        if wrong:
            self.set_error(f"“{wrong[0]}” is no ICD-10 code. Write it like M79.11, several with a comma between them.")
        return not wrong
