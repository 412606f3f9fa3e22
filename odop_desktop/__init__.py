"""ODOP Desktop: the offline office program of the One District One Product programme."""

__version__ = "0.1.0"
