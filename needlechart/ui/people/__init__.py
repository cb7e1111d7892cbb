"""Patients: adding one, their details, their page."""
