"""Two visits or two spans of a patient side by side."""
