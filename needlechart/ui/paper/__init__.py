"""Pages in the window before they are printed or kept: seen, printed, saved."""
