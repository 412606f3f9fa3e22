"""Every SELECT: frozen rows that are safe on any thread."""
