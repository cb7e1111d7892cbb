"""What blocks, what warns, the note as it will read, and the signature."""
