"""NeedleChart: a desktop record of dry needling sessions for physical therapists."""

__version__ = "0.1.0.dev0"
