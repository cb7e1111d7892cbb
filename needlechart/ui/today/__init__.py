"""Today: find a patient, finish what is open."""
