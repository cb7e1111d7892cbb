"""The history per muscle and side: its table, and the visits of one muscle on the timeline."""
