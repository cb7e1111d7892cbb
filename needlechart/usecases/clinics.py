"""Making and opening a clinic file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.ids import Ids, IdSource
from needlechart.domain.moments import ClinicClock, Clock
from needlechart.domain.people import Clinic, Person, Role
from needlechart.exchange.catalogue_files import load_catalogue
from needlechart.records import envelope
from needlechart.records.clinic_file import ClinicFile
from needlechart.resources import resources_folder
from needlechart.usecases.new_clinic import NewClinic

__all__ = ["ClinicFile", "create_clinic", "open_clinic", "recover_clinic", "seed_catalogue"]


def seed_catalogue() -> Catalogue:
    """The reference data a new clinic starts with."""
    return load_catalogue(resources_folder() / "catalogue")


def create_clinic(path: Path, new: NewClinic, clock: Clock | None = None, ids: IdSource | None = None) -> tuple[ClinicFile, str]:
    """Makes the clinic file and its key envelope; returns the open file and the recovery code, which is shown once.

    The first person is therapist and manager, with needling authority from that day on.
    """
    clock = clock or ClinicClock(new.time_zone)
    ids = ids or Ids(lambda: clock.now().utc_ms)
    today: date = clock.now().local.date()
    clinic = Clinic(ids(), new.name, new.time_zone, demo=new.demo)
    person = Person(ids(), new.your_name, (Role.THERAPIST, Role.MANAGER), needles_from=today)
    return ClinicFile.create(path, clinic, person, new.passphrase, seed_catalogue(), clock=clock, ids=ids, demo=new.demo)


def recover_clinic(path: Path, person_id: str, recovery_code: str, new_passphrase: str) -> ClinicFile:
    """Opens the file with the recovery code and gives that person a new passphrase; the clinic file itself is not rewritten.

    MistypedRecoveryCode or WrongRecoveryCode when the code does not open it; then nothing is changed.
    """
    data_key = envelope.unwrap_with_recovery(envelope.read(path), recovery_code)
    envelope.change_passphrase(path, data_key, person_id, new_passphrase)
    return open_clinic(path, person_id, new_passphrase)


def open_clinic(
    path: Path,
    person_id: str,
    passphrase: str,
    *,
    read_only: bool = False,
    clock: Clock | None = None,
    ids: IdSource | None = None,
) -> ClinicFile:
    """Opens the file for one of its people; each way it can fail has its own NeedleChartError.

    Without others the clock is the machine's in the clinic's zone, and ids come from it.
    """
    keys = envelope.read(path)
    data_key = envelope.unwrap(keys, person_id, passphrase)
    clock = clock or ClinicClock(keys.time_zone)
    ids = ids or Ids(lambda: clock.now().utc_ms)
    return ClinicFile.open(path, data_key, person_id, clock=clock, ids=ids, read_only=read_only)
