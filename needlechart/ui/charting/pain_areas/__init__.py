"""Areas drawn on the body by hand: where it hurts, and where a site refers to."""
