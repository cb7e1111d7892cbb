"""Words as they are looked for: small, without accents, letters and digits alone."""

from __future__ import annotations

import unicodedata

_SPELT = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def folded(text: str) -> str:
    """Letters and digits alone, small, without accents."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    return "".join(c for c in plain if c.isalnum())


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, in their order: whatever stands between letters and digits parts them."""
    if text.isascii():
        return "".join([c if c.isalnum() else " " for c in text.lower()]).split()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    kept = [c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)]
    return "".join(kept).split()
