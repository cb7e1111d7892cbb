"""The review of signed sessions as it is read and written in the window."""
