"""The review of all sessions: table, filters, reading pane, queue."""
