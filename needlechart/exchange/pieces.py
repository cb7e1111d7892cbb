"""Reading a large JSON document piece by piece with little memory, and refusing what no document may hold.

A document is one object.  The elements of its array ``patients`` come one at a time; every other member comes whole.
Depth, size and number of brackets of a piece are known before it is parsed, so neither deep nesting nor a huge array
reaches the parser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from needlechart.exchange.parsing import parsed
from needlechart.exchange.refused import DocumentRefused, shown_name

STREAMED = "patients"
"""The member whose elements come one by one."""
DEEPEST = 32
"""Levels of nesting within one piece; the deepest the record needs is eight."""
LARGEST_PIECE = 80 * 1024 * 1024
"""Characters of one patient or of one other member; five thousand full visits fit."""
MOST_BRACKETS = 1_000_000
"""Objects and lists of one piece."""
MOST_COMMAS = 3_000_000
"""Commas of one piece: so its values, however small, fit into memory."""
_CHUNK = 1 << 20

_NO_BRACKET = re.compile(r'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
_TO_BRACKET = re.compile(_NO_BRACKET.pattern + r"[{}\[\]]", re.DOTALL)
_IN_STRING = re.compile(r'(?:[^"\\]++|\\.)*+', re.DOTALL)
_BARE = re.compile(r'[^,:\]}\s"\[{]++')
_GAP = re.compile(r"[ \t\r\n]*+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One parsed piece with its place.  ``index`` is the number of a streamed element, else None.

    ``escapes`` tells that its texts may hold what only an escape can write: NUL or half a surrogate pair.
    """

    member: str
    index: int | None
    value: Any
    escapes: bool


def pieces(path: Path, *, parse_streamed: bool = True) -> Iterator[Piece]:
    """The pieces of the document in their order; DocumentRefused at the first place where it is not one.

    Without ``parse_streamed`` the streamed elements are only measured and come with the value None.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _Scanner(file).members(parse_streamed)
    except UnicodeDecodeError:
        raise DocumentRefused("/", "this is not UTF-8 text") from None
    except OSError as error:
        raise DocumentRefused("/", f"the document cannot be read ({error.strerror or type(error).__name__})") from None


class _Scanner:
    """Finds where values begin and end without parsing them."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False
        self._where = ""

    def members(self, parse_streamed: bool) -> Iterator[Piece]:
        self._expect("{", "a document is one JSON object")
        if self._next_sign() == "}":
            self._at += 1
        else:
            yield from self._named(parse_streamed)
        if self._next_sign():
            raise self._wrong("something stands after the end of the document")

    def _named(self, parse_streamed: bool) -> Iterator[Piece]:
        seen: set[str] = set()
        while True:
            name = self._name()
            self._where = f"/{shown_name(name)}"
            if name in seen:
                raise self._wrong("it stands there twice")
            seen.add(name)
            self._expect(":", "a colon is missing")
            if name == STREAMED and self._next_sign() == "[":
                yield from self._elements(name, parse_streamed)
            else:
                yield self._piece(name, None, True)
            self._where = ""
            if not self._another("}"):
                return

    def _elements(self, name: str, parse: bool) -> Iterator[Piece]:
        self._at += 1
        index = 0
        if self._next_sign() == "]":
            self._at += 1
            return
        while True:
            self._where = f"/{name}/{index}"
            yield self._piece(name, index, parse)
            index += 1
            if not self._another("]"):
                return

    def _piece(self, name: str, index: int | None, parse: bool) -> Piece:
        self._forget_what_was_read()
        self._next_sign()
        start = self._at
        self._pass_value()
        text = self._text[start : self._at]
        if text.count(",") > MOST_COMMAS:
            raise self._wrong("too many values in one piece")
        return Piece(name, index, self._parsed(text, start) if parse else None, "\\" in text)

    def _forget_what_was_read(self) -> None:
        if self._at < _CHUNK // 2:
            return
        self._line += self._text.count("\n", 0, self._at)
        self._text, self._at = self._text[self._at :], 0

    def _pass_value(self) -> None:
        sign = self._next_sign()
        if sign == '"':
            self._pass_string()
        elif sign in ("{", "["):
            self._pass_nested()
        else:
            self._pass_bare()

    def _pass_nested(self) -> None:
        """An object or a list: from bracket to bracket, strings passed over, until the first one is closed."""
        depth = brackets = 0
        while True:
            text, at = self._text, self._at
            while (found := _TO_BRACKET.match(text, at)) is not None:
                at = found.end()
                if text[at - 1] in "}]":
                    depth -= 1
                    if not depth:
                        self._at = at
                        return
                    continue
                depth, brackets = depth + 1, brackets + 1
                if depth > DEEPEST or brackets > MOST_BRACKETS:
                    self._at = at
                    much = f"nested deeper than {DEEPEST} levels" if depth > DEEPEST else "too many values in one piece"
                    raise self._wrong(much)
            # What is left holds no bracket outside a string that ends.
            self._at = _end_of(_NO_BRACKET, text, at)
            if self._at < len(text):
                self._pass_string()
            else:
                self._read_on()

    def _pass_string(self) -> None:
        """From the opening to the closing quotation mark, each character looked at once."""
        at = self._at + 1
        while True:
            at = _end_of(_IN_STRING, self._text, at)
            if self._text[at : at + 1] == '"':
                self._at = at + 1
                return
            self._read_on()

    def _pass_bare(self) -> None:
        """A number, true, false, null, or something that is no JSON."""
        while True:
            found = _BARE.match(self._text, self._at)
            if found is None:
                raise self._wrong("a value is missing")
            if found.end() < len(self._text) or self._ended:
                self._at = found.end()
                return
            self._read_on()

    def _read_on(self) -> None:
        if self._ended:
            raise self._wrong("the document ends in the middle")
        if len(self._text) - self._at > LARGEST_PIECE or self._at > LARGEST_PIECE:
            raise self._wrong(f"larger than {LARGEST_PIECE // (1024 * 1024)} MB in one piece")
        more = self._file.read(max(_CHUNK, len(self._text) // 8))
        self._ended = not more
        self._text += more

    def _next_sign(self) -> str:
        """The next character that is no gap; empty at the end."""
        while True:
            found = _GAP.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._forget_what_was_read()
            more = self._file.read(_CHUNK)
            self._ended = not more
            self._text += more

    def _another(self, end: str) -> bool:
        """Whether a comma and another value follow, rather than the end."""
        sign = self._next_sign()
        if sign not in (",", end) or not sign:
            raise self._wrong("a comma or the end is missing here")
        self._at += 1
        return sign == ","

    def _name(self) -> str:
        if self._next_sign() != '"':
            raise self._wrong("a name in quotation marks is missing")
        start = self._at
        self._pass_string()
        name = self._parsed(self._text[start : self._at], start)
        return name if isinstance(name, str) else ""

    def _expect(self, sign: str, otherwise: str) -> None:
        if self._next_sign() != sign:
            raise self._wrong(otherwise)
        self._at += 1

    def _wrong(self, reason: str) -> DocumentRefused:
        return DocumentRefused(self._where, f"{reason} (line {self._line_at(self._at)})")

    def _line_at(self, place: int) -> int:
        return self._line + self._text.count("\n", 0, place)

    def _parsed(self, text: str, start: int) -> Any:
        try:
            return parsed(text)
        except json.JSONDecodeError as error:
            line = self._line_at(start) + error.lineno - 1
            raise DocumentRefused(self._where, f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]} (line {line})") from None


def _end_of(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where a pattern that matches nothing at all, too, stops matching."""
    found = pattern.match(text, start)
    return found.end() if found else start
