"""The clinic in figures: safety, needles used, results; each number opens the sessions behind it."""
