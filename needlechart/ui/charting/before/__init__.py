"""What is measured before the first needle."""
