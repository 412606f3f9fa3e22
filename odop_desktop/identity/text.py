"""Text as it is kept: one form for what looks the same, nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

# Marks without a shape: soft hyphen, zero-width blank, word joiner, byte-order mark, bidi marks, controls.
# ZWNJ and ZWJ (200C, 200D) stay: Hindi needs them for the look of half letters.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
_BLANKS = re.compile(r"\s+")
_PLAIN = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")


def _nfc(text: str) -> str:
    """NFC. Nukta letters stay in two parts (ड + ़): Unicode excludes U+0958–095F from composition."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def clean(text: str) -> str:
    """One line: NFC, trimmed, every run of blanks (NBSP, tab, line end) one space, no unseen marks."""
    return text if _PLAIN.fullmatch(text) else _BLANKS.sub(" ", _nfc(text)).strip()


def clean_lines(text: str) -> str:
    """Several lines, each cleaned; no blank lines at either end, never two in a row."""
    lines = "\n".join(clean(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")
