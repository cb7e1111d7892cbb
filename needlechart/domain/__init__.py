"""The record and its rules: frozen values from the standard library alone."""
