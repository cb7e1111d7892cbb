"""First start and sign-in."""
