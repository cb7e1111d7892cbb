"""How the places of a session ask: rows, typed numbers, picks, and controls made from the shape of the record."""
