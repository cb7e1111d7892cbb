"""Pages for paper: what is handed out, printed and kept as PDF."""
