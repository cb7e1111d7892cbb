"""What can go wrong with a clinic file, each with a sentence for the clinician and the way out."""

from __future__ import annotations

from needlechart.domain.errors import NeedleChartError


class NoSuchClinicFile(NeedleChartError):
    """Nothing lies at the path."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no clinic file {name}.", "Check the folder and the name; the drive may not be connected.")


class ClinicFileExists(NeedleChartError):
    """A new clinic file would have replaced something."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is already a file {name}.", "Choose another name or folder; nothing was changed.")


class MissingEnvelope(NeedleChartError):
    """The clinic file is there, its key envelope is not."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The key envelope {name} is missing, so the clinic file cannot be opened.",
            "Put it back beside the clinic file; a backup holds both.",
        )


class DamagedEnvelope(NeedleChartError):
    """The key envelope cannot be read as one."""

    def __init__(self, name: str = "") -> None:
        super().__init__(
            f"The key envelope {name} is damaged.".replace("  ", " "),
            "Put back the key envelope of a backup; the clinic file is untouched.",
        )


class EnvelopeOfAnotherFile(NeedleChartError):
    """The key fits the envelope, but the file was not made with it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} and its key envelope do not belong together, or the beginning of the file is damaged.",
            "Put back the two files of one backup; nothing was changed.",
        )


class WrongPassphrase(NeedleChartError):
    """The passphrase does not open this person's key."""

    def __init__(self) -> None:
        super().__init__("This passphrase is not the right one.", "Try again, or use the clinic's recovery code.")


class MistypedRecoveryCode(NeedleChartError):
    """The code's own check does not come out."""

    def __init__(self) -> None:
        super().__init__("This is not a whole recovery code.", "Compare it group by group with the printed one.")


class WrongRecoveryCode(NeedleChartError):
    """A well-formed recovery code of another clinic, or an older one."""

    def __init__(self) -> None:
        super().__init__("This recovery code does not open this clinic.", "Use the newest code printed for this clinic.")


class DamagedClinicFile(NeedleChartError):
    """The right key, but the content does not read."""

    def __init__(self, name: str = "") -> None:
        super().__init__(
            f"The clinic file {name} is damaged.".replace("  ", " "),
            "Leave it as it is, and restore the newest backup under another name.",
        )


class BrokenAuditTrail(NeedleChartError):
    """The last entries of the audit trail are not those that were written.  ``where`` says which is the first bad one."""

    def __init__(self, name: str, where: str) -> None:
        super().__init__(
            f"{name} was changed from outside, or an older file was put in its place. {where}",
            "Nothing was changed now. Look it over with `needlechart check`, or restore the newest backup under another name.",
        )


class NewerClinicFile(NeedleChartError):
    """Written by a newer NeedleChart than this one."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was written by a newer NeedleChart than this one.", "Install the newer version; the file was not touched."
        )


class OlderClinicFile(NeedleChartError):
    """Written by an older NeedleChart; to read it, it would have to be changed first."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was written by an older NeedleChart than this one.",
            "Open it once in the window: that brings it up to date, and then it can be read.",
        )


class ClinicFileInUse(NeedleChartError):
    """Another NeedleChart has the file open for writing."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is open in another NeedleChart.", "Close it there first; only a check may read beside it.")


class ReadOnlyFolder(NeedleChartError):
    """The folder, the file or the drive cannot be written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The folder of {name} cannot be written, and NeedleChart must write beside the file.",
            "Move the clinic file and its key envelope to a folder of your own, or ask for the right to write there.",
        )


class OpenedToReadOnly(NeedleChartError):
    """A write was asked of a file that was opened to read."""

    def __init__(self) -> None:
        super().__init__("This clinic file was opened only to read.", "Close it and open it to write.")


class WriteFailed(NeedleChartError):
    """The disk did not take a change.  ``code`` names the engine's or the system's reason."""

    def __init__(self, code: str) -> None:
        super().__init__(
            "The change could not be written to the disk.",
            "It stays on the screen: make room on the disk or connect the drive again, and it will be kept.",
        )
        self.code = code


class CannotBeKept(NeedleChartError):
    """A value the tables refuse: out of range, of a wrong kind, or pointing nowhere.  ``constraint`` names the rule."""

    def __init__(self, constraint: str) -> None:
        super().__init__(f"This entry cannot be kept ({constraint}).", "Correct the entry; nothing was written.")
        self.constraint = constraint


class FrozenRecord(NeedleChartError):
    """Signed content or an entry beside it was about to be changed (rule V14)."""

    def __init__(self, table: str) -> None:
        super().__init__("What is signed is frozen.", "Write an addendum or a correction instead.")
        self.table = table


class VersionConflict(NeedleChartError):
    """The record was changed since it was read.  ``ours`` is the value in hand, ``theirs`` the one in the file."""

    def __init__(self, ours: object, theirs: object) -> None:
        super().__init__("This was changed elsewhere in the meantime.", "Compare both, and choose; nothing was overwritten.")
        self.ours = ours
        self.theirs = theirs


class EngineRefused(NeedleChartError):
    """The database library is too old or was built without encryption.  ``what`` is what did not answer as it must."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The database engine of this computer is not safe to use ({what}).",
            "Install NeedleChart again from its own package.",
        )
        self.what = what


class EngineFault(NeedleChartError):
    """The database refused a statement of ours: our own fault.  ``code`` is the engine's name for it."""

    def __init__(self, code: str) -> None:
        super().__init__("NeedleChart met a fault of its own in the clinic file.", "Nothing was written; open the page again.")
        self.code = code
