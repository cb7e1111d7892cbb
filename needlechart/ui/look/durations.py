"""Lengths of time as they are said: 12 s, 1 min 12 s, 1 h 05 min."""


def spoken_duration(seconds: int) -> str:
    """A length of time in words; from an hour on without seconds.  Negative counts as nothing."""
    seconds = max(0, seconds)
    if seconds < 60:
        return f"{seconds} s"
    minutes, rest = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min"
