"""What can go wrong that is the world's or the user's doing, each with a sentence for the clinician."""


class NeedleChartError(Exception):
    """Base of everything a clinician may be told.

    ``sentence`` says what happened, ``way_out`` what to do next.  Neither ever holds a patient's data.
    """

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(f"{sentence} {way_out}".strip())
        self.sentence = sentence
        self.way_out = way_out


class SessionIsSigned(NeedleChartError):
    """A signed session was about to be changed (rule V14)."""

    def __init__(self) -> None:
        super().__init__("This session is signed and frozen.", "Write an addendum or a correction instead.")


class NotAllowed(NeedleChartError):
    """The signed-in person's roles do not include this deed, or not in this session.  The refusal is audited."""

    def __init__(self, deed: str, session_id: str | None = None, sentence: str = "", way_out: str = "") -> None:
        super().__init__(
            sentence or f"Your role does not allow this: {deed}.",
            way_out or "Ask the clinic manager, or sign in as somebody who may.",
        )
        self.deed, self.session_id = deed, session_id


class NotInTheRecord(NeedleChartError):
    """Something asked for by its id is not in the clinic file."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This {what} is not in the clinic file.", "It may have been moved; search for the patient again.")
