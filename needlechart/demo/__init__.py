"""Invented clinics, made of domain values and saved like everything else."""
