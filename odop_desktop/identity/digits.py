"""Digits of any Indian script as the ASCII digits they mean."""

from __future__ import annotations

# The zero of each script whose digits turn up in office papers; the nine after it follow in Unicode order:
# Arabic, Urdu, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam, full width.
_ZEROS = "٠۰०০੦૦୦௦౦೦൦０"
_TO_ASCII = {ord(zero) + n: str(n) for zero in _ZEROS for n in range(10)}


def ascii_digits(text: str) -> str:
    """The same text, as long as before, with every digit in ASCII: 'वार्ड २१' → 'वार्ड 21'."""
    return text if text.isascii() else text.translate(_TO_ASCII)
