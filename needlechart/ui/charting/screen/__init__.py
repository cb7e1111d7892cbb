"""What must be known before the first needle: since last time, consent, screening, position."""
