"""One file for each step of the schema, the first one with its statements beside it."""
