"""What stands in the bytes of a PDF, read from it alone: the words of every page in the order they were drawn, and its inks."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/F(\d+) [-\d.]+ Tf|<([0-9a-fA-F]+)>\s*Tj|\[((?:<[0-9a-fA-F]+>|[-\d.\s])+)\]\s*TJ|(BT)|(ET)")
_INK = re.compile(rb"(?<![\d.])([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn?|SCN?)\b")


class Drawn:
    """A PDF that Qt wrote."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
        self._letters = {
            number: _letters(_stream(self._objects[int(to[1])]))
            for number, body in self._objects.items()
            if (to := re.search(rb"/ToUnicode (\d+) 0 R", body)) is not None
        }
        self.pages = [
            _stream(self._objects[int(content[1])])
            for body in self._objects.values()
            if re.search(rb"/Type\s*/Page\b", body) and (content := re.search(rb"/Contents (\d+) 0 R", body)) is not None
        ]

    @property
    def pictures(self) -> int:
        """How many pictures made of pixels it holds."""
        return len(re.findall(rb"/Subtype\s*/Image", self.pdf))

    def words(self, page: int) -> list[str]:
        """What is written on a page, counted from 0, piece by piece as it was drawn."""
        return [word.replace("\t", " ") for word in self._words(self.pages[page])]  # the font has one shape for both

    def all_words(self) -> list[str]:
        """What is written on all pages."""
        return [word for page in range(len(self.pages)) for word in self.words(page)]

    def colours(self) -> set[tuple[float, ...]]:
        """The inks of all pages that are neither black, white nor grey."""
        inks = {tuple(map(float, ink)) for page in self.pages for ink in _INK.findall(page)}
        return {ink for ink in inks if max(ink) - min(ink) > 0.004}

    def _words(self, page: bytes) -> Iterator[str]:
        letters: dict[str, str] = {}
        said = ""
        for font, one, several, begin, end in _SHOWN.findall(page):
            if font:
                letters = self._letters[int(font)]
            elif begin:
                said = ""
            elif end:
                yield said
            else:
                codes = one if one else b"".join(re.findall(rb"<([0-9a-fA-F]+)>", several))
                said += "".join(letters[codes[at : at + 4].decode().lower()] for at in range(0, len(codes), 4))


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None, "an object without a stream"
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _letters(table: bytes) -> dict[str, str]:
    """The letters that the codes of a font stand for."""
    found: dict[str, str] = {}
    for first, last, to in re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", table):
        for code in range(int(first, 16), int(last, 16) + 1):
            found[f"{code:04x}"] = chr(int(to, 16) + code - int(first, 16))
    for first, last, several in re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*\[(.*?)\]", table, re.DOTALL):
        for code, to in zip(range(int(first, 16), int(last, 16) + 1), re.findall(rb"<([0-9a-fA-F]+)>", several), strict=True):
            found[f"{code:04x}"] = bytes.fromhex(to.decode()).decode("utf-16-be")
    for code, to in re.findall(rb"^<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*$", table, re.MULTILINE):
        found[code.decode().lower()] = bytes.fromhex(to.decode()).decode("utf-16-be")
    return found
