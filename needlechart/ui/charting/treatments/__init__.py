"""What else was done besides needling, each with its own dose."""
