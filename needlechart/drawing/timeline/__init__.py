"""The timeline of a patient as it is painted, on the screen and on paper: its lanes, its dates, its figures."""
