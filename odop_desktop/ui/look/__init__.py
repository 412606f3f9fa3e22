"""Colours, type and icons: one style for every page."""
