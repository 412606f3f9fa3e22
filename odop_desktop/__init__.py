"""ODOP Desktop: the offline office program of the One District One Product programme."""

__version__ = "0.1.0"
RELEASED = "2026-01-01"  # no clock that is right shows an earlier day
