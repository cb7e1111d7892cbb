"""Painting with QPainter: body, marks, icons, colours; the same on screen and on paper."""
