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
    """Several people sign in and none, or nobody of that name, was named."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            "Several people can open this clinic file.", f"Say whose passphrase it is with --person: {', '.join(names)}."
        )


def passphrase_for(path: Path, name: str, passphrase_file: Path | None) -> tuple[str, str]:
    """The person's id and passphrase for that clinic file.  A demo clinic opens with its published one."""
    keys = envelope.read(path)
    person = next((p for p in keys.people if p.name.casefold() == name.casefold()), None)
    if person is None and not name and (len(keys.people) == 1 or keys.demo):
        person = keys.people[0]
    if person is None:
        raise WhoIsThis([p.name for p in keys.people])
    if keys.demo:
        return person.id, envelope.DEMO_PASSPHRASE
    return person.id, _given(passphrase_file) or _asked(person.name)


def _given(passphrase_file: Path | None) -> str:
    if passphrase_file is None:
        return os.environ.get(VARIABLE, "")
    try:
        return passphrase_file.read_text("utf-8").splitlines()[0]
    except (OSError, UnicodeDecodeError, IndexError):
        raise NeedleChartError(
            "The passphrase file cannot be read or is empty.", "Put the passphrase on its first line."
        ) from None


def _asked(name: str) -> str:
    if not sys.stdin.isatty():
        raise NoPassphrase
    return getpass.getpass(f"Passphrase of {name}: ")
