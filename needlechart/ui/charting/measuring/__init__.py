"""Measuring: pain, scores, ranges, thresholds, before and after the same visit."""
