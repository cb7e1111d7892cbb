"""Where the command line takes a passphrase from: a file, the environment, or a prompt; never an argument."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from needlechart.domain.errors import NeedleChartError
from needlechart.records import envelope

VARIABLE = "NEEDLECHART_PASSPHRASE"


class NoPassphrase(NeedleChartError):
    """There is no terminal to ask at and none was given."""

    def __init__(self) -> None:
        super().__init__("This clinic file needs a passphrase.", f"Use --passphrase-file FILE or set {VARIABLE}.")


class WhoIsThis(NeedleChartError):
    """Several people sign in and none was named, or nobody of that name signs in."""

    def __init__(self, wanted: str, names: list[str]) -> None:
        sentence = (
            f"Nobody called {wanted} signs in to this clinic file." if wanted else "Several people can open this clinic file."
        )
        super().__init__(sentence, f"Say whose passphrase it is with --person: {', '.join(names)}.")


class UnreadablePassphrase(NeedleChartError):
    """The file that should hold the passphrase does not."""

    def __init__(self) -> None:
        super().__init__("The passphrase file cannot be read or is empty.", "Put the passphrase on its first line.")


def passphrase_for(path: Path, name: str, passphrase_file: Path | None) -> tuple[str, str]:
    """The person's id and passphrase for that clinic file.  A demo clinic opens with its published one."""
    keys = envelope.read(path)
    person = next((p for p in keys.people if p.name.casefold() == name.casefold()), None)
    if person is None and not name and (len(keys.people) == 1 or keys.demo):
        person = keys.people[0]
    if person is None:
        raise WhoIsThis(name, [p.name for p in keys.people])
    if keys.demo:
        return person.id, envelope.DEMO_PASSPHRASE
    return person.id, _given(passphrase_file) or _asked(person.name)


def _given(passphrase_file: Path | None) -> str:
    if passphrase_file is None:
        return os.environ.get(VARIABLE, "")
    try:
        first = passphrase_file.read_text("utf-8-sig").splitlines()[:1]
    except (OSError, UnicodeDecodeError):
        raise UnreadablePassphrase from None
    if not first or not first[0]:
        raise UnreadablePassphrase
    return first[0]


def _asked(name: str) -> str:
    if not sys.stdin.isatty():
        raise NoPassphrase
    try:
        return getpass.getpass(f"Passphrase of {name}: ")
    except EOFError:
        raise NoPassphrase from None
