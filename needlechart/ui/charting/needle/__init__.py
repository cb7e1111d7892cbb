"""The Needle place: the body, and the card of the mark in hand."""
