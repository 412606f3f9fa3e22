"""Facts into wording: pure, one language at a time, tested as text."""
