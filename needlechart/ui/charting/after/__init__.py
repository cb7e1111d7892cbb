"""What is asked when the needles are out: pain, count, reaction, advice."""
