"""What people do: deeds of the clinic, one function each; no Qt, no SQL, no wording of messages."""
