"""The ``needlechart`` command: the window, and everything that works without it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from needlechart import __version__
from needlechart.domain.errors import NeedleChartError

if TYPE_CHECKING:
    from needlechart.records.clinic_file import ClinicFile

NO_SCREEN = (
    "There is no screen here, so the window cannot be shown: "
    "`needlechart picture FILE PAGE OUT.png` draws any page of a clinic without one."
)
WRONG_USE = 2
STOPPED = 130
LATEST_DEMO_DAY = date(2026, 11, 20)


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns its exit status: 0 good, 1 found wrong, 2 could not be done, 130 stopped."""
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        return command(arguments)
    except NeedleChartError as told:
        print(told, file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("\nStopped; nothing was left half done.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has had enough; what is still to be flushed goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="needlechart", description="Charts dry needling sessions.")
    parser.add_argument("--version", action="version", version=f"needlechart {__version__}")
    parser.add_argument("--demo", action="store_true", help="open a demo clinic in a temporary folder, signed in")
    parser.set_defaults(command=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    window = commands.add_parser("open", help="open the window on a clinic file")
    window.add_argument("file", type=Path)
    window.set_defaults(command=_window)

    demo = commands.add_parser("demo", help="make a demo clinic; the same for the same seed")
    demo.add_argument("file", type=Path)
    demo.add_argument("--patients", type=int, help="24 if left out, or one for every twenty sessions of a large clinic")
    demo.add_argument("--sessions", type=int, default=200, help="sessions of the whole clinic")
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument(
        "--until",
        type=_day,
        default=min(LATEST_DEMO_DAY, date.today()),
        help=f"date of the last sessions, YYYY-MM-DD; {LATEST_DEMO_DAY} if left out, or today while that lies ahead",
    )
    demo.set_defaults(command=_demo)

    check = commands.add_parser("check", help="integrity, audit chain and rules of a clinic file")
    _file_and_passphrase(check)
    check.add_argument("--count-again", action="store_true", help="first count the sums again from the records; for managers")
    check.set_defaults(command=_check)

    export = commands.add_parser("export", help="the session document (JSON), or one row a session (CSV)")
    _file_and_passphrase(export)
    export.add_argument("--format", choices=("json", "csv", "sites-csv"), default="json")
    export.add_argument("--out", type=Path, help="file to write; standard output if left out")
    export.set_defaults(command=_export)

    take = commands.add_parser("import", help="take a session document into a clinic, all or nothing")
    _file_and_passphrase(take)
    take.add_argument("document", type=Path)
    take.set_defaults(command=_import)

    schema = commands.add_parser("schema", help="print the JSON Schema of the session document")
    schema.set_defaults(command=_schema)

    locate = commands.add_parser("locate", help="what lies under points of the drawn body, one JSON object a point")
    locate.add_argument(
        "points", nargs="*", metavar="VIEW X_MM Y_MM [deep]", help="read from standard input, a point a line, if left out"
    )
    locate.set_defaults(command=_locate)

    picture = commands.add_parser("picture", help="draw a page of a clinic to a PNG without a screen")
    _file_and_passphrase(picture)
    picture.add_argument("page", help="which page; an unknown name lists them")
    picture.add_argument("out", type=Path)
    picture.add_argument("--patient", default="", help="whose chart, by record number; the one seen last if left out")
    picture.add_argument("--size", default="1280x800", help="width x height in pixels")
    picture.add_argument("--scheme", choices=("light", "dark"), default="light")
    picture.add_argument("--text", type=float, default=1.0, help="text size, 1.0 to 2.5")
    picture.set_defaults(command=_picture)

    pictures = commands.add_parser("pictures", help="write the manual's pictures of every page")
    where = pictures.add_mutually_exclusive_group()
    where.add_argument("--folder", type=Path, default=Path("docs/screens"), help="where to; docs/screens if left out")
    where.add_argument(
        "--all",
        type=Path,
        metavar="FOLDER",
        help="every page in every look into that folder: small and large windows, light and dark, text at 200 %%",
    )
    pictures.set_defaults(command=_pictures)

    bench = commands.add_parser("bench", help="measure against a floor in the same run")
    bench.add_argument("names", nargs="*", help="which benchmarks; all if left out")
    bench.add_argument("--list", action="store_true", help="name the benchmarks")
    bench.add_argument("--pairs", type=int, default=15, help="pairs of candidate and floor, at least 9")
    bench.add_argument("--out", type=Path, help="file for the JSON; standard output if left out")
    bench.set_defaults(command=_bench)
    return parser


def _file_and_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the clinic file")
    parser.add_argument("--person", default="", help="whose passphrase it is; needed when several people sign in")
    parser.add_argument("--passphrase-file", type=Path, help="file whose first line is the passphrase")


def _progress(words: str) -> Callable[[int, int], None]:
    """A line on standard error that counts up, when somebody is looking."""

    def show(done: int, of: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{words} {done:,} of {of:,}", end="\n" if done >= of else "", file=sys.stderr, flush=True)

    return show


def _window(arguments: argparse.Namespace) -> int:
    from needlechart import app

    if not app.has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return WRONG_USE
    return app.run(getattr(arguments, "file", None), demo=arguments.demo)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date: {text!r}; write it as 2026-11-20") from None


def _demo(arguments: argparse.Namespace) -> int:
    from needlechart.demo.clinic import make_demo_clinic

    patients = max(24, arguments.sessions // 20) if arguments.patients is None else arguments.patients
    file = make_demo_clinic(
        arguments.file,
        patients=patients,
        sessions=arguments.sessions,
        seed=arguments.seed,
        until=arguments.until,
        progress=_progress("Sessions"),
    )
    file.close()
    print(f"Made {arguments.file}: {patients} patients, {arguments.sessions} sessions.")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from needlechart.usecases import checking, figures

    try:
        if arguments.count_again:
            with _opened(arguments) as file, file.work() as work:
                figures.count_again(work)
        with _opened(arguments, read_only=True) as file:
            report = checking.check_clinic(file, _progress("Sessions"))
    except checking.TOO_DAMAGED_TO_OPEN as damage:
        print(damage, file=sys.stderr)
        return 1
    for line in report.lines:
        print(line)
    return 1 if report.damaged else 0


def _export(arguments: argparse.Namespace) -> int:
    from needlechart.usecases import exchanging

    with _opened(arguments) as file:
        exchanging.export_clinic(file, arguments.format, arguments.out, _progress("Patients"))
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from needlechart.usecases import exchanging

    with _opened(arguments) as file:
        taken = exchanging.import_document(file, arguments.document, _progress("Patients"))
    print(f"Imported {taken.patients} patients with {taken.sessions} sessions.")
    return 0


def _schema(_arguments: argparse.Namespace) -> int:
    import json

    from needlechart.exchange.schema import document_schema

    print(json.dumps(document_schema(), indent=1))
    return 0


def _locate(arguments: argparse.Namespace) -> int:
    from needlechart.atlas import Atlas
    from needlechart.resources import resources_folder
    from needlechart.usecases.locating import NotAPoint, lines_of, located

    atlas, status = Atlas.load(resources_folder() / "atlas"), 0
    for line in lines_of(arguments.points) if arguments.points else map(str.strip, sys.stdin):
        if line:
            try:
                print(located(atlas, line))
            except NotAPoint as told:
                print(told, file=sys.stderr)
                status = WRONG_USE
    return status


def _picture(arguments: argparse.Namespace) -> int:
    from needlechart.pictures import draw_page

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw_page(
        _open(arguments),
        arguments.page,
        arguments.out,
        size=arguments.size,
        scheme=arguments.scheme,
        text=arguments.text,
        patient_number=arguments.patient,
    )
    return 0


def _pictures(arguments: argparse.Namespace) -> int:
    from needlechart.pictures import write_pictures

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for path in write_pictures(arguments.all or arguments.folder, every_look=arguments.all is not None):
        print(path)
    return 0


def _bench(arguments: argparse.Namespace) -> int:
    from needlechart import bench

    return bench.run(arguments.names, listing=arguments.list, pairs=arguments.pairs, out=arguments.out)


def _opened(arguments: argparse.Namespace, *, read_only: bool = False) -> AbstractContextManager[ClinicFile]:
    """The clinic file of the command, closed again whatever happens."""
    return closing(_open(arguments, read_only=read_only))


def _open(arguments: argparse.Namespace, *, read_only: bool = False) -> ClinicFile:
    from needlechart.passphrases import passphrase_for
    from needlechart.usecases.clinics import open_clinic

    person_id, passphrase = passphrase_for(arguments.file, arguments.person, arguments.passphrase_file)
    return open_clinic(arguments.file, person_id, passphrase, read_only=read_only)
