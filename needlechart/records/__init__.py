"""The clinic file: rows, units of work, queries, the audit chain, keys and migrations."""
