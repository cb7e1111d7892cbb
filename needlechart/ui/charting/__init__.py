"""The charting pages: the treatment session at the table."""
