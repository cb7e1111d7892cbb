"""A patient's visits: timeline, body and note, moving together."""
